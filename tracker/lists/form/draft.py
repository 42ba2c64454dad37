"""A body while it is written: what is left out of it takes along what set it off."""

from __future__ import annotations

import re

from tracker.lists.form.marks import SIGN
from tracker.pattern import Pattern

_BREAKS = Pattern(r"\s*(?:</?br\s*/?>|\\?\n)", re.IGNORECASE)
"""What ends a line."""
_LEADS = Pattern(rf"(?:{SIGN.pattern}|:[a-z][a-z_]+:)[ \t]*[:：]?[ \t]*$")
"""A picture right before links, which stands for them."""
_STOPS = ".,;:!"
_STRAY = " \t.,;:"
"""Signs that say nothing where nothing stands before them on their line."""
_BAR = Pattern(r"^[|·•][ \t]+(?=\S|$)")
"""A bar or a dot that stands between two facts."""
_ARXIV = Pattern(r"\barxiv\b(?:[:,]?[ \t]|:$|(?=\)))", re.IGNORECASE)
_SET_OFF_BEFORE = Pattern(r"(?<=[^\s>])[ \t]*[-–—|·•:;,，；：、][ \t]*$")
_SIGN_LAST = Pattern(r"\A([^\n]*(?:[*_`]|</\w+>))[ \t]*[:：]\Z")
"""The sign between a title in emphasis and a remark; below the first line it would be a label's."""
_LABEL_ALONE = Pattern(r"[ \t]*[-*+•][ \t]+[^\w\n]{0,8}[^\W\d_][\w/ -]{0,30}[*_]{0,2}[:：][ \t]*")
"""A label that nothing stands behind, on a line of its own below an entry."""
_DASHES = ("-", "–", "—")
_COMMAS = (",", ";")
_COMMAS_AND_COLONS = (*_COMMAS, ":", "：", "，")
_TAG_ALONE = Pattern(r"\s*[\[(【][^\[\]()【】]+[\])】][ \t]+")
"""A time or a venue in brackets at the beginning of a line, set off enough by these."""
_SET_OFF_BEHIND = Pattern(r"[ \t]*(?P<sign>[.,;:|·•，。；：、–—-])[ \t]*")
_LIGHT_TAG = Pattern(r"</?(?P<tag>sub|sup|small)>", re.IGNORECASE)
_STOP_IN_TAG = Pattern(r"[,;]\s*(?=</(?:sub|sup|small)>)")
"""What set off the words that were left out at the end of small letters."""
_EMPTY_TAGS = Pattern(
    r"(?:<br\s*/?>)?[ \t]*<(?P<tag>sub|sup|small|strong|font|kbd|code)\b[^<>]*>[\s→⇒:;,.·•–—-]*</(?P=tag)>",
    re.IGNORECASE,
)
"""Emphasis around what was left out, with the break before it."""
_BARE_LINE = Pattern(
    r"\n[ \t]*(?:(?:(?:[-*+]|\d{1,2}[.)])[ \t]*)?(?:</?br\s*/?>)?[ \t.,;:|]*(?=\n|$)|>[ \t]*(?:[.,;:|][ \t]*(?=\n|$)|$))"
)
"""A line with nothing but its marker and stray signs; one that only parts two paragraphs of a quotation stays."""
_MARKS = (*((mark, mark) for mark in ("**", "__", "*", "_", "`", '"')), ("“", "”"))
"""Emphasis and quotation, as they open and close."""
_EMPTY_BRACKETS = ("()", "[]", "【】", "（）")
_BETWEEN_BRACKETS = tuple("-–—|·/")
_BREAKS_LAST = Pattern(r"(?:[ \t]*<br\s*/?>)+[ \t]*$", re.IGNORECASE)
_BREAKS_FIRST = Pattern(r"(?:[ \t]*<br\s*/?>)+", re.IGNORECASE)
"""What breaks the line within it, before what is left out and behind."""
_LAST_BREAK = Pattern(r"\s*(?:</?br\s*/?>|(?<!\\)\\)\s*$")
_JUST_OPENED = Pattern(r"(?:[\[(【]|(?<!\S))(?:\*{1,3}|_{1,3}|`)$")
"""Brackets or emphasis that nothing stands in yet."""
_ENDED = Pattern(r"[ \t]*(?:</?br\s*/?>|\\)?[ \t]*(?=\n)", re.IGNORECASE)
"""How a line ends behind what was left out of it."""
_BREAK = Pattern(r"^\s*(?:</?br\s*/?>)?\s*", re.IGNORECASE)


