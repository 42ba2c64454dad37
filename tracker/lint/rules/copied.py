"""Two papers under one title behind their names: a row whose title was copied from the neighbour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lint.alike import family
from tracker.lint.finding import Rule, Weight
from tracker.lint.pairs import are_many, both_on_arxiv, paired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_REST_WORDS = 5


def find(sheet: Sheet) -> Iterator[Finding]:
    """Works of two names and papers with one title, which was copied from the neighbour."""
    by_rest: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in sheet.subjects:
        rest = subject.title.removeprefix(f"{subject.name}: ")
        if subject.name and subject.titled and rest != subject.title and len(rest.split()) >= _REST_WORDS:
            by_rest[fold(rest)].append(subject)
    found = [
        (first, again)
        for members in by_rest.values()
        for first, again in paired(members)
        if both_on_arxiv(first, again) and first.paper != again.paper and family(first) != family(again)
    ]
    many = are_many(found, sum(map(len, by_rest.values())))
    beside = "; many titles of this list are alike behind the name, so it may be its own" if many else ""
    for first, again in found:
        told = f"{again.name} has the title that {first.name} has on line {first.line}, which is another paper{beside}"
        weight = Weight.NOTE if many else Weight.WARNING
        yield sheet.finding(
            again.entry.start, Rule.SAME_TITLE_DIFFERENT_LINK, told, weight, others=(first.line,)
        )
