"""Writing a description in a section's manner, each part with the fact it comes from.

A part without a fact is not written; a section whose manner asks for facts that are unknown gets the paper's own clause,
and where even that is missing, its subtitle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import ACTIVE, ROWS, Fact, Facts, Field, Source
from tracker.facts.naming.praise import titled, unpraised
from tracker.facts.naming.shortening import capital, shortened
from tracker.facts.saying.aims import task_words
from tracker.facts.saying.chinese import counted_in_chinese, is_chinese, kind_in_chinese
from tracker.facts.saying.manner import Manner, Says
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence


class Composed(NamedTuple):
    """A text that can stand in an entry, and the facts that it says."""

    text: str
    facts: tuple[Fact, ...] = ()


_NOTHING = Composed("")
_NO_AIMS = frozenset(("multilingual", "reinforcement-learning", "prompt-learning", "hallucination"))
"""Tasks that say how data is or how a work was made, and what no data is for."""
_FACETS = Pattern(
    r"(?:categor|class|domain|genre|topic|disciplin|field|dimension|type|kind|level|abilit|competenc|skill|scenario|special|"
    r"environment|subset|split|track|modalit|theme|style|setting|format|task|subject|language|dataset|benchmark|steps|famil)",
)
_WHOLES = ("dataset", "datasets", "benchmark", "benchmarks", "corpus")
"""What holds things and is none."""
_LARGE = Pattern(r"\b(?:Thousand|Million|Billion)\b")
_BILLIONS = Pattern(r"[\s-]*(?:[Bb]illion|(?<=\d)b)\b")
_MILLIONS = Pattern(r"[\s-]*[Mm]illion\b")
_LEAST_WORDS = 4
_MANY = 100
"""So many of a kind are things of their own: 1,128 tasks, but 12 tasks only say how the rest is sorted."""
_MOST_SIZES = 3
_MOST_TASKS = 2


def describe(facts: Facts, manner: Manner) -> Composed:
    """The description of a work in a section's manner; empty where nothing is known that could stand there."""
    composed = {
        Says.ARCHITECTURE: _architecture,
        Says.SIZES: _sizes,
        Says.SUBTITLE: _subtitle,
        Says.CLAUSE: _clause,
    }[manner.says](facts, manner)
    if not composed.text and manner.says is not Says.SUBTITLE:
        composed = _clause(facts, manner)
        if not composed.text:
            subtitle = _subtitle(facts, manner)
            # of praise alone nothing is left
            said = titled(subtitle.text) if unpraised(subtitle.text) else ""
            composed = Composed(capital(said), subtitle.facts)
    return _finished(composed, manner)


def _finished(composed: Composed, manner: Manner) -> Composed:
    text = composed.text.strip().rstrip(".。")
    if not text:
        return _NOTHING
    if not manner.capital and text[1:2].islower():
        text = text[0].lower() + text[1:]
    stop = ("。" if manner.chinese and is_chinese(text) else ".") if manner.stop else ""
    return Composed(text + stop, composed.facts)


def _architecture(facts: Facts, manner: Manner) -> Composed:
    kind = facts.of(Field.ARCHITECTURE)
    counts = facts.of(Field.PARAMETERS)
    encoders = facts.of(Field.VISION_ENCODER)
    backbones = facts.of(Field.LANGUAGE_MODEL)
    if not counts and not encoders and not backbones:
        return _NOTHING
    if counts and not kind and not encoders and not backbones:
        return _counts_alone(facts, counts, manner)
    words = _in_chinese if manner.chinese else _in_english
    used = (*kind, *counts, *encoders, *backbones)
    if _says_more_itself(facts, used):
        return _NOTHING
    return Composed(words(kind, counts, encoders, backbones, manner), used)


def _says_more_itself(facts: Facts, used: Sequence[Fact]) -> bool:
    """Does all that would be said stand in the subtitle, of a work of which no other text is known?"""
    if facts.of(Field.CONTRIBUTION) or any(fact.source is not Source.TITLE for fact in used):
        return False
    subtitle = facts.one(Field.SUBTITLE) or ""
    return all(fact.words in subtitle for fact in used)


def _counts_alone(facts: Facts, counts: Sequence[Fact], manner: Manner) -> Composed:
    """A size says little by itself, so what the work is stands before it."""
    clause = _clause(facts, manner)
    sized = sized_words(counts, manner.between_counts, chinese=manner.chinese)
    if not clause.text:
        return Composed(sized, tuple(counts))
    if "parameter" in clause.text:
        return clause
    return Composed(clause.text + ("，" if manner.chinese else ", ") + sized, (*clause.facts, *counts))


def sized_words(counts: Sequence[Fact], between: str, *, chinese: bool = False) -> str:
    """So many parameters, and how many of them work at a time."""
    whole, active = counts_apart(counts)
    if chinese:
        working = f"激活 {_joined(active, between)}" if active else ""
        if not whole:
            return f"{working} 参数"
        return f"{_joined(whole, between)} 参数" + (f"（{working}）" if active else "")
    if not whole:
        return f"{_joined(active, between)} active parameters"
    return f"{_joined(whole, between)} parameters" + (
        f" ({_joined(active, between)} active)" if active else ""
    )


