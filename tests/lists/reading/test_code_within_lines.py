"""Words between three marks of code on one line, which open no block of code."""

from __future__ import annotations

import pytest
from support.pages import read

from tracker.lists.reading.outline import Role

URL = "https://arxiv.org/abs/2401.0000"
VENUE = "```CVPR 2025``` [[paper]](https://made.example/lamps)"


@pytest.mark.parametrize(
    ("line", "role"),
    [(VENUE, Role.TEXT), (f"  {VENUE}", Role.TEXT), ("```bibtex", Role.FENCED), ("````", Role.FENCED), ("~~~ `a`", Role.FENCED)],
    ids=["within a line", "indented", "a language", "four marks", "waves"],
)  # fmt: skip
def test_a_line_that_closes_its_code_is_text(line: str, role: Role) -> None:
    assert read(f"## P\n\n{line}\n").outline.roles[2] is role


def test_names_of_links_below_it_are_known() -> None:
    text = f"## P\n\n- [Lamps Seen at Night][1]\n\n{VENUE}\n\n[1]: {URL}1\n"
    assert f"({URL}1)" in read(text).lines.texts[2]


def test_a_quotation_below_it_is_one() -> None:
    quoted = "".join(f"> - [Lamps Seen from Ship {at}]({URL}{at})\n" for at in (1, 2, 3))
    page = read(f"## P\n\n{VENUE}\n\n{quoted}")
    assert len(page.entries) >= 3
