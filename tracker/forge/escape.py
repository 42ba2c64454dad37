r"""Text from outside, made harmless for a pull request's body, a comment or a title.

The recipe: one line, nothing invisible or turning, markup and HTML taken literally, and a zero-width space inside
whatever GitHub would turn into a mention, a reference, a link, an emoji or a closing word's object. The zero-width
space is in the source as an entity, so that the source shows it, and it survives being quoted in an e-mail.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

BREAK = "&#8203;"
UNTITLED = "(untitled)"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
"""The dollar sign's is GitHub's own advice for one that starts no mathematics."""
_BACKSLASHED = "\\`*_[]|~!{}"
"""Round brackets mean something only behind a square one."""
_PILED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Marks piled upon a letter: more than three are no language, and reach into the lines around."""
_AT_START = re.compile(r"^(?P<mark>[#+=-]|\d{1,9}[.)])")
"""What begins a heading or a list and is not escaped wherever it stands."""
_ALIVE = re.compile(
    r"(?P<at>@)|(?P<hash>\#)|(?P<gh>\bGH)-|(?P<scheme>\b[A-Za-z][A-Za-z0-9+.-]*:)(?=//)|(?P<www>\bwww)\.|"
    r"(?P<mail>\b(?:mailto|xmpp):)|(?P<emoji>:)(?=[A-Za-z0-9_+-]+(?::|$))",
    re.ASCII | re.IGNORECASE,
)
_HEX_RUN = re.compile(r"\b[0-9a-f]{7,}\b", re.ASCII | re.IGNORECASE)
"""What GitHub takes for a commit."""
_POINTS_BACK = re.compile(r"/[^/]+/[^/]+/(?:issues|pull|pulls|commit|commits|discussions|compare)(?:/|$)")


def plain(text: str, limit: int = 300) -> str:
    """One visible line in composed form, cut to a length; for people, not yet for Markdown."""
    composed = unicodedata.normalize("NFC", text[: limit * 8])
    spaced = "".join(" " if char.isspace() else char for char in composed)
    seen = "".join(char for char in spaced if unicodedata.category(char) not in _INVISIBLE)
    line = " ".join(seen.split())
    line = _PILED.sub(r"\1", line)
    return line if len(line) <= limit else _cut(line, limit)


def _cut(line: str, limit: int) -> str:
    """As many whole words as fit, with a sign that more follow; what has no words to speak of is cut anywhere."""
    room = line[: limit - 1]
    words = room if line[limit - 1].isspace() else room.rpartition(" ")[0]
    return (words if 4 * len(words) > 3 * limit else room).rstrip() + "…"


@lru_cache(maxsize=4096)
def for_body(text: str, limit: int = 300) -> str:
    r"""Markdown that shows this text and does nothing else.

    >>> for_body("Fixes #1 by @maya, see [x](y)")
    'Fixes #&#8203;1 by @&#8203;maya, see \\[x\\]\\(y)'
    """
    shown = _literal(_broken(plain(text, limit)))
    # what is all marks grows eightfold: cut such text further, so that no one entry can crowd out the others
    room = 3 * limit + 8
    while len(shown) > room:
        limit = limit * room // (len(shown) + 8)
        shown = _literal(_broken(plain(text, limit)))
    return shown


def _broken(line: str) -> str:
    """Marks with a control character, which `plain` left none of, where something comes alive."""
    apart = _HEX_RUN.sub(lambda run: "\0".join(re.findall(".{1,4}", run[0])), line)
    return _ALIVE.sub(lambda found: found[0].replace(_live(found), _live(found) + "\0", 1), apart)


def _live(found: re.Match[str]) -> str:
    return next(part for part in found.groups() if part)


def _literal(line: str) -> str:
    start = _AT_START.match(line)
    if start and start["mark"][-1] in ".)":
        line = f"{start['mark'][:-1]}\1{line[start.end() - 1 :]}"
    elif start:
        line = f"\1{line}"
    return "".join(map(_char, line)).replace("\\](", "\\]\\(")


def _char(char: str) -> str:
    if char == "\0":
        return BREAK
    if char == "\1":
        return "\\"
    if char in _ENTITIES:
        return _ENTITIES[char]
    return f"\\{char}" if char in _BACKSLASHED else char


def web_address(url: str) -> str | None:
    """An address that a reader may be sent to, or None: http(s) only, every odd sign encoded.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
        path, query = (quote(part, safe="/%~:@,;=+!*-._&?") for part in (parts.path, parts.query))
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host) or parts.username:
        return None
    place = f"{host}:{port}" if port else host
    return urlunsplit((parts.scheme, place, path.replace("@", "%40"), query.replace("@", "%40"), ""))


def address(url: str) -> str | None:
    """An address for a link on GitHub, or None: an issue, pull request or commit would learn that it was mentioned, so
    those go by GitHub's own redirecting host.

    >>> address("https://github.com/o/r/issues/1")
    'https://redirect.github.com/o/r/issues/1'
    """
    target = web_address(url)
    if target is None:
        return None
    parts = urlsplit(target)
    if parts.hostname in ("github.com", "www.github.com") and _POINTS_BACK.search(parts.path):
        return urlunsplit(parts._replace(netloc="redirect.github.com"))
    return target


def link(text: str, url: str, limit: int = 300) -> str:
    """A Markdown link with this text, or the text alone where the address may not stand in one."""
    target = address(url)
    shown = for_body(text, limit) or UNTITLED
    return f"[{shown}]({target})" if target else shown
