"""The small marks inside a line: links, images, tags, addresses; found by position, never re-written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ADDRESS = Pattern(r"https?://[^\s<>\"'|\[\]`]+")
TAG = Pattern(r"<(?<!\\<)/?[A-Za-z][^<>]*>")
"""No word between such signs that are meant as they are: `\\<think>`."""
_LIGHT = r"</?(?:b|i|strong|em)>"
_CLICK = (
    rf"<summary\b[^<>]*>(?:\s*{_LIGHT})*\s*(?:[^\s<>:]{{1,16}}[ \t]*){{0,3}}(?:{_LIGHT}\s*)*</summary\s*>"
)
"""A label to click on; a longer summary, such as one that names the authors, is part of what is told."""
APART = Pattern(rf"{_CLICK}|{TAG.pattern}", re.IGNORECASE)
"""Tags, and what one clicks on to unfold the words behind it."""
SIGN = Pattern(r":(?<![\w:]:)[a-z][a-z0-9_+-]+:(?![\w:])|&(?:nbsp|e[nm]sp|thinsp|middot|bull|[mn]dash|#\d+);")
"""A picture by its name (`:fire:`) and a blank or a dash by its own; like all that follow it begins with its signs and
looks back from there, as a pattern that begins by looking back is tried at every letter."""
BLOCKS = Pattern(
    rf"{_CLICK}|</?(?:details|summary|li|[uod]l|d[td]|t[rdh]|table|tbody|p|div|center|h[1-6]|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
"""What folds words away, and what else no title goes over: the tags of points, cells and paragraphs."""
_TARGET = (
    r"\((?P<url>(?:[^()\s]++|\([^()\s]*\)|\s(?![)\"'\[])){0,2000}+)(?P<title>\s+\"[^\"]*\"|\s+'[^']*')?\s*\)"
)
_IMAGE = r"!\[[^\[\]]*\]\((?:[^()\s]++|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"
_WORDS = rf"[^\[\]\\!]++|{_IMAGE}|!|\\."
"""A stretch without such signs is taken as a whole: letter by letter it takes three times as long."""
_LABEL = rf"(?:{_WORDS}|\[(?:{_WORDS}){{0,2000}}\](?!\()){{0,2000}}+"
LINK = Pattern(rf"[!\[](?:(?<=!)(?P<bang>\[)|(?<=\[))(?<!(?<!\\)\\\[)(?P<label>{_LABEL})\]{_TARGET}")
"""None begins at a bracket that is meant as it is (`\\[`): each of many would be read on to where the next link ends.

