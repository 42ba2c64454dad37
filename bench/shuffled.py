"""Orders that no list of a replay folder keeps: its pages' own entries put into each order, some of them out of place.

`python -m bench.shuffled LIST.md LIST.md...`: draws entries of a section, sorts them by each thing that entries can be
ordered by, moves a share of them elsewhere, takes one out and asks where it would be put; right is where it stands between
what the order allows, or where it stood.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.form.keys import By, keys_of
from tracker.lists.form.order import detect, position
from tracker.lists.placing.following import order_to_follow
from tracker.lists.placing.place import draw_map
from tracker.lists.reading.page import Page, read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.lists.form.keys import Keys
    from tracker.lists.form.order import Order

    Ask = Callable[[Sequence[Keys]], Order | None]

SEED = 5
DRAWS = 6
SIZES = (5, 8, 15, 40)
SLIPS = (0.0, 0.1, 0.2)


class Way(NamedTuple):
    """What entries are sorted by, and how many of them are moved elsewhere then."""

    by: By
    falling: bool
    slips: float


WAYS = [
    Way(by, falling, slips)
    for by in By
    for falling in (False, True)
    for slips in SLIPS
    if not (falling and by is By.ALPHABET)
]


def main(paths: Sequence[Path]) -> None:
    """Print what is placed rightly: by an order that is told as broken where it is, and by the nearest guess."""
    groups = list(_groups(paths))
    asked = {"strict": detect, "followed": order_to_follow}
    found = {name: _shares(groups, ask) for name, ask in asked.items()}
    print(
        "| order | out of place | strict, of "
        + ", ".join(map(str, SIZES))
        + " entries | followed |\n|---|---|---|---|"
    )
    for by in By:
        for slips in SLIPS:
            shares = [
                " · ".join(f"{found[name].get((by, slips, size), 0):.0%}" for size in SIZES) for name in asked
            ]
            print(f"| {by} | {slips:.0%} | {' | '.join(shares)} |")


def _groups(paths: Iterable[Path]) -> Iterator[list[Keys]]:
    for path in paths:
        page = read_page(path.read_bytes())
        if isinstance(page, Page):
            for groups in draw_map(page).families.values():
                yield from ([keys_of(entry) for entry in page.groups[group]] for group in groups)


def _shares(groups: Sequence[Sequence[Keys]], ask: Ask) -> dict[tuple[By, float, int], float]:
    drawn = random.Random(SEED)
    right: defaultdict[tuple[By, float, int], list[bool]] = defaultdict(list)
    for way in WAYS:
        for group in groups:
            known = [keys for keys in group if way.by in keys]
            if len(known) < max(SIZES[0], 0.8 * len(group)):
                continue
            for size in SIZES:
                for _ in range(DRAWS if size <= len(known) else 0):
                    entries = drawn.sample(known, size)
                    if len({keys[way.by] for keys in entries}) > 2:
                        right[way.by, way.slips, size].append(_is_right(entries, way, ask, drawn))
    return {what: sum(those) / len(those) for what, those in right.items()}


def _is_right(entries: list[Keys], way: Way, ask: Ask, drawn: random.Random) -> bool:
    entries.sort(key=lambda keys: keys[way.by], reverse=way.falling)
    stood = drawn.randrange(len(entries))
    new = entries.pop(stood)
    for _ in range(round(way.slips * len(entries))):
        entries.insert(drawn.randrange(len(entries)), entries.pop(drawn.randrange(len(entries))))
    order = ask(entries)
    if order is None:
        return False
    at = position(order, entries, new)
    around = [keys[way.by] for keys in (*entries[max(0, at - 1) : at], new, *entries[at : at + 1])]
    return at == stood or around == sorted(around, reverse=way.falling)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
