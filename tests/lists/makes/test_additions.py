"""Makes met where people's own additions were compared with ours: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, NAMELESS, PUBLISHED, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.placing.shelves import Shelf, shelf_of, shelves_named
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from state.records import Paper

# --- people


def test_people_with_escaped_footnotes_below_a_short_title_are_people() -> None:
    listed = (
        f"* **Lamps of Rooms** <br>\n*Ann Made\\*, Bob Shown\\*, Cy Lit* <br>\nECCV, 2024. [[Paper]]({URL}2403.00001)\n\n"
        f"* **Look Up: Towards Lamps of Many Rooms** <br>\n*Dee Old, Eve Elder* <br>\nICRA, 2024. [[Paper]]({URL}2404.00001)\n"
    )
    assert added(listed, PUBLISHED) == (
        "* **Ember: A Model that Keeps Rooms Warm** <br>\n*Ida New, Jon Newer, Kim Ever* <br>\n"
        f"ICCV, 2025. [[Paper]]({URL}2506.01234)"
    )


# --- links


def test_a_paper_elsewhere_than_on_arxiv_keeps_both_brackets_of_the_label() -> None:
    listed = "\n".join(
        f"- Lamp{number}: A Lamp of Many Kinds. ICLR, 2025. [[Paper]]({URL}250{number}.00001)"
        for number in (5, 4, 3)
    )
    elsewhere = replace(
        PUBLISHED, arxiv_id=None, links=replace(EMBER.links, abs="https://openreview.net/forum?id=Em3r")
    )
    assert added(listed, elsewhere).endswith("ICCV, 2025. [[Paper]](https://openreview.net/forum?id=Em3r)")


# --- signs between facts


def test_blanks_by_their_name_are_no_words() -> None:
    gap = "&nbsp;&nbsp;-&nbsp;&nbsp;"
    listed = "\n\n".join(
        f":blue_square: `Lamp{number}` {gap} [paper]({URL}250{number}.00001) / [code](https://github.com/lamp/{number})"
        f" {gap} A Lamp of Many Kinds of Light"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f":blue_square: `Ember` {gap} [paper]({URL}2506.01234) / [code](https://github.com/warm/ember)"
        f" {gap} A Model that Keeps Rooms Warm"
    )


def test_the_stop_of_a_sentence_behind_a_dash_goes_with_the_sentence() -> None:
    listed = "\n".join(
        f"- [Lamp{number}: A Lamp of Many Kinds]({URL}250{number}.00001) *(2025)* — {words}."
        for number, words in ((5, "Lit by moss alone"), (4, "Hung from two rafters"), (3, "Fed on old oil"))
    )
    unread = replace(NAMELESS, abstract="")
    assert added(listed, unread) == f"- [{NAMELESS.title}]({URL}2506.01234) *(2025)*"


# --- titles


def test_no_other_section_has_a_title_cut_down_to_its_name() -> None:
    listed = (
        f"- [A Lamp of Many Kinds of Rooms]({URL}2501.00001) arXiv 2501.00001 [[Code]](https://github.com/lamp/a)\n"
        f"- [Moss that Lights Old Houses]({URL}2502.00001) arXiv 2502.00001 [[Code]](https://github.com/lamp/b)\n\n"
        "## Rooms\n\n- [Room-A](https://room.example/a)\n- [Room-B](https://room.example/b)\n- [Attic](https://room.example/c)\n"
    )
    lone = replace(PUBLISHED, links=replace(EMBER.links, code=None))
    assert added(listed, lone).startswith(f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)")


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
    outcome = planned(page, candidate, NO_DOUBT, date(2025, 6, 10))
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
    outcome = planned(page, candidate_for(PUBLISHED, section=("Papers",)), NO_DOUBT, date(2025, 6, 10))
    assert outcome.section[-1] == "Conference"


# --- the end at which works are added


def test_years_tell_where_the_newest_stand_where_entries_have_no_ids() -> None:
    others = "\n".join(
        f"- [Lamp of Kind {year}](https://lamps.example/{year}), CVPR {year}"
        for year in range(2024, 2014, -1)
    )
    listed = f"- [Moss that Lights Old Houses]({URL}2405.00001), arXiv 2024\n\n## Other Lamps\n\n{others}\n"
    page = read(f"# L\n\n## Papers\n\n{listed}")
    outcome = planned(page, candidate_for(NAMELESS, section=("Papers",)), NO_DOUBT, date(2025, 6, 10))
    lines = outcome.new_bytes.decode().split("\n")
    assert lines.index(outcome.inserted[0]) < next(at for at, line in enumerate(lines) if "Moss" in line)


@pytest.mark.parametrize(
    ("venue", "told"), [("CVPR 2025", "CVPR'25"), (None, "ArXiv'2506")], ids=["published", "preprint"]
)
def test_a_venue_in_emphasis_between_bars_is_no_name(venue: str | None, told: str) -> None:
    listed = "\n".join(
        f"{at}. **[Lamp{at}]** | **{where}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at, where in enumerate(("ICLR'25", "ArXiv'2502", "CVPR'25", "ArXiv'2504"), 1)
    )
    written = (
        f"5. **[Ember]** | **{told}** | Ember: A Model that Keeps Rooms Warm | [`[pdf]`]({URL}2506.01234)"
    )
    assert added(listed, replace(EMBER, venue=venue, links=Links())) == written


def test_a_name_left_out_takes_the_bar_behind_it_along() -> None:
    listed = "\n".join(
        f"- **[Lamp{at}]** | **ArXiv'250{at}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at in range(1, 5)
    )
    unnamed = replace(NAMELESS, abstract="We keep rooms warm.")
    assert added(listed, unnamed) == f"- **ArXiv'2506** | {NAMELESS.title} | [`[pdf]`]({URL}2506.01234)"


# --- anchors around names


@pytest.mark.parametrize(
    ("opening", "kept"), [('<span id = "100{}">', False), ('<a name="lamp">', True)], ids=["own", "of all"]
)
@pytest.mark.parametrize("paper", [EMBER, NAMELESS], ids=["named", "nameless"])
def test_a_name_is_read_within_its_anchor_which_is_of_its_own_work(
    paper: Paper, opening: str, *, kept: bool
) -> None:
    closing = f"</{opening[1:].split(maxsplit=1)[0]}>"
    bare = "\n".join(
        f"- @**[Lamp{at}]**@ | **ArXiv'250{at}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at in range(1, 5)
    )
    listed = "\n".join(
        line.replace("@", opening.format(at), 1).replace("@", closing)
        for at, line in enumerate(bare.splitlines(), 1)
    )
    written = added(bare.replace("@", ""), paper)
    if kept:
        written = written.replace("**[Ember]**", f"{opening}**[Ember]**{closing}")
    assert added(listed, paper) == written


@pytest.mark.parametrize("venue", ["ICCV 2025", None], ids=["published", "preprint"])
@pytest.mark.parametrize(
    "form",
    [
        "- **{n}** | **{v} 2025** | {t} | [[paper]({p})]",
        "- **{n}** | {v} 2025 | {t} [[paper]({p})]",
        "- `{n}` | `{v} 2025` | {t} | [paper]({p})",
        "- **{n}** | **{v} 2025** {t} [[paper]({p})]",
        "- **{n}** | *{t}* | {v} 2025 | [paper]({p})",
    ],
    ids=["bold", "bare", "code", "one bar", "behind"],
)
def test_a_name_in_emphasis_before_a_bar_keeps_it_and_its_venue(form: str, venue: str | None) -> None:
    titles = ("Seeing Oil by Many Lamps", "Reading Tin at Night", "Hearing Wood in Winter")
    listed = "\n".join(
        form.format(n=f"Lamp{at}", t=title, v=where, p=f"{URL}250{at}.00001")
        for at, (title, where) in enumerate(zip(titles, ("CVPR", "arXiv", "CVPR"), strict=True), 1)
    )
    where = "ICCV" if venue else "arXiv"
    written = form.format(n="Ember", t="A Model that Keeps Rooms Warm", v=where, p=f"{URL}2506.01234")
    assert added(listed, replace(EMBER, venue=venue, links=Links())) == written


def test_a_venue_between_bars_is_none_of_a_title_of_one_word() -> None:
    parts = parse(f"**Lamp** | CVPR 2025 | Lampshades [[paper]({URL}2501.00001)]")
    told = {part.slot: part.raw for part in parts if part.slot is not Slot.GLUE}
    assert (told[Slot.NAME], told[Slot.VENUE], told[Slot.SUBTITLE]) == ("Lamp", "CVPR", "Lampshades")


# --- boxes


def boxed(*works: tuple[str, bool]) -> str:
    """Works with a box before each, ticked or not, with code or without."""
    return "\n".join(
        f"- [{tick}] Lamp{at}: A Lamp of Many Kinds [[Paper]]({URL}250{at}.00001)"
        + (f" [[Code]](https://github.com/made/lamp{at})" if coded else "")
        for at, (tick, coded) in enumerate(works, 1)
    )


@pytest.mark.parametrize(
    ("works", "coded", "tick"),
    [
        ((("x", True), (" ", False), ("x", True), ("x", True)), True, "x"),
        ((("x", True), (" ", False), ("x", True), ("x", True)), False, " "),
        ((("x", True), ("x", False), (" ", True), (" ", True)), True, " "),
        ((("x", True), (" ", True), ("x", True), (" ", True)), False, " "),
        (((" ", True), (" ", False), (" ", True)), True, " "),
        ((("x", True), ("x", False), ("x", True)), True, "x"),
        ((("x", True), ("x", False), ("x", True), (" ", True)), True, " "),
        ((("x", True), ("x", True), (" ", True)), True, " "),
    ],
    ids=[
        *("code", "no code", "code unticked", "none alike", "none ticked", "all ticked"),
        *("some read", "some with code read"),
    ],
)
def test_a_box_is_ticked_where_those_of_works_like_it_are(
    works: tuple[tuple[str, bool], ...], tick: str, *, coded: bool
) -> None:
    paper = replace(EMBER, links=Links(code="https://github.com/made/ember") if coded else Links())
    assert added(boxed(*works), paper).startswith(f"- [{tick}] Ember: A Model")


@pytest.mark.parametrize("behind", ["", " [[Data]](https://data.example/{})", "\n  - Words of its own, {}"])
def test_a_badge_that_is_left_out_leaves_no_blank(behind: str) -> None:
    badge = "![Stars](https://img.shields.io/github/stars/made/lamp{})"
    works = (
        f"- Lamp{at}: A Lamp of Many Kinds [[Paper]]({URL}250{at}.00001) {badge.format(at)}{behind.format(at)}"
        for at in range(1, 5)
    )
    written = added("\n".join(works) + "\n", replace(EMBER, links=Links()))
    assert written.splitlines()[0].endswith("[[Paper]](https://arxiv.org/abs/2506.01234)")
