"""Recall at a few places a day by three orders: learned from the list's decisions, plain score, newest first.

python -m bench.rank LIST.md TEXTS.jsonl.gz
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from classifiers.artefact import load
from classifiers.priority import seen
from state.records import Relevance
from tracker.backtest.additions import Added, acts
from tracker.backtest.history import revisions
from tracker.backtest.measures import recall
from tracker.backtest.replay import Announced, Learned, Plan, by_score, in_time, newest_first, replay
from tracker.backtest.texts import meet, text_of
from tracker.recordfile import read_record_file


def main(page: Path, texts: Path) -> None:
    history = list(acts(revisions(page)))
    added = {act.work.value: act.at.date() for act in history if isinstance(act, Added)}
    first = {
        work.value: date.min
        for act in history
        if not isinstance(act, Added) and hasattr(act, "works")
        for work in act.works
    }
    met = meet((text_of(record) for record in read_record_file(texts)), load(), 0.01, added)
    papers = in_time(
        Announced(
            one.key, one.visible, seen(one.paper, one.verdict), one.verdict.relevant is not Relevance.NO
        )
        for one in met.papers
    )
    taken = {**first, **added}
    start = max(history[0].at.date(), met.first or date.min)
    span = (start, max(added.values()))
    wanted = {one.key: added[one.key] for one in papers if added.get(one.key, date.min) >= start}
    learned = Learned(papers, taken, start)
    print("| places a day | learned | plain score | newest first |\n|---|---|---|---|")
    for places in (5, 10, 20):
        found = [
            recall(wanted, replay(papers, taken, span, Plan(0.5, places), mark)).value or 0.0
            for mark in (learned, by_score, newest_first)
        ]
        print(f"| {places} | " + " | ".join(f"{value:.1%}" for value in found) + " |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
