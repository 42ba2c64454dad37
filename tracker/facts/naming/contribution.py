"""What a paper says it brings, in its own one clause, without the words that praise it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.naming.shortening import shortened
from tracker.facts.text.reading import OWN, WE
from tracker.facts.text.shape import set_of, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_CLAUSE = r"(?P<clause>(?:an?|the|our)\s+(?=(?:[^.;:]|\.(?=\d)){12})[^.;:]{0,400}(?:\.(?:(?=\d|[eg]\.|,)|(?<=[ie]\.[eg]\.))[^.;:]{0,400}){0,9})"
_SUFFIX = r"(?:-\w*\d[\w.]*){0,3}"
"""What a model's own name goes on with: MapRead-30B-A3B."""
_IS = Pattern(
    rf"{_SUFFIX}\s*(?:(?:\([^)]{{1,80}}\)\s*)?(?:,|--|—|-(?=\s)|\bis|\bas)|(?:\)\s*[,:]|:)(?=\s+(?:an?|the\s+first)\s))\s*{_CLAUSE}"
)
"""Behind its long form (Reading by Lamplight (RbL), a way to read) and a colon only what must be a thing."""
_MAY_BE = Pattern(rf"{_SUFFIX}\s*(?:[(,—:]|--|-\s|is|as|\)\s*[,:])")
"""Behind a name that may be told what it is: to ask this first spares most of them the search for their sentence."""
_BRINGING = (
    r"(?:introduc|present|propos|develop|releas|construct|buil|creat|curat|collect|design)\w*\s+"
    r"(?:(?!(?:an?|the|our)\s)(?=[A-Z]|[^.,;:()]{2,80}\()(?P<bears>[^.,;:()]{2,80}(?:\([^)]{1,60}\))?),\s+(?=an?\s))?"
)
"""Who brings it may name it first: we propose Reading by Lamplight (RbL), a way to read."""
_BRINGS = Pattern(rf"\b[Ww]e\s+(?:\w+\s+){{0,3}}?{_BRINGING}{_CLAUSE}")
_PAPER_BRINGS = Pattern(
    rf"\b[Tt]his\s+(?:paper|work|study|article|(?:technical\s+)?report)\s+(?:\w+ly\s+)?{_BRINGING}{_CLAUSE}"
)
_NOT_ITSELF = Pattern(
    r"(?:use|usage|version|upgrade|variant|extension|task|part|way|set|series|family|step|analysis|study|attempt|investigation|examination|exploration|evidence|insight|intuition|idea|hypothesis|notion|taxonom(?:y|ie))s?\b",
    re.IGNORECASE,
)
"""What a clause may not begin with: it names a part, or leaves the thing itself unsaid."""

_GOES_ON = set_of("To That Of In For Among One Most Only")
"""Words of a clause that is no thing: MapRead is the first to read."""
_MARK = "\0"
"""Stands for the work's name in a clause, so that the patterns need not be made anew for each."""
_EXPLAINED = Pattern(rf"^(?:the|an?|our)\s+{_MARK}(?!\w)[^,]*,\s*(?=(?:an?|the)\s)")
_NAMED_BESIDE = Pattern(
    r"(?=[,\s(])(?:"
    rf",\s+[A-Z][^,;()]{{2,80}}\({_MARK}\),?|\s*\({_MARK}\)|,\s*{_MARK}\s*(?:,|$)|"
    rf",\s+(?:called|named|termed|dubbed)\s+(?:as\s+)?{_MARK},(?=\s)|,?\s+(?:called|named|termed|dubbed)\s+(?:as\s+)?{_MARK}(?!\w)|"
    rf"\s+{_MARK}(?:\s*\([^)]{{1,20}}\))?(?=\s+(?:that|which|to|for|with|by|based)\b))"
)
_NAME_FIRST = Pattern(
    rf"^(?P<article>the|an?|our)\s+{_MARK}(?!\w)(?:\s*\([^)]{{1,80}}\))?(?:(?P<thing>\s+(?!(?:that|which|to|for|with|by|in|on|is|consist|compris)\b)(?=[a-z]))|.*)"
)
"""The name as an adjective of the thing (our MapRead framework), or alone, where the clause does not say what it is."""
_BEFORE_NAME = (
    "(", ",", "ed", " as", "framework", "model", "method", "benchmark", "dataset", "approach", "system", "agent",
)  # fmt: skip
"""What stands before a name that stands beside the thing that bears it: to look for it spares most clauses the pattern."""
_LEAST = 3
"""Words of a clause; fewer say nothing of the thing."""


