"""A made-up report of a backtest."""

from __future__ import annotations

from datetime import date

from support.made_up import a_paper, a_verdict

from tracker.backtest.replay.agreement import Comparison, Planned
from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Missed, Point, Share, Why
from tracker.backtest.replay.meeting import Met
from tracker.backtest.telling.report import Report

HOSTILE = "<script>alert(1)</script> & 'a very long heading without end' " * 3
REPORT = Report(
    span=(date(2026, 1, 2), date(2026, 6, 30)),
    lived=(date(2025, 5, 1), date(2026, 6, 30)),
    texts=50_000,
    texts_of=(date(2026, 1, 2), date(2026, 6, 29)),
    passed_over=49_700,
    noise_seen=(date(2026, 1, 2), date(2026, 6, 29)),
    learned=3,
    additions=300,
    by_tracker=0,
    by_bots=0,
    collected=0,
    out_before=0,
    setting=Setting(0.5, 10),
    recall=Share(180, 280),
    by_kind={"model": Share(100, 150), "survey": Share(80, 130)},
    by_section={HOSTILE: Share(1, 2)},
    found={f"2601.{at:05}": days for at, days in enumerate((0, 0, 1, 3, 4, 9, 40, 80), 1)},
    per_week=69.8,
    proposed=900,
    waiting=0,
    elsewhere=0,
    precision={0.1: Share(100, 3000), 0.5: Share(90, 900)},
    section=Share(150, 200),
    shape=Share(100, 200),
    verbatim=Share(60, 200),
    compared=200,
    missed=[Missed("2601.00001", Why.REFUSED, "0.1% likely (" + "~teapot -1.2, " * 9 + ")", HOSTILE)],
    thresholds=[
        Point(threshold, 0, 1 - threshold / 3, 400 - 300 * threshold) for threshold in (0.01, 0.1, 0.5)
    ],
    budgets=[
        Point(0.1, places, places / 50, 7.0 * places, places / 80, places / 160) for places in (5, 10, 20, 40)
    ],
    suggested=Setting(0.1, 40),
    examples={
        "2601.00003": Comparison(
            ("L", "Papers"),
            True,
            True,
            theirs="- [Lumen](u)",
            planned=Planned(("L", "Papers"), "- [Lumen](u)"),
        ),
        "2601.00004": Comparison(
            ("L", "Papers"),
            False,
            False,
            theirs=HOSTILE,
            planned=Planned(("L", HOSTILE), f"- {HOSTILE}\n  more"),
        ),
    },
    differing={
        "2601.00004": Comparison(("L", "Papers"), False, False, theirs="- x", planned=Planned(("L",), "- y"))
    },
    added=[f"2601.{number:05}" for number in range(1, 301)],
    findable=[f"2601.{number:05}" for number in range(1, 281)],
    unknown=[Met("2601.00002", a_paper(), a_verdict(), date(2026, 1, 3))],
)
