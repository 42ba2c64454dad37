"""Paragraphs below bullets that stand at the margin: they go on with the bullet above."""

from __future__ import annotations

import pytest
from support.makes import EMBER, NEW, PUBLISHED, UNTOLD, URL, added
from support.pages import read

from tracker.lists.reading.loose import loose_paragraphs
from tracker.lists.reading.outline import outline

NAMES = ("OilLamp", "GasLamp", "WaxLamp", "TarLamp", "SunLamp")
SAID = (
    "Oil burns in rooms where nobody has ever seen it burn.",
    "The authors lit a lamp in each house of the town.",
    "What a candle tells of the wall behind it at night.",
    "Tar is hard to put out once it has begun to burn.",
    "Nobody needs a lamp by day, which this work doubts.",
)


def works(form: str, count: int = 4, gap: str = "\n") -> str:
    """Bullets with something below each: `{n}` its name, `{u}` its paper, `{v}` a venue, `{s}` a sentence."""
    return "".join(
        form.format(n=name, u=f"{URL}250{at}.00001", v=f"{venue} 2025", s=SAID[at - 1], at=at) + gap
        for at, (name, venue) in enumerate(
            zip(NAMES[:count], ("CVPR", "arXiv", "ICCV", "ICLR", "ACL"), strict=False), 1
        )
    )


LINKS = "- **[{n}: Burning in Many Rooms]({u})**\n\n```{v}``` [[paper]]({u})\n"
PROSE = "- [{n}: Burning in Many Rooms]({u})\n\n{s}\n"


def entries(listed: str) -> list[int]:
    """Of how many lines each entry is."""
    return [entry.end - entry.start for entry in read(f"# L\n\n## Papers\n\n{listed}").entries]


@pytest.mark.parametrize(
    "form", [LINKS, PROSE, LINKS.replace("\n\n", "\n\n\n")], ids=["links", "prose", "two blanks"]
)
def test_a_paragraph_goes_on_with_the_bullet_above(form: str) -> None:
    lines = form.count("\n")
    assert entries(works(form)) == [lines] * 4


def test_venue_and_links_below_a_title_are_those_of_the_new_work() -> None:
    written = added(works(LINKS), PUBLISHED)
    assert written.split("\n") == [
        f"- **[{EMBER.title}]({NEW})**",
        "",
        f"```ICCV 2025``` [[paper]]({NEW})",
    ]


def test_a_new_work_stands_between_no_bullet_and_its_paragraph() -> None:
    listed = works(PROSE)
    page = f"# L\n\n## Papers\n\n{listed}"
    written = added(listed, UNTOLD)
    assert written == f"- [{EMBER.title}]({NEW})"
    assert all(sentence in page for sentence in SAID[:4])


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(works(LINKS, 2), id="two works"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n", gap="") + f"\n{SAID[0]}\n", id="one at the end"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n\n### More\n"), id="headings"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n\nLamps of kind {at}\n"), id="a few words"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n\n**Lamps, {at}**\n"), id="labels in bold"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n\n> {s}\n"), id="quotations"),
        pytest.param(works("- [{n}: Burning in Many Rooms]({u})\n\n\n\n{s}\n"), id="far below"),
        pytest.param(works("- [{n}: Burning]({u})\n\n[{n}, Once More](https://arxiv.org/abs/2409.0000{at})\n"), id="other papers"),
        pytest.param(works("- {n} burns\n\n{s}\n"), id="no works"),
    ],
)  # fmt: skip
def test_other_paragraphs_stand_for_themselves(listed: str) -> None:
    texts = listed.split("\n")
    assert loose_paragraphs(texts, outline(texts).roles) == {}
