"""The number that people set before an entry by hand, with signs of its own around it: `(7)`, `**7.**`, `7、`, `#7`."""

from __future__ import annotations

from tracker.pattern import Pattern

_NUMBER = r"\d{1,3}"
_PLAIN = rf"(?:[(（\[【]{_NUMBER}[)）\]】]|[#№]{_NUMBER}(?=[ \t])|{_NUMBER}[.:、．)）])"
_DRESSED = rf"(?P<mark>\*{{1,3}}|__|`)(?:{_PLAIN}|[#№]?{_NUMBER})(?P=mark)"
COUNTED = Pattern(
    rf"\s*(?={_DRESSED}|{_PLAIN})[^\w\s]*(?P<number>{_NUMBER})[.:、．)）\]】*_`]*"
    r"(?=[ \t\u00a0]+\S|(?<=[、．)）\]】])[^\s(])"
)
"""A bracket is closed right behind the number, and so is emphasis; what has neither ends in a stop, or begins with a sign."""
