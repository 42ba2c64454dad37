"""A venue in the spelling of a list whose spelling is not that of the sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import NAMELESS, URL, added


@pytest.mark.parametrize(
    ("listed", "venue", "written"),
    [
        (("NIPS", "ICLR", "NIPS"), "NeurIPS 2025", "NIPS 2025"),
        (("NIPS", "ICLR", "NeurIPS"), "NeurIPS 2025", "NeurIPS 2025"),
        (("ACM-MM", "CVPR", "CVPR"), "ACM MM 2025", "ACM-MM 2025"),
        (("CVPR Workshop", "CVPR", "ICLR"), "ICCV 2025", "ICCV 2025"),
    ],
    ids=["another name", "both names", "another sign", "none of its own"],
)
def test_a_venue_is_spelled_as_the_list_spells_it(listed: tuple[str, ...], venue: str, written: str) -> None:
    text = "".join(
        f"- Lamps of Kind {at} in Many Rooms. {where} 202{at}. [[Paper]({URL}230{at}.00001)]\n"
        for at, where in zip((4, 3, 2), listed, strict=True)
    )
    assert f". {written}. [[Paper]" in added(text, replace(NAMELESS, venue=venue))
