"""What a paper says it brings, in its own one clause, without the words that praise it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.text.lexicon import pieces_of, small
from tracker.facts.text.reading import OWN, WE
from tracker.facts.text.shape import set_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_CLAUSE = (
    r"(?P<clause>(?:an?|the|our)\s+(?=(?:[^.;:]|\.(?=\d)){12})[^.;:]{0,400}(?:\.(?=\d)[^.;:]{0,400}){0,9})"
)
_IS = Pattern(rf"\s*(?:\([^)]{{1,80}}\)\s*)?(?:,|--|—|\bis|\bas)\s*{_CLAUSE}")
_MAY_BE = Pattern(r"\s*(?:[(,—]|--|is|as)")
"""Behind a name that may be told what it is: to ask this first spares most of them the search for their sentence."""
_BRINGS = Pattern(
    r"\b[Ww]e\s+(?:\w+\s+){0,3}?(?:introduc|present|propos|develop|releas|construct|buil|creat|curat|collect|design)\w*\s+"
    + _CLAUSE
)
_PRAISE = (
    r"novel|new|newly|latest|simple|powerful|effective|efficient|comprehensive|extensive|robust|superior|elegant|versatile|strong|"
    r"high-quality|advanced|largest|first|scalable|challenging|conceptually|rigorous|rigorously|meticulously|carefully|"
    r"well-designed|promising|highly|very|truly|competitive|leading|sophisticated|high-performing|flexible|general-purpose"
)
_ALWAYS_PRAISE = (
    r"state-of-the-art|cutting-edge|groundbreaking|pioneering|innovative|impressive|remarkable|best-in-class|"
    r"unprecedented|first-of-its-kind|revolutionary|elite|superb|outstanding|exceptional|significantly|effectively|remarkably"
)
_PRAISING = frozenset(re.split(r"\W", praise)[-1] for praise in f"{_PRAISE}|{_ALWAYS_PRAISE}".split("|"))
"""The last word of each praise: a look at a text's words spares most of them the patterns."""
_PRAISED = Pattern(rf"\b(?:{_PRAISE}|{_ALWAYS_PRAISE})\b(?:\s*,?\s+(?:yet|but|and)\s+(?=\w)|\s*,\s*|\s+)")
_PRAISED_FIRST = Pattern(rf"(?:{_PRAISED.pattern})+")
_PRAISED_TOO = Pattern(rf"\s+(?:and|yet|but)\s+(?:{_PRAISE}|{_ALWAYS_PRAISE})(?=\s)")
_ALWAYS_PRAISED = Pattern(rf"\b(?:{_ALWAYS_PRAISE})\s+")
_JOINED = Pattern(r"(?:and|yet|but)\s+")
_DASHES = Pattern(r"(?<=\w)--+(?=\w)")
_FIRST = Pattern(r"(?:an?|the|our)\s+(?:(?:first|very)\s+)?", re.IGNORECASE)
_CUTS = Pattern(
    r"(?:,\s+(?:which|where|whose|can|could|is|has|and\s+(?:is|are|can|has|achiev|show|outperform)|thereby|thus|achiev|enabl|demonstrat|outperform|allow|that|lead|surpass|set|"
    r"obtain|yield)\w*\b|,\s+(?:along\s+with|together\s+with|making\s+it|used\s+(?:to|for|in)|and\s+we)\b| (?:which|while|whereas|achieving|outperforming|surpassing|demonstrating|with\s+best)\b|"
    r" (?:to\s+(?:bridge|fill)\s+th(?:is|ese)\s+gaps?|to\s+address\s+th)|--|—)"
)
"""Each way begins with a letter of its own, which Python then looks for at once."""
_HEAD_END = Pattern(
    r"\s(?:that|by|to|for|with|via|through|in|on|over|from|of|based|using|covering|comprising|designed)\s|,"
)
_JOINTS = Pattern(
    r"\s*(?:,\s+(?=\w+ing\b|with\b|based\b|built\b|designed\b)|\s(?:that|by|to|for|with|via|through|over|from|based|using|covering|"
    r"comprising|leveraging|capable)\s)"
)
_DANGLING = Pattern(
    r"(?=[,\s])(?:,?\s+(?:in|of|to|for|with|and|or|by|on|from|that|which|where|as|the|an?|such\s+as|including|in\s+terms\s+of|called|named|(?:specifically\s+|carefully\s+)?(?:designed|tailored))|,\s+\w+ly|\s+and\s+\w+ly|\s+publicly)+$"
)
_HALF_SAID = Pattern(r"(?:,\s+(?:\w+ly\s+)?[a-z]+ed|\s+(?:that|which)\s+(?:is|are)\s+\w+)$")
"""What says little once it is cut: a model of maps, developed (to read); roads that are crucial (for maps)."""
_LONGEST_DANGLING = 80
"""Letters."""
_DANGLES = tuple(
    set_of(
        "in of to for with and or by on from that which where as the a an including called named designed tailored ly"
    )
)
"""What a text ends with where anything dangles."""
_NOT_ITSELF = Pattern(
    r"(?:version|upgrade|variant|extension|task|part|way|set|series|family|step|analysis|study|attempt|investigation|examination|exploration|evidence|insight|intuition|idea|hypothesis|notion)s?\b",
    re.IGNORECASE,
)
"""What a clause may not begin with: it names a part, or leaves the thing itself unsaid."""

