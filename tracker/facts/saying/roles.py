"""Is what a text says of a work's facts said of the right one: which name is the encoder, which amount is of what?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Field
from tracker.facts.saying.chinese import counted_in_chinese
from tracker.facts.saying.composing import count_words, size_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.facts.fact import Fact

_PARTS = {
    Field.VISION_ENCODER: Pattern(
        r"(?<![\w-])(?:(?:vision|visual|image)\s+(?:encoder|backbone|decoder|tower)|encoder)s?(?![\w-])|编码器", re.IGNORECASE
    ),
    Field.LANGUAGE_MODEL: Pattern(
        r"(?<![\w-])(?:(?<!vision )(?<!visual )(?<!image )(?:backbone|decoder)|LLM)s?(?![\w-])|骨干", re.IGNORECASE
    ),
    Field.PROJECTOR: Pattern(r"(?<![\w-])(?:projector|connector)s?(?![\w-])|投影|连接器", re.IGNORECASE),
}  # fmt: skip
_PARAMETERS = Pattern(r"(?<![\w-])parameters?(?![\w-])|参数", re.IGNORECASE)


class _Said(NamedTuple):
    """Something in a text, from where to where, and the role that it has or names."""

    start: int
    end: int
    role: str


def in_their_roles(text: str, before: str, facts: Sequence[Fact]) -> bool:
    """Does a text give each part and each amount no other role than its fact has?

    A word for a role belongs to the fact before it, or to the one behind it, in one text always alike. One that no fact has
    may stand where the text `before` had it.
    """
    parts = {field.value: pattern for field, pattern in _PARTS.items()}
    counts = {Field.PARAMETERS.value: _PARAMETERS} | {
        fact.unit: _unit(fact.unit) for fact in facts if fact.field is Field.SIZES and fact.unit
    }
    return all(_is_right(text, before, facts, roles) for roles in (parts, counts))


def _is_right(text: str, before: str, facts: Sequence[Fact], roles: Mapping[str, Pattern]) -> bool:
    own = [(fact, role) for fact in facts if (role := _role(fact)) in roles]
    known = {role for _, role in own}
    asked = {role: pattern for role, pattern in roles.items() if role in known or not pattern.search(before)}
    told = [_Said(*match.span(), role) for role, pattern in asked.items() for match in pattern.finditer(text)]
    names = [_Said(at, at + len(form), role) for fact, role in own for form, at in _places(fact, text)]
    return not own or any(
        all(_belongs(one, names, behind=behind) for one in told) for behind in (False, True)
    )


def _role(fact: Fact) -> str:
    return fact.unit if fact.field is Field.SIZES else fact.field.value


def _places(fact: Fact, text: str) -> Iterator[tuple[str, int]]:
    """Where a text has a fact's value, in one of the forms that entries write."""
    for form in {fact.value, count_words(fact.value), size_words(fact.value)}:
        for match in re.finditer(rf"(?<![\w.]){re.escape(form)}(?![\w]|\.\d)", text, re.IGNORECASE):
            yield form, match.start()


def _belongs(word: _Said, names: Sequence[_Said], *, behind: bool) -> bool:
    """Is the fact next to a word for a role, before it or behind it, one that has the role?"""
    if behind:
        nearest = min((name.start for name in names if name.start >= word.end), default=None)
        return any(name.start == nearest and name.role == word.role for name in names)
    nearest = max((name.end for name in names if name.end <= word.start), default=None)
    return any(name.end == nearest and name.role == word.role for name in names)


def _unit(unit: str) -> Pattern:
    """What is counted, in English and in Chinese."""
    chinese = counted_in_chinese("", unit).strip()
    return Pattern(rf"(?<![\w-]){re.escape(unit)}(?![\w-])|{re.escape(chinese)}", re.IGNORECASE)
