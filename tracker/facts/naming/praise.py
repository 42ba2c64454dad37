"""The words that praise a work, and a text without them: what is new or strong about it is for its readers to say."""

from __future__ import annotations

import re

from tracker.facts.text.lexicon import pieces_of, small
from tracker.pattern import Pattern

_PRAISE = (
    r"brand-new|brand|novel|new|newly|latest|simple|straightforward|powerful|effective|efficient|comprehensive|extensive|robust|superior|elegant|versatile|strong|"
    r"high-quality|advanced|largest|first|scalable|challenging|conceptually|rigorous|rigorously|meticulously|carefully|"
    r"well-designed|promising|highly|very|truly|competitive|leading|sophisticated|high-performing|flexible|general-purpose"
)
_ALWAYS_PRAISE = (
    r"state-of-the-art|cutting-edge|groundbreaking|pioneering|innovative|impressive|remarkable|best-in-class|"
    r"unprecedented|first-of-its-kind|revolutionary|elite|superb|outstanding|exceptional|significantly|effectively|remarkably|"
    r"sota|leading-edge|seamlessly|intelligently|substantially|dramatically|synergistically|novelly"
)
_PRAISING = frozenset(re.split(r"\W", praise)[-1] for praise in f"{_PRAISE}|{_ALWAYS_PRAISE}".split("|"))
"""The last word of each praise: a look at a text's words spares most of them the patterns."""
_GOES_ON = r"(?:\s*,?\s+(?:yet|but|and)\s+(?=\w)|\s*,\s*|\s+)"
_OF_TIME = r"(?<!new(?=\s(?:generation|era|age|wave)\s(?:of\s|in\s|$)))"
"""What is new there is no thing: a new generation of readers."""
_PRAISED = Pattern(rf"\b(?<!-)(?:{_PRAISE}|{_ALWAYS_PRAISE})\b{_OF_TIME}{_GOES_ON}")
"""No part of a longer word: what is resource-efficient is praised by no `efficient`."""
_PRAISED_FIRST = Pattern(rf"(?:{_PRAISED.pattern})+")
_PRAISED_TOO = Pattern(rf"\s+(?:and|yet|but)\s+(?:{_PRAISE}|{_ALWAYS_PRAISE})(?=\s)")
_ALWAYS_PRAISED = Pattern(
    rf"\b(?<!-)(?:{_ALWAYS_PRAISE}|(?<!(?:more|most)\s)(?<!(?:but|and|yet)\s)powerful(?!\s+(?:and|or|but|yet)\b)|(?:carefully|meticulously)\s+(?:curated|crafted|designed)\s+and\s+challenging)\s+"
)
_PRAISED_AGAIN = Pattern(
    rf"(?:novel|new|comprehensive|powerful|superior|elegant|versatile|promising|sophisticated|strong(?!\s+baseline)){_OF_TIME}{_GOES_ON}"
)
"""What is praised once more further on: a set of maps, a comprehensive benchmark of readers."""
_BEFORE_PRAISE = Pattern(r"(?:^|(?<=\s))[Aa]n?\s+$")
_SOUNDS_OPEN = Pattern(
    r"[AEFHILMNORSX](?=[A-Z\d])|[AEIO](?![A-Z])(?!ne\b|nce\b|u)|[aio](?!ne\b|nce\b)|e(?!u)|u(?!ni|s[aeiu]|ti)|hour|honest"
)
"""Words and letters that `an` stands before."""
_PAIR = Pattern(r"(?P<first>[\w-]+),(?=\s+(?:and|yet|but)\s+[a-z-]+\s+[a-z])")
"""What is left of a series: economic, and pluggable."""
_JOINED = Pattern(r"(?:and|yet|but)\s+")
_HEAD_END = Pattern(
    r"\s(?:that|by|to|for|with|via|through|in|on|over|from|of|based|using|covering|comprising|designed)\s|,"
)


def titled(text: str) -> str:
    """What a title says, as an entry says it: what is no thing that is praised, such as how it is done, stays as it is.

    >>> titled("A Novel Benchmark for Maps"), titled("Efficient Reading by Trimming"), titled("Innovative Maps")
    ('Benchmark for Maps', 'Efficient Reading by Trimming', 'Maps')
    """
    article = _ARTICLE.match(text)
    bare = text[article.end() :] if article else text
    praise = _PRAISED_FIRST.match(small(bare)) if article else None
    return _without(_ALWAYS_PRAISED, bare[praise.end() :] if praise else bare)


_ARTICLE = Pattern(r"(?:An?|The)\s+(?=\w)")


def unpraised(text: str) -> str:
    """A text without the praise before its first noun and without what is never anything but praise.

    >>> unpraised("A Novel Benchmark for Maps")
    'A Benchmark for Maps'
    """
    lowered = small(text)
    if praise := _PRAISED_FIRST.match(lowered):
        text = text[praise.end() :]
        if pair := _PAIR.match(text):
            text = pair["first"] + text[pair.end() :]
        lowered = small(text)
    if not _PRAISING.isdisjoint(pieces_of(lowered)):
        head_end = _HEAD_END.search(text)
        end = head_end.start() if head_end else len(text)
        noun = _without(_PRAISED, _without(_PRAISED_TOO, text[:end] + " "))
        text = noun.rstrip() + _without_again(_without(_ALWAYS_PRAISED, text[end:]))
    return without_first(_JOINED, text.strip(" ,"))


def _without(pattern: Pattern, text: str) -> str:
    """A text without the matches of a pattern of small letters; ignoring case in the pattern takes five times as long."""
    kept, done = "", 0
    for match in pattern.finditer(small(text)):
        kept += text[done : match.start()]
        done = match.end()
        if article := _BEFORE_PRAISE.search(kept):
            kept = kept[: article.start()] + _article(article[0][0], text[done:])
    return kept + text[done:]


def _without_again(text: str) -> str:
    """A text without the praise behind its further articles; `the` also tells which one is meant: the new class."""
    for match in reversed(list(_PRAISED_AGAIN.finditer(small(text)))):
        before, rest = text[: match.start()], text[match.end() :]
        head, _, article = before.rstrip().rpartition(" ")
        if article in _ARTICLES:
            text = f"{head} {_article(article[0], rest)}{rest}"
        elif article == "the" and match[0].startswith("novel"):
            text = before + rest
    return text


_ARTICLES = frozenset(("a", "an", "A", "An"))


def _article(letter: str, follows: str) -> str:
    """The article as the word asks for it that stands behind it now: a representation, where an effective one stood."""
    return f"{letter}n " if _SOUNDS_OPEN.match(follows) else f"{letter} "


def without_first(pattern: Pattern, text: str) -> str:
    """A text without what a pattern matches at its beginning."""
    match = pattern.match(text)
    return text[match.end() :] if match else text
