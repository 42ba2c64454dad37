"""The kind of architecture that a paper gives its own model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.models.part_words import DENIED
from tracker.facts.names import SELDOM, mentions
from tracker.facts.text.reading import OWN
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_TABLE = ("architectures",)
KINDS = SELDOM[_TABLE]
"""The words that their names begin with."""
_KIND_OF_MODEL = Pattern(
    r"[\s-]*(?:based\s+)?(?:\([^)]*\)\s*)?(?:[\w-]+\s+){0,4}?(?:architecture|structure|framework|transformer|(?:[Mm]odel|LLM|VLM|MLLM|LMM|VLA)s?)\b"
)
_OWN_KIND = Pattern(
    r"\b(?:[Ww]e\s+(?:\w+\s+){0,2}(?:introduc|present|propos|develop|releas|design|adopt|build|explor)\w*|[Oo]ur|[Ii]t\s+(?:is|adopts|uses|has)|"
    r"creating|forming)\b"
)
_ANOTHERS_KIND = Pattern(
    r"\b(?:between|instead|rather|than|beyond|[Uu]nlike|[Cc]ontrast|[Cc]ompar\w+|existing|control\w*|solely|into|applied|improv\w+|processed|"
    r"(?:with|via|through|by|using)(?:\s+(?:an?|the))?(?:\s+[\w-]+)?)\s*[^,;]{0,12}$|\bcompar\w+|\b[Uu]nlike\b"
)


def architecture_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The first known kind of architecture that a sentence gives the own model, rather than a part or another's."""
    plain = abstract.plain
    for mention in mentions(_TABLE, abstract):
        sentence = next(s for s in sentences if s.start <= mention.start < s.end)
        if sentence.role is not OWN or not _KIND_OF_MODEL.match(plain, mention.end, sentence.end):
            continue
        marks = [match.end() for match in _OWN_KIND.finditer(plain, sentence.start, mention.start)]
        at = plain.rfind(name, sentence.start, mention.start) if name else -1
        if at >= 0:
            marks.append(at + len(name or ""))
        said = plain[max(marks, default=0) : mention.start]
        if marks and not (_ANOTHERS_KIND.search(said) or DENIED.search(said)):
            words = abstract.quote(mention.start, mention.end)
            return [Fact(Field.ARCHITECTURE, mention.name, words, abstract.source, 0.7)]
    return []
