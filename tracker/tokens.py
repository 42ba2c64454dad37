"""Tokens as the environment gives them: without what a file or a form puts around them, and only such as can be sent.

A client that is given a line end or a letter beyond ASCII says so by repeating the whole token, and its words end up in
logs, in the memory and in pull requests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENDABLE = re.compile(r"[\x21-\x7e]+")


def token_in(environment: Mapping[str, str], *names: str) -> str:
    """The first token that the environment has under one of these names; empty where it has none."""
    for name in names:
        token = environment.get(name, "").strip()
        if token and not _SENDABLE.fullmatch(token):
            raise UsageError(
                f"{name} holds a blank, a line end or a letter that no token has; set it anew, to the token alone"
            )
        if token:
            return token
    return ""
