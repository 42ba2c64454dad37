"""A new heading or label says what is true of the new work alone, and never what stands there already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, PUBLISHED, URL
from support.pages import read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.outcome import Addition, Refused, Unsure
from tracker.lists.placing.spots import NO_HEADING
from tracker.lists.steering import NO_DOUBT, Steering

if TYPE_CHECKING:
    from state.records import Paper
    from tracker.lists.outcome import AddingOutcome

HEAD = "# L\n\n## Papers\n\n"
NEXT = replace(EMBER, arxiv_id="2601.00001", published=date(2026, 1, 3))
ENTRY = f"- [{EMBER.title}]({URL}2601.00001)"
OIL = f"- [Oil: A Model of Many Lamps]({URL}2505.00005)\n"
WAX = f"- [Wax: A Model of Much Light]({URL}2405.00004)\n"
UNLINKED = replace(EMBER, arxiv_id=None, links=Links())


def plan(text: str, work: Paper = NEXT, steering: Steering = NO_DOUBT) -> AddingOutcome:
    return plan_addition(read(text), candidate_for(work), steering)


def added(text: str, work: Paper = NEXT) -> tuple[int, str]:
    """The line of the new entry and all that was put in; whoever reads the page again finds one entry more."""
    outcome = plan(text, work)
    assert isinstance(outcome, Addition)
    assert len(read(outcome.new_bytes.decode()).entries) == len(read(text).entries) + 1
    return outcome.line, "|".join(outcome.inserted)


@pytest.mark.parametrize("said", ["", "Coming soon.\n\n"])
def test_a_year_that_stands_there_without_entries_is_filled_and_not_made_again(said: str) -> None:
    text = f"{HEAD}### 2026\n\n{said}### 2025\n\n{OIL}\n### 2024\n\n{WAX}"
    assert added(text) == (9 if said else 7, f"|{ENTRY}")


LABELS = f"{HEAD}**2026**\n\n**2025**\n\n{OIL}\n**2024**\n\n{WAX}"
MONTHS = f"{HEAD}### 2026\n\n### 2025\n\n#### May\n\n{OIL}\n### 2024\n\n#### June\n\n{WAX}"
WITHIN = f"{HEAD}- 2026\n  - January\n  - May\n    {OIL}  - April\n    {OIL.replace('Oil', 'Tin').replace('5.00', '4.00')}- 2025\n  - May\n    {WAX}"
TABLES = "### {y}\n\n| Name | Paper |\n{d}| {n} | [{n}: A Model of Lamps](https://arxiv.org/abs/2{n}) |\n\n"
BROKEN = HEAD + "".join(
    TABLES.format(y=year, d=line, n=number)
    for year, line, number in ((2026, "", "601.00007"), (2025, "|---|---|\n", "501.00005"), (2024, "|---|---|\n", "401.00006"))
)  # fmt: skip
LINKED = (
    f"{HEAD}### [2025](https://made.example/2025)\n\n{OIL}\n### [2024](https://made.example/2024)\n\n{WAX}"
)
UNREAD = (
    f"{HEAD}### 2025\n\n> A work of 2025, told at <https://made.example/lamps>.\n\n{OIL}\n### 2024\n\n{WAX}"
)


@pytest.mark.parametrize(
    "text",
    [LABELS, MONTHS, WITHIN, BROKEN, LINKED, UNREAD],
    ids=["a label", "a year over months", "a month", "a table that is none", "a link", "a work not read"],
)
def test_what_stands_there_or_is_another_works_is_not_written_again(text: str) -> None:
    outcome = plan(text, steering=Steering(0, 0))
    assert isinstance(outcome, Unsure)
    assert outcome.reason == NO_HEADING


def test_a_commented_template_may_link() -> None:
    template = f"<!-- - [Title]({URL}ID) -->\n"
    text = f"{HEAD}### 2025\n\n{template}{OIL}\n### 2024\n\n{template}{WAX}"
    line, put = added(text)
    assert (line, put) == (8, f"### 2026||{template.strip()}|{ENTRY}|")


@pytest.mark.parametrize("count", [5, 6])
def test_a_count_that_might_be_a_month_is_none(count: int) -> None:
    text = (
        f"{HEAD}### 2025\n\n**May ({count} papers)**\n\n{OIL}\n### 2024\n\n**May ({count} papers)**\n\n{WAX}"
    )
    assert added(text)[1].startswith("### 2026||**Jan (1 paper)**||")


def test_labels_that_stand_under_several_topics_are_set_off_all_the_same() -> None:
    lamps = f"**2025**\n\n{OIL}\n**2024**\n\n{WAX}\n"
    other = lamps.replace("Oil", "Tin").replace("Wax", "Sun").replace("0000", "0001")
    assert added(f"{HEAD}**Lamps**\n\n{lamps}**Ovens**\n\n{other}", replace(EMBER, arxiv_id="2301.00001", published=date(2023, 1, 3)))[
        1
    ].startswith("|**2023**||")  # fmt: skip


FOLD = "<details>\n<summary>{}</summary>\n\n{}</details>\n\n"
HTML_FOLD = '<details><summary>{}</summary>\n<ul>\n<li><a href="{}{}">{}: A Model of Lamps</a></li>\n</ul>\n</details>\n\n'


@pytest.mark.parametrize(
    ("months", "tail"),
    [
        (
            FOLD.format("May", f"{OIL}\n") + FOLD.format("March", OIL.replace("505.", "503.") + "\n"),
            "|</details>",
        ),
        (
            HTML_FOLD.format("May", URL, "2505.00005", "Oil")
            + HTML_FOLD.format("March", URL, "2503.00003", "Tin"),
            "</ul>|</details>",
        ),
    ],
    ids=["Markdown", "HTML"],
)
@pytest.mark.parametrize("month", [1, 4, 6])
def test_a_fold_in_a_fold_ends_before_the_outer_one(months: str, tail: str, month: int) -> None:
    text = HEAD + FOLD.format("Lamps", months) + "## License\n"
    work = replace(EMBER, arxiv_id=f"250{month}.00001", published=date(2025, month, 3))
    outcome = plan(text.replace("## Papers", "## 2025"), work)
    assert isinstance(outcome, Addition)
    new = outcome.new_bytes.decode()
    assert new.count("<details") == new.count("</details>") == 4
    assert new.index("Ember") < new.rindex("</details>")
    assert "|".join(outcome.inserted).strip("|").endswith(tail)


def test_a_fold_named_by_a_month_and_its_count_is_no_work() -> None:
    fold = "<details>\n<summary>{} (2 papers)</summary>\n\n{}\n</details>\n\n"
    months = (("May 2025", OIL), ("April 2025", OIL.replace("505.", "504.")), ("May 2024", WAX))
    page = read(HEAD + "".join(fold.format(month, entry) for month, entry in months))
    assert [entry.text + "\n" for entry in page.entries] == [entry for _, entry in months]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_an_entry_stays_within_the_fold_that_stands_in_a_bullet(blank: str) -> None:
    text = f"{HEAD}- 2025\n  <details>\n  <summary>Lamps</summary>\n\n  {OIL}{blank}  </details>\n"
    line, put = added(text, EMBER)
    assert (line, put) == (10, ENTRY.replace("- ", "  - ").replace("2601.00001", "2506.01234"))


def test_a_fold_of_an_entrys_own_is_part_of_it() -> None:
    folded = "".join(
        f"{one}  <details><summary>more</summary>\n  words\n  </details>\n" for one in (OIL, WAX)
    )
    assert [entry.end - entry.start for entry in read(HEAD + folded).entries] == [4, 4]


ROWS = "<table>\n<tr><th>Name</th><th>Title</th><th>Venue</th></tr>\n" + "".join(
    f'<tr><td>{name}</td><td><a href="{URL}2505.0000{at}">{name}: A Model of Lamps</a></td><td>{venue} &amp; 2025</td></tr>\n'
    for at, (name, venue) in enumerate((("Oil", "CVPR"), ("Wax", "ICLR"), ("Tin", "ICML")))
)  # fmt: skip


def test_signs_by_their_names_are_no_words() -> None:
    put = added(f"{HEAD}{ROWS}</table>\n", PUBLISHED)[1]
    assert "<td>ICCV &amp; 2025</td>" in put


@pytest.mark.parametrize(
    ("text", "words"),
    [("ICLR &amp; 2022", []), ("&lt; ICLR", []), ("Cats &amp; Dogs", ["Cats &amp; Dogs"]), ("Cats &amp; ICLR 2024", ["Cats"])],
)  # fmt: skip
def test_signs_between_words_are_theirs(text: str, words: list[str]) -> None:
    assert [part.raw for part in parse(text) if part.slot is Slot.TEXT] == words


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{ROWS}</table>\n",
        f"{HEAD}**[Oil: A Model of Many Lamps]({URL}2505.00005)**, CVPR 2025\n\n**[Wax: A Model of Light]({URL}2405.00004)**, ICLR 2024\n",
    ],
    ids=["a row", "a paragraph"],
)
def test_what_nobody_would_find_again_without_a_link_is_not_added(text: str) -> None:
    assert isinstance(plan(text, UNLINKED), Refused)


def test_words_of_a_work_that_is_listed_twice_are_its_own() -> None:
    row = "| {n} | {n}: A Model of Lamps <br> {who} | [paper](https://arxiv.org/abs/2505.0000{at}) |\n"
    works = (("Oil", "Adamo Bolder"), ("Oil", "Adamo Bolder"), ("Tin", "Cidor Ashen"), ("Wax", "Elmor Oaken"))
    rows = "".join(row.format(n=name, who=who, at=len(who)) for name, who in works)
    table = f"{HEAD}| Name | Title & Authors | Links |\n|---|---|---|\n{rows}"
    assert "Adamo" not in added(table, replace(NEXT, authors=()))[1]
