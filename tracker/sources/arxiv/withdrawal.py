"""Recognising a withdrawn paper: arXiv marks it only in words, at the start of the abstract or in the comment; pure."""

from __future__ import annotations

import re

_AUTHORS = (
    r"\W*(?:this|the|the following|our)\s+(?:(?:arxiv|present|following)\s+)?"
    r"(?:paper|article|submission|manuscript|work|preprint|version)\s+"
    r"(?:has|have|had|was|is|is being|has now|have now)\s*(?:been\s+)?(?:temporarily\s+)?withdrawn\b"
)
_SHORT = (
    r"\W*(?:paper\s+|article\s+|submission\s+|manuscript\s+)?withdrawn\b"
    r"(?=\s*(?:$|[.;,!)\]]|by\b|due\b|because\b|since\b|as\b|pending\b|until\b|for\s+(?:further\s+)?revision))"
)
_ADMIN = r"\W*arxiv\s+admin(?:istrator)?s?\s+note:\s*(?:this\s+)?(?:\w+\s+){0,3}withdrawn\b"
_STARTS = re.compile(rf"(?:{_AUTHORS}|{_SHORT}|{_ADMIN})", re.IGNORECASE)
_IN_COMMENT = re.compile(rf"(?:^|[.;,]\s*)(?:{_AUTHORS}|{_SHORT}|{_ADMIN})", re.IGNORECASE)


def is_withdrawn(abstract: str, comment: str | None = None) -> bool:
    """Do the authors or arXiv say so? A text that merely speaks of withdrawing something does not count.

    >>> is_withdrawn("arXiv admin note: substantial text overlap with another work")
    False
    """
    return bool(_STARTS.match(abstract) or (comment and _IN_COMMENT.search(comment)))
