"""Citations without links in sections of one or two: together they show that a page lists works."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Refused
from tracker.lists.steering import NO_DOUBT

CITATIONS = """# Lamps

## Labs
### One Lab
- Made, Ann, Bo Up, Cy Fake, and Di Void. "Lamps of Many Kinds." arXiv preprint arXiv:2405.00001 (2024).

### Another Lab
- Up, Ed, Flo Noone, and Gus Zero. "Lanterns: Turning on Lights." arXiv preprint arXiv:2410.00001 (2024).

## Schools
- Zero, Hal, Ida Nil, and Jo Null. "What Candles Say of Rooms." arXiv preprint arXiv:2412.00001 (2024).
"""
WITHOUT_CODE = replace(EMBER, links=replace(EMBER.links, code=None))


@pytest.mark.parametrize("section", ["One Lab", "Schools"])
def test_a_citation_is_written_among_them(section: str) -> None:
    added = planned(read(CITATIONS), candidate_for(WITHOUT_CODE, section=(section,)))
    assert "".join(added.inserted).strip() == (
        '- New, Ida, Jon Newer, and Kim Ever. "Ember: A Model that Keeps Rooms Warm." '
        "arXiv preprint arXiv:2506.01234 (2025)."
    )


def test_two_citations_or_bullets_of_prose_show_nothing() -> None:
    ember = candidate_for(WITHOUT_CODE)
    two = CITATIONS[: CITATIONS.index("## Schools")]
    prose = two.replace(", Bo Up, Cy Fake, and Di Void", " and light").replace(
        "Flo Noone, and Gus Zero", "light"
    )
    for text in (two, prose + "\n## Notes\n- Lamps are bright, rooms are dark, and all of that in 2024.\n"):
        assert isinstance(plan_addition(read(text), ember, NO_DOUBT), Refused)
