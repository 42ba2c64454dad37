"""Lines broken at a width: what stands over several of them is read whole, and a new entry is broken so too."""

from __future__ import annotations

import textwrap

import pytest
from support.makes import BARE, EMBER, NEW, PUBLISHED, URL, added
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import NO_DOUBT
from tracker.lists.understanding import understandings

TITLES = (
    "Lantern: Seeing Rooms at Night with Very Little Light and Even Less Oil than One Had",
    "Candle: How Wax Burns When Several Onlookers Observe It around Candlelit Tables",
    "Torch: A Light that Walks through Caves and Draws All the Walls It Illuminates on the Way",
    "Oil Lamps That Never Go Out Though Nobody Comes to Refill Them for a Hundred Years",
    "Beacon: Far Ships Are Told Where Coastlines Lie by Individual Lighthouses on Hills",
)
PEOPLE = ("Ann Made, Bo Up", "Di Done, Ed Well", "Gus No, Hal May", "Jo New, Kim Old", "Mia Some, Ned Any")
VENUES = ("CVPR 2025", "ICCV 2025", "ECCV 2024", "ACL 2024", "CVPR 2024")
CODE = "https://github.com/warm/ember"


def listed(form: str, width: int = 80, *, hyphens: bool = False) -> str:
    """Works in a form, their lines broken at a width."""
    lines: list[str] = []
    for at, (title, people, venue) in enumerate(zip(TITLES, PEOPLE, VENUES, strict=True)):
        said = form.format(t=title, p=people, v=venue, u=f"{URL}250{5 - at}.0000{at}", n=at)
        bullet = said[: len(said) - len(said.lstrip("- "))]
        lines += textwrap.wrap(
            said.rstrip("\n"),
            width,
            subsequent_indent=" " * len(bullet),
            break_long_words=False,
            break_on_hyphens=hyphens,
        )
        lines += [""] * said.count("\n")
    return "\n".join([*lines, ""])


FORMS = {
    "within links": ("- [{t}]({u}). {p}. {v}.", f"- [{EMBER.title}]({NEW}). Ida\n  New, Jon Newer, Kim Ever. ICCV 2025."),
    "plain": (
        "- {t}. {p}. {v}. [[Paper]]({u}) [[Code]](https://github.com/made/lamp{n})",
        f"- {EMBER.title}. Ida New, Jon Newer, Kim Ever. ICCV 2025.\n  [[Paper]]({NEW})\n  [[Code]]({CODE})",
    ),
    "people first": (
        "- {p}. **{t}**. *{v}*. [paper]({u})",
        f"- Ida New, Jon Newer, Kim Ever. **{EMBER.title}**. *ICCV\n  2025*. [paper]({NEW})",
    ),
    "paragraphs": ("[{t}]({u}). *{p}*. {v}.\n", f"[{EMBER.title}]({NEW}). *Ida\nNew, Jon Newer, Kim Ever*. ICCV 2025."),
    "bullets without links": ("- {p}. {t}. {v}.", f"- Ida New, Jon Newer, Kim Ever. {EMBER.title}. ICCV 2025."),
    "paragraphs without links": ('{p}. "{t}." *{v}*.\n', f'Ida New, Jon Newer, Kim Ever. "{EMBER.title}." *ICCV\n2025*.'),
}  # fmt: skip


@pytest.mark.parametrize(("form", "line"), FORMS.values(), ids=list(FORMS))
def test_a_work_is_read_whole_and_written_at_the_same_width(form: str, line: str) -> None:
    text = listed(form)
    assert added(text, PUBLISHED) == line
    page = read(f"# L\n\n## Papers\n\n{text}")
    assert [one.fidelity for one in understandings(page)] == [1.0]
    for title in TITLES:
        again = candidate_for(Paper(title, authors=("Ann Made",), arxiv_id="2412.07777"))
        assert isinstance(plan_addition(page, again, NO_DOUBT), Duplicate)


@pytest.mark.parametrize("width", [66, 72, 100])
def test_any_width_is_kept(width: int) -> None:
    text = listed(FORMS["plain"][0], width)
    lines = added(text, PUBLISHED).split("\n")
    assert len(lines) > 1
    assert max(map(len, lines)) <= width
    assert " ".join(map(str.strip, lines)).removeprefix("- ").startswith(f"{EMBER.title}. Ida New")


def test_a_work_that_fits_into_a_line_among_them_is_one() -> None:
    text = listed("- {t}. [[Paper]]({u})") + f"- Wick. [[Paper]]({URL}2412.00009)\n"
    assert added(text, EMBER) == f"- {EMBER.title}.\n  [[Paper]]({NEW})"


def test_a_word_broken_at_its_hyphen_is_one_word() -> None:
    text = listed("- {t} in Warm-and-Well-Lit-and-Long-Lived-Rooms. {p}. [[Paper]]({u})", hyphens=True)
    bodies = [entry.body for entry in read(f"# L\n\n## Papers\n\n{text}").entries]
    assert all(" in Warm-and-Well-Lit-and-Long-Lived-Rooms. " in body for body in bodies)


MEANT = {
    "a line for each fact": "- **{t}**  \n  {p}. {v}.  \n  [[Paper]]({u})\n",
    "the same without breaks": "- **{t}**\n  {p}. {v}.\n  [[Paper]]({u})\n",
    "links on a line of their own": "- {t} ({v})\n  [[Paper]]({u}) [[Code]](https://github.com/made/{n})\n",
}


