"""Recall at a few places a day by four orders: learned from the list's decisions, plain score, newest first, and hindsight.

python -m bench.rank LIST.md TEXTS.jsonl.gz [THRESHOLD]
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from classifiers.adapting import adapt
from classifiers.artefact import load
from tracker.backtest.additions import Added, Beginning, acts
from tracker.backtest.candidates import with_words
from tracker.backtest.history import revisions
from tracker.backtest.learning import Judging, lessons
from tracker.backtest.measures import recall
from tracker.backtest.replay import Learned, Plan, by_score, newest_first, replay
from tracker.backtest.texts import look_over, meet, text_of
from tracker.recordfile import read_record_file


def main(page: Path, texts: Path, threshold: float) -> None:
    history = list(acts(revisions(page)))
    added = {act.work.value: act.at.date() for act in history if isinstance(act, Added)}
    first = {work.value: date.min for act in history if isinstance(act, Beginning) for work in act.works}
    taken = {**first, **added}
    overview = look_over(map(text_of, read_record_file(texts)), taken)
    start = max(history[0].at.date(), overview.first or date.min)
    span = (start, max(added.values()))
    model = load()
    wanted = {key: added[key] for key in overview.wanted if added.get(key, date.min) >= start}
    print(
        "| judge | places a day | learned | plain score | newest first | hindsight |\n|---|---|---|---|---|---|"
    )
    for name, learn in (("shipped", None), ("learning on", lambda rows: adapt(model, rows).model)):
        taught = lessons(Judging(model, learn), overview, taken, span)
        met = meet(map(text_of, read_record_file(texts)), overview, taught, threshold)
        papers = with_words(met, taught)
        orders = (
            Learned(papers, taken, start),
            by_score,
            newest_first,
            lambda paper, _: float(paper.key in wanted),
        )
        for places in (5, 10, 20, 0):
            found = [
                recall(wanted, replay(papers, taken, span, Plan(threshold, places), mark)).value or 0.0
                for mark in orders
            ]
            told = " | ".join(f"{value:.1%}" for value in found)
            print(f"| {name} | {places or 'no limit'} | {told} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float((*sys.argv[3:], "0.05")[0]))
