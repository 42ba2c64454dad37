"""Where an abstract says what it brings: behind the work's name, or behind who brings it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.text.reading import OWN, WE
from tracker.facts.text.shape import squeeze, takes_letters
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_GOES_ON = r"[^.;:]{0,400}(?:\.(?:(?=[\da-z,])|(?<=[ie]\.[eg]\.))[^.;:]{0,400}){0,9}"
"""The rest of a clause, which neither a number's dot ends nor that of an abbreviation."""
_CLAUSE = rf"(?P<clause>(?:an?|the|our)\s+(?=(?:[^.;:]|\.(?=\d)){{12}}){_GOES_ON})"
_SUFFIX = r"(?:-\w*\d[\w.]*){0,3}"
"""What a model's own name goes on with: MapRead-30B-A3B."""
_IS = Pattern(
    rf"{_SUFFIX}\s*(?:(?:\([^)]{{1,80}}\)\s*)?(?:,(?:\s+which\s+is\b)?|--|—|-(?=\s)|\bis|\bas)|(?:\)\s*[,:]|:)(?=\s+(?:an?|the\s+first)\s))\s*{_CLAUSE}"
)
"""Behind its long form (Reading by Lamplight (RbL), a way to read) and a colon only what must be a thing."""
_MAY_BE = Pattern(rf"{_SUFFIX}\s*(?:[(,—:]|--|-\s|is|as|\)\s*[,:])")
"""Behind a name that may be told what it is: to ask this first spares most of them the search for their sentence."""
_VERB = (
    r"(?:(?:introduc|present|propos|develop|releas|construct|buil|creat|curat|collect|design)\w*\s+(?:and\s+\w+\s+)?|"
    r"(?:provid|offer|giv|conduct)\w*\s+(?=(?:an?|the\s+first)\s+(?:[\w-]+,?\s+){0,6}?"
    r"(?:overview|survey|review|summary|synthesis|examination|introduction|tutorial|roadmap)\b))"
)
"""Of what a survey is too much else is provided."""
_BRINGING = (
    rf"{_VERB}(?:(?!(?:an?|the|our)\s)(?=[A-Z]|[^.,;:()]{{2,80}}\()"
    r"(?P<bears>[^.,;:()]{2,80}(?:\([^)]{1,100}\))?),\s+(?:which\s+is\s+)?(?=an?\s))?"
)
"""Who brings it may name it first: we propose Reading by Lamplight (RbL), a way to read."""
_BRINGS = Pattern(rf"\b[Ww]e\s+(?:\w+\s+){{0,3}}?{_BRINGING}{_CLAUSE}")
_BRINGS_LATER = Pattern(rf"\b[Ww]e\s+(?:\w+ly\s+|here\s+|thus\s+|hence\s+|therefore\s+)?{_BRINGING}{_CLAUSE}")
_PAPER = r"[Tt]his(?<=\b.his)\s+(?:paper|work|study|article|(?:technical\s+)?report|survey|review|tutorial)\s+(?:\w+ly\s+|then\s+|thus\s+)?"
_PAPER_BRINGS = Pattern(rf"{_PAPER}{_BRINGING}{_CLAUSE}")
_ANYTHING = Pattern(rf"[Ww]e\s+(?:\w+\s+){{0,3}}?{_VERB}")
_BESIDES = Pattern(
    r"\b(?:also|further|furthermore|additionally|moreover|besides|finally|lastly|subsequently|then|next|first|firstly|second|secondly|addition|another|"
    r"transparency|reproducib\w+)\b",
    re.IGNORECASE,
)
"""What says that this is one of several things, or only handed on."""
_LONG_FORM = Pattern(
    rf"(?:\b[Ww]e\s+(?:\w+\s+){{0,3}}?|{_PAPER}){_VERB}(?P<clause>(?:[Tt]he\s+|an?\s+)?[A-Z][^.,;:()]{{6,80}}?\s*\((?P<bears>[^\s()]{{2,24}})\)\s*,?\s+(?:which|that)\s+(?=[a-z]{{3,}}s\s)(?!was\s|has\s|does\s){_GOES_ON})"
)
"""What is told by its long form alone, and by what it does: we propose Reading by Lamplight (RbL), which reads."""


