"""What joins the encoder and the language model of the paper's own model: an MLP, a Q-Former, a resampler.

Few papers say it, so a text is first asked for the few words that such a phrase cannot do without.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.models.another import is_anothers
from tracker.facts.models.part_words import DENIED
from tracker.facts.names import tables
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.reading import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_PARTS = ("projector", "connector", "former", "querying", "resampler", "abstractor", "projection", "adapter")
JOINING = Anchor(lambda word: any(part in word for part in _PARTS))
_JOINS = Pattern(
    r"[\s-]+(?:[\w-]+\s+){0,1}(?:projectors?|connectors?)\b|"
    r"(?:\s+(?:module|network))?,?\s+(?:[\w-]+\s+){0,1}as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,3}(?:projector|connector|adapt[eo]r|bridge)\b|"
    r"(?:\s+(?:module|network|layers?))?\s+to\s+(?:bridge|connect|link|project|map|align)\b",
    re.IGNORECASE,
)
_HAS = Pattern(
    r"\b(?:us(?:es?|ing)|employ\w*|adopt\w*|integrat\w+|incorporat\w+|propos\w+|introduc\w+|present\w*|design\w*|with|via|through|consists?\s+of|compris\w+|"
    r"connect\w*\s+[^.;]{0,40}\bby|and|into)\s+(?:an?\s+|the\s+|our\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What a model has that needs no word for what it is there for."""
_BY_NATURE = frozenset({"Q-Former", "Perceiver Resampler", "C-Abstractor"})
_OF_OTHERS = Pattern(
    r"\b(?:unlike|existing|previous|prior|conventional|traditional|most|typical\w*|common\w*|standard|compar\w+|than|instead|without|rather|"
    r"replac\w+|remov\w+|eliminat\w+|beyond|such\s+as|e\.g|inspired\s+by|based\s+on|similar\s+to|attack\w*|whether|outperform\w*|surpass\w*|ablat\w+|analy[sz]\w+|investigat\w+|various|different)\b",
    re.IGNORECASE,
)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Every spelling in one pattern, and the name that each stands for."""
    spelled = {text.casefold(): name for name, texts in tables()["projectors"].items() for text in texts}
    longest = sorted(spelled, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w])", re.IGNORECASE), spelled


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"\W", spelling)[0] for spelling in _names()[1])


_FIRSTS = Anchor(lambda word: word in _first_words())
"""What a spelling begins with."""


def projector_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """The first of them that a sentence about the own work gives the own model."""
    if not abstract.starts(JOINING):
        return
    pattern, spelled = _names()
    plain = abstract.plain
    for match in abstract.matches(pattern, _FIRSTS):
        sentence = next(s for s in sentences if s.start <= match.start() < s.end)
        if sentence.role is Role.BACKGROUND:
            continue
        before, after = plain[sentence.start : match.start()], plain[match.end() : sentence.end]
        found = spelled[match.group().casefold()]
        joins: object = _JOINS.match(after)
        by_nature = found in _BY_NATURE and match.group().casefold() != "perceiver"
        joins = joins or (by_nature and _HAS.search(before) and not _IS_MORE.match(after))
        others = is_anothers(name, abstract, sentence, match.start())
        if joins and not others and _is_own(name, before, sentence.role):
            words = abstract.quote(*match.span())
            yield Fact(Field.PROJECTOR, found, words, abstract.source, 0.8)
            return


_IS_MORE = Pattern(r"[\s-]+(?:[Aa]uto-?encoder|architecture|encoder|baseline)s?\b|-")


def _is_own(name: str | None, before: str, role: Role) -> bool:
    """Is it the paper's own model that has it, rather than what it is told apart from?"""
    if _OF_OTHERS.search(before) or DENIED.search(before):
        return False
    return role is Role.OWN or bool(name and name in before)
