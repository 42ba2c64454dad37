"""Reading a card: its YAML front matter and its text; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import yaml

from tracker.sources.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(?P<front>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_MOST_FRONT = 100_000
_MOST_BODY = 20_000
"""The words that a card is known by stand in as much of it; what is opened and never closed costs the square of this."""
_TOO_LONG = 10**30
_TEMPLATE_MARKS = ("[More Information Needed]", "<!-- Provide a quick summary")
_NOT_TEXT = re.compile(r"<!--.*?-->|```.*?```|<[^>]*>|!?\[[^\]]*\]\([^)]*\)|[#*_`|>-]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """A card as its authors wrote it."""

    text: str
    """All of it, front matter included."""
    body: str
    front: Mapping[str, object] = field(default_factory=dict)

    @property
    def licence(self) -> str | None:
        """The licence in the card's own words; `other` gives way to its name."""
        names = self.words("license")
        own = self.words("license_name")
        if own and names in ((), ("other",)):
            return own[0]
        return ", ".join(names) or None

    @property
    def untouched(self) -> bool:
        """Is it the template that nobody filled in?"""
        return sum(self.body.count(mark) for mark in _TEMPLATE_MARKS) >= 5

    @property
    def fingerprint(self) -> str | None:
        """The same for two cards that tell the same in other dress; None where there is too little to tell by."""
        words = re.findall(r"\w+", _NOT_TEXT.sub(" ", self.body[:_MOST_BODY]).casefold())
        return sha256(" ".join(words[:400]).encode()).hexdigest()[:16] if len(words) >= 60 else None

    def words(self, key: str) -> tuple[str, ...]:
        """A field that holds one text or several."""
        return _words(self.front, key)


def words_of(table: Mapping[str, object] | None, key: str) -> str:
    """A field of front matter or of a configuration, several values joined; empty where there is none."""
    return ", ".join(_words(table or {}, key))


def _words(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key)
    values = value if isinstance(value, list) else [value]
    return tuple(word for one in values if (word := _word(one)))


def _word(value: object) -> str:
    if isinstance(value, str):
        return plain(value)
    # a number is a version or a size; YAML can say numbers too long to be written out
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_LONG
    return str(value) if number else ""


class _WithoutMerging(yaml.SafeLoader):
    """YAML without what merges one mapping into another: ten lines of that make mappings without end."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Leave out what would be merged in, which no card needs."""
        node.value = [(key, value) for key, value in node.value if key.tag != _MERGE]


_MERGE = "tag:yaml.org,2002:merge"


def read_card(text: str) -> Card:
    """The card in a README; one without front matter, or with a broken one, is a card all the same."""
    found = _FRONT.match(text)
    if not found:
        return Card(text, text)
    body = text[found.end() :]
    if len(found["front"]) > _MOST_FRONT:
        return Card(text, body)
    try:
        front = yaml.load(found["front"], Loader=_WithoutMerging)  # noqa: S506 - a safe one, and less
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError):
        # what a tag calls a number or a date and is none has errors of its own
        return Card(text, body)
    return Card(
        text, body, {str(key): value for key, value in front.items()} if isinstance(front, dict) else {}
    )
