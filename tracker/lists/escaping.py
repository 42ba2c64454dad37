"""Text from outside made safe for its place in a list: a cell, a link's text, a line, a block of HTML."""

from __future__ import annotations

import re
from enum import StrEnum


class Place(StrEnum):
    """Where a text will stand."""

    LINE = "line"
    CELL = "cell"
    HTML = "html"


_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSAFE_URL = re.compile(r"[\s<>\"\\^`{|}\[\]\x00-\x20\x7f]")


def fit(text: str, place: Place, *, in_label: bool = False) -> str:
    """One line of text that cannot leave its place or start markup of its own."""
    text = _SPACES.sub(" ", _CONTROL.sub("", text)).strip()
    if place is Place.HTML:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    text = text.replace("\\", "\\\\") if re.search(r"\\(?![A-Za-z])", text) else text
    text = re.sub(r"([<`])", r"\\\1", text)
    text = re.sub(r"(\*\*|__|\*(?=\S)|(?<=\S)\*)", lambda m: "".join(f"\\{c}" for c in m.group()), text)
    if place is Place.CELL:
        text = text.replace("|", "\\|")
    if in_label or "](" in text or "![" in text:
        text = _balanced(text)
    return text


def _balanced(text: str) -> str:
    """Escape brackets that have no partner, so that a link's text ends where it should."""
    if "](" not in text and "][" not in text and _pairs(text):
        return text
    return re.sub(r"([\[\]])", r"\\\1", text)


def _pairs(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return depth == 0


def fit_url(url: str) -> str:
    """An address that cannot end its link early."""
    url = _UNSAFE_URL.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), url.strip()
    )
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            break
    return url if depth == 0 else url.replace("(", "%28").replace(")", "%29")
