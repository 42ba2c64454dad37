"""Sizes that stand in the name of the paper's own data: MapRead-120k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.sizes.counted import MAKES
from tracker.facts.sizes.no_sizes import is_resolution
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.reading import Role
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_IN_NAME = Pattern(
    r"\b(?P<stem>[A-Z][\w-]{0,40}?)-(?P<value>\d+(?:\.\d+)?[KMk])\b(?P<data>\s+(?:dataset|benchmark|corpus))?"
)
_MADE = "construct|introduc|present|propos|build|built|creat|curat|collect|develop|generat"
_DATA_CALLED = Pattern(
    rf"\b(?:{_MADE})\w*\s[^.;]{{0,60}}?"
    r"\b(?:data\s?set|benchmark|corpus)\b[^.;,]{0,25},?\s+(?:named|called|dubbed|termed)\s+$|"
    rf"\b(?:{_MADE})\w*\s+(?:the\s+)?data\s?sets?\s+$"
)
_MAKES = Pattern(rf"{MAKES.pattern}|generat|yield")
_RESULTS_IN = Pattern(r"\bresult(?:s|ing)\s+in\s[^.;]{0,60}$")
"""Before the name of what comes of the work."""
_IS_DATASET = Pattern(
    r",\s+(?:an?|the)\s+(?:(?!framework|model|method|system|approach|existing)[\w-]+,?\s+){0,6}?(?:data\s?set|benchmark|corpus)\b"
)
_IS_MODEL = Pattern(
    r"(?:,|\s(?:is|uses|achieves|runs|outperforms|matches|has|with|and|model)\b)(?!\s+(?:an?|the)\s[^.;]{0,90}?\b(?:data|corpus))"
)
"""Behind a name whose size is a model's: MapRead-256M uses little."""
_OF_MODEL = Pattern(
    r"(?:,|\sis)\s+an?\s[^.;,]{0,60}?\bmodel(?=[,.;]|$|\s(?:that|which|with|for|of|to|built|trained|based|capable)\b)"
)
"""Behind the whole name of a model, whatever its size counts."""
_A_DATASET = Pattern(r",\s+(?:an?|the)\s[^.;]{0,90}?\b(?:data\s?set|corpus)\b")
_GLUED = Pattern(r"\b(?P<stem>[A-Z][A-Za-z-]{2,40})(?P<value>\d+[KMk])\b(?P<data>)")
_SIZE_AT_END = Pattern(r"[a-z]\w*\d[km]")
ENDS_IN_SIZE = Anchor(lambda word: _SIZE_AT_END.fullmatch(word) is not None)
IS_SIZE = Anchor(lambda word: word[-1] in "km" and word[:-1].isdecimal())
_DASH_NUMBER = Pattern(r"-\d+(?:\.\d+)?[KMk]\b")


def named_sizes(
    name: str | None, abstract: Passage, sentences: Sequence[Sentence]
) -> Iterator[re.Match[str]]:
    """Sizes that stand in the name of the paper's own data: MapRead-120k."""
    for match in _found(name, abstract):
        sentence = next(s for s in sentences if s.start <= match.start() < s.end)
        if sentence.role is not Role.BACKGROUND and _is_of_own_data(match, name, sentence.start):
            yield match


def _found(name: str | None, abstract: Passage) -> Iterator[re.Match[str]]:
    if abstract.starts(ENDS_IN_SIZE):
        whole = squeeze(name or "")
        first = squeeze((name or "").partition(" ")[0])
        for match in _GLUED.finditer(abstract.plain):
            if squeeze(match["stem"]) in {whole, first} or _IS_DATASET.match(match.string, match.end()):
                yield match
    plain = abstract.plain
    if abstract.starts(IS_SIZE) and (number := _DASH_NUMBER.search(plain)):
        yield from _IN_NAME.finditer(plain, max(0, plain.rfind(" ", 0, number.start())))


def _is_of_own_data(match: re.Match[str], name: str | None, sentence_start: int) -> bool:
    plain, start, end = match.string, match.start(), match.end()
    if is_resolution(match) or _OF_MODEL.match(plain, end):
        return False
    if _DATA_CALLED.search(plain, sentence_start, start):
        return True
    made = _MAKES.search(plain, max(sentence_start, start - 40), start)
    made = made or _RESULTS_IN.search(plain, sentence_start, start)
    if made and (match["data"] or _A_DATASET.match(plain, end)):
        return True
    own = name is not None and squeeze(match["stem"])[:4] == squeeze(name)[:4]
    return own and not (match["value"].endswith("M") and _IS_MODEL.match(plain, end))
