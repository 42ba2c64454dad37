"""Lines that say one thing over and over are read like others, and nobody waits for them."""

from __future__ import annotations

import pytest

from tracker.lists.reading.page import Page, read_page

OFTEN = 100
"""Where each one doubles the time, nobody lives to read the page."""


@pytest.mark.parametrize(
    "line",
    [
        "#lamps, " * OFTEN + "and more",
        "#lamps,, " * OFTEN + "!",
        f"- [{'<>' * OFTEN}!](https://arxiv.org/abs/2601.00002)",
    ],
    ids=["tags", "tags with more between them", "brackets in a label"],
)
def test_an_entry_beside_them_is_read(line: str) -> None:
    page = read_page(
        f"# Lamps\n\n{line}\n\n## Papers\n\n- [A Lantern](https://arxiv.org/abs/2601.00001)\n".encode()
    )
    assert isinstance(page, Page)
    assert "arxiv:2601.00001" in map(str, page.works.by_identity)
