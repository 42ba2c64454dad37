"""What people correct in entries: it wins over extraction for good, and is a labelled example.

A correction is an entry before and after a person's hand. Where a fact's value stood, or as an entry writes it, what stands
there now becomes that fact; where it was struck out, the fact is no longer told. A text that was written anew around it says
nothing of it. What that comes to is kept with the correction when it is heard, so that no later text undoes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from state.happenings import Detail
from state.records import EventKind, Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.kept import LONGEST
from tracker.facts.saying.aims import tag_of, task_words
from tracker.facts.saying.composing import count_words, size_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from state.records import Event

_PIECE = Pattern(r"\w[\w.+-]*\w|\w|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry as it was and as a person left it."""

    before: str
    after: str
    decided: Mapping[Field, tuple[Fact, ...]] = field(default_factory=dict)
    """What stands since in each field that it speaks of, as was found when it was heard; nothing where it was struck out."""


def corrections(events: Iterable[Event]) -> Iterator[Correction]:
    """The corrections among some events, in their order."""
    for event in events:
        before, after = event.details.get(Detail.BEFORE, ""), event.details.get(Detail.ENTRY, "")
        if event.kind is EventKind.CORRECTED and before and before != after:
            yield Correction(before, after, _read(event.details.get(Detail.FACTS, "")))


class _Change(NamedTuple):
    """Pieces of an entry that became others; those that stayed became themselves."""

    start: int
    end: int
    now: tuple[str, ...]
    stayed: bool


def _compared(correction: Correction) -> tuple[list[str], list[_Change]]:
    """The pieces of an entry, and what became of them, without the blanks around what was replaced."""
    was, now = _PIECE.findall(correction.before), _PIECE.findall(correction.after)
    changes = []
    for kind, i, j, k, m in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        start, end, first, last = i, j, k, m
        if kind == "replace":
            start, end = _trimmed(was, i, j)
            first, last = _trimmed(now, k, m)
        changes.append(_Change(start, end, tuple(now[first:last]), kind == "equal"))
    return was, changes


