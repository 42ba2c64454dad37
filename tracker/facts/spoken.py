"""Human languages: by the codes that cards use, and by their names in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.names import mentions, tables
from tracker.facts.text.reading import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_CODES = {
    "en": "English", "zh": "Chinese", "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "ru": "Russian", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "hi": "Hindi", "bn": "Bengali",
    "ur": "Urdu", "vi": "Vietnamese", "th": "Thai", "id": "Indonesian", "tr": "Turkish", "fa": "Persian",
    "he": "Hebrew", "el": "Greek", "pl": "Polish", "cs": "Czech", "nl": "Dutch", "sv": "Swedish", "fi": "Finnish",
    "da": "Danish", "no": "Norwegian", "hu": "Hungarian", "ro": "Romanian", "uk": "Ukrainian", "bg": "Bulgarian",
    "ca": "Catalan", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "mr": "Marathi", "ml": "Malayalam",
    "ms": "Malay", "tl": "Tagalog", "my": "Burmese", "kk": "Kazakh",
}  # fmt: skip


def language_of(code: str) -> str | None:
    """The language that a card's code or word names; None for `multilingual`, which names none."""
    known = _CODES.get(code.casefold())
    return known or next((name for name in tables()["languages"] if name.casefold() == code.casefold()), None)


def language_facts(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The languages a work covers: named in its title, or where the abstract speaks of the own data."""
    facts = [_fact(title, m.name, m.start, m.end) for m in mentions(("languages",), title)]
    for mention in mentions(("languages",), abstract):
        sentence = next(s for s in sentences if s.start <= mention.start < s.end)
        if sentence.role is Role.OWN:
            facts.append(_fact(abstract, mention.name, mention.start, mention.end))
    return facts


def _fact(passage: Passage, name: str, start: int, end: int) -> Fact:
    return Fact(Field.LANGUAGES, name, passage.quote(start, end), passage.source, 0.8)
