"""What a new work is ordered by: its time, its arXiv id, its first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.moments import moment_of_paper
from tracker.lists.form.keys import By, arxiv_key, first_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.keys import Keys, Value

_FEWEST = 3
_MOST = 15
_EARLY = 4
_DOUBTFUL = 5
_LAST_DAY = 31


def keys_of_candidate(
    candidate: Candidate, among: Sequence[Mapping[By, Value]] = (), *, named: bool = True
) -> Keys:
    """What a candidate can be ordered by among entries with some keys, which begin with names or with titles."""
    paper = candidate.paper
    keys: Keys = {}
    if key := arxiv_key(paper.arxiv_id):
        keys[By.ARXIV] = key
    if moment := moment_of_paper(paper.published, paper.arxiv_id):
        keys[By.DATE] = _checked(moment.key, key, among)
        keys[By.YEAR] = (moment.year,)
    keys[By.ALPHABET] = first_letters((named and candidate.name) or paper.title)
    return keys


def _checked(
    day: tuple[int, int, int], arxiv: tuple[int, ...] | None, among: Sequence[Mapping[By, Value]]
) -> tuple[int, int, int]:
    """The day, or where the arXiv id speaks against it, the one that the id tells.

    Ids are counted up through a month; how fast, the entries show that have both an id and a day. Records that know
    only the month often say its middle.
    """
    if arxiv is None or not day[2] or arxiv[:2] != day[:2]:
        return day
    pace = _pace(arxiv, among)
    told = min(_LAST_DAY, max(1, round(arxiv[2] / pace))) if pace else day[2]
    return (day[0], day[1], told) if abs(told - day[2]) > _DOUBTFUL else day


def _pace(arxiv: tuple[int, ...], among: Sequence[Mapping[By, Value]]) -> float | None:
    """How many ids a day brings, by the entries nearest in time."""
    seen: list[tuple[int, float]] = []
    for key in among:
        here, day = key.get(By.ARXIV), key.get(By.DATE)
        if isinstance(here, tuple) and isinstance(day, tuple) and here[:2] == day[:2] and day[2] >= _EARLY:
            seen.append((abs((here[0] - arxiv[0]) * 12 + here[1] - arxiv[1]), here[2] / day[2]))
    nearest = sorted(pace for _, pace in sorted(seen)[:_MOST])
    return nearest[len(nearest) // 2] if len(nearest) >= _FEWEST else None