_MARK = "\0"
"""Stands for the work's name in a clause, so that the patterns need not be made anew for each."""
_EXPLAINED = Pattern(rf"^(?:the|an?|our)\s+{_MARK}(?!\w)[^,]*,\s*(?=(?:an?|the)\s)")
_NAMED_BESIDE = Pattern(
    r"(?=[,\s(])(?:"
    rf",\s+[A-Z][^,;()]{{2,80}}\({_MARK}\),?|\s*\({_MARK}\)|,\s*{_MARK}\s*(?:,|$)|"
    rf",\s+(?:called|named|termed|dubbed)\s+(?:as\s+)?{_MARK},(?=\s)|,?\s+(?:called|named|termed|dubbed)\s+(?:as\s+)?{_MARK}(?!\w))"
)
_BEFORE_NAME = ("(", ",", "ed", " as")
"""What stands before a name that stands beside the thing that bears it: to look for it spares most clauses the pattern."""
_LEAST = 3
_MOST = 24
"""Words of a clause; an entry is a line, and what stands behind is detail."""


def contribution_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The clause that says what the paper brings, shortened; its words are all the paper's own."""
    for match in _told(name, abstract, sentences):
        clause = shortened(_without_name(match["clause"], name)) if match else ""
        if match and len(clause.split()) >= _LEAST and not _NOT_ITSELF.match(clause):
            words = abstract.quote(*match.span("clause"))
            return [Fact(Field.CONTRIBUTION, clause, words, abstract.source, 0.8)]
    return []


def _told(
    name: str | None, abstract: Passage, sentences: Sequence[Sentence]
) -> Iterator[re.Match[str] | None]:
    yield _of_name(name, abstract, sentences)
    yield _first_brought(abstract, sentences)


def _without_name(clause: str, name: str | None) -> str:
    """A clause without the name it explains: an entry has the name already."""
    if not name or name not in clause:
        return clause
    marked = _EXPLAINED.sub("", clause.replace(name, _MARK))
    if any(before.rstrip().endswith(_BEFORE_NAME) for before in marked.split(_MARK)[:-1]):
        marked = _NAMED_BESIDE.sub("", marked)
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
    return next(filter(None, (_BRINGS.match(abstract.plain, start, first.end) for start in tried)), None)


def unpraised(text: str) -> str:
    """A text without the praise before its first noun and without what is never anything but praise.

    >>> unpraised("A Novel Benchmark for Maps")
    'A Benchmark for Maps'
    """
    if praise := _PRAISED_FIRST.match(small(text)):
        text = text[praise.end() :]
    head_end = _HEAD_END.search(text)
    end = head_end.start() if head_end else len(text)
    noun, rest = text[:end], text[end:]
    if not _PRAISING.isdisjoint(pieces_of(small(text))):
        noun = _without(_PRAISED, _without(_PRAISED_TOO, noun + " "))
        rest = _without(_ALWAYS_PRAISED, rest)
    return _without_first(_JOINED, (noun.rstrip() + rest).strip(" ,"))


def _without(pattern: Pattern, text: str) -> str:
    """A text without the matches of a pattern of small letters; ignoring case in the pattern takes five times as long."""
    kept, done = "", 0
    for match in pattern.finditer(small(text)):
        kept += text[done : match.start()]
        done = match.end()
    return kept + text[done:]


def _without_first(pattern: Pattern, text: str) -> str:
    """A text without what a pattern matches at its beginning."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def shortened(clause: str, most: int = _MOST) -> str:
    """A clause without praise and without what stands behind its first turn, cut at a joint where it is still long.

    >>> shortened("a novel, simple yet effective framework for reading maps, which outperforms all")
    'Framework for reading maps'
    """
    text = " ".join(clause.split())
    if "--" in text:
        text = _DASHES.sub("-", text)
    if cut := _CUTS.search(text, 8):
        text = text[: cut.start()].rstrip()
    text = unpraised(_without_first(_FIRST, text))
    if len(text.split()) > most:
        joints = [m.start() for m in _JOINTS.finditer(text) if len(text[: m.start()].split()) <= most]
        text = (
            _HALF_SAID.sub("", text[: joints[-1]])
            if joints
            else text
            if len(text.split()) <= most * 1.4
            else ""
        )
    if text.endswith(_DANGLES):
        dangling = _DANGLING.search(text, max(0, len(text) - _LONGEST_DANGLING))
        text = text[: dangling.start()] if dangling else text
    text = text.strip(" ,")
    return text[:1].upper() + text[1:]
