"""What a paper says it brings, in its own one clause, without the words that praise it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.naming.brackets import WORK
from tracker.facts.naming.bringing import told
from tracker.facts.naming.praise import without_first
from tracker.facts.naming.shortening import shortened
from tracker.facts.text.shape import set_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_NOT_ITSELF = Pattern(
    r"(?:use|usage|type|kind|version|upgrade|variant|extension|task|part|way|set|series|family|step|attempt|exploration|evidence|insight|intuition|idea|hypothesis|notion|taxonom(?:y|ie)|foundation(?=\s+(?:for|of|to)\b))s?(?![\w-])",
    re.IGNORECASE,
)
"""What a clause may not begin with: it names a part, or leaves the thing itself unsaid."""
_DRESSED = Pattern(r"\\math|\$[A-Z]\$")
_STUDY = Pattern(r"(?:analysis|study|investigation|examination)\b", re.IGNORECASE)
"""What is the work itself only where nothing that it brings has a name."""

_GOES_ON = set_of("To That Of In For Among One Most Only Based Using With By From Via")
"""Words of a clause that is no thing: MapRead is the first to read."""
_MARK = "\0"
"""Stands for the work's name in a clause, so that the patterns need not be made anew for each."""
_CALLED = r"(?:called|named|namely|termed|dubbed|(?:that|which)\s+we\s+(?:call|name|term|dub))\s+(?:as\s+)?"
_QUOTED = Pattern(rf"[`'\"‘“]+{_MARK}[`'\"’”]+")
_EXPLAINED = Pattern(rf"(?:the|an?|our)\s+{_MARK}(?!\w)[^,]*,\s*(?=(?:an?|the)\s)")
_NAMED_BESIDE = Pattern(
    r"(?=[,\s(])(?:"
    rf",\s+[A-Z][^,;()]{{2,80}}\({_MARK}\),?|\s*\({_MARK}\)|,\s*{_MARK}\s*(?:,|$)|,\s*{_MARK}(?=\s+(?:that|which|to|for|with|by|based|using)\b)|"
    rf",\s+{_CALLED}{_MARK},(?=\s)|,?\s+{_CALLED}(?:[^,;()]{{2,80}}\({_MARK}\)(?:,|(?=$|\s+(?:that|which|to|for|with|by|based|using|\w+ed|\w+ing)\b))|{_MARK}(?:-[\w-]+)?(?![\w-]|\s+and\b))|"
    rf"\s+{_MARK}(?:\s*\([^)]{{1,20}}\))?(?=\s+(?:that|which|to|for|with|by|based)\b))"
)
_OF_NAME = r"(?:['\"+]*[A-Z][\w'\"+-]*|of|and|for|the|from|to|with|in|via|by)"
_BEHIND_COMMA = Pattern(r",\s(?:which|that|to|for|with)\s")
_IN_FULL = Pattern(
    rf"(?P<thing>(?:an?|the)\s+(?:[\w-]+,?\s+){{0,6}}?{WORK})(?:,\s+(?:{_CALLED})?[^\s,]+(?:\s+[^\s,]+){{0,8}},(?=\s+(?:which|that|to|for|with)\s)|"
    rf",?\s+{_CALLED}{_OF_NAME}(?:\s+{_OF_NAME}){{0,8}}?,?(?=\s+(?:which|that|to)\s))"
)
"""What the thing is called in full: an approach, Reading by Lamplight, which reads."""
_NAME_FIRST = Pattern(
    rf"(?P<article>the|an?|our)\s+{_MARK}(?!\w)(?:\s*\([^)]{{1,80}}\))?(?:(?P<thing>\s+(?!(?:that|which|to|for|with|by|in|on|is|consist|compris)\b)(?=[a-z]))|.*)"
)
"""The name as an adjective of the thing (our MapRead framework), or alone, where the clause does not say what it is."""
_LEAST = 3
"""Words of a clause; fewer say nothing of the thing."""


def contribution_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The clause that says what the paper brings, shortened; its words are all the paper's own."""
    for match in told(name, abstract, sentences):
        clause = _brief(_without_name(_spelled(match, abstract), name))
        words = clause.split()
        if len(words) >= _LEAST and words[0] not in _GOES_ON and not _is_part(clause, name):
            quoted = abstract.quote(*match.span("clause"))
            if quoted.startswith("the ") and not any(word.islower() for word in words):
                continue  # a name: the Map Reading Project
            return [Fact(Field.CONTRIBUTION, clause, quoted, abstract.source, 0.8)]
    return []


def _is_dressed(clause: str) -> bool:
    """Are letters of its words set apart as formulas?"""
    return "}" in clause or ("$" in clause and _DRESSED.search(clause) is not None)


def _is_part(clause: str, name: str | None) -> bool:
    """Does a clause tell no more than a part of the work, of its words, or a study beside what has a name?"""
    return bool(_NOT_ITSELF.match(clause) or _is_dressed(clause) or (name and _STUDY.match(clause)))


def _is_name(clause: str) -> bool:
    """Is it a name alone: Map Reading Project?"""
    return not any(word.islower() and len(word) >= _LONG for word in clause.split())


_ARTICLE = Pattern(r"an?\s|the\s|our\s")
_LONG = 5
"""Letters of a word that is no mere joint of a name: via, with, from."""


def _is_called(text: str) -> bool:
    """May a text say how a thing is called? One look after the other is quicker than a pattern, and most have none."""
    return (
        "called " in text
        or "named " in text
        or "termed " in text
        or "dubbed " in text
        or "namely " in text
        or " we " in text
    )


def _brief(clause: str) -> str:
    """A clause shortened; where only the thing would be left, or its name, what it does is told too."""
    brief = shortened(clause)
    if _is_called(brief):
        brief = _NAMED_LAST.sub(r"\g<thing>", brief)
    if (brief.count(" ") < _LEAST - 1 or _is_name(brief) or not _ARTICLE.match(clause)) and (
        does := _DOES.match(clause)
    ):
        return shortened(f"{does['thing']} that {clause[does.end() :]}")
    return brief


_NAMED_LAST = Pattern(rf"^(?P<thing>(?:(?!\s(?:an?|the)\s[\w-]+,?\s+{_CALLED}).)*?),?\s+{_CALLED}[A-Z][^,]*$")
"""What only calls the thing by another name; what it is joined with (a reader with a method called Atlas) waits for its own."""
_DOES = Pattern(
    r"(?P<thing>(?:[\w-]+\s+){1,7}[\w-]+)(?<!\s[a-z]{2})(?<!\sfor)(?<!\s(?:from|with|upon))\s*,?\s+(?:which|that)\s+(?=[a-z]{3,}s\s|can\s)(?!was\s|has\s|does\s)"
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


def _without_name(clause: str, name: str | None) -> str:
    """A clause without the name it explains: an entry has the name already."""
    if (_is_called(clause) or _BEHIND_COMMA.search(clause)) and (full := _IN_FULL.match(clause)):
        clause = full["thing"] + clause[full.end() :]
    if not name or name not in clause:
        return clause
    marked = without_first(_EXPLAINED, _QUOTED.sub(_MARK, clause.replace(name, _MARK)))
    marked = _NAMED_BESIDE.sub("", marked)
    if first := _NAME_FIRST.match(marked):
        marked = (first["article"] + " " if first["thing"] else "") + marked[first.end() :]
    return marked.replace(_MARK, name)
