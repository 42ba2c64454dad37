"""What no server may do to us: be remembered by a cookie, or send little that unpacks to more than memory holds. Pure."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKINGS = "gzip, deflate"
"""What we say that we unpack: a piece of these grows a thousandfold at most, and a piece is 64 KiB."""
_UNPACKED = frozenset({"", "identity", *PACKINGS.split(", ")})


def no_cookies() -> CookieJar:
    """A jar that takes none and gives none: a client keeps them otherwise, for whoever it asks next at the same host."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def is_unpacked(headers: Mapping[str, str]) -> bool:
    """Is an answer packed once, in a way that we unpack? Packed twice, five thousand bytes become gigabytes in one piece.

    >>> is_unpacked({"content-encoding": "gzip"}), is_unpacked({"content-encoding": "gzip, gzip"})
    (True, False)
    """
    return headers.get("content-encoding", "").strip().lower() in _UNPACKED
