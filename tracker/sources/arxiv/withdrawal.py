"""Recognising a withdrawn paper: arXiv marks it only in words, at the start of the abstract or in the comment; pure."""

from __future__ import annotations

import re

_PAPER = r"(?:paper|article|submission|manuscript|work|preprint|version)"
_GONE = r"(?:withdrawn|retracted|removed\s+by\s+arxiv)\b"
_AUTHORS = (
    r"\W*(?:(?:due\s+to|because\s+of|owing\s+to)\s[^.]{1,200}?,\s+)?"
    rf"(?:this|the|the following|our)\s+(?:(?:arxiv|present|following)\s+)?{_PAPER}\s+"
    rf"(?:has|have|had|was|is|is being|has now|have now)\s*(?:been\s+)?(?:temporarily\s+)?{_GONE}"
)
_THEMSELVES = (
    r"\W*(?:(?:the\s+)?authors?(?:\(s\))?|we|i)\s+(?:(?:has|have|had)\s+)?"
    rf"(?:withdrawn|withdrew|withdraw|retracted|retract)\s+(?:this|the|our|my)\s+{_PAPER}\b"
)
_SHORT = (
    r"\W*(?:paper\s+|article\s+|submission\s+|manuscript\s+)?(?:withdrawn|retracted)\b"
    r"(?=\s*(?:$|[.;,!)\]]|by\b|due\b|because\b|since\b|as\b|pending\b|until\b|for\s+(?:further\s+)?revision))"
)
_ADMIN = rf"\W*arxiv\s+admin(?:istrator)?s?\s+note:\s*(?:this\s+)?(?:\w+\s+){{0,3}}{_GONE}"
_STARTS = re.compile(rf"(?:{_AUTHORS}|{_THEMSELVES}|{_SHORT}|{_ADMIN})", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;,]")


def is_withdrawn(abstract: str, comment: str | None = None) -> bool:
    """Do the authors or arXiv say so? A text that merely speaks of withdrawing something does not count.

    >>> is_withdrawn("arXiv admin note: substantial text overlap with another work")
    False
    """
    return bool(_STARTS.match(abstract)) or any(map(_STARTS.match, _CLAUSE.split(comment or "")))