class Draft:
    """The text so far, and whether the last thing was left out."""

    def __init__(self, *, own: bool, on_arxiv: bool) -> None:
        self.text = ""
        self._told = 0
        """Up to where stands what is known of the work, and no glue behind it."""
        self._own = own
        """Is an entry of the list's own written again?"""
        self._on_arxiv = on_arxiv
        self._left_out = False
        """Was the last thing left out, so that what set it off goes too?"""
        self._missing = False
        """Was anything left out?"""
        self._bare = False
        """Is the last thing a badge that was left out, with the break behind it still to come?"""
        self._linkless = False
        """Is the last thing a run of links that was left out, with the break before it still there?"""

    @property
    def line(self) -> str:
        """What stands on the last line."""
        return self.text.rpartition("\n")[2]

    def say(self, words: str | None) -> None:
        """What is known of the work; None leaves it out, with what set it off."""
        if words is None:
            self._left_out = self._missing = True
        elif words:
            self.text += words
            self._told = len(self.text)
            self._left_out = self._bare = self._linkless = False

    def say_address(self, address: str | None) -> None:
        """An address behind words, which stay where there is none."""
        self._missing = self._missing or address is None
        self.say(_NOWHERE if address is None else address)

    def say_picture(self, picture: str | None) -> None:
        """A picture, which goes with the blanks before it."""
        if picture is None:
            self.text = self.text.rstrip(" \t")
        self.say(picture)

    def say_badge(self, badge: str) -> None:
        """A badge with a count, which goes with the break behind it."""
        self.say(badge)
        self._bare = not badge

    def say_links(self, links: str) -> None:
        """A run of links, which goes with what leads to them, such as a picture that stands for them."""
        if not links:
            told, led = self.text[: self._told], self.text[self._told :]
            led = led if self._own else _LEADS.sub("", led)
            self.text = (told + led).rstrip(" \t,;|·•[(–—-")
            self._left_out = self._left_out or not self.text
        self.say(links)
        self._linkless = not links and not self._own

    def go_on(self, glue: str) -> None:
        """What stands between two facts, as far as something is left for it to join."""
        glue = _BREAK.sub("", glue) if self._bare else glue
        if not self._own and glue.startswith(".") and self.text.endswith((".", "?", "!")):
            # behind `et al.`, a title with its own stop, or what is left out between two stops
            glue = glue[1:]
        if not self._own and not self._on_arxiv:
            glue = _ARXIV.sub("", glue)
        glue = self._closed(glue) if self._left_out else glue
        self.text += glue
        self._bare, self._left_out = False, self._left_out and not glue
        self._linkless = self._linkless and not glue.strip()

    def finished(self) -> str:
        """The text without the signs and lines that held only what was left out; a blank line that people leave stays."""
        if not self._own:
            self.text = _unpromised(self.text)
        if self._left_out or self._linkless:
            self.text = _LAST_BREAK.sub("", self.text).rstrip(" \t\n([,;|·•–—-")
            self.text = _SIGN_LAST.sub(r"\1", self.text)
        if self._bare:
            self.text = self.text.rstrip(" \t")
        if "</" in self.text and not self._own:
            self.text = _evened(_EMPTY_TAGS.sub("", _STOP_IN_TAG.sub("", self.text)))
        if not self._missing:
            return self.text
        whole = _BARE_LINE.sub(lambda match: "" if match.group().strip() else match.group(), self.text)
        return _unlinked(whole if whole == self.text else _LAST_BREAK.sub("", whole))

    def _closed(self, glue: str) -> str:
        """The glue behind something left out: no comma without a word before it, no empty brackets."""
        while marks := self._around_nothing(glue.lstrip(_STOPS)):
            self.text, glue = self.text.removesuffix(marks[0]), glue.lstrip(_STOPS).removeprefix(marks[1])
        before, behind = _BREAKS_LAST.search(self.text), _BREAKS_FIRST.match(glue)
        if before and behind:
            return self._broken_once(glue, before, behind)
        if glue[:1] in _COMMAS_AND_COLONS and _TAG_ALONE.fullmatch(self.line):
            return glue[1:].lstrip(_STRAY)
        if not self.line.strip(_STRAY):
            return self._behind_nothing(_BAR.sub("", glue.lstrip(_STRAY)))
        if self.text[-1:] + glue[:1] in _EMPTY_BRACKETS:
            return self._without_brackets(glue[1:])
        if self.text[-1:] in ("(", "[") or _JUST_OPENED.search(self.line):
            return glue.lstrip(",;: ")
        if glue[:1] in (")", "]"):
            self.text = self.text.rstrip(" ,;")
        if glue.startswith((" ", ".", ",", ";", "</")) or self._closes(glue):
            self.text = self.text.rstrip(" ")
        if self.text.endswith(".") and glue.startswith("."):
            return glue[1:]
        return self._set_off_once(glue)

    def _broken_once(self, glue: str, before: re.Match[str], behind: re.Match[str]) -> str:
        """The glue without the breaks on one side of what was left out: the more of them stay."""
        if before.group().count("<") > behind.group().count("<"):
            return glue[behind.end() :].lstrip(" ")
        self.text = self.text[: before.start()]
        return glue

    def _around_nothing(self, glue: str) -> tuple[str, str] | None:
        """The signs of emphasis or quotation that open right before and close again at once."""
        return next(
            (marks for marks in _MARKS if self.text.endswith(marks[0]) and glue.startswith(marks[1])), None
        )

    def _closes(self, glue: str) -> bool:
        """Does the glue begin by closing emphasis that is open on the line?"""
        mark = next((mark for _, mark in _MARKS if glue.startswith(mark)), None)
        return mark is not None and self.line.count(mark) % 2 == 1

    def _set_off_once(self, glue: str) -> str:
        """The same without one of the two signs that set off what was left out; one is enough."""
        before, behind = _SET_OFF_BEFORE.search(self.text), _SET_OFF_BEHIND.match(glue)
        if before and glue and (not glue.strip(" ") or _BREAKS.match(glue)):
            if _LABEL_ALONE.fullmatch(self.line):
                return glue  # the line goes as a whole, label and all
            if before.group() == "|" and glue == " ":
                return ""  # it parts what stands before it from what is still to come
            self.text = self.text[: before.start()]
            return glue
        if before and behind:
            self.text = self.text[: before.start()]
            rest = glue[behind.end() :]
            if glue.rstrip(" ") == "." and before.group().strip() in _DASHES:
                return glue[1:]  # it ended the sentence behind the dash
            sentence = before.group().strip() in _COMMAS and rest[:1].isupper()
            return f" {rest}" if behind["sign"] == "." and rest.strip() and not sentence else glue
        return glue

    def _behind_nothing(self, glue: str) -> str:
        """The glue where nothing stands before it on its line; the line goes where nothing comes behind it either."""
        self.text = self.text[: len(self.text) - len(self.line.lstrip(" \t"))]
        ended = _ENDED.match(glue)
        if ended and self.text.strip():
            self.text = self.text.rstrip(" \t").removesuffix("\n")
            glue = glue[ended.end() :]
        return glue.lstrip(" ") if self.text.strip() else _BREAK.sub("", glue)

    def _without_brackets(self, glue: str) -> str:
        """The same behind brackets that hold nothing, which may be all that stood in emphasis."""
        self.text = self.text[:-1].rstrip()
        if self._around_nothing(glue.lstrip(_STOPS)):
            return self._closed(glue)
        sign = self.text[-1:]
        if sign in _BETWEEN_BRACKETS and glue[:1] in (sign, "`", ""):
            self.text = self.text[:-1]
        return glue if self.line.strip(_STRAY) else glue.lstrip(_STRAY)


