"""Rows of tables, and what their cells hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import BARE, BARE_UNTOLD, EMBER, LAMPS, NAMELESS, SUBJECTS, URL, added, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

# --- tables


def test_a_row_of_a_work_without_a_paper_links_to_what_there_is() -> None:
    listed = "| Name | About | Links |\n|--|--|--|\n" + "\n".join(
        f"| Lamp{number} | A lamp of the {number}th kind | [Paper]({URL}250{number}.00001) |"
        for number in (5, 4, 3)
    )
    shown = replace(EMBER, arxiv_id=None, links=Links(project="https://ember.example"))
    assert added(listed, shown) == (
        "| Ember | Stove that keeps rooms warm | [Project](https://ember.example) |"
    )


@pytest.mark.parametrize(
    ("links", "end"), [(EMBER.links, " [Github](https://github.com/warm/ember) |"), (Links(), "")]
)
def test_a_row_goes_as_far_as_something_is_known(links: Links, end: str) -> None:
    """Where people end their rows behind the last cell that says something."""
    listed = "|  Title  | Venue | Code | Data|\n|:--|:--|:--|:--|\n" + "\n".join(
        f"| [**Lamps that Burn with Light {number}**]({URL}250{number}.00001) | arXiv |{rest}"
        for number, rest in (
            (5, ""),
            (4, ""),
            (3, " [Github](https://github.com/made/lamp3) |"),
            (2, ""),
        )
    )
    assert added(listed, replace(EMBER, links=links)) == (
        f"| [**Ember: A Model that Keeps Rooms Warm**]({URL}2506.01234) | arXiv |{end}"
    )


TITLED = "| Year | Title / Summary | Modality / Note |\n|--|--|--|\n" + "".join(
    f"| {year} | {name}: Lamps of Kind {year} Seen at Dusk  [Paper]({URL}{year % 100}05.00001?utm_source=made.com) "
    f"| Text-image lamps that burn for {year} hours in rooms |\n"
    for year, name in ((2025, "Oil"), (2024, "Wick"), (2023, "Torch"))
)


def test_a_title_under_two_headers_stays_whole_and_says_nothing_of_who_led_there() -> None:
    said = "We introduce Ember, a vision-language model that burns for days without oil."
    row = added(TITLED, replace(EMBER, abstract=said))
    assert row.startswith(f"| 2025 | {EMBER.title}  [Paper]({URL}2506.01234) | ")
    assert "utm_" not in row
    assert "burns for days" in row


def test_a_column_beside_the_titles_is_told_from_the_abstract_where_others_are_like_titles() -> None:
    listed = "| Title | About | Year |\n|--|--|--|\n" + "\n".join(
        f"| [Lamp{number}: A Lamp of Kind {number}]({URL}250{number}.00001) | Lamps that Burn {number} Nights | 2025 |"
        for number in (5, 4, 3)
    )
    said = "We introduce Ember, a vision-language model that burns for days without oil."
    row = added(listed, replace(EMBER, abstract=said))
    assert "| Vision-language model that burns for days without oil |" in row


SENTENCES = "| Dataset | Size | Description |\n|--|--|--|\n" + "".join(
    f"| **{name}** | {at},000 images | A set of lamps in many kinds of rooms  [{name}](https://{name}.example/p) |\n"
    for at, name in enumerate(("OilSet", "WickSet", "TorchSet", "MatchSet"), 1)
)


def test_a_row_that_would_lead_nowhere_among_linked_ones_is_only_suggested() -> None:
    page = read(f"# L\n\n## Papers\n\n{SENTENCES}")
    work = candidate_for(EMBER, section=("Papers",))
    assert isinstance(plan_addition(page, work, Steering()), Unsure)
    assert isinstance(plan_addition(page, work, NO_DOUBT), Addition)


def test_a_cited_title_leaves_no_sign_behind() -> None:
    listed = "| Paper | Year | Code |\n|---|---|---|\n" + "\n".join(
        f"| [Made, A., & Up, B. (2025). Lamps that Burn {number}. *arXiv preprint arXiv:250{number}.00001*.]"
        f"({URL}250{number}.00001) | 2025 | {code} |"
        for number, code in ((5, "NA"), (4, "NA"), (3, "[Python](https://github.com/made/lamp3)"))
    )
    assert added(listed, NAMELESS) == (
        f"| [On Keeping Many Rooms Warm in Winter.]({URL}2506.01234) | 2025 | NA |"
    )


# --- columns


def test_a_column_of_what_works_are_called_holds_the_name_whatever_it_is_called() -> None:
    listed = "| Date | keywords | Institute | Paper |\n|---|---|---|---|\n" + "\n".join(
        f"| 2025-0{number} | Lamp{number} | Made | [Lamp{number}: A Lamp of the {number}th Kind]({URL}250{number}.00001) |"
        for number in (2, 3, 4, 5)
    )
    assert added(listed, EMBER) == (
        f"| 2025-06 | Ember |  | [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) |"
    )


def test_a_column_of_what_works_are_built_on_does_not_hold_their_names() -> None:
    """Though the names of works often begin with it."""
    listed = "| Paper | Base |\n|---|---|\n" + "\n".join(
        f"| [{name}: A Lamp of the {number}th Kind]({URL}250{number}.00001) | {base} |"
        for number, name, base in (
            (2, "Wick-Lamp", "Wick"),
            (3, "Wick2", "Wick"),
            (4, "GlowLamp", "Glow"),
            (5, "Glowing", "Glow"),
        )
    )
    assert added(listed, EMBER) == f"| [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) |  |"


NOTED = "| Dataset | Notes |\n|---|---|\n" + "\n".join(
    f"| [Wicks{number}](https://huggingface.co/datasets/made/wicks{number}) | {notes} |"
    for number, notes in (
        (5, f"Many wicks of wool that burn all night. See [Wicks5 paper]({URL}2505.00001)."),
        (4, f"Wicks that are lit by a spark. Used to train [Lamp4]({URL}2504.00001)."),
        (3, f"First wicks that were ever soaked in oil, see the paper [here]({URL}2503.00001)."),
    )
)
ROOMS = Paper(
    "rooms", published=date(2025, 6, 3), links=Links(hf_dataset="https://huggingface.co/datasets/warm/rooms")
)


@pytest.mark.parametrize(
    ("abstract", "notes"),
    [
        ("", ""),
        ("Rooms are cold. We introduce Rooms, a dataset of many warm rooms.", "Dataset of many warm rooms"),
    ],
)
def test_links_within_sentences_are_those_sentences_own(abstract: str, notes: str) -> None:
    line = added(NOTED, replace(ROOMS, abstract=abstract))
    assert line.casefold().startswith("| [rooms](https://huggingface.co/datasets/warm/rooms) |")
    assert line.count("](") == 1
    assert notes in line
    assert notes or line.endswith("|  |")


def test_a_venue_of_many_words_is_one_venue() -> None:
    venues = ("IEEE Transactions on Lamps and Light", "ACM Trans. on Wicks", "IEEE Open Journal of Oil")
    listed = "| Title | Venue |\n|---|---|\n" + "\n".join(
        f"| [Lamps that Burn with Light {number}]({URL}250{number}.00001) | {venue} |"
        for number, venue in zip((5, 4, 3), venues, strict=True)
    )
    assert added(listed, replace(EMBER, venue="SIGGRAPH 2025")).endswith("| SIGGRAPH |")


@pytest.mark.parametrize(
    "listed",
    [
        "- **Lamp{n}** | **CVPR'25 Oral** | A Lamp of the {n}th Kind | [pdf]({url}250{n}.00001)",
        "- **Lamp{n}** | **CVPR'25(Oral)** | A Lamp of the {n}th Kind | [pdf]({url}250{n}.00001)",
        "- **[Lamp{n}]** | **CVPR'25 (Highlight)** | A Lamp of the {n}th Kind | [pdf]({url}250{n}.00001)",
    ],
    ids=["behind", "in brackets", "in brackets, behind a blank"],
)
def test_what_every_neighbour_won_is_won_by_no_new_work(listed: str) -> None:
    line = added("\n".join(listed.format(n=number, url=URL) for number in (5, 4, 3)), EMBER)
    assert "Oral" not in line
    assert "Highlight" not in line
    assert "Ember" in line


def test_a_misspelt_word_for_preprints_is_known() -> None:
    listed = "\n".join(
        f"- **[Lamp{number}]** | **Arixv'25.0{number}** | A Lamp of the {number}th Kind | [pdf]({URL}250{number}.00001)"
        for number in (5, 4, 3)
    )
    assert "'25.06** | " in added(listed, EMBER)


def test_keywords_behind_a_link_are_of_their_own_work() -> None:
    words = ("Wicks", "Oil", "Wicks", "Glass", "Oil")
    listed = "| Title | Venue | Year | Keywords |\n|---|---|---|---|\n" + "\n".join(
        f"| [Lamps that Burn with Light, {number}]({URL}250{number}.00001) | CVPR | 2025 "
        f"| [Code](https://github.com/made/lamp{number}), {word} |"
        for number, word in zip((6, 5, 4, 3, 2), words, strict=True)
    )
    assert added(listed, EMBER).endswith("| [Code](https://github.com/warm/ember) |")


@pytest.mark.parametrize("how", ["Benchmark", "Short Paper", "Outstanding paper", "Industry (Oral)"])
def test_where_a_work_appeared_is_read_with_how_it_was_presented(how: str) -> None:
    listed = f"**Lamps that Burn with Light**\nAnn Made, Bo Up\n[NeurIPS 2024 {how}]({URL}2410.00001)\n"
    line = added(listed, replace(EMBER, venue="CVPR 2025"))
    assert f"\n[CVPR 2025]({URL}2506.01234)" in line
    assert how not in line


@pytest.mark.parametrize(
    ("label", "told"),
    [("arXiv, {n} May 2025", "arXiv, 2 Jun 2025"), ("Findings of ACL 202{n}", "arXiv")],
)
def test_a_link_that_says_where_and_when_is_no_title_however_many_words_it_has(label: str, told: str) -> None:
    listed = "\n".join(
        f"**Lamps that Burn with Light, {number}**\nAnn Made, Bo Up\n[{label.format(n=number)}]({URL}2505.0000{number})\n"
        for number in (5, 4, 3)
    )
    line = added(listed, replace(EMBER, published=date(2025, 6, 2)))
    assert line.startswith("**Ember: A Model that Keeps Rooms Warm**\n")
    assert f"[{told}" in line


# --- what no source tells


def test_columns_of_results_and_of_the_code_hold_no_words_and_no_day_of_the_paper() -> None:
    rows = "".join(
        f"| **{name}** | 2025 | Burning of {at} oils in large and dark rooms | Rate of smoke | {at}{at}0 | 2025-1{at % 2} |"
        f" [Paper]({URL}250{at}.00001) |\n"
        for at, name in enumerate(LAMPS, 1)
    )
    header = "| Benchmark | Year | What it tests | Metric | Stars | Updated | Links |\n" + "|---" * 7 + "|\n"
    cells = [cell.strip() for cell in added(header + rows, BARE).split("|")]
    assert cells[1:3] == ["**Ember**", "2025"]
    assert cells[4:7] == ["", "", ""]


def test_what_is_still_to_do_is_said_so() -> None:
    told = ("By kinds of lamps", "TODO", "TODO", "By rooms and halls")
    rows = "\n".join(
        f"| {SUBJECTS[number]} at Home: A Long Look Back | [Paper]({URL}250{number}.00001) | {told[number - 2]} |"
        for number in (2, 3, 4, 5)
    )
    listed = f"| Title | Link | Taxonomy |\n| --- | --- | --- |\n{rows}"
    assert added(listed, BARE_UNTOLD).endswith("| TODO |")


# --- blanks


def test_cells_of_the_same_words_are_not_filled_up() -> None:
    rows = [
        f"|  **Lamp{at}: A Lamp {'so ' * at}Bright** |  ![Area](https://img.shields.io/badge/Oil-{at}-red) |  [Paper]({URL}250{at}.00001) |"
        for at in (5, 4, 3, 2)
    ]
    listed = "| Title | Tags | Link |\n| --- | --- | --- |\n" + "\n".join(rows)
    assert "    " not in added(listed, EMBER)
