from __future__ import annotations

import pytest

from state.records import Kind, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.page import Page, read_page
from tracker.lists.place import draw_map
from tracker.lists.routing import rank

PAGE = """# Tea and Machines

## 2. Survey papers

- [A Survey on Vision-Language Tea Models for Pouring Robots](https://arxiv.org/abs/2406.00001)
- [Vision-Language Tea Models for Robots: A Review](https://arxiv.org/abs/2405.00001)
- [An Overview of Robots That Pour with Vision-Language Tea Models](https://arxiv.org/abs/2404.00001)

## 3. Methods

- [KettleNet: Boiling Water by Sight](https://arxiv.org/abs/2406.00002)
- [SpoutFormer: Where the Water Goes](https://arxiv.org/abs/2405.00002)
- [LeafVLA: Actions from Leaves](https://arxiv.org/abs/2403.00002)
"""


def first_choice(title: str, kind: Kind | None = None) -> str:
    page = read_page(PAGE.encode())
    assert isinstance(page, Page)
    paper = Paper(title, arxiv_id="2407.00001")
    return page.sections[rank(draw_map(page), candidate_for(paper, kind))[0].family.section].words


@pytest.mark.parametrize(
    ("title", "kind", "section"),
    [
        ("KettleNet2: Pouring by Sight with Vision-Language Models", None, "3. Methods"),
        ("A Survey of Boiling Water by Sight", None, "2. Survey papers"),
        ("What Robots See of Water", Kind.SURVEY, "2. Survey papers"),
        ("Robots That Pour: Challenges and Opportunities", None, "2. Survey papers"),
    ],
)
def test_surveys_and_nothing_else_stand_among_surveys(title: str, kind: Kind | None, section: str) -> None:
    assert first_choice(title, kind) == section