def told(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> Iterator[re.Match[str]]:
    """The clauses that may say what the paper brings, the best first."""
    yield from filter(None, (_of_name(name, abstract, sentences),))
    yield from filter(None, (_brought(name, abstract, sentences),))


def _of_name(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> re.Match[str] | None:
    """What the paper calls the thing that bears its name; no sentence that names it is about others alone."""
    plain = abstract.plain
    at = plain.find(name) if name else -1
    while at >= 0 and name:
        if _MAY_BE.match(plain, at + len(name)):
            end = next(end for start, end, _ in sentences if start <= at < end)
            if match := _IS.match(plain, at + len(name), end):
                return match
        at = plain.find(name, at + 1)
    return None


def _brought(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> re.Match[str] | None:
    """What the first of its own sentences that brings anything says it brings; a later one may speak of a part."""
    first = True
    for start, end, role in sentences:
        if role is not OWN:
            continue
        bringing = [
            at for at in abstract.starts_between(WE, start, end) if _ANYTHING.match(abstract.plain, at, end)
        ]
        found = _in_sentence(abstract.plain, start, end, bringing, _BRINGS if first else _BRINGS_LATER)
        if found is None and name and abstract.plain.find(f"({name})", start, end) >= 0:
            found = _LONG_FORM.search(abstract.plain, start, end)
        if found:
            another = name and _is_of_another(found["bears"] or _termed(found["clause"]), name)
            return None if another or not (first or _is_main(found, start, name)) else found
        if bringing:
            return None
        first = False
    return None


def _in_sentence(
    plain: str, start: int, end: int, bringing: Sequence[int], we_bring: Pattern
) -> re.Match[str] | None:
    """What a sentence says that we bring, where we bring anything, or this paper."""
    for at in bringing:
        if found := we_bring.match(plain, at, end):
            return found
    at = plain.find("his ", start, end)
    return _PAPER_BRINGS.search(plain, at - 1, end) if at > 0 else None


def _is_main(found: re.Match[str], start: int, name: str | None) -> bool:
    """Is what only a later sentence brings the work itself, rather than a part of it or a thing beside it?"""
    plain, clause = found.string, found["clause"]
    if _BESIDES.search(plain, start, found.start("clause")) or (name and plain.find(name, 0, start) >= 0):
        return False
    if name and name in found[0]:
        return True
    if name and not (takes_letters(name, clause) or plain.find(name, found.end(), found.end() + _NEXT) >= 0):
        return False
    return not (
        found["bears"] or _termed(clause) or clause.startswith(("our ", "the ")) or _IS_PART.match(clause)
    )


_NEXT = 60
"""Letters behind what is brought, in which it may be named."""
_IS_PART = Pattern(
    r"an?\s+(?:(?!(?:of|for|to|that|with|on|in|by|which)\s)[\w-]+,?\s+){0,6}?(?:strateg(?:y|ies)|modules?|mechanisms?|loss|losses|metrics?|formulation|objective|term|scheme|tasks?|taxonom(?:y|ies))\b"
)
"""What is rather a part of a work, or tries it."""
_CALLED = Pattern(r"(?:termed|called|named|dubbed|namely)\s+[A-Z]")
"""Asked first: the search for one of these words is quick, and few clauses have any."""
_TERMED = Pattern(
    r"(?:[\w-]+\s+){1,8}(?:termed|called|named|dubbed)\s+(?P<name>[A-Z][\w.-]*[\w])(?=,|\s+(?:that|which|to|with|for)\b)"
)


def _termed(clause: str) -> str | None:
    """How a clause calls its thing."""
    called = "ed " in clause and _CALLED.search(clause)
    termed = _TERMED.match(clause) if called else None
    return termed["name"] if termed else None


def _is_of_another(bears: str | None, name: str) -> bool:
    """Is what is brought first another thing with a name of its own, such as the roads that a reader learned from?"""
    if not bears or " " in bears.strip():
        return False
    one, other = squeeze(bears), squeeze(name)
    return one not in other and other not in one
