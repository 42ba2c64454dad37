"""Links that lead to the front page of a site in place of a work's own page."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.lint.finding import Rule, Weight

OTHERS = "".join(
    f"- [{title}](https://arxiv.org/abs/2401.0000{at}) [[code](https://github.com/made/{at})]\n"
    for at, title in enumerate(("Oil and Wicks of the Harbour", "Ropes and Sails of Small Ships"), 2)
)


def front(entry: str) -> list[Weight]:
    found = findings(f"# Lamps\n\n## Papers\n\n{entry}\n{OTHERS}")
    return [one.weight for one in found if one.rule is Rule.EMPTY_LINK and "front page" in one.message]


LAMPS = "- [Lamps Seen at Night](https://arxiv.org/abs/2401.00001)"


@pytest.mark.parametrize(
    "entry",
    [
        f"{LAMPS} [[Code](https://github.com/)]",
        f"{LAMPS} [[source code]](https://github.com)",
        f"{LAMPS} [代码](http://www.github.com/)",
        f'{LAMPS} <a href="https://github.com/">code</a>',
        f"{LAMPS} [GitHub](https://github.com/)",
        "- Lamps Seen at Night, ICLR 2024 [[Paper](https://openreview.net/)] [[code](https://github.com/made/lamps)]",
        "- Lamps Seen at Night [📄 PDF](https://dl.acm.org/)",
    ],
    ids=["code", "brackets of its own", "Chinese", "HTML", "the site's name", "a paper", "a sign before it"],
)
def test_a_label_that_leads_to_the_front_page_of_a_site_is_told(entry: str) -> None:
    assert front(entry) == [Weight.ERROR]


@pytest.mark.parametrize(
    "entry",
    [
        f"{LAMPS} [[Code](https://github.com/made)]",
        f"{LAMPS} [[Code](https://lamps.example/)]",
        f"{LAMPS} [[Project](https://github.com/)]",
        "- GitHub, where people keep their code [GitHub](https://github.com/)",
        "- [arXiv](https://arxiv.org/) has papers on all lamps",
        f"{LAMPS} ![code](https://github.com/)",
        f"{LAMPS}\n\nWrite [code](https://github.com/).",
    ],
    ids=["people's page", "a site of its own", "a page", "a site by its name", "the site itself", "a picture", "no entry"],
)  # fmt: skip
def test_sites_themselves_are_left_alone(entry: str) -> None:
    assert front(entry) == []
