"""Where on its page a new work stands: under which heading, and at which end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, PUBLISHED, URL, added, named_line
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.placing.shelves import Shelf, shelf_of, shelves_named

# --- sections by the way of publication

SHELVED = f"""**Conference**
- [A Lamp of Many Kinds of Rooms]({URL}2403.00001), CVPR 2024
- [Moss that Lights Old Houses]({URL}2303.00001), ICCV 2023

**Journal**
- [Oil from Old Mills for Lamps]({URL}2402.00001), TPAMI 2024

**ArXiv and Workshops**
- [Wicks that Never Burn Down at All]({URL}2405.00001), arXiv 2024
- [Rafters for Lamps of Every Kind]({URL}2305.00001), arXiv 2023

## Other Papers

- [Curtains that Keep the Light Inside]({URL}2401.00001), CVPR 2024
"""


@pytest.mark.parametrize(
    ("venue", "above"),
    [
        ("CVPR 2025", "**Conference**"),
        ("TPAMI 2025", "**Journal**"),
        ("CVPR 2025 Workshops", "**ArXiv and Workshops**"),
        (None, "**ArXiv and Workshops**"),
        ("arXiv 2025", "**ArXiv and Workshops**"),
    ],
)
def test_a_work_stands_with_what_was_published_in_its_way(venue: str | None, above: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{SHELVED}")
    candidate = candidate_for(replace(NAMELESS, venue=venue), section=("Papers",))
    outcome = planned(page, candidate)
    lines = outcome.new_bytes.decode().split("\n")
    labels = [line for line in lines[: lines.index(outcome.inserted[0])] if line.startswith("**")]
    assert labels[-1] == above


def test_where_no_heading_is_for_its_way_of_publication_all_may_take_a_work() -> None:
    listed = SHELVED.replace("**ArXiv and Workshops**", "**Conferences**")
    assert added(listed, EMBER)


def test_headings_name_ways_of_publication_and_nothing_else() -> None:
    assert shelves_named("Journal & Conference Papers") == {Shelf.JOURNAL, Shelf.CONFERENCE}
    assert shelves_named("Preprints") == {Shelf.PREPRINT}
    assert not shelves_named("Conference on Lamps")
    assert not shelves_named("")


@pytest.mark.parametrize(
    ("venue", "shelf"),
    [
        ("WWW 2025", Shelf.CONFERENCE),
        ("CVPRW 2025", Shelf.WORKSHOP),
        ("Neurocomputing", Shelf.JOURNAL),
        ("IEEE Transactions on Lamps", Shelf.JOURNAL),
        (None, Shelf.PREPRINT),
    ],
)
def test_a_venue_tells_how_a_work_was_published(venue: str | None, shelf: Shelf) -> None:
    assert shelf_of(venue) is shelf


def test_headings_right_over_works_may_be_ways_of_publication_too() -> None:
    listed = SHELVED.replace("**Conference**", "### Conference").replace("**Journal**", "### Journal")
    listed = listed.replace("**ArXiv and Workshops**", "### Preprints")
    assert added(listed, PUBLISHED, "Conference")
    page = read(f"# L\n\n## Papers\n\n{listed}")
    outcome = planned(page, candidate_for(PUBLISHED, section=("Papers",)))
    assert outcome.section[-1] == "Conference"


def test_another_subject_s_way_of_publication_draws_no_work_to_it() -> None:
    def shelf(name: str, subject: str, month: int) -> str:
        rows = (
            f"  - {subject} Lamps of Kind {at} at Night [[paper]]({URL}25{month:02}.0000{at})\n"
            for at in range(4)
        )
        return f"- {name}\n{''.join(rows)}"

    oil = f"**Oil**\n\n{shelf('Conference', 'Oil', 1)}{shelf('Journal', 'Oil', 2)}"
    wax = f"**Wax**\n\n{shelf('Conference', 'Wax', 3)}"
    paper = replace(NAMELESS, title="Wax Lamps of Another Kind at Night", venue="IEEE Transactions on Lamps")
    outcome = planned(read(f"# L\n\n## Papers\n\n{oil}\n{wax}"), candidate_for(paper))
    above = outcome.new_bytes.decode().partition(paper.title)[0]
    assert above.rfind("**Wax**") > 0


# --- headings that count

COUNTED = """# L

## 2024 (2 papers)

- [A Lamp of Many Kinds](https://arxiv.org/abs/2405.00001)
- [Turning Oil into Light at Night](https://arxiv.org/abs/2403.00001)

## 2023 (1 paper)

- [A Lamp of Other Kinds](https://arxiv.org/abs/2305.00001)
"""


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("({} papers)", "(1 paper)"),
        ("({})", "(1)"),
        ("({} entries)", "(1 entry)"),
        ("({}+ works)", "(1+ work)"),
    ],
)
def test_a_year_heading_that_counts_gets_a_sister_that_counts_one(said: str, new: str) -> None:
    text = COUNTED.replace("(2 papers)", said.format(2)).replace("(1 paper)", said.format(1))
    outcome = planned(read(text), candidate_for(EMBER))
    assert outcome.inserted[0] == f"## 2025 {new}"


def test_a_year_in_brackets_is_no_count() -> None:
    text = COUNTED.replace("2024 (2 papers)", "Papers (2024)").replace("2023 (1 paper)", "Papers (2023)")
    outcome = planned(read(text), candidate_for(EMBER))
    assert outcome.inserted[0] == "## Papers (2025)"


# --- sections that hold no works


def test_pages_of_the_list_s_own_repository_are_no_works() -> None:
    contents = "".join(
        f"- Oil\n    - [Lamp {at} (TODO)](https://github.com/made/lamps/blob/main/lamp-{at}.md)\n"
        for at in (1, 2)
    )
    page = read(
        f"# L\n\n## Library\n\n{contents}\n## Papers\n\n{named_line('***', ':***', 2)}\n{named_line('***', ':***', 3)}\n"
    )
    outcome = planned(page, candidate_for(EMBER))
    assert outcome.section[-1] == "Papers"


# --- the end at which works are added


def test_years_tell_where_the_newest_stand_where_entries_have_no_ids() -> None:
    others = "\n".join(
        f"- [Lamp of Kind {year}](https://lamps.example/{year}), CVPR {year}"
        for year in range(2024, 2014, -1)
    )
    listed = f"- [Moss that Lights Old Houses]({URL}2405.00001), arXiv 2024\n\n## Other Lamps\n\n{others}\n"
    page = read(f"# L\n\n## Papers\n\n{listed}")
    outcome = planned(page, candidate_for(NAMELESS, section=("Papers",)))
    lines = outcome.new_bytes.decode().split("\n")
    assert lines.index(outcome.inserted[0]) < next(at for at, line in enumerate(lines) if "Moss" in line)