def _trimmed(pieces: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and pieces[start].isspace():
        start += 1
    while start < end and pieces[end - 1].isspace():
        end -= 1
    return start, end


def corrected(facts: Facts, made: Iterable[Correction]) -> Facts:
    """The facts after people's corrections, the latest last."""
    for correction in made:
        if decided := correction.decided:
            others = (fact for fact in facts.found if fact.field not in decided)
            facts = Facts((*others, *(fact for stands in decided.values() for fact in stands)))
        else:
            facts = _recalled(_with(facts, correction), facts, correction)
    return facts


def with_facts(event: Event, facts: Facts) -> Event:
    """A correction as the log keeps it: with what stands now in each field that it speaks of, whatever a later text says."""
    right = corrected(facts, corrections([event])).found
    fields = {fact.field for fact in {*facts.found} ^ {*right}}
    rows = {name.value: [_row(fact) for fact in right if fact.field is name] for name in sorted(fields)}
    if not rows:
        return event
    return replace(event, details={**event.details, Detail.FACTS.value: json.dumps(rows, ensure_ascii=False)})


def _row(fact: Fact) -> tuple[str, str, str, float, str]:
    return fact.value, fact.words[:LONGEST], fact.source.value, fact.confidence, fact.unit


def _read(told: str) -> dict[Field, tuple[Fact, ...]]:
    """What a correction came to; one that cannot be read is compared with what is known today."""
    try:
        return {
            Field(name): tuple(
                Fact(Field(name), value, words, Source(source), float(sure), unit)
                for value, words, source, sure, unit in rows
            )
            for name, rows in json.loads(told or "{}").items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


_RECALLED = (
    Field.PARAMETERS,
    Field.LANGUAGE_MODEL,
    Field.VISION_ENCODER,
    Field.ARCHITECTURE,
    Field.SIZES,
)
"""What an entry's own words tell without anything beside them."""
_MARKS = Pattern(r"\]\([^()\s]*\)|[*`|\[\]]")


def _recalled(right: Facts, facts: Facts, correction: Correction) -> Facts:
    """The facts with what a person replaced though no source says it any more: a later text does not undo their word.

    What the entry said then is read from it as from an abstract. Of such a field what they let stand is theirs as well.
    """
    was, changes = _compared(correction)
    known = {
        fact.field
        for fact in facts.found
        if fact.source is Source.PERSON or _now(fact, facts, was, changes) is not None
    }
    told = _MARKS.sub(" ", correction.before).strip(" -+\n")
    entry = extract(Paper("", f"We introduce a work, {told}"))
    asked = (fact for field in _RECALLED if field not in known for fact in entry.of(field))
    found = [(fact, _now(fact, entry, was, changes)) for fact in asked]
    over = {fact.field for fact, now in found if now}
    right = Facts(tuple(fact for fact in right.found if fact.field not in over))
    kept = ((fact, fact.value if now is None else now) for fact, now in found if fact.field in over)
    stands = (Fact(f.field, now, now, Source.PERSON, 1.0, f.unit) for f, now in kept if now)
    return Facts((*right.found, *stands))


def _with(facts: Facts, correction: Correction) -> Facts:
    was, changes = _compared(correction)
    now = {fact: said for fact in facts.found if (said := _now(fact, facts, was, changes)) is not None}
    gone = {(fact.field, fact.value.casefold()) for fact in now}
    kept = (fact for fact in facts.found if (fact.field, fact.value.casefold()) not in gone)
    right = (
        Fact(
            fact.field,
            tag_of(said) if fact.field is Field.TASKS else said,
            said,
            Source.PERSON,
            1.0,
            fact.unit,
        )
        for fact, said in now.items()
        if said
    )
    return Facts((*kept, *dict.fromkeys(right)))


def _now(fact: Fact, facts: Facts, was: list[str], changes: list[_Change]) -> str | None:
    """What stands now where an entry said a fact; empty where it was struck out, None where it says so still or never did."""
    low = [piece.casefold() for piece in was]
    for form in (*_forms(fact, facts), *_begun(fact, low)):
        pieces = _PIECE.findall(form.casefold())
        for start in range(len(low) - len(pieces) + 1):
            if pieces and low[start : start + len(pieces)] == pieces:
                said = _became(start, start + len(pieces), changes)
                if said is not None and said.casefold() != form.casefold():
                    return said
    return None


def _begun(fact: Fact, low: list[str]) -> list[str]:
    """As much of a clause as an entry says, which cuts it where it is long; a few words alone may be anybody's."""
    pieces = _PIECE.findall(fact.value.casefold()) if fact.field is Field.CONTRIBUTION else []
    starts = (at for at, piece in enumerate(low) if pieces and piece == pieces[0])
    lengths = (
        next(
            (n for n, (one, other) in enumerate(zip(pieces, low[at:], strict=False)) if one != other),
            len(low) - at,
        )
        for at in starts
    )
    longest = min(max(lengths, default=0), len(pieces))
    return ["".join(pieces[:longest]).strip()] if longest >= _CLEARLY else []


_CLEARLY = 7
"""Pieces of a clause, which are four words and the blanks between them."""


def _became(start: int, end: int, changes: list[_Change]) -> str | None:
    """What the pieces from one place to another became; None where more than they was written anew."""
    said: list[str] = []
    for one in changes:
        if one.start == one.end:
            said += one.now if start < one.start < end else ()
        elif one.stayed:
            said += one.now[max(start - one.start, 0) : max(end - one.start, 0)]
        elif one.now and one.start < end and start < one.end:
            if start <= one.start and one.end <= end:
                said += one.now
            elif _tells("".join(one.now)):
                return None
    words = "".join(said).strip()
    return words if _tells(words) else ""


def _tells(words: str) -> bool:
    """Are there letters or figures? A dash in the place of words strikes them out."""
    return any(map(str.isalnum, words))


def _forms(fact: Fact, facts: Facts) -> list[str]:
    """A fact's value, and how an entry writes it: a task in words."""
    if fact.field is Field.TASKS:
        return list(dict.fromkeys((task_words(fact, facts), fact.value)))
    return list(dict.fromkeys((fact.value, count_words(fact.value), size_words(fact.value))))
