"""Titles in bold over lines for people, venue and links: in a paragraph, with blank lines between, in a quotation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT
from tracker.lists.understanding import understandings

BY = "Ida New, Jon Newer, Kim Ever"
WORKS = (("Lantern", "Ann Made, Bo Up"), ("Candle", "Cy So, Di Done"), ("Torch", "Ed Well, Flo Yes"), ("Oil", "Gus No, Hal May"))  # fmt: skip


def entries(form: str, count: int = 4) -> str:
    return "".join(
        form.format(
            t=f"{name}: Seeing Rooms at Night",
            p=people,
            n=name.lower(),
            u=f"{URL}250{at}.00001",
            v="arXiv 2025",
        )
        for at, (name, people) in enumerate(WORKS[:count], 1)
    )


FORMS = {
    "blanks that break lines": "**{t}**  \n{p}  \n*{v}*  \n[[Paper]]({u}) [[Code]](https://github.com/warm/{n})\n\n",
    "the venue first": "**{t}**\n*{v}*\n{p}\n[[Paper]]({u}) [[Code]](https://github.com/warm/{n})\n\n",
    "blank lines": "**{t}**\n\n{p}\n\n{v}\n\n[Paper]({u}) | [Code](https://github.com/warm/{n})\n\n",
    "slanted lines": "**{t}**\n\n*{p}*\n\n_{v}_\n\n[[Paper]]({u}) [[Code]](https://github.com/warm/{n})\n\n",
    "rules between": "**{t}**\n\n{p}\n\n[Paper]({u}) | [Code](https://github.com/warm/{n})\n\n---\n\n",
    "quoted": "> **{t}**  \n> {p}. *{v}*. [Paper]({u})\n\n",
    "quoted lines": "> **{t}**  \n> {p}  \n> *{v}*  \n> [[Paper]]({u})\n\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_title_in_bold_over_its_lines_is_a_work(form: str) -> None:
    said = form.format(t=EMBER.title, p=BY, n="ember", u=f"{URL}2506.01234", v="arXiv 2025")
    written = added(entries(form), EMBER)
    assert written.strip("\n-") == said.strip("\n-")
    [section] = understandings(read(f"# L\n\n## Papers\n\n{entries(form)}"))
    assert (section.entries, section.fidelity) == (4, 1.0)


@pytest.mark.parametrize(
    "lines",
    [
        "**Lamps That See: At Night**\n\n- [Seeing Rooms of Kind {n} at Night]({u})\n\n",
        "**Lamps That See: At Night**\n\n[Seeing Rooms of Kind {n} at Night]({u})\n\n",
        "**Lamps That See: {n}**\n\nSome words on what stands below it.\n\n[Seeing Rooms of Kind {n}]({u})\n\n",
        "**Lamps That See: {n}**\n\n" + "Ann Made, " * 50 + "\n\n- [Seeing Rooms of Kind {n}]({u})\n\n",
    ],
    ids=["bullets", "titles", "words", "very many people"],
)
def test_a_line_in_bold_over_titles_stays_a_heading(lines: str) -> None:
    groups = understandings(read(f"# L\n\n## Papers\n\n{entries(lines)}"))
    assert all(len(one.path) == 3 for one in groups)


@pytest.mark.parametrize(
    "quoted",
    ["> **Note on Lamps: Read First**\n> It is dark.\n\n", "> **Short**\n> [Paper]({u})\n\n"],
    ids=["no link", "no title"],
)
def test_other_quotations_are_words(quoted: str) -> None:
    text = f"# L\n\n## Papers\n\n{entries(quoted, 3)}- [Seeing Rooms at Night]({URL}2401.00001)\n"
    assert [one.entries for one in understandings(read(text))] == [1]


LIST = "<ul>\n{}</ul>\n"


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ('<li>{t} <a href="{u}">pdf</a></li>\n', f'<li>{EMBER.title} <a href="{URL}2506.01234">pdf</a></li>'),
        (
            '<li><p>{t} <a href="{u}">pdf</a></p></li>\n',
            f'<li><p>{EMBER.title} <a href="{URL}2506.01234">pdf</a></p></li>',
        ),
    ],
    ids=["a point", "a paragraph in it"],
)
def test_a_title_right_behind_a_tag_leaves_the_tag(item: str, written: str) -> None:
    assert added(LIST.format(entries(item)), replace(EMBER, links=Links())) == written


@pytest.mark.parametrize(
    ("over", "row"),
    [
        ("<table>\n{}</table>\n", '<tr><td>{t}</td><td><a href="{u}">pdf</a></td></tr>\n'),
        (LIST, '<li>{t} <a href="{u}">pdf</a></li>\n'),
    ],
    ids=["a table", "a list"],
)
@pytest.mark.parametrize("head", ["<h3>{}</h3>\n", "## {}\n\n"], ids=["html", "markdown"])
def test_what_a_new_year_opens_in_html_is_closed_too(head: str, over: str, row: str) -> None:
    old = "".join(
        f"{head.format(year)}{over.format(row.format(t=f'Seeing Rooms of {year} at Night', u=f'{URL}{year % 100}01.00001'))}\n"
        for year in (2024, 2023)
    )
    outcome = planned(read(f"# L\n\n{old}"), candidate_for(replace(EMBER, links=Links())))
    new = f"{head.format(2025)}{over.format(row.format(t=EMBER.title, u=f'{URL}2506.01234'))}"
    assert outcome.new_bytes.decode() == f"# L\n\n{new}\n{old}"


@pytest.mark.parametrize(
    ("below", "written"),
    [
        ("*{p}*\n**{v}**\n", f"*{BY}*\n**arXiv 2025**\n"),
        ("_{p}_  \n{v}  \n", f"_{BY}_  \narXiv 2025  \n"),
        ("{p}<br>\n- {v}\n", f"{BY}<br>\n- arXiv 2025\n"),
    ],
    ids=["both dressed", "breaks", "a bullet"],
)
def test_people_and_venues_below_a_heading_keep_their_emphasis(below: str, written: str) -> None:
    form = f"### {{t}}\n{below}[Paper]({{u}})\n\n"
    assert added(entries(form), EMBER) == f"### {EMBER.title}\n{written}[Paper]({URL}2506.01234)"


def test_a_venue_that_nobody_knows_has_no_line_below_a_heading() -> None:
    form = "### {t}\nCVPR {n}\n[Code](https://github.com/made/{n})\n\n".replace("CVPR {n}", "CVPR 2024")
    unpublished = replace(EMBER, arxiv_id=None)
    assert "CVPR" not in added(entries(form), unpublished)


def test_what_is_common_to_all_blocks_is_said_again() -> None:
    form = "### {t}\nSee the list of all lamps.\n[Paper]({u})\n\n"
    assert "\nSee the list of all lamps.\n" in added(entries(form), EMBER)


@pytest.mark.parametrize(
    "form",
    ["- {t} <{u}> <https://github.com/warm/{n}>\n", "- **{t}** <{u}>, code: <https://github.com/warm/{n}>\n"],
)
def test_addresses_between_angles_are_read_without_them(form: str) -> None:
    said = form.format(t=EMBER.title, n="ember", u=f"{URL}2506.01234")
    assert added(entries(form), EMBER) == said.strip()
    assert [one.fidelity for one in understandings(read(f"# L\n\n## Papers\n\n{entries(form)}"))] == [1.0]


@pytest.mark.parametrize("behind", ["(coming soon)", "- to appear", "[under review]"])
def test_a_title_without_a_link_whose_work_is_to_come_is_that_work(behind: str) -> None:
    text = f"# L\n\n## Papers\n\n- [Seeing Rooms at Night]({URL}2401.00001)\n- {EMBER.title} {behind}\n"
    outcome = plan_addition(read(text), candidate_for(EMBER), NO_DOUBT)
    assert isinstance(outcome, Duplicate)
