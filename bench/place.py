"""Where works are put and how they are written, beside people.

`python -m bench.place ../shared/replay [--told] [--history] [--misses]`: all additions of a replay folder in one process,
judged by the folder's own scorer, list by list and by the order that the section kept. `--told` gives the section;
`--history` judges 120 further additions of each full history beside it instead; `--misses` shows each place that differs
from people's.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench.history import further_additions
from tracker.adding import Helpers, add_all
from tracker.lists.steering import NO_DOUBT
from tracker.recordfile import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Event = dict[str, Any]  # rows of the replay, as their own scorer takes them


@dataclass(frozen=True)
class Judged:
    """One addition and what the scorer says of it."""

    event: Event
    score: dict[str, Any]
    reason: str

    @property
    def order(self) -> str:
        """What order the section kept, and whether the person kept to it."""
        target = self.event["target"]
        kept = {True: ", kept", False: ", not kept"}.get(target["fits_order"], "")
        return f"{target['order']}{kept}, {target['pos']}"


_FURTHER = 120


def main(folder: Path, *, told: bool, history: bool, misses: bool) -> None:
    sys.path.insert(0, str(folder / "score"))
    scorer = importlib.import_module("score")
    with TemporaryDirectory() as work:
        if history:
            reader = importlib.import_module("extract")
            events = further_additions(folder, reader, Path(work), _FURTHER)
        else:
            events = scorer.events(str(folder))
        judged = [_judge(scorer, event, told=told) for event in events]
    _show(judged)
    if misses:
        _show_misses(judged)


def _show(judged: Sequence[Judged]) -> None:
    by_list, by_order = defaultdict(list), defaultdict(list)
    for one in judged:
        by_list[one.event["list"]].append(one)
        if one.event["position_meaningful"]:
            by_order[one.order].append(one)
    print("| list | n | pure | section | position | coarse | full |\n|---|---|---|---|---|---|---|")
    for name, those in [*by_list.items(), ("all", judged)]:
        meant = [one for one in those if one.event["position_meaningful"]]
        shares = [
            _share(those, "pure_insertion"),
            _share(those, "section_or_also"),
            _share(meant, "index_ok"),
            _share(those, "line_coarse"),
            _share(those, "line_full"),
        ]
        print(f"| {name} | {len(those)} | {' | '.join(f'{share:.1f}' for share in shares)} |")
    print("\n| order of the section, and where people put it | n | hit |\n|---|---|---|")
    for order, those in sorted(by_order.items()):
        print(f"| {order} | {len(those)} | {sum(bool(one.score.get('index_ok')) for one in those)} |")


def _judge(scorer: Any, event: Event, *, told: bool) -> Judged:
    record = dict(event["record"])
    if told:
        record["section"] = event["target"]["section"]
    added = add_all(
        scorer.before(event),
        read_records([json.dumps(record)]),
        Helpers(),
        NO_DOUBT,
        date.fromisoformat(event["today"]),
    )
    return Judged(event, scorer.score_one(event, added.content), added.outcomes[0].reason)


def _share(those: Sequence[Judged], key: str) -> float:
    return 100 * sum(bool(one.score.get(key)) for one in those) / max(1, len(those))


def _show_misses(judged: Iterable[Judged]) -> None:
    for one in judged:
        if one.event["position_meaningful"] and not one.score.get("index_ok"):
            target = one.event["target"]
            found = "found" if one.score.get("section_or_also") else "missed"
            print(
                f"{one.event['id']}: {one.order}, {target['index']} of {target['siblings']}; section {found}"
                f" ({' > '.join(target['section'][-2:])}); {one.reason}"
            )


if __name__ == "__main__":
    asked = {flag: f"--{flag}" in sys.argv for flag in ("told", "history", "misses")}
    main(Path(sys.argv[1]), **asked)
