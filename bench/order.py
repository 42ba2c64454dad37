"""What lists have in common in what they take first: made from histories and texts, and tried on lists it was not made from.

python -m bench.order TEXTS.jsonl.gz LIST.md LIST.md... [--write]
Prints for each list the recall at a few places a day, starting from the other lists' weights and from nothing, and
writes what all of them have in common where an order starts.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from classifiers.adapting import learn_on
from classifiers.artefact import load
from classifiers.priority import FEATURES, SHARED, features, fit
from classifiers.taste import Taste
from tracker.backtest.history.additions import Added, Beginning, acts
from tracker.backtest.history.versions import revisions
from tracker.backtest.replay.candidates import with_words
from tracker.backtest.replay.days import Announced, Learned, Setting, newest_first, replay
from tracker.backtest.replay.learning import Judging, lessons
from tracker.backtest.replay.measures import recall
from tracker.backtest.replay.meeting import meet
from tracker.backtest.replay.texts import look_over, text_of
from tracker.recordfile import read_record_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifiers.measuring import Floats, Truth
    from tracker.backtest.replay.days import Order

_WEEK = timedelta(days=7)
_HELD = 3e-3
_NOTHING = (0.0,) * len(FEATURES)
PLACES = (5, 10, 20, 0)


@dataclass(frozen=True)
class History:
    """One list with all that was announced in its time and judged on the day."""

    name: str
    papers: Sequence[Announced]
    taken: Mapping[str, date]
    wanted: Mapping[str, date]
    span: tuple[date, date]
    threshold: float

    @classmethod
    def read(cls, page: Path, texts: Path, threshold: float, *, learn: bool = True) -> History:
        """From a clone with its history and a record file; the model learns on from the list as runs do, unless told not to."""
        history = list(acts(revisions(page)))
        added = {act.work.value: act.at.date() for act in history if isinstance(act, Added)}
        first = {work.value: date.min for act in history if isinstance(act, Beginning) for work in act.works}
        taken = {**first, **added}
        overview = look_over(map(text_of, read_record_file(texts)), taken)
        start = max(history[0].at.date(), overview.first or date.min)
        span = (start, max(added.values()))
        model = load()
        judging = Judging(model, (lambda rows: learn_on(model, rows).model) if learn else None)
        taught = lessons(judging, overview, taken, span)
        met = meet(map(text_of, read_record_file(texts)), overview, taught, threshold)
        wanted = {key: added[key] for key in overview.wanted if added.get(key, date.min) >= start}
        return cls(page.resolve().parent.name, with_words(met, taught), taken, wanted, span, threshold)

    def found(self, places: int, order: Order) -> float:
        """The share of additions proposed in time with so many places a day."""
        proposed = replay(self.papers, self.taken, self.span, Setting(self.threshold, places), order)
        return recall(self.wanted, proposed).value or 0.0

    def learned(self, shared: tuple[float, ...] | None = None) -> Learned:
        """The order that this list's decisions show, from some start."""
        return Learned(self.papers, self.taken, self.span[0], shared)

    def perfect(self) -> Order:
        """The best that any order could do."""
        return lambda waiting, _: [float(paper.key in self.wanted) for paper in waiting]

    def lesson(self) -> tuple[Floats, Truth]:
        """What was known of each paper in the week in which it came, and whether people took it then or later."""
        order = self.learned(_NOTHING)
        rows, truth = [], []
        day = self.span[0]
        while day <= self.span[1]:
            took, passed = order.decided(day)
            taste = Taste.learn([one.words for one in took], [one.words for one in passed])
            came = [one for one in self.papers if day <= one.visible < day + _WEEK and self._tells(one)]
            rows.append(features([one.seen for one in came], taste))
            truth.append(np.array([one.key in self.taken for one in came], dtype=np.bool_))
            day += _WEEK
        return np.vstack(rows), np.concatenate(truth)

    def _tells(self, one: Announced) -> bool:
        return one.relevant or one.key in self.taken


def shared_by(lists: Sequence[tuple[Floats, Truth]]) -> tuple[float, ...]:
    """The weights that fit several lists at once; a list with four times the additions counts twice."""
    worth = [
        np.where(truth, 0.5 / truth.sum(), 0.5 / (~truth).sum()) * truth.sum() ** 0.5 for _, truth in lists
    ]
    rows, truth = (np.concatenate(parts) for parts in zip(*lists, strict=True))
    return fit(rows, truth, _NOTHING, _HELD, np.concatenate(worth))[0]


def main(texts: Path, pages: Sequence[Path], *, write: bool) -> None:
    """Print what the shared weights are worth on each list, and write those of all."""
    histories = [History.read(page, texts, 0.05) for page in pages]
    told = [history.lesson() for history in histories]
    print("| list | places a day | from the other lists | from nothing | newest first | hindsight |")
    print("|---|---|---|---|---|---|")
    for at, history in enumerate(histories):
        others = shared_by([lesson for number, lesson in enumerate(told) if number != at])
        orders = (
            history.learned(others),
            history.learned(_NOTHING),
            newest_first,
            history.perfect(),
        )
        for places in PLACES:
            figures = " | ".join(f"{history.found(places, order):.1%}" for order in orders)
            print(f"| {history.name} | {places or 'no limit'} | {figures} |", flush=True)
    weights = {name: round(weight, 3) + 0.0 for name, weight in zip(FEATURES, shared_by(told), strict=True)}
    about = {
        "lists": [history.name for history in histories],
        "additions": [int(truth.sum()) for _, truth in told],
    }
    made = json.dumps({"made_from": about, "weights": weights}, indent=1) + "\n"
    if write:
        SHARED.write_text(made, encoding="utf-8")
    else:
        print(made)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:] if name != "--write"]
    main(given[0], given[1:], write="--write" in sys.argv)
