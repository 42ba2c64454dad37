"""XML as arXiv sends it: what people pasted into titles and abstracts made readable, and what is whole told; pure."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEVER_IN_XML = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01])|[xX]0*(?:1?[0-8bBcCeEfF]|1[9aAdD]));"
)
"""Control characters, as they are or by their numbers: people paste them into abstracts, and XML has no way to write them."""

_AS_IT_STANDS = rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
_STRAY = re.compile(
    rb"(?P<kept>"
    + _AS_IT_STANDS
    + rb"|&(?:#\d+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|apos);)|&(?:(?P<name>[A-Za-z]\w{1,31};))?|<(?![A-Za-z_/!?])",
    re.DOTALL,
)
"""Signs that XML takes for its own and that people meant: `Q&A`, `x < y`, `Caf&eacute;`."""
_MEANT = {b"&": b"&amp;", b"<": b"&lt;"}


def mended(body: bytes) -> bytes:
    """A document without what XML does not allow: blank lines before it, as templates leave them, and control characters."""
    return _NEVER_IN_XML.sub(b"", body.lstrip(b" \t\r\n"))


def well_formed(body: bytes) -> bool:
    """Is the whole body well-formed XML?"""
    parser = expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, ValueError, LookupError):  # the last two: an encoding nobody knows
        return False
    return True


def elements(body: bytes, *names: str) -> Iterator[slice]:
    """Where elements of these names stand, none within another; by their tags, so that it does for a broken document.

    >>> body = b"<feed><entry>1</entry><entry>2</feed>"
    >>> [body[at] for at in elements(body, "entry")]
    [b'<entry>1</entry>']
    """
    opening = re.compile(rf"<({'|'.join(names)})\b[^<>]*>".encode())
    at, unclosed = 0, set[bytes]()
    while found := opening.search(body, at):
        at, closing = found.end(), b"</%b>" % found[1]
        end = -1 if closing in unclosed else body.find(closing, at)  # what is not there is looked for once
        if end < 0:
            unclosed.add(closing)
        else:
            at = end + len(closing)
            yield slice(found.start(), at)


def with_those(body: bytes, name: str, good: Callable[[bytes], bool]) -> tuple[bytes, int]:
    """A document without the elements of a name that are not good, and how many those are."""
    kept, at, lost = [], 0, 0
    for element in elements(body, name):
        if not good(body[element]):
            kept.append(body[at : element.start])
            at, lost = element.stop, lost + 1
    return b"".join((*kept, body[at:])), lost


def with_signs_as_text(body: bytes) -> bytes:
    """A document that is not well-formed, with each `&` and `<` written as text where it can be no markup.

    >>> with_signs_as_text(b"<t>Q&A for n < 3 &amp; caf&eacute;s</t>")
    b'<t>Q&amp;A for n &lt; 3 &amp; caf&#233;s</t>'
    """
    return _STRAY.sub(_as_text, body)


def readable(body: bytes) -> tuple[bytes, bool]:
    """A body with what can be mended, and whether it is well-formed then."""
    body = mended(body)
    if well_formed(body):
        return body, True
    body = with_signs_as_text(body)
    return body, well_formed(body)


def _as_text(stray: re.Match[bytes]) -> bytes:
    if stray["kept"]:
        return stray[0]
    letters = html5.get(stray["name"].decode("ascii")) if stray["name"] else None
    if letters:
        return "".join(f"&#{ord(letter)};" for letter in letters).encode("ascii")
    return _MEANT[stray[0][:1]] + stray[0][1:]