It begins with one of two signs, so that it is tried at these alone.
"""
ANCHOR = Pattern(
    r"<a\b[^<>]*?\bhref\s*=\s*(?P<quote>[\"']?)(?P<url>[^\"'<>\s]*)(?P=quote)[^<>]*>(?P<label>.*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_END_OF_ANCHOR = Pattern(r"</a\s*>", re.IGNORECASE)
_HTML_IMAGE = Pattern(
    r"<img\b[^<>]*?\bsrc\s*=\s*(?P<quote>[\"']?)(?P<url>[^\"'<>\s]*)(?P=quote)[^<>]*>", re.IGNORECASE
)
_EMPHASIS = Pattern(r"[*_`~](?:(?<=\*)\*|(?<=_)_|(?<=~)~|(?<=`)|(?<=[*_])(?:(?<!\w.)(?=\S)|(?<=\S.)(?!\w)))")
_EMPHASES = frozenset("*_`~")
_ESCAPED = Pattern(r"\\(?=[*_`~])|(?<=\d)\\(?=\.)")
"""A sign that is meant as it is; the stop behind a number, which would begin a list."""
"""What stands before a sign that is meant as it is; left alone it would make a word of TeX of what follows."""


def is_picture(sign: str) -> bool:
    """Is a sign a picture, which stands for a link or marks a work, or what shows one in colour?"""
    return _PICTURE.fullmatch(sign) is not None


_PICTURE = Pattern("[\u2600-\u27bf\u2b50\u2b55\U0001f100-\U0001faff\ufe0f]")


class Mark(NamedTuple):
    """A link, an anchor, an image or a bare address at `start:end` of a text."""

    start: int
    end: int
    label: tuple[int, int]
    """Where the words of the link stand; empty for images and bare addresses."""
    url: tuple[int, int]
    image: bool = False

    def label_in(self, text: str) -> str:
        """The words of the link, in the text that it was found in."""
        return text[slice(*self.label)]

    def url_in(self, text: str) -> str:
        """Where it leads, in the text that it was found in."""
        return text[slice(*self.url)]


def marks(text: str) -> list[Mark]:
    """Every link-like thing of a text, outermost, in order, without overlap."""
    found: list[Mark] = []
    if "](" in text:
        found.extend(_links(text))
    if "<" in text:
        found.extend(_tags(text))
    if "://" in text:
        found.extend(_bare(text, [(mark.start, mark.end) for mark in found]))
    found.sort(key=lambda mark: (mark.start, -mark.end))
    return list(_without_overlap(found))


def without_marks(text: str, found: Iterable[Mark], instead: str = "") -> str:
    """A text without some of its links and pictures, which are given in their order."""
    kept: list[str] = []
    at = 0
    for mark in found:
        kept.append(text[at : mark.start])
        at = mark.end
    return instead.join((*kept, text[at:]))


def _links(text: str) -> Iterator[Mark]:
    for match in LINK.finditer(text):
        image = bool(match["bang"])
        label = match.span("label") if not image else (match.start(), match.start())
        start, end = match.span("url")
        framed = text[start : start + 1] == "<" and text[end - 1] == ">"  # `[code](<https://…>)`
        yield Mark(match.start(), match.end(), label, (start + framed, end - framed), image)


def _tags(text: str) -> Iterator[Mark]:
    closed = max((match.end() for match in _END_OF_ANCHOR.finditer(text)), default=0)
    for match in ANCHOR.finditer(text, 0, closed):  # no end is looked for behind the last one
        yield Mark(match.start(), match.end(), match.span("label"), match.span("url"))
    for match in _HTML_IMAGE.finditer(text):
        yield Mark(
            match.start(),
            match.end(),
            (match.start(), match.start()),
            match.span("url"),
            image=True,
        )


def _bare(text: str, taken: list[tuple[int, int]]) -> Iterator[Mark]:
    """The addresses outside of all links."""
    taken.sort()
    at = 0
    for match in ADDRESS.finditer(text):
        start = match.start()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or start < taken[at][0]:
            end = _trimmed_end(match)
            # `<https://…>`, a link too
            framed = text[start - 1 : start] == "<" and text[end : end + 1] == ">"
            yield Mark(start - framed, end + framed, (start, start), (start, end))


def _trimmed_end(match: re.Match[str]) -> int:
    url = _closed(match.group())
    while url and (url[-1] in ".,;:*_!?" or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return match.start() + len(url)


def _closed(url: str) -> str:
    """An address up to the bracket that closes what was opened before it: `…/a)and` is `…/a`."""
    head, closed, _ = url.partition(")")
    if not closed or "(" not in head:  # so it is with nearly all
        return head
    depth = 0
    for at, char in enumerate(url):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return url[:at]
    return url


def _without_overlap(found: list[Mark]) -> Iterator[Mark]:
    reached = -1
    for mark in found:
        if mark.start >= reached:
            yield mark
            reached = mark.end


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments stand, from their first sign to behind their last; what is opened and never closed is none.

    By searching: a pattern would look for the end of each one that is opened, all through the text, however many are.

    >>> list(comments("Wick <!-- as of May --> and <!-- more"))
    [(5, 23)]
    """
    end = 0
    while (start := text.find("<!--", end)) >= 0:
        if text[start - 1 : start] == "\\":  # written out, as in a title about them
            end = start + 1
            continue
        close = text.find("-->", start + len("<!--"))
        if close < 0:
            return
        end = close + len("-->")
        yield start, end


def without_comments(text: str, instead: str = " ") -> str:
    """A text with something else for each comment."""
    kept, at = [], 0
    for start, end in comments(text) if "-->" in text else ():
        kept.append(text[at:start])
        at = end
    return instead.join([*kept, text[at:]])


def plain(text: str) -> str:
    """What a reader sees of a text, roughly: for comparison only, never for writing.

    >>> plain("- **[2024]** [Name](https://a.example) <br> `x`")
    '- [2024] Name x'
    """
    if "-->" in text:
        text = without_comments(text)
    if "](" in text:
        text = LINK.sub(lambda match: "" if match["bang"] else match["label"], text)
        if "](" in text or "![" in text:
            text = LINK.sub(lambda match: "" if match["bang"] else match["label"], text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    if not _EMPHASES.isdisjoint(text):
        text = _EMPHASIS.sub("", text)
    return " ".join(text.split())


def addresses(text: str) -> list[str]:
    """Every web address written in a text, also inside images and comments, in order and once each."""
    return list(dict.fromkeys(each_address(text)))


def each_address(text: str) -> Iterator[str]:
    """The same one by one, for those who look for the first that will do."""
    if "://" in text:
        for match in ADDRESS.finditer(text):
            yield text[match.start() : _trimmed_end(match)]
