"""Halves of characters, which JSON can name and nobody can write: who cuts a text within a character leaves one."""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
"""An escape in JSON; `half` is half a character, which stands for nothing by itself."""


def without_halves(json: bytes) -> bytes:
    r"""The same JSON with the sign for what cannot be read in the place of each half.

    >>> without_halves(rb'"A \ud83d, \ud83d\ude00"')
    b'"A \\ufffd, \\ud83d\\ude00"'
    """
    return json if b"\\u" not in json else _ESCAPE.sub(_whole, json)


def _whole(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape["half"] else escape[0]