def counts_apart(counts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """All the parameters that models have, and those that work at a time."""
    active = [fact for fact in counts if fact.unit == ACTIVE]
    return [fact for fact in counts if fact.unit != ACTIVE], active


def _in_english(
    kind: Sequence[Fact],
    counts: Sequence[Fact],
    encoders: Sequence[Fact],
    backbones: Sequence[Fact],
    manner: Manner,
) -> str:
    text = f"{capital(kind[0].value)} architecture" if kind else ""
    if counts:
        sized = sized_words(counts, manner.between_counts)
        text += f" with {sized}" if text else sized
    parts = [
        f"{_and(_each(several))} {role}"
        for several, role in ((encoders, manner.encoder), (backbones, manner.backbone))
        if several
    ]
    if parts:
        text += (", using " if text else "Using ") + " and ".join(parts)
    return text


def _in_chinese(
    kind: Sequence[Fact],
    counts: Sequence[Fact],
    encoders: Sequence[Fact],
    backbones: Sequence[Fact],
    manner: Manner,
) -> str:
    parts = [kind_in_chinese(kind[0].value)] if kind else []
    if counts:
        parts.append(sized_words(counts, manner.between_counts, chinese=True))
    if encoders:
        parts.append(f"视觉编码器为 {_joined(encoders, '、')}")
    if backbones:
        parts.append(f"语言骨干为 {_joined(backbones, '、')}")
    return "，".join(parts)


def _sizes(facts: Facts, manner: Manner) -> Composed:
    """What the data holds, the things before the kinds of things, and what it is for."""
    things = things_counted(facts)[:_MOST_SIZES]
    if not things:
        return _NOTHING
    from tracker.facts.tasks import sure_tasks  # noqa: PLC0415 - most descriptions count nothing

    tasks = _worth_saying(sure_tasks(facts), things, facts)[:_MOST_TASKS]
    aims = [task_words(fact, facts, chinese=manner.chinese) for fact in tasks]
    if manner.chinese:
        text = "、".join(counted_in_chinese(size_words(fact.value), fact.unit) for fact in things)
        text += "，用于" + " " * aims[0][0].isascii() + "和".join(aims) if aims else ""
    else:
        text = _and([f"{size_words(fact.value)} {fact.unit}" for fact in things])
        text += " for " + _and(aims) if aims else ""
    return Composed(text, (*things, *tasks))


def things_counted(facts: Facts) -> list[Fact]:
    """What own data holds, without the few kinds of things that it is only sorted by.

    How many rows its files have is only told of what says no better what it holds.
    """
    things = [fact for fact in facts.of(Field.SIZES) if _is_thing(fact)]
    return _not_again([fact for fact in things if fact.unit != ROWS] or things)


def size_words(value: str) -> str:
    """An amount as an entry writes it, also where it is the Hub's name of a range.

    >>> size_words("10K<n<100K"), size_words("n<1K"), size_words("n>1T"), size_words("21K")
    ('10K to 100K', 'under 1K', 'over 1T', '21K')
    """
    low, _, rest = value.partition("<n")
    if rest:
        return f"{low} to {rest.lstrip('<')}" if rest.startswith("<") else f"over {low}"
    return _LARGE.sub(lambda word: word[0].lower(), value.replace("n<", "under ").replace("n>", "over "))


def _not_again(things: Sequence[Fact]) -> list[Fact]:
    """The things without those that are called the same or less than one before: 22K image-text pairs, 2K pairs."""
    return [
        thing
        for place, thing in enumerate(things)
        if not any(one.unit.endswith(thing.unit) for one in things[:place])
    ]


def _is_thing(fact: Fact) -> bool:
    number = re.sub(r"[,+\s]", "", fact.value)
    many = not number.isalpha() and not (number.isdigit() and int(number) < _MANY)
    return not _FACETS.search(fact.unit) or (many and not fact.unit.endswith(_WHOLES))


def _worth_saying(tasks: Sequence[Fact], things: Sequence[Fact], facts: Facts) -> list[Fact]:
    """The tasks that say more than the counted things do: captions are for captioning, so that is left unsaid."""
    units = " ".join(fact.unit for fact in things)
    kept = [
        fact
        for fact in tasks
        if fact.value[:6] not in units and task_words(fact, facts).replace(" ", "-") not in _NO_AIMS
    ]
    precise = any(
        task_words(fact, facts).endswith(" reasoning") for fact in kept if fact.value != "reasoning"
    )
    return [fact for fact in kept if not (precise and fact.value == "reasoning")]


def count_words(value: str) -> str:
    """A count of parameters as lists write it.

    >>> count_words("18-billion"), count_words("7B")
    ('18B', '7B')
    """
    return _MILLIONS.sub("M", _BILLIONS.sub("B", value))


def _subtitle(facts: Facts, _manner: Manner) -> Composed:
    subtitle = facts.of(Field.SUBTITLE)
    return Composed(subtitle[0].value, subtitle) if subtitle else _NOTHING


def _clause(facts: Facts, manner: Manner) -> Composed:
    clause = facts.of(Field.CONTRIBUTION)
    if not clause:
        return _NOTHING
    brief = shortened(clause[0].value, max(8, int(manner.words * 1.5)))
    return Composed(brief if len(brief.split()) >= _LEAST_WORDS else clause[0].value, clause)


def _joined(facts: Sequence[Fact], between: str) -> str:
    return between.join(_each(facts))


def _each(facts: Sequence[Fact]) -> list[str]:
    """The values as lists write them, each once."""
    return list(dict.fromkeys(count_words(fact.value) for fact in facts))


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
