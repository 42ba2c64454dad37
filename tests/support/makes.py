"""A made-up work, and what an entry of it comes to among others of a make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "https://arxiv.org/abs/"
NEW = f"{URL}2506.01234"
"""Where the new work's paper is."""
CODE = "https://github.com/warm/ember"
"""Where its code is."""
EMBER = Paper(
    "Ember: A Model that Keeps Rooms Warm",
    abstract="Rooms are cold. We introduce Ember, a stove that keeps rooms warm.",
    arxiv_id="2506.01234",
    authors=("Ida New", "Jon Newer", "Kim Ever"),
    published=date(2025, 6, 3),
    links=Links(code=CODE),
)
BARE = replace(EMBER, links=Links())
"""The same, of which no page but the paper's is known."""
OF_SEVERAL_WORDS = replace(EMBER, authors=("Ida New", "Jon van den Newer", "Kim Ever"))
"""The same, by somebody whose family's name is of several words."""
UNTOLD = replace(EMBER, abstract="")
"""The same, of which no words but the title's are known."""
BARE_UNTOLD = replace(BARE, abstract="")
PUBLISHED = replace(EMBER, venue="ICCV 2025")
SHOWN = replace(EMBER, venue="CVPR 2025")
NAMELESS = replace(EMBER, title="On Keeping Many Rooms Warm in Winter", links=Links())


def as_of(year: int, month: int, venue: str | None = None) -> Paper:
    """The made-up work, of which only the title is known, as of another month."""
    named = f"{year % 100:02}{month:02}.01234"
    return replace(BARE_UNTOLD, arxiv_id=named, published=date(year, month, 3), venue=venue)


def added(listed: str, paper: Paper, section: str = "Papers") -> str:
    """The lines that a list gets for a work in that section, without the blank ones around."""
    work = candidate_for(paper, section=(section,))
    outcome = planned(read(f"# L\n\n## {section}\n\n{listed}"), work)
    return "\n".join(outcome.inserted).strip("\n")


def row_for(table: str, paper: Paper = EMBER, hint: Sequence[str] = ()) -> str:
    """The lines that a table gets for a work, and where asked below those headings."""
    page = read(f"# L\n\n## Papers\n\n{table}\n")
    told = candidate_for(paper, section=tuple(hint))
    outcome = planned(page, told)
    return "\n".join(outcome.inserted)


LAMPS = ("OilLamp", "GasLamp", "WaxLamp", "TarLamp", "SunLamp", "SeaLamp")
SUBJECTS = ("Oil Lamps", "Gas Lights", "Wax Candles", "Torches", "Open Fires", "Lanterns")


def title_of(number: int) -> str:
    return f"Lamp{number}: A Lamp of Many Kinds and Lights"


def table_of(header: str, *rows: str) -> str:
    columns = header.count("|") - 1
    return "\n".join([header, "|---" * columns + "|", *rows])


def named_line(opening: str, closing: str, number: int) -> str:
    """A line that begins with a name between signs."""
    return (
        f"- {opening}Lamp{number}{closing} A Lamp of Many Kinds and Lights [[Paper]]({URL}250{number}.00001)"
    )


def with_venue(number: int, tag: str, *, code: bool = False) -> str:
    """A line that begins with where its work appeared."""
    shown = f" [[code]](https://github.com/made/lamp{number})" if code else ""
    return f"- **[{tag}]** Lamp{number}: A Lamp that Burns by Night [[230{number}.00001]]({URL}230{number}.00001){shown}"


LITTLE_UNDERSTOOD = "# Lamps\n\n## Papers\n\n" + "".join(
    f"- [Lanterns Seen by Machine Number {at}]({URL}2401.0000{at}) {said}\n"
    for at, said in enumerate(
        (
            "2025/4 and April 2025",
            "May 2025 or 2025-05",
            "(2025.6, Jun 2025)",
            "2025年7月 and 25.07",
            "in 2025-8 or August, 2025",
        ),
        1,
    )
)
"""A list each of whose entries tells its time twice in forms of its own, so that none can be written again."""
