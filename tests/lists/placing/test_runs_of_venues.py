"""Works of one venue that stand together within a year: a new one stands with those of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.order import Direction
from tracker.lists.placing.venue_runs import place_in_run

MONTHS = ("2505", "2411", "2503", "2410", "2502", "2501", "2504", "2412", "2506", "2505")
NAMES = ("Oil", "Tin", "Sun", "Wood", "Clay", "Reed", "Wax", "Gas", "Coal", "Peat")
VENUES = ("CVPR", "CVPR", "CVPR", "ICLR", "ICLR", "ICML", "ICML", "ICML", "arXiv", "arXiv")
FORMS = ("- [{t}]({u}), {v} 2025\n", "- **[{v}'25]** {t} [[paper]({u})]\n")


def listed(form: str, venues: tuple[str, ...]) -> str:
    works = "".join(
        form.format(t=f"{name} Seen by Many Lamps", u=f"{URL}{month}.000{at}1", v=v)
        for at, (name, month, v) in enumerate(zip(NAMES, MONTHS, venues, strict=True))
    )
    return f"# L\n\n## 2025\n\n{works}"


def index(form: str, venues: tuple[str, ...], venue: str | None) -> int:
    """How many works of the section stand above the new one."""
    paper = replace(EMBER, arxiv_id="2507.01234", published=date(2025, 7, 3), venue=venue)
    work = candidate_for(paper, section=("2025",))
    outcome = planned(read(listed(form, venues)), work)
    return outcome.line - 5


@pytest.mark.parametrize("form", FORMS, ids=["behind", "before"])
@pytest.mark.parametrize(
    ("venue", "at"),
    [("CVPR 2025", 3), ("ICLR 2025", 5), ("ICML 2025", 8), (None, 10), ("ECCV 2025", 10)],
)
def test_a_work_stands_with_those_of_its_venue(form: str, venue: str | None, at: int) -> None:
    assert index(form, VENUES, venue) == at


def test_where_new_works_come_on_top_they_do_so_within_their_venue() -> None:
    page = read(listed(FORMS[0], VENUES))
    readings = neighbourhood(page, page.entries[0].group).own
    work = candidate_for(replace(EMBER, venue="ICLR 2025"))
    assert place_in_run(readings, work, Direction.DOWN) == 3
    assert place_in_run(readings, work, Direction.UP) == 5


@pytest.mark.parametrize(
    "venues",
    [
        ("CVPR", "ICLR") * 5,
        ("CVPR",) * 5 + ("ICLR", "ICML", "ECCV", "AAAI", "arXiv"),
        ("CVPR", "CVPR", "ICLR", "ICLR", "ICML", "ECCV", "AAAI", "ACL", "EMNLP", "arXiv"),
        (*VENUES[:9], "CVPR"),
    ],
    ids=["mixed", "one venue", "chance", "apart"],
)
def test_where_venues_are_not_kept_together_they_tell_no_place(venues: tuple[str, ...]) -> None:
    assert index(FORMS[0], venues, "ICLR 2025") == index(FORMS[0], venues, "NAACL 2025")
