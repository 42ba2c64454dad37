"""Recall at a few places a day by four orders: learned from the list's decisions, plain score, newest first, and hindsight.

python -m bench.rank LIST.md TEXTS.jsonl.gz [THRESHOLD]
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.order import PLACES, History
from tracker.backtest.replay.days import by_score, newest_first


def main(page: Path, texts: Path, threshold: float) -> None:
    print("| judge | places a day | learned | plain score | newest first | hindsight |")
    print("|---|---|---|---|---|---|")
    for name, learn in (("shipped", False), ("learning on", True)):
        history = History.read(page, texts, threshold, learn=learn)
        orders = (history.learned(), by_score, newest_first, history.perfect())
        for places in PLACES:
            told = " | ".join(f"{history.found(places, order):.1%}" for order in orders)
            print(f"| {name} | {places or 'no limit'} | {told} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float((*sys.argv[3:], "0.05")[0]))
