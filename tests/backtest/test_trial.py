"""The whole backtest on a made-up list: what is told, and that nothing from the future changes it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from support.clones import Clone
from support.made_up import a_verdict

from state.records import Paper
from tracker.backtest.history.beside import Beside
from tracker.backtest.history.clone import moving
from tracker.backtest.history.gitdoor import HistoryError
from tracker.backtest.history.versions import revisions
from tracker.backtest.replay.learning import Judging
from tracker.backtest.replay.measures import Why
from tracker.backtest.replay.texts import Text
from tracker.backtest.telling.text import in_words
from tracker.backtest.telling.wire import as_json
from tracker.backtest.trial import Wish, backtest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from classifiers.labels import Labelled
    from state.records import Verdict
    from tracker.backtest.telling.report import Report

SUGGESTED = Wish()
HEAD = "# Made-up list\n\n## Papers\n\n"


def entry(number: int) -> str:
    return f"- [Lumen {number}: Seeing Things](https://arxiv.org/abs/2601.{number:05})\n"


def page(*numbers: int) -> str:
    return HEAD + "".join(entry(number) for number in numbers)


class MadeUpJudge:
    """Sure of even numbers, in doubt about numbers that end in 5, against the rest."""

    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(self._of(paper)) for paper in papers]

    @staticmethod
    def _of(paper: Paper) -> float:
        number = int((paper.arxiv_id or "0")[-5:])
        return 0.95 if number % 2 == 0 else 0.4 if number % 5 == 0 else 0.001


def text(number: int, day: int = 5, month: int = 1) -> Text:
    paper = Paper(f"Lumen {number}: Seeing Things", "Made up.", f"2601.{number:05}")
    return Text(paper, date(2026, month, day))


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(tmp_path / "list")
    made.commit("2026-01-02", page(2))
    made.commit("2026-01-09", page(4, 2))
    made.commit("2026-01-12", page(5, 4, 2))
    made.commit("2026-01-16", page(7, 6, 5, 4, 2))
    made.commit("2026-02-20", page(99, 7, 6, 5, 4, 2))
    return made


TEXTS = [text(number) for number in (4, 5, 6, 7, 8)]


def tried(clone: Clone, texts: list[Text], wish: Wish = SUGGESTED) -> Report:
    return backtest(
        lambda: revisions(clone.folder / "README.md"), lambda: texts, Judging(MadeUpJudge()), wish
    )


def test_additions_are_found_earlier_and_misses_have_their_reason(clone: Clone) -> None:
    report = tried(clone, TEXTS, Wish(threshold=0.5))
    assert report.additions == 5
    assert (report.recall.part, report.recall.whole) == (2, 4)
    assert report.leads == [3, 10]
    assert {one.arxiv_id[-2:]: one.why for one in report.missed} == {
        "05": Why.UNSURE,
        "07": Why.REFUSED,
        "99": Why.NOT_SEEN,
    }
    assert [one.key for one in report.unknown] == ["2601.00008"]


def test_what_was_out_long_before_the_replay_began_is_counted_apart(clone: Clone) -> None:
    """People add old papers, too; no setting would have proposed these, so no share is of them."""
    clone.commit("2026-04-20", page(20, 99, 7, 6, 5, 4, 2))
    report = tried(clone, [*TEXTS, text(20, 1, 4)], Wish(date(2026, 4, 10), threshold=0.5))
    assert (report.additions, report.out_before, report.recall.whole) == (1, 0, 1)
    late = tried(clone, [*TEXTS, text(20, 6)], Wish(date(2026, 4, 10), threshold=0.5))
    assert (late.additions, late.out_before, late.recall.whole) == (1, 1, 0)
    assert [one.why for one in late.missed] == [Why.NOT_SEEN]


def test_what_was_out_already_when_the_replay_began_is_told_beside_the_noise(clone: Clone) -> None:
    texts = [*TEXTS, text(10, 14), text(12, 14)]
    assert tried(clone, texts).waiting == 0
    later = tried(clone, texts, Wish(since=date(2026, 1, 12), threshold=0.5))
    assert (later.waiting, later.proposed) == (2, 4)  # 6 and 8 were out, 4 was taken before
    assert later.per_week == pytest.approx(2 * 7 / 4)  # 10 and 12, in the days of which there are texts
    assert {one.per_week for one in later.budgets} == {later.per_week}
    words = in_words(later, "README.md")
    assert "4 in all, 2 of papers that were out before 2026-01-12" in words
    assert "out before" not in in_words(tried(clone, texts), "README.md")


def test_what_came_by_a_trackers_commits_was_taken_and_not_added(clone: Clone) -> None:
    report = tried(clone, TEXTS, Wish(threshold=0.5, proposed=frozenset({"2601.00006", "2601.00007"})))
    assert (report.additions, report.by_tracker) == (3, 2)
    assert (report.recall.part, report.recall.whole) == (1, 2)
    assert [one.key for one in report.unknown] == ["2601.00008"]


@pytest.mark.parametrize(("proposed", "by_bots"), [(frozenset(), 1), (frozenset({"2601.00008"}), 0)])
def test_what_came_by_a_bot_is_counted_apart_unless_it_is_a_trackers(
    clone: Clone, proposed: frozenset[str], by_bots: int
) -> None:
    (clone.folder / "README.md").write_text(page(8, 99, 7, 6, 5, 4, 2))
    clone.git("commit", "-q", "-a", "-m", "Update", "--author=made-up[bot] <1@example.org>", on="2026-02-21")
    report = tried(clone, TEXTS, Wish(threshold=0.5, proposed=proposed))
    assert (report.additions, report.by_bots, report.by_tracker) == (5, by_bots, len(proposed))
    assert not report.unknown


def test_a_collection_is_taken_from_the_day_on_which_it_came(clone: Clone) -> None:
    """Until then nobody knew of it, so its works are proposed like others."""
    clone.commit("2026-02-21", page(8, *range(100, 220), 99, 7, 6, 5, 4, 2))
    report = tried(clone, [*TEXTS, text(100)], Wish(threshold=0.5))
    assert report.additions == 5
    assert report.collected == 121
    assert report.proposed == len((4, 6, 8, 100))
    assert not report.unknown


@pytest.mark.parametrize(("copied", "additions"), [(False, 5), (True, 16)])
def test_what_a_version_takes_out_of_another_file_was_moved(
    clone: Clone, copied: bool, additions: int
) -> None:
    there = (99, 7, 6, 5, 4, 2)
    other = clone.commit("2026-02-21", page(*range(200, 211)), "other.md")
    if not copied:
        other.unlink()
    readme = clone.commit("2026-02-22", page(*range(200, 211), *there))
    report = tried(clone, TEXTS, Wish(threshold=0.5, moved=moving(readme)))
    assert report.additions == additions


def test_the_few_that_came_out_of_another_page_were_moved(clone: Clone) -> None:
    clone.commit("2026-02-21", page(8, 200), "other.md")
    (clone.folder / "other.md").write_text(page(200))
    readme = clone.commit("2026-02-22", page(8, 10, 99, 7, 6, 5, 4, 2))
    report = tried(clone, TEXTS, Wish(threshold=0.5, moved=moving(readme)))
    assert {*report.added} == {f"2601.{number:05}" for number in (4, 5, 6, 7, 10, 99)}


@pytest.mark.parametrize(
    ("cut", "pasted", "additions"),
    [
        ("2026-02-22T10:00:00+00:00", "2026-02-22T10:05:00+00:00", 5),
        ("2026-02-22T10:05:00+00:00", "2026-02-22T10:00:00+00:00", 5),
        ("2026-02-22", "2026-02-25", 5),
        ("2026-02-22", "2026-03-06", 6),
    ],
    ids=["cut first", "pasted first", "days later", "weeks later"],
)
def test_what_moved_in_two_commits_was_moved(clone: Clone, cut: str, pasted: str, additions: int) -> None:
    there = (99, 7, 6, 5, 4, 2)
    clone.commit("2026-02-10", page(8, 200), "other.md")
    done = sorted([(cut, page(200), "other.md"), (pasted, page(8, *there), "README.md")])
    for on, content, name in done:
        clone.commit(on, content, name)
    clone.commit("2026-03-20", page(201, 200), "other.md")
    report = tried(clone, TEXTS, Wish(threshold=0.5, moved=moving(clone.folder / "README.md")))
    assert report.additions == additions


def test_what_another_history_brought_was_not_added(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "list")
    clone.git("checkout", "-q", "--orphan", "other")
    clone.git("rm", "-r", "-f", "-q", ".")
    clone.commit("2026-02-01", page(8, 10, 12), "another.md")
    clone.git("checkout", "-q", "list")
    clone.git("merge", "-q", "--no-commit", "--allow-unrelated-histories", "-s", "ours", "other")
    readme = clone.commit("2026-02-22", page(8, 10, 12, 99, 7, 6, 5, 4, 2))
    report = tried(clone, TEXTS, Wish(threshold=0.5, moved=moving(readme)))
    assert report.additions == 5


@pytest.mark.parametrize(("shared", "proposed"), [(True, 1), (False, 0)])
def test_what_another_page_took_leaves_this_one_where_pages_share_nothing(
    clone: Clone, shared: bool, proposed: int
) -> None:
    other = Beside({"2601.00008": datetime(2026, 1, 8, tzinfo=UTC)}, apart=not shared)
    late = [text(8, 12), text(10, 12)]
    report = tried(clone, [*TEXTS[:4], *late], Wish(threshold=0.5, beside=other))
    assert (report.elsewhere, [one.key for one in report.unknown]) == (proposed, ["2601.00010"])


def test_model_learns_that_what_stands_on_another_page_belongs(clone: Clone) -> None:
    told: list[dict[str | None, bool | None]] = []

    def learn(rows: Sequence[Labelled]) -> MadeUpJudge:
        told.append({row.paper.arxiv_id: row.relevant for row in rows})
        return MadeUpJudge()

    other = Beside({"2601.00008": datetime(2026, 1, 8, tzinfo=UTC)})
    history = partial(revisions, clone.folder / "README.md")
    backtest(
        history,
        lambda: [*TEXTS, text(10), text(12, 10, 2)],
        Judging(MadeUpJudge(), learn),
        Wish(beside=other),
    )
    assert (told[-1]["2601.00008"], told[-1]["2601.00010"]) == (True, False)
    assert all("2601.00008" not in rows for rows in told[:1])


def test_what_came_from_another_page_was_taken_from_the_day_on_which_it_came(clone: Clone) -> None:
    other = Beside({"2601.00006": datetime(2026, 1, 8, tzinfo=UTC)})
    report = tried(clone, TEXTS, Wish(threshold=0.5, beside=other))
    assert (report.additions, report.elsewhere) == (4, 1)
    assert [one.key for one in report.unknown] == ["2601.00008"]


def test_noise_that_is_seen_in_a_part_of_the_time_is_told_so(clone: Clone) -> None:
    clone.commit("2026-03-20", page(8, 99, 7, 6, 5, 4, 2))
    passed = [text(number, 16, 2) for number in (10, 12)]
    words = in_words(tried(clone, [*TEXTS, *passed], Wish(threshold=0.5)), "README.md")
    assert "--since 2026-02-16 leaves out what was before" in words
    whole = [*passed, text(14, 19, 3), text(16, 6)]
    assert "leaves out" not in in_words(tried(clone, [*TEXTS, *whole]), "README.md")
    early = in_words(tried(clone, [*TEXTS, text(16, 6)]), "README.md")
    assert "noise is seen only there" in early
    assert "leaves out" not in early


def test_section_and_shape_are_those_of_the_list(clone: Clone) -> None:
    report = tried(clone, TEXTS)
    assert (report.section.part, report.section.whole) == (4, 4)
    assert report.shape.value == 1


def test_every_name_of_the_format_is_there(clone: Clone) -> None:
    told = as_json(tried(clone, TEXTS), "README.md")
    assert {
        "additions",
        "recall",
        "lead_days_median",
        "lead_days_p90",
        "proposals_per_week",
        "precision",
        "section_agreement",
        "shape_agreement",
        "missed",
        "suggested",
    } <= told.keys()
    assert json.loads(json.dumps(told)) == told


def test_words_say_the_same(clone: Clone) -> None:
    words = in_words(tried(clone, TEXTS, Wish(threshold=0.5)), "README.md")
    assert "recall               50.0% (2 of 4)" in words
    assert "missed 3 of 5: 1 unsure, 1 refused, 1 not seen" in words
    assert "1 of which no text was given" in words
    assert "2601.00007  refused: 0.1% likely" in words


def test_without_texts_it_says_what_to_give(clone: Clone) -> None:
    assert "--texts" in in_words(tried(clone, []), "README.md")


def test_file_outside_git_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# List\n")
    with pytest.raises(HistoryError, match=r"clone .*git says: "):
        list(revisions(tmp_path / "README.md"))
    with pytest.raises(HistoryError, match="no file"):
        list(revisions(tmp_path / "absent.md"))
    with pytest.raises(HistoryError, match=r"is a folder; name the list's page in it, as in .*README\.md"):
        list(revisions(tmp_path))


class Pupil(MadeUpJudge):
    """A judge that says of even numbers how much it learned from, so that any other lesson shows."""

    def __init__(self, rows: Sequence[Labelled]) -> None:
        said = sorted(f"{row.paper.arxiv_id}{row.relevant}" for row in rows)
        self._shift = crc32(" ".join(said).encode()) / 2**33

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(self._of(paper) * (1 - self._shift)) for paper in papers]


@pytest.mark.parametrize("per_day", [0, 1])
def test_texts_from_after_the_last_version_change_no_figure(clone: Clone, per_day: int) -> None:
    """More of them than are drawn to learn from: which of the earlier are drawn must not hang on them."""
    clone.commit("2026-03-20", page(120, 99, 7, 6, 5, 4, 2))
    known = [*(text(number) for number in range(200)), text(3000, 20, 3)]
    later = [
        Text(Paper(f"Lumen {number}", "Made up.", f"2605.{number:05}"), date(2026, 5, 5))
        for number in range(7000)
    ]

    def figures(texts: list[Text]) -> dict[str, object]:
        history = partial(revisions, clone.folder / "README.md")
        told = backtest(history, lambda: texts, Judging(MadeUpJudge(), Pupil), Wish(None, 0.3, per_day))
        return {name: said for name, said in as_json(told, "").items() if name != "texts"}

    assert figures([*later, *known]) == figures(known)


def test_what_was_taken_off_later_was_added_all_the_same(clone: Clone) -> None:
    clone.commit("2026-02-25", page(99, 6, 5, 4, 2))
    assert tried(clone, TEXTS).additions == 5


def test_each_budget_stands_beside_what_plainer_orders_find_at_as_many_places(tmp_path: Path) -> None:
    """Thirty surer ones came days before the one that people took: at five a day it is found by its day alone."""
    made = Clone(tmp_path / "list")
    made.commit("2026-01-02", page(2))
    made.commit("2026-01-10", page(75, 2))
    surer = [text(number, 6) for number in range(10, 70, 2)]
    report = tried(made, [*surer, text(75, 8)])
    found = {point.per_day: (point.surest_first, point.newest_first) for point in report.budgets}
    assert (found[5], found[40]) == ((0.0, 1.0), (1.0, 1.0))
    assert all(point.surest_first is None for point in report.thresholds)
    assert "(the surest first 0.0%, the newest first 100.0%)" in in_words(report, "README.md")
