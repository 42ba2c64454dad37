"""Formats in which people keep lists: one more entry stands like its neighbours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Refused
from tracker.lists.page import Page, read_page
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from collections.abc import Callable

EMBER = Paper(
    "Ember: A Vision-Language Model that Keeps Warm",
    abstract="We introduce Ember, a 7B vision-language model.",
    arxiv_id="2506.01234",
    authors=("Ida New", "Jon Newer", "Kim Newest"),
    published=date(2025, 6, 3),
    links=Links(code="https://github.com/warm/ember"),
)


class Made:
    """A made-up work as a list may show it."""

    def __init__(self, number: int, name: str, rest: str, authors: str, venue: str) -> None:
        self.name, self.rest, self.authors, self.venue = name, rest, authors, venue
        self.title = f"{name}: {rest}"
        self.month = f"2025-{6 - number:02}"
        self.id = f"25{6 - number:02}.0001{number}"
        self.url = f"https://arxiv.org/abs/{self.id}"
        self.code = f"https://github.com/made/{name.lower()}"


WORKS = [
    Made(1, "Lumen", "Seeing in the Dark with Language", "Ada Made, Bo Up", "CVPR 2025"),
    Made(2, "Harbour", "A Large Multimodal Model for Ports", "Cy Fake, Di Void", "arXiv 2025"),
    Made(3, "Wick", "Visual Instruction Tuning with Candles", "Ed Nil, Flo Noone", "ICLR 2025"),
    Made(4, "Oil", "Multimodal In-Context Learning of Fuels", "Gus Nobody, Hal Made", "arXiv 2025"),
]
ARXIV, PDF = "https://arxiv.org/abs/2506.01234", "https://arxiv.org/pdf/2506.01234.pdf"
CODE = "https://github.com/warm/ember"
ALL = "Ida New, Jon Newer, Kim Newest"
SUBTITLE = "A Vision-Language Model that Keeps Warm"
BADGE = "https://img.shields.io"
FORMATS: dict[str, tuple[str, Callable[[Made], str], str]] = {
    "numbered, with authors and venue": (
        "",
        lambda work: f"1. [{work.title}]({work.url}) - {work.authors}. *{work.venue}*",
        f"1. [Ember: {SUBTITLE}]({ARXIV}) - {ALL}. *arXiv 2025*",
    ),
    "a date first, bars between": (
        "",
        lambda work: (
            f"+ {work.month.replace('-', '/')} | {work.name} | {work.rest} | "
            f"[pdf](https://arxiv.org/pdf/{work.id}.pdf)"
        ),
        f"+ 2025/06 | Ember | {SUBTITLE} | [pdf]({PDF})",
    ),
    "a date as code, the name bold": (
        "",
        lambda work: f"- `{work.month}` **{work.name}**: {work.rest}. {work.authors}. [arxiv]({work.url})",
        f"- `2025-06` **Ember**: {SUBTITLE}. {ALL}. [arxiv]({ARXIV})",
    ),
    "surnames": (
        "",
        lambda work: (
            f"- 📄 [{work.title}]({work.url}) ({work.venue}) — {work.authors.split()[1][:-1]} et al."
        ),
        f"- 📄 [Ember: {SUBTITLE}]({ARXIV}) (arXiv 2025) — New et al.",
    ),
    "bullets under a bullet": (
        "",
        lambda work: (
            f"* **{work.title}**\n  * {work.authors}\n  * {work.venue}\n"
            f"  * [Paper]({work.url}) | [Code]({work.code})"
        ),
        f"* **Ember: {SUBTITLE}**\n  * {ALL}\n  * arXiv 2025\n  * [Paper]({ARXIV}) | [Code]({CODE})",
    ),
    "paragraphs of three lines": (
        "",
        lambda work: (
            f"**{work.title}**  \n{work.authors}  \n*{work.venue}* [[Paper]]({work.url}) [[Code]]({work.code})\n"
        ),
        f"**Ember: {SUBTITLE}**  \n{ALL}  \n*arXiv 2025* [[Paper]]({ARXIV}) [[Code]]({CODE})\n",
    ),
    "headings with a link called by the venue": (
        "",
        lambda work: f"#### {work.title}\n\n{work.authors}\n\n[{work.venue}]({work.url})\n",
        f"#### Ember: {SUBTITLE}\n\n{ALL}\n\n[arXiv 2025]({ARXIV})\n",
    ),
    "badges": (
        "",
        lambda work: (
            f"- {work.title} [![arXiv]({BADGE}/badge/arXiv-{work.id}-b31b1b.svg)]({work.url}) "
            f"[![Star]({BADGE}/github/stars/made/{work.name.lower()}.svg)]({work.code})"
        ),
        (
            f"- Ember: {SUBTITLE} [![arXiv]({BADGE}/badge/arXiv-2506.01234-b31b1b.svg)]({ARXIV}) "
            f"[![Star]({BADGE}/github/stars/warm/ember.svg)]({CODE})"
        ),
    ),
    "a tight table, the name in its own column": (
        "|Name|Paper|Venue|Link|Code|\n|:-|:-|:-:|:-|-:|\n",
        lambda work: f"|{work.name}|{work.rest}|{work.venue}|[arXiv]({work.url})|[GitHub]({work.code})|",
        f"|Ember|{SUBTITLE}|arXiv 2025|[arXiv]({ARXIV})|[GitHub]({CODE})|",
    ),
    "a table of HTML": (
        "<table>\n<tr><th>Title</th><th>Date</th><th>Link</th></tr>\n",
        lambda work: (
            f'<tr>\n<td><b>{work.title}</b></td>\n<td>{work.month}</td>\n<td><a href="{work.url}">Paper</a></td>\n</tr>'
        ),
        f'<tr>\n<td><b>Ember: {SUBTITLE}</b></td>\n<td>2025-06</td>\n<td><a href="{ARXIV}">Paper</a></td>\n</tr>',
    ),
    "a citation with the number": (
        "",
        lambda work: (
            f'- {work.authors}. "{work.title}." arXiv preprint arXiv:{work.id} (2025). [[paper]({work.url})]'
        ),
        f'- {ALL}. "Ember: {SUBTITLE}." arXiv preprint arXiv:2506.01234 (2025). [[paper]({ARXIV})]',
    ),
    "abstract and PDF": (
        "",
        lambda work: (
            f"- {work.title}. [abs]({work.url}) | [pdf](https://arxiv.org/pdf/{work.id}) | [code]({work.code})"
        ),
        f"- Ember: {SUBTITLE}. [abs]({ARXIV}) | [pdf]({PDF[:-4]}) | [code]({CODE})",
    ),
    "breaks and slanted authors": (
        "",
        lambda work: f"- {work.title} <br> *{work.authors}* <br> [Paper]({work.url})",
        f"- Ember: {SUBTITLE} <br> *{ALL}* <br> [Paper]({ARXIV})",
    ),
    "title and authors in one cell": (
        "| Title & Authors | Date | Links |\n|---|---|---|\n",
        lambda work: f"| **{work.title}** <br> {work.authors} | {work.month} | [Paper]({work.url}) |",
        f"| **Ember: {SUBTITLE}** <br> {ALL} | 2025-06 | [Paper]({ARXIV}) |",
    ),
    "the venue in bold brackets, links without a blank": (
        "",
        lambda work: (
            f"* **[{work.venue.replace(' ', '')}]** {work.title} [[Paper]]({work.url})[[Code]]({work.code})"
        ),
        f"* **[arXiv2025]** Ember: {SUBTITLE} [[Paper]]({ARXIV})[[Code]]({CODE})",
    ),
    "the year behind the title": (
        "",
        lambda work: f"- [{work.title} ({work.month[:4]})]({work.url})",
        f"- [Ember: {SUBTITLE} (2025)]({ARXIV})",
    ),
    "a name, the year, the rest": (
        "",
        lambda work: f"1. **{work.name}** ({work.month[:4]}) {work.rest} [[Paper]({work.url})]",
        f"1. **Ember** (2025) {SUBTITLE} [[Paper]({ARXIV})]",
    ),
    "bars around the venue": (
        "",
        lambda work: f"- **{work.name}**: {work.rest} | {work.venue} | [📄]({work.url}) [💻]({work.code})",
        f"- **Ember**: {SUBTITLE} | arXiv 2025 | [📄]({ARXIV}) [💻]({CODE})",
    ),
    "tabs": (
        "",
        lambda work: f"-\t[{work.title}]({work.url})\n\t- {work.authors}\n\t- {work.venue}",
        f"-\t[Ember: {SUBTITLE}]({ARXIV})\n\t- {ALL}\n\t- arXiv 2025",
    ),
    "a list of HTML": (
        "<ul>\n",
        lambda work: f'  <li><a href="{work.url}">{work.title}</a>, {work.venue}</li>',
        f'  <li><a href="{ARXIV}">Ember: {SUBTITLE}</a>, arXiv 2025</li>',
    ),
    "rows without outer bars": (
        "Name | Paper | Date\n--- | --- | ---\n",
        lambda work: f"{work.name} | [{work.title}]({work.url}) | {work.month}",
        f"Ember | [Ember: {SUBTITLE}]({ARXIV}) | 2025-06",
    ),
    "cells of which nothing is known": (
        "| Model | Organization | Params | Date | License |\n|---|---|---|---|---|\n",
        lambda work: (
            f"| [{work.name}]({work.url}) | {work.authors.split()[1]} Lab | {len(work.name)}B | {work.month} | "
            f"{'MIT' if len(work.name) % 2 else 'Apache-2.0'} |"
        ),
        f"| [Ember]({ARXIV}) |  | 7B | 2025-06 |  |",
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", list(FORMATS))
def test_an_entry_more_stands_like_its_neighbours(name: str, end: str) -> None:
    head, write, expected = FORMATS[name]
    text = f"# Awesome\n\n## Models\n\n{head}" + "\n".join(map(write, WORKS)) + "\n"
    page = read_page(text.replace("\n", end).encode())
    assert isinstance(page, Page)
    outcome = plan_addition(page, candidate_for(EMBER), Steering(0, 0, insist=True), date(2025, 6, 10))
    assert isinstance(outcome, Addition), outcome
    assert "\n".join(outcome.inserted).strip() == expected.strip()
    new = outcome.new_bytes.decode().replace(end, "\n")
    assert new == text.replace(head or "## Models\n\n", (head or "## Models\n\n") + expected + "\n", 1)


def test_links_by_number_are_left_to_people() -> None:
    listed = "".join(f"- [{work.title}][{number}]\n" for number, work in enumerate(WORKS))
    numbers = "".join(f"[{number}]: {work.url}\n" for number, work in enumerate(WORKS))
    page = read_page(f"# Awesome\n\n## Models\n\n{listed}\n{numbers}".encode())
    assert isinstance(page, Page)
    outcome = plan_addition(page, candidate_for(EMBER), Steering(0, 0, insist=True), date(2025, 6, 10))
    assert isinstance(outcome, Refused)


def test_no_entry_is_written_that_does_not_name_its_work() -> None:
    apart = "".join(
        f"**{work.title}**\n\n*{work.authors}*\n\n[Paper]({work.url}) | [Code]({work.code})\n\n---\n\n"
        for work in WORKS
    )
    page = read_page(f"# Awesome\n\n## Models\n\n{apart}".encode())
    assert isinstance(page, Page)
    outcome = plan_addition(page, candidate_for(EMBER), Steering(0, 0, insist=True), date(2025, 6, 10))
    assert isinstance(outcome, Refused)
