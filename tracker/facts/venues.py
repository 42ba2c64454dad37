"""When two ways of writing where a paper appeared mean the same place."""

from __future__ import annotations

from tracker.lists.entry.venues import PREPRINT, find_venues, is_known_venue
from tracker.pattern import Pattern

_NAME = Pattern(r"[A-Za-z\d]+(?:-[A-Za-z]+)*")
_YEAR = Pattern(r"(?<!\d)(?:(?:19|20)|['’])(\d\d)(?!\d)")
_FORMER = {"NIPS": "NEURIPS"}


def same_venue(one: str, other: str) -> bool:
    """May two texts mean one place? They do not where both name a well-known one, and these or their years differ.

    >>> same_venue("CVPR'26", "Conference on Computer Vision and Pattern Recognition (CVPR), 2026, pp. 1-9")
    True
    >>> same_venue("CVPR 2026", "ICCV 2026"), same_venue("CVPR 2026", "Journal of Maps"), same_venue("CVPR 2026", "cvpr-2025-1")
    (False, True, False)
    """
    if PREPRINT.search(one) or PREPRINT.search(other):
        return True
    here, there = _names(one), _names(other)
    if not here or not there:
        return True
    when, then = (set(_YEAR.findall(text)) for text in (one, other))
    alike = any(a.endswith(b) or b.endswith(a) for a in here for b in there)
    return alike and not (when and then and when.isdisjoint(then))


def _names(text: str) -> list[str]:
    """The well-known names in a text, as they are compared: PAMI is a shorter TPAMI."""
    slug = text.islower()  # as Papers with Code writes it
    found = text if slug else " ".join(text[start:end] for start, end in find_venues(text))
    names = (name.upper().replace("-", "") for name in _NAME.findall(found) if is_known_venue(name))
    return [_FORMER.get(name, name) for name in names]
