"""No page takes hours because one of its lines says the same over and over: what grows with the square is found here."""

from __future__ import annotations

import pytest
from support.makes import EMBER
from support.pages import planned, read
from support.patience import ending

from tracker.lint.check import lint
from tracker.lists.candidate import candidate_for
from tracker.lists.reading.page import Page, read_page

pytestmark = pytest.mark.slow

SIGNS = 100_000
"""Where time grows with the square, so many signs take minutes; otherwise a second or two."""
PATIENCE = 20
PIECES = (
    r"\[a\] ",
    "#lamps ",
    "CVPR ",
    "CVPR 2024 ",
    "arXiv ",
    ")](",
    "[a] ",
    "<b>",
    "A. ",
    "1, ",
    "A langauge ",
)
WORKS = "".join(f"- [A Lantern of Kind {at}](https://arxiv.org/abs/2601.0000{at})\n" for at in range(1, 5))
PLACES = {
    "an entry": "- **Pour**: {said} [[paper](https://arxiv.org/abs/2403.11111)]\n",
    "a title": "- [{said}](https://arxiv.org/abs/2403.11111)\n",
    "a heading": "\n## {said}\n\n- [A Lamp](https://arxiv.org/abs/2403.11111)\n",
    "a paragraph": "\n{said}\n",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_with_a_line_that_repeats_itself_is_soon_read(piece: str, place: str) -> None:
    said = place.format(said=piece * (SIGNS // len(piece)))
    text = f"# Lamps\n\n## Papers\n\n{WORKS}{said}"
    with ending(f"{piece!r} in {place!r}", PATIENCE):
        page = read(text)
        planned(page, candidate_for(EMBER, section=("Papers",)))
        unopened = read_page(text.encode(), opened=False)
        assert isinstance(unopened, Page)
        lint(unopened, "README.md")