@pytest.mark.parametrize("form", MEANT.values(), ids=list(MEANT))
def test_line_ends_that_are_meant_stay(form: str) -> None:
    text = "".join(
        form.format(t=title[: -4 * at or None].strip(), p=PEOPLE[at], v=VENUES[at], u=f"{URL}250{at + 1}.00001", n=at)
        for at, title in enumerate(TITLES)
    )  # fmt: skip
    page = read(f"# L\n\n## Papers\n\n{text}")
    assert page.width == 0
    assert all(entry.joined == "" for entry in page.entries)


@pytest.mark.parametrize(
    "below", ["of kind {n}, for all rooms", "> A lamp of kind {n}", "<br>Lamp {n}", "| lamp {n} |"]
)
def test_lines_that_are_as_wide_as_each_other_are_meant(below: str) -> None:
    text = "".join(
        f"- [Lamp{at}: A Lamp of Many Kinds and Lights]({URL}2501.0000{at}), a lamp\n  {below.format(n=at)}\n"
        for at in range(8)
    )
    assert read(f"# L\n\n## Papers\n\n{text}").width == 0


def test_few_line_ends_tell_no_width() -> None:
    text = listed(FORMS["plain"][0]).split("- Torch")[0]
    assert read(f"# L\n\n## Papers\n\n{text}").width == 0


def test_a_page_of_long_lines_has_no_width() -> None:
    long = "".join(
        f"- {title}, and more words. [[Paper]]({URL}2412.0000{at})\n" for at, title in enumerate(TITLES * 2)
    )
    assert read(f"# L\n\n## Papers\n\n{listed(FORMS['plain'][0])}{long}").width == 0  # fmt: skip


def test_a_line_that_ends_early_in_a_broken_list_is_meant() -> None:
    text = listed(FORMS["plain"][0]).replace("- Torch: A Light", "- Torch:\n  A Light")
    entry = next(one for one in read(f"# L\n\n## Papers\n\n{text}").entries if "Torch" in one.text)
    assert entry.body.startswith("Torch:\n")


POINTS = "- **{t}**\n  - {p}, who made it and all that is told of it here in so many words for all\n    to see, {v}\n  - [Paper]({u})\n"


def test_points_below_a_work_are_broken_by_themselves() -> None:
    text = "".join(
        POINTS.format(t=title[:40].strip(), p=PEOPLE[at], v=VENUES[at], u=f"{URL}250{at + 1}.00001")
        for at, title in enumerate(TITLES)
    )
    page = read(f"# L\n\n## Papers\n\n{text}")
    assert page.width
    assert all(entry.body.count("\n") == 2 for entry in page.entries)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Ember: A Model that Keeps Rooms Warm in All of Its Many Corners and Halls - 2",
         "- Ember: A Model that Keeps Rooms Warm in All of Its Many Corners and Halls - 2."),
        ("Ember: A Model that Keeps Rooms Warm in All of Its Many Corners and Halls 1. Go",
         "- Ember: A Model that Keeps Rooms Warm in All of Its Many Corners and Halls 1.\n  Go."),
    ],
    ids=["a dash", "a number"],
)  # fmt: skip
def test_no_line_begins_with_what_begins_a_list(title: str, written: str) -> None:
    paper = Paper(title, arxiv_id="2506.01234", authors=("Ida New",))
    assert added(listed("- {t}. [[Paper]]({u})"), paper).startswith(written)


def test_a_line_that_would_be_a_heading_of_its_own_leaves_the_entry_in_one() -> None:
    form = "- {p} and some more people who are all of them named here. **{t}** [[Paper]]({u})"
    paper = Paper("A Long Way through Warm Rooms Made by Hand in the Dark Halls", arxiv_id="2506.01234", authors=("Ida Newcomer", "Jon Newer"))  # fmt: skip
    assert "\n" not in added(listed(form), paper)


def test_a_list_quoted_or_linked_by_names_is_broken_where_it_stands() -> None:
    text = listed("- {t}. {p}. [{v}][{n}]")
    told = "".join(f"[{at}]: {URL}250{5 - at}.00001\n" for at in range(5))
    page = read(f"# L\n\n## Papers\n\n{text}\n{told}")
    assert page.width == 80
    assert all("\n" not in entry.body for entry in page.entries)
    put = planned(page, candidate_for(BARE, section=("Papers",)))
    assert put.inserted[0].startswith(f"- {EMBER.title}. Ida New, Jon Newer, Kim Ever.")


def test_a_row_of_a_table_stays_one_line_however_wide() -> None:
    rows = "".join(
        f"| [{title}]({URL}250{at}.00009) | {venue} |\n"
        for at, (title, venue) in enumerate(zip(TITLES, VENUES, strict=True), 1)
    )
    works = listed("- [{t}]({u}). {p}. {v}.")
    page = read(f"# L\n\n## Lines\n\n{works}\n## Rows\n\n| Paper | Venue |\n|---|---|\n{rows}")
    assert page.width == 80
    outcome = plan_addition(page, candidate_for(EMBER, section=("Rows",)), NO_DOUBT)
    assert isinstance(outcome, Addition)
    (row,) = outcome.inserted
    assert len(row) > page.width
