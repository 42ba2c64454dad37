"""Works that appeared in another year than on arXiv: under whose year the list puts them, a new one goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for

if TYPE_CHECKING:
    from tracker.lists.outcome import Addition


def listed(*months: str, form: str = "- [{t}]({u}), {v}") -> str:
    """Works of 2025, some of them on arXiv in other months, over two of 2024."""
    newer = "\n".join(
        form.format(t=f"Oil Seen by {at} Lamps", u=f"{URL}{month}.0000{at}", v=venue, d="2025.02.01")
        for at, (month, venue) in enumerate(
            zip(months, ("CVPR 2025", "(ICLR'25)", "ICML, 2025"), strict=True)
        )
    )
    older = "\n".join(
        form.format(t=f"Tin Seen by {at} Lamps", u=f"{URL}240{at}.00001", v=venue, d="2024.02.01")
        for at, venue in enumerate(("CVPR 2024", "arXiv 2024"), 1)
    )
    return f"# L\n\n## 2025\n\n{newer}\n\n## 2024\n\n{older}\n"


def put(text: str, arxiv: str, venue: str | None) -> Addition:
    published = date(2000 + int(arxiv[:2]), int(arxiv[2:]), 3)
    work = replace(EMBER, arxiv_id=f"{arxiv}.01234", published=published, venue=venue)
    return planned(read(text), candidate_for(work))


@pytest.mark.parametrize(
    ("months", "arxiv", "venue", "year"),
    [
        (("2411", "2410", "2501"), "2411", "CVPR 2025", "2025"),
        (("2411", "2410", "2409"), "2511", "CVPR 2026", "2026"),
        (("2411", "2410", "2501"), "2411", "arXiv 2025", "2024"),
        (("2411", "2410", "2501"), "2411", None, "2024"),
        (("2411", "2410", "2501"), "2505", "CVPR 2025", "2025"),
        (("2411", "2502", "2503"), "2411", "CVPR 2025", "2024"),
        (("2501", "2502", "2503"), "2411", "CVPR 2025", "2024"),
    ],
    ids=["two do", "a new year", "a preprint", "no venue", "the same year", "one may be a slip", "none does"],
)
def test_a_work_goes_under_the_year_that_others_of_its_kind_do(
    months: tuple[str, ...], arxiv: str, venue: str | None, year: str
) -> None:
    assert put(listed(*months), arxiv, venue).section == ("L", year)


def test_a_work_under_its_venues_year_keeps_its_day() -> None:
    text = listed("2411", "2410", "2409", form="- {d} [{t}]({u}), {v}")
    line = put(text, "2411", "CVPR 2025").inserted[0]
    assert line.startswith(f"- 2024.11.03 [{EMBER.title}]({URL}2411.01234), CVPR")


@pytest.mark.parametrize("link", ["https://lamps.example/oil", f"{URL}2411.00001"])
def test_months_and_works_without_an_id_tell_nothing_of_years(link: str) -> None:
    months = f"# L\n\n## May 2025\n\n- [Oil Seen by Lamps]({link}), CVPR 2025\n- [Wax Seen by Lamps]({link}2), CVPR 2025\n\n"
    text = f"{months}## November 2024\n\n- [Tin Seen by Lamps]({URL}2411.00007), arXiv 2024\n"
    assert put(text, "2411", "CVPR 2025").section == ("L", "November 2024")


VENUES_WITHIN_YEARS = """# L

- **Year 2025**
  - **CVPR**
    - Oil Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2501.00001)
    - Wax Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2501.00002)
  - **arXiv**
    - Tin Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2501.00003)
- **Year 2024**
  - **CVPR**
    - Tar Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2401.00001)
    - Gas Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2401.00002)
  - **arXiv**
    - Tea Seen by Many Lamps [[Paper]](https://arxiv.org/abs/2401.00003)
"""


@pytest.mark.parametrize(
    ("venue", "behind"),
    [("CVPR 2025", "Wax"), ("CVPR 2024", "Gas"), (None, "Tea")],
    ids=["of the next year", "of its own", "a preprint"],
)
def test_a_work_goes_under_its_venue_of_the_venues_year(venue: str | None, behind: str) -> None:
    work = replace(EMBER, arxiv_id="2411.01234", published=date(2024, 11, 3), venue=venue)
    change = planned(read(VENUES_WITHIN_YEARS), candidate_for(work))
    lines = VENUES_WITHIN_YEARS.splitlines()
    assert lines[change.line - 2].strip().startswith(f"- {behind} ")