def _evened(text: str) -> str:
    """A text without the tags of emphasis that open or close alone, as where the words of a pair were left out."""
    for tag in {match["tag"].lower() for match in _LIGHT_TAG.finditer(text)}:
        opened, closed = text.count(f"<{tag}>"), text.count(f"</{tag}>")
        if opened != closed:
            text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return text


_NOWHERE = "\x00"
"""Stands for an address that nobody knows, until the link around it is taken off its words."""
_LEADS_NOWHERE = Pattern(
    rf"!?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\([^()]*{_NOWHERE}[^()]*\)|<a\b[^<>]*{_NOWHERE}[^<>]*>(?P<words>.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)


_BARE_LABEL = Pattern(r"[ \t]*\[{1,2}(?P<label>[^\W\d_][^\[\]()]{2,12})\]{1,2}(?!\()")


def _unpromised(text: str) -> str:
    """A body without the labels that stand for pages a work has not, of pages that it links to: `[Code] [[Code](…)]`."""
    return _BARE_LABEL.sub(lambda bare: "" if f"[{bare['label']}](" in text else bare.group(), text)


def _unlinked(text: str) -> str:
    """A body without the links whose address nobody knows, their words left."""
    if _NOWHERE not in text:
        return text
    bare = _LEADS_NOWHERE.sub(lambda match: match["label"] or match["words"] or "", text)
    return bare.replace(_NOWHERE, "")