def contribution_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The clause that says what the paper brings, shortened; its words are all the paper's own."""
    for match in _told(name, abstract, sentences):
        clause = _brief(_without_name(_spelled(match, abstract), name)) if match else ""
        words = clause.split()
        if match and len(words) >= _LEAST and words[0] not in _GOES_ON and not _NOT_ITSELF.match(clause):
            quoted = abstract.quote(*match.span("clause"))
            if quoted.startswith("the ") and not any(word.islower() for word in words):
                continue  # a name: the Map Reading Project
            return [Fact(Field.CONTRIBUTION, clause, quoted, abstract.source, 0.8)]
    return []


def _brief(clause: str) -> str:
    """A clause shortened; where only the thing would be left, what it does is told too."""
    brief = shortened(clause)
    if brief.count(" ") < _LEAST - 1 and (does := _DOES.match(clause)):
        return shortened(f"{does['thing']} that {clause[does.end() :]}")
    return brief


_DOES = Pattern(
    r"(?P<thing>(?:[\w-]+\s+){1,4}[\w-]+)(?<!\s[a-z]{2})(?<!\sfor)(?<!\s(?:from|with|upon))\s*,?\s+which\s+(?=[a-z]{3,}s\s)(?!was\s|has\s|does\s)"
)
"""An effective framework, which reads maps; its name between the two is gone."""


def _spelled(match: re.Match[str], abstract: Passage) -> str:
    """A clause whose words are whole where their first letters are set in bold: Careful Reading (CR), not C areful R eading ( CR )."""
    start, end = match.span("clause")
    dressed, plain = abstract.text[start:end], match["clause"]
    if "}" not in dressed:
        return plain
    after = {at for brace in _FIRST_LETTER.finditer(dressed) for at in range(*brace.span())}
    return _LOOSE.sub("", "".join(sign for at, sign in enumerate(plain) if at not in after))


_FIRST_LETTER = Pattern(r"(?<=[A-Za-z])\}(?=[a-z-])|(?<=[A-Za-z-])\\(?:text\w\w|emph)\{(?=[A-Za-z])")
_LOOSE = Pattern(r"(?<=\()\s+|\s+(?=[),])")


def _told(
    name: str | None, abstract: Passage, sentences: Sequence[Sentence]
) -> Iterator[re.Match[str] | None]:
    yield _of_name(name, abstract, sentences)
    brought = _first_brought(abstract, sentences)
    if brought and not (name and _is_of_another(brought["bears"] or _termed(brought["clause"]), name)):
        yield brought


def _termed(clause: str) -> str | None:
    """How a clause calls its thing."""
    called = "ed " in clause and _CALLED.search(clause)
    termed = _TERMED.match(clause) if called else None
    return termed["name"] if termed else None


_CALLED = Pattern(r"(?:termed|called|named|dubbed)\s+[A-Z]")
"""Asked first: the search for one of these words is quick, and few clauses have any."""
_TERMED = Pattern(
    r"(?:[\w-]+\s+){1,8}(?:termed|called|named|dubbed)\s+(?P<name>[A-Z][\w.-]*[\w])(?=,|\s+(?:that|which|to|with|for)\b)"
)


def _is_of_another(bears: str | None, name: str) -> bool:
    """Is what is brought first another thing with a name of its own, such as the roads that a reader learned from?"""
    if not bears or " " in bears.strip():
        return False
    one, other = squeeze(bears), squeeze(name)
    return one not in other and other not in one


def _without_name(clause: str, name: str | None) -> str:
    """A clause without the name it explains: an entry has the name already."""
    if not name or name not in clause:
        return clause
    marked = _EXPLAINED.sub("", clause.replace(name, _MARK))
    if any(before.rstrip().endswith(_BEFORE_NAME) for before in marked.split(_MARK)[:-1]):
        marked = _NAMED_BESIDE.sub("", marked)
    marked = _NAME_FIRST.sub(lambda found: found["article"] + " " if found["thing"] else "", marked)
    return marked.replace(_MARK, name)


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


def _first_brought(abstract: Passage, sentences: Sequence[Sentence]) -> re.Match[str] | None:
    """What the first sentence about the own work says it brings; a later one may speak of a part."""
    first = next((sentence for sentence in sentences if sentence.role is OWN), None)
    if first is None:
        return None
    tried = abstract.starts_between(WE, first.start, first.end)
    matches = (_BRINGS.match(abstract.plain, start, first.end) for start in tried)
    if found := next(filter(None, matches), None):
        return found
    if abstract.plain.find("his ", first.start, first.end) < 0:
        return None
    return _PAPER_BRINGS.search(abstract.plain, first.start, first.end)
