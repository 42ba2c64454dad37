"""Facts as the JSON of `facts --json`, and as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import COUNTED, KIND, Field, Source

if TYPE_CHECKING:
    from tracker.facts.fact import Contradiction, Fact, Facts

_CALLED = {
    Source.PERSON: "a person's correction",
    Source.RECORD: "given by its source",
    Source.TITLE: "title",
    Source.ABSTRACT: "abstract",
    Source.COMMENT: "authors' comment",
    Source.CONFIG: "configuration file",
    Source.HUB: "Hugging Face",
    Source.CARD: "model or data card",
    Source.PAPERS_WITH_CODE: "Papers with Code",
    Source.PAGE: "paper's own page",
}
"""What readers call the places that facts come from."""


def as_json(facts: Facts) -> dict[str, object]:
    """Every field, absent as null or [], and under `sources` the exact words of each that is there."""
    row: dict[str, object] = {}
    sources: dict[str, str] = {}
    for field in Field:
        used = facts.of(field)
        row[field.value] = _value(field, used)
        if used:
            sources[field.value] = " … ".join(dict.fromkeys(fact.words for fact in used))
    row["sources"] = sources
    row["details"] = details(facts)
    row["contradictions"] = disagreements(facts)
    return row


def _value(field: Field, used: tuple[Fact, ...]) -> object:
    if field is Field.SIZES:
        return [{"value": fact.value, "unit": fact.unit} for fact in used]
    if field.many:
        return [fact.value for fact in used]
    return used[0].value if used else None


def details(facts: Facts) -> list[dict[str, object]]:
    """Each fact that is used, with its source, the words that say so and how sure the reading is."""
    return [_detail(fact) for field in Field for fact in facts.of(field)]


def _detail(fact: Fact) -> dict[str, object]:
    return {
        "field": fact.field.value,
        "value": fact.value,
        "source": fact.source.value,
        "words": fact.words,
        "confidence": round(fact.confidence, 2),
    }


def told(facts: Facts) -> list[str]:
    """A line a fact that is used, with its source and the words that say so; then what sources disagree on."""
    lines = [f"{said} [{origin}]" for said, origin in sourced(facts)]
    return lines + disagreements(facts)


def disagreements(facts: Facts) -> list[str]:
    """What sources disagree on, a sentence each."""
    return [_disagreement(one) for one in facts.contradictions]


def _disagreement(found: Contradiction) -> str:
    used, other = (f"{_brief(fact.value)} ({_CALLED[fact.source]})" for fact in (found.used, found.other))
    return f"sources disagree on the {_spoken(found.used.field)}: {used} is used, {other} is not"


def sourced(facts: Facts) -> list[tuple[str, str]]:
    """Each fact that is used as people read it, and where it comes from in whose words."""
    return [
        (f"{_spoken(field)}: {_said(fact)}", _origin(fact)) for field in Field for fact in facts.of(field)
    ]


def _origin(fact: Fact) -> str:
    """Where a fact comes from; in whose words only where these are not the fact itself once more."""
    words = _brief(fact.words)
    called = _CALLED[fact.source]
    return called if words == _brief(fact.value) else f"{called}: “{words}”"


def _said(fact: Fact) -> str:
    unit = "" if fact.unit in (COUNTED, KIND) else fact.unit
    return _brief(f"{fact.value} {unit}".strip())


def _spoken(name: Field) -> str:
    return name.value.replace("_url", " address").replace("_", " ")


def _brief(words: str) -> str:
    """The words on one line, and of long ones the beginning."""
    line = " ".join(words.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"


_BRIEF = 160
