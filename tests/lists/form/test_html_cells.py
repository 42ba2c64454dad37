"""Signs of Markdown and HTML in the words of a work, in the cells of HTML tables."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from support.hostile import HOSTILE
from support.makes import EMBER, URL
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import NO_DOUBT

SIGNED = "Ember: A < B, `c` | *d* _e_ ~~f~~ [g](h) &lt; <td> <!-- &amp; [CLS] #1"


def listed(between: str = "\n", *, linked: bool = True, parted: bool = False) -> str:
    """A table of HTML; between blank lines, Markdown is read in its cells."""
    rows = []
    for at, name in enumerate(("Oil", "Wax", "Gas"), 1):
        title = f"{name}: A Model of Many Lamps"
        told = f'<a href="{URL}250{at}.00001">{title}</a>' if linked else title
        paper = f'<a href="{URL}250{at}.00001">PDF</a>'
        row = ("<tr>", f"<td>{told}</td>", f"<td>{name} Made</td>", f"<td>It burns {name} at night.</td>", f"<td>{paper}</td>", "</tr>")  # fmt: skip
        rows.append(between.join(row))
    head = "<tr><th>Title</th><th>Authors</th><th>Notes</th><th>Paper</th></tr>"
    text = "\n".join(["# L", "", "## Papers", "", "<table>", head, *rows, "</table>", ""])
    return re.sub(r"<td>(.*)</td>", r"<td>\n\n\1\n\n</td>", text) if parted else text


def added(text: str, paper: Paper) -> Addition:
    return planned(read(text), candidate_for(paper))


def rendered(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)


def shape(text: str) -> list[str]:
    """The tags of a page as GitHub renders it, without links: it makes some of bare addresses where it reads Markdown."""
    return re.findall(r"</?(?!a\b)\w+|<!--", rendered(text))


TABLES = {
    "one line": listed("", linked=False),
    "lines": listed(linked=False),
    "lines, linked": listed(),
    "blank lines": listed("\n\n"),
    "Markdown": listed(parted=True),
}


def hostile_papers() -> list[Paper]:
    said = [one for one in (SIGNED, *HOSTILE.values()) if len(one) < 500 and sum(map(str.isalnum, one)) > 3]
    return [
        replace(EMBER, title=one, authors=(one,), abstract=f"We present {one}. It is {one}.") for one in said
    ]


@pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "fifth", [pytest.param(True, id="a fifth"), pytest.param(False, id="all", marks=pytest.mark.slow)]
)
def test_no_words_leave_their_cell(table: str, *, fifth: bool) -> None:
    """Each table is tried with a fifth of the words, so that all of them are tried, and with all at last."""
    text = TABLES[table]
    page = read(text)
    papers = hostile_papers()[list(TABLES).index(table) :: 5] if fifth else hostile_papers()
    plain = shape(
        added(text, replace(EMBER, title="Ember", authors=("Ida",), abstract="")).new_bytes.decode()
    )
    written = 0
    for paper in papers:
        outcome = plan_addition(page, candidate_for(paper), NO_DOUBT)
        if isinstance(outcome, Addition):
            written += 1
            new = shape(outcome.new_bytes.decode())
            assert new == plain, (paper.title, outcome.inserted)
            again = plan_addition(read(outcome.new_bytes.decode()), candidate_for(paper), NO_DOUBT)
            assert isinstance(again, Duplicate), paper.title
    assert written > 0.9 * len(papers)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("title", [SIGNED, "[CLS] Tokens", "A_b_ *c", "2 < 3 | 4 > 3"])
def test_a_title_is_read_as_it_was_told(table: str, title: str) -> None:
    shown = rendered(added(TABLES[table], replace(EMBER, title=title)).new_bytes.decode())
    cells = [html.unescape(re.sub(r"</?(?:a|p)\b[^<>]*>", "", cell)).strip() for cell in re.findall(r"<td>(.*?)</td>", shown, re.DOTALL)]  # fmt: skip
    assert title in cells


def test_an_address_with_brackets_is_linked() -> None:
    paper = replace(EMBER, arxiv_id=None, links=Links(abs="https://made.example/a(b)"))
    assert '<a href="https://made.example/a(b)">' in "".join(added(listed(), paper).inserted)


@pytest.mark.parametrize("title", ["[Lamp]: https://evil.example", "[x] Done with Lamps", "[ ] Lamps"])
def test_words_in_brackets_at_the_beginning_of_a_line_are_seen(title: str) -> None:
    lines = [f"- {name}: A Model of Many Lamps\n\n  [[PDF]({URL}250{at}.00001)]\n" for at, name in enumerate(("Oil", "Wax", "Gas"), 1)]  # fmt: skip
    new = added("# L\n\n## Papers\n\n" + "".join(lines), replace(EMBER, title=title)).new_bytes.decode()
    shown = html.unescape(re.sub(r"</?[a-z][^<>]*>", "", rendered(new)))
    assert title in shown.split("\n")
    assert "<input" not in cmarkgfm.github_flavored_markdown_to_html(new)


OF_POINTS = "".join(
    f"- **{name}: A Model of Many Lamps**\n  - {by} Oak, {by} Pine\n  - [Paper]({URL}250{at}.00001)\n"
    for at, (name, by) in enumerate(zip(("Oil", "Wax", "Gas", "Arc"), ("Ann", "Bob", "Cyd", "Dan"), strict=True), 1)
)  # fmt: skip
FOLDED = "".join(
    f"<details><summary>{name}: A Model of Many Lamps</summary>\n\n{by} Oak, {by} Pine. [paper]({URL}250{at}.00001)\n\n</details>\n\n"
    for at, (name, by) in enumerate(zip(("Oil", "Wax", "Gas", "Arc"), ("Ann", "Bob", "Cyd", "Dan"), strict=True), 1)
)  # fmt: skip


@pytest.mark.parametrize(
    "form", [OF_POINTS, FOLDED], ids=["a point of its own", "behind a blank line in HTML"]
)
@pytest.mark.parametrize(
    "name", ["# A Heading", "``` Code", "~~~", "1. First", "> Quoted", "- A Point", "---"]
)
def test_a_name_at_the_beginning_of_a_line_begins_nothing(form: str, name: str) -> None:
    def tags(author: str) -> list[str]:
        new = added(f"# L\n\n## Papers\n\n{form}", replace(EMBER, authors=(author, "Ida Elm"))).new_bytes
        return re.findall(r"</?[a-z]\w*", rendered(new.decode()))

    assert tags(name) == tags("Ann Oak")
