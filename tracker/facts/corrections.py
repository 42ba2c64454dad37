"""What people correct in entries: it wins over extraction for good, and is an example to learn from.

A correction is an entry before and after a person's hand. Where a replaced piece is a fact's value, the person's words
become that fact; where it was struck out, the fact is no longer told.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from state.happenings import Detail
from state.records import EventKind
from tracker.facts.fact import Fact, Facts, Source
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from state.records import Event

_PIECE = Pattern(r"\w[\w.+-]*\w|\w|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry as it was and as a person left it."""

    before: str
    after: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """One piece of an entry that a person replaced; `now` is empty where it was struck out."""

    was: str
    now: str


def corrections(events: Iterable[Event]) -> Iterator[Correction]:
    """The corrections among some events, in their order."""
    for event in events:
        before, after = event.details.get(Detail.BEFORE, ""), event.details.get(Detail.ENTRY, "")
        if event.kind is EventKind.CORRECTED and before and before != after:
            yield Correction(before, after, event.by)


def replaced(correction: Correction) -> list[Replaced]:
    """The pieces a person replaced, word by word."""
    was, now = _PIECE.findall(correction.before), _PIECE.findall(correction.after)
    found = []
    for kind, i, j, k, m in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if kind in ("replace", "delete"):
            found.append(Replaced("".join(was[i:j]).strip(), "".join(now[k:m]).strip()))
    return [piece for piece in found if piece.was]


def corrected(facts: Facts, made: Iterable[Correction]) -> Facts:
    """The facts after people's corrections, the latest last."""
    for correction in made:
        for piece in replaced(correction):
            facts = _with(facts, piece)
    return facts


def _with(facts: Facts, piece: Replaced) -> Facts:
    wrong = [fact for fact in facts.found if _says(fact, piece.was)]
    if not wrong:
        return facts
    kept = tuple(fact for fact in facts.found if not any(_same(fact, one) for one in wrong))
    if not piece.now:
        return Facts(kept)
    right = (Fact(fact.field, piece.now, piece.now, Source.PERSON, 1.0, fact.unit) for fact in wrong)
    return Facts((*kept, *dict.fromkeys(right)))


def _says(fact: Fact, words: str) -> bool:
    """Is a replaced piece this fact's value, whole?"""
    return fact.value.casefold() == words.casefold()


def _same(fact: Fact, other: Fact) -> bool:
    return fact.field is other.field and fact.value.casefold() == other.value.casefold()


def examples(made: Iterable[Correction], facts: Facts) -> Iterator[dict[str, str]]:
    """Each correction as a labelled line: which field was said how, and how a person says it."""
    for correction in made:
        for piece in replaced(correction):
            fields = {fact.field.value for fact in facts.found if _says(fact, piece.was)} or {""}
            for field in sorted(fields):
                yield {
                    "field": field,
                    "was": piece.was,
                    "now": piece.now,
                    "before": correction.before,
                    "after": correction.after,
                    "by": correction.by,
                }
