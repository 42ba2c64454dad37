"""Text from outside made safe for its place in a list: a cell, a link's text, a line, a block of HTML."""

from __future__ import annotations

import html
import re
from enum import StrEnum

from tracker.pattern import Pattern


class Context(StrEnum):
    """Where a text will stand."""

    LINE = "line"
    CELL = "cell"
    HTML = "html"
    RAW = "raw"
    """Lines below one of HTML, of which some readers take Markdown out and some do not."""


_SPACES = Pattern(r"\s+")
_CONTROL = Pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e0fff]"
)
"""What acts, turns the words around, or is not seen by whoever reviews it: tags and forms can spell whole sentences."""
_SLASH = Pattern(r"\\(?=[^\w\s]|_|$)|\\$")
"""A backslash that would escape what follows, or swallow the end of a link; before a letter it is harmless."""
_MARKUP = Pattern(r"[<`]|\*\*|__|~~|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|&(?=#?\w+;)")
_ADDRESS = Pattern(r"://|www\.", re.IGNORECASE)
_BLOCK = Pattern(r"^(?:(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)|(?P<sign>[-+*>#=~|]))")
_REFERENCE = Pattern(r"^\s*\[[^\]]*\]:|^\s*\[[ xX]\]\s")
_UNSAFE_URL = Pattern(r"[\s<>\"'\\^`{|}\[\]\x00-\x20\x7f]")


def fit(text: str, context: Context, *, in_label: bool = False, first: bool = False) -> str:
    """One line of text that cannot leave its place or start markup of its own.

    `first` says that nothing stands before it on its line, where a number or a sign would begin a list or a heading.
    """
    text = _SPACES.sub(" ", _CONTROL.sub("", text)).strip()
    if context is Context.HTML:
        return html.escape(text, quote=True)
    if context is Context.RAW:
        return _in_both(text, first=first)
    text = _SLASH.sub(r"\\\\", text)
    text = _MARKUP.sub(lambda match: "".join(f"\\{char}" for char in match.group()), text)
    if _ADDRESS.search(text):  # GitHub links bare addresses, and swallows the backslash at their end
        text = text.replace("\\<", "&lt;")
    if context is Context.CELL:
        text = text.replace("|", "\\|")
    if in_label or "](" in text or "![" in text or "][" in text or _REFERENCE.search(text):
        text = _balanced(text)
    if first and _REFERENCE.match(text):
        return text.replace("[", "\\[", 1)
    return _BLOCK.sub(_harmless, text) if first else text


_ENTITIES = str.maketrans({char: f"&#{ord(char)};" for char in "[]*`|~\\"})


def _in_both(text: str, *, first: bool) -> str:
    """A text that means the same where Markdown is read and where it is not: by entities, which both know."""
    match = _BLOCK.match(text) if first else None
    text = html.escape(text, quote=True).translate(_ENTITIES)
    if match is None:
        return text
    at = match.start("stop") if match["stop"] else 0
    return text if text.startswith("&") else f"{text[:at]}&#{ord(text[at])};{text[at + 1 :]}"


def _harmless(match: re.Match[str]) -> str:
    """The sign that would begin a block, escaped where it stands."""
    number, sign = match["number"], match["sign"]
    return f"{number}\\{match['stop']}" if number else f"\\{sign}"


def _balanced(text: str) -> str:
    """Escape brackets that have no partner, so that a link's text ends where it should."""
    if "](" not in text and "][" not in text and brackets_pair(text):
        return text
    return re.sub(r"([\[\]])", r"\\\1", text)


def brackets_pair(text: str) -> bool:
    """Has each square bracket its partner, the opening one first?"""
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return depth == 0


def fit_url(url: str) -> str:
    """An address that cannot end its link early; what is no web address becomes nothing."""
    if _PLAIN_URL.fullmatch(url):  # as nearly all are
        return url
    url = _CONTROL.sub("", url).strip()
    if not _WEB.match(url):
        return ""
    url = _UNSAFE_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), url)
    return url if _nested(url) else url.replace("(", "%28").replace(")", "%29")


_PLAIN_URL = Pattern(r"https?://[\w./?=&%#~:@+,;!$*-]+", re.ASCII)


def _nested(url: str) -> bool:
    """Has every bracket its partner?"""
    if "(" not in url and ")" not in url:  # so it is with nearly all
        return True
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def is_web(url: str | None) -> bool:
    """Is this an address that a list may link to?"""
    return bool(url) and _WEB.match(url or "") is not None


_WEB = Pattern(r"\s*https?://[^\s]", re.IGNORECASE)
