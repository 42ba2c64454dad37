"""How many planted faults of pages are found: `python -m bench.planted FOLDER_OR_LIST.md... [--seed N] [--missed]`.

Each form of each kind is put into pieces of the pages at places drawn by lot, one fault at a time. Found is one that is
told on its line by a rule of its kind; a mend has to change nothing but those lines, and a second time nothing.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.planting import Form, Ground, Planted, pieces, with_line_ends
from bench.planting_entries import ENTRIES
from bench.planting_links import LINKS
from bench.planting_pages import PAGES
from tracker.lint.check import lint, mend
from tracker.lint.finding import Finding, Weight
from tracker.lists.reading.page import Page, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMS: tuple[Form, ...] = (*ENTRIES, *PAGES, *LINKS)
_PIECE = 15_000


@dataclass
class Outcome:
    """What became of the faults of one form."""

    planted: int = 0
    found: int = 0
    noted: int = 0
    """Found, and told as a note alone."""
    mended: int = 0
    ill_mended: int = 0
    missed: list[str] = field(default_factory=list)


def ground_of(data: bytes) -> Ground:
    """A page as faults are put into it."""
    page = read_page(data)
    assert isinstance(page, Page)
    return Ground(page, frozenset(one.line for one in lint(page, "")))


def told_of(ground: Ground, planted: Planted, form: Form) -> list[Finding]:
    """What is rightly told of a planted fault."""
    page = read_page(with_line_ends(ground.page, planted.texts))
    assert isinstance(page, Page)
    return [one for one in lint(page, "") if one.rule in form.rules and one.line in planted.lines]


def mends_well(ground: Ground, planted: Planted) -> bool:
    """Does a mend leave all but the lines of the fault as a mend of the page without it would, and a second do nothing?"""
    data = with_line_ends(ground.page, planted.texts)
    once = mend(data, "").data
    clean = mend(with_line_ends(ground.page, ground.page.lines.texts), "").data
    lines = Counter(once.splitlines())
    spared = Counter(clean.splitlines()) - lines
    return mend(once, "").data == once and sum(spared.values()) <= len(planted.lines)


def try_form(form: Form, ground: Ground, drawn: random.Random, outcome: Outcome, where: str) -> None:
    """One fault of a form put into a piece, where there is a place for it."""
    planted = form.plant(drawn, ground)
    if planted is None:
        return
    told = told_of(ground, planted, form)
    outcome.planted += 1
    outcome.found += bool(told)
    outcome.noted += bool(told) and all(one.weight is Weight.NOTE for one in told)
    if any(one.fix for one in told):
        outcome.mended += 1
        outcome.ill_mended += not mends_well(ground, planted)
    if not told:
        line = min(planted.lines)
        outcome.missed.append(f"{where}: {planted.texts[line - 1][:200]}")


def grounds(paths: Iterable[Path]) -> Iterator[tuple[str, Ground]]:
    """The pieces of the pages."""
    for path in paths:
        page = read_page(path.read_bytes())
        assert isinstance(page, Page)
        for number, piece in enumerate(pieces(page, _PIECE), 1):
            ground = ground_of(piece.encode("utf-8", "surrogateescape"))
            if len(ground.entries()) >= 6:
                yield f"{path.name}#{number}", ground


def main() -> None:
    """Print a table of what was planted and found, by kind, and what was missed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("paths", nargs="+", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--most", type=int, default=6, help="pieces in which each form is tried")
    asked.add_argument("--missed", action="store_true")
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    files = [one for path in given.paths for one in (sorted(path.iterdir()) if path.is_dir() else [path])]
    ground = list(grounds(files))
    outcomes: dict[Form, Outcome] = {}
    for form in FORMS:
        if given.only not in f"{form.kind}/{form.name}":
            continue
        drawn = random.Random(f"{given.seed} {form.kind} {form.name}")
        outcome = outcomes[form] = Outcome()
        for where, one in drawn.sample(ground, len(ground)):
            if outcome.planted < given.most:
                try_form(form, one, drawn, outcome, where)
    _print(outcomes, missed=given.missed)


def _print(outcomes: dict[Form, Outcome], *, missed: bool) -> None:
    print("| kind | form | planted | found | as a note | mended | ill |\n|---|---|--:|--:|--:|--:|--:|")
    for form, one in outcomes.items():
        print(
            f"| {form.kind} | {form.name} | {one.planted} | {one.found} | {one.noted} | {one.mended} | {one.ill_mended} |"
        )
    print()
    for kind in dict.fromkeys(form.kind for form in outcomes):
        of_kind = [one for form, one in outcomes.items() if form.kind == kind]
        planted, found = sum(one.planted for one in of_kind), sum(one.found for one in of_kind)
        noted = sum(one.noted for one in of_kind)
        print(f"| {kind} | {len(of_kind)} | {planted} | {found} | {found / max(1, planted):.2f} | {noted} |")
    if missed:
        for form, one in outcomes.items():
            for line in one.missed:
                print(f"{form.kind} / {form.name}: {line}")


if __name__ == "__main__":
    main()
