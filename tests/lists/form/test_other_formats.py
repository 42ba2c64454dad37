"""Formats in which people keep lists: one more entry stands like its neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support import makes
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Refused
from tracker.lists.steering import NO_DOUBT, Steering

if TYPE_CHECKING:
    from collections.abc import Callable

EMBER = replace(
    makes.EMBER,
    title="Ember: A Vision-Language Model that Keeps Rooms Warm",
    abstract="We introduce Ember, a 7B vision-language model.",
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
ALL = "Ida New, Jon Newer, Kim Ever"
SUBTITLE = "A Vision-Language Model that Keeps Rooms Warm"
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
    "the name in brackets, the venue on the second line": (
        "",
        lambda work: f"- [{work.name}]: {work.rest}  \n{work.venue} [paper]({work.url}) ",
        f"- [Ember]: {SUBTITLE}  \narXiv 2025 [paper]({ARXIV}) ",
    ),
    "the name in bold and brackets behind all else": (
        "",
        lambda work: f"- [{work.title}]({work.url}), {work.venue}, [[code]]({work.code}), (**{work.name}**)",
        f"- [Ember: {SUBTITLE}]({ARXIV}), arXiv 2025, [[code]]({CODE}), (**Ember**)",
    ),
    "a bold title in HTML, and the name in a cell behind it": (
        "<table>\n<tr><th>Title</th><th>Name</th><th>Venue</th></tr>\n",
        lambda work: (
            f'<tr>\n  <td><a href="{work.url}"><b>{work.title}</b></a></td>\n  <td>{work.name}</td>\n  <td>{work.venue}</td>\n</tr>'
        ),
        f'<tr>\n  <td><a href="{ARXIV}"><b>Ember: {SUBTITLE}</b></a></td>\n  <td>Ember</td>\n  <td>arXiv 2025</td>\n</tr>',
    ),
    "a slanted venue": (
        "",
        lambda work: f"1. **{work.title}**  \n   {work.authors}  \n   _{work.venue}_. [pdf]({work.url})",
        f"1. **Ember: {SUBTITLE}**  \n   {ALL}  \n   _arXiv 2025_. [pdf]({ARXIV})",
    ),
    "broken breaks": (
        "",
        lambda work: f"* **{work.name}**: {work.rest} </br>\n[[Paper]({work.url})][[Code]({work.code})]</br>",
        f"* **Ember**: {SUBTITLE} </br>\n[[Paper]({ARXIV})][[Code]({CODE})]</br>",
    ),
    "a preprint told twice, each time in its own way": (
        "",
        lambda work: (
            f"* `[{work.authors.split()[1][:-1]} et al. {work.venue.split()[0].upper()}25]` {work.title}. "
            + (f"arXiv:{work.id}" if "arXiv" in work.venue else work.venue.split()[0])
            + f", 2025. [[paper]]({work.url})"
        ),
        f"* `[New et al. ARXIV25]` Ember: {SUBTITLE}. arXiv:2506.01234, 2025. [[paper]]({ARXIV})",
    ),
    "BibTeX folded below": (
        "",
        lambda work: (
            f"- **{work.title}** [[arXiv]({work.url})]\n  <details><summary>BibTeX</summary>\n\n"
            f"  ```bibtex\n  @article{{{work.name},\n    title={{{work.title}}}\n  }}\n  ```\n\n  </details>"
        ),
        f"- **Ember: {SUBTITLE}** [[arXiv]({ARXIV})]",
    ),
    "links called by authors": (
        "| Model | Paper | Year |\n|---|---|---|\n",
        lambda work: (
            f"| {work.name} | [{work.authors.split()[1][:-1]} et al.]({work.url}) | {work.month[:4]} |"
        ),
        f"| Ember | [New et al.]({ARXIV}) | 2025 |",
    ),
    "an id kept in a comment": (
        "| Paper | Date |\n|---|---|\n",
        lambda work: f"| [{work.title}]({work.url}) <!-- paper:{work.id} --> | {work.month} |",
        f"| [Ember: {SUBTITLE}]({ARXIV}) <!-- paper:2506.01234 --> | 2025-06 |",
    ),
    "people and the year before the title": (
        "",
        lambda work: (
            f"* {work.authors.split()[1][:-1]} et al. ({work.month[:4]}). {work.title}. {work.venue}. [Link]({work.url})"
        ),
        f"* New et al. (2025). Ember: {SUBTITLE}. arXiv 2025. [Link]({ARXIV})",
    ),
    "the month as code between name and rest": (
        "",
        lambda work: f"- **{work.name}** `{work.month}` {work.rest} [📄Paper]({work.url})",
        f"- **Ember** `2025-06` {SUBTITLE} [📄Paper]({ARXIV})",
    ),
    "wide colons and bars": (
        "",
        lambda work: (
            f"* [{work.month.replace('-', '/')}] **{work.name}**：{work.rest} | [[论文]]({work.url})"
        ),
        f"* [2025/06] **Ember**：{SUBTITLE} | [[论文]]({ARXIV})",
    ),
    "stars that lead to those who gave them": (
        "| Paper | Resources |\n|---|---|\n",
        lambda work: (
            f"| [{work.title}]({work.url}) | [code]({work.code}) [![Stars]({BADGE}/github/stars/made/{work.name.lower()}"
            f"?style=flat)]({work.code}/stargazers) |"
        ),
        (
            f"| [Ember: {SUBTITLE}]({ARXIV}) | [code]({CODE}) [![Stars]({BADGE}/github/stars/warm/ember?style=flat)]"
            f"({CODE}/stargazers) |"
        ),
    ),
    "a block with the venue under its label": (
        "",
        lambda work: (
            f"#### {work.title}\n* **Authors:** {work.authors}\n* **Venue:** {work.venue}\n* **Links:** [PDF]({work.url})\n"
        ),
        f"#### Ember: {SUBTITLE}\n* **Authors:** {ALL}\n* **Venue:** arXiv 2025\n* **Links:** [PDF]({ARXIV})\n",
    ),
    "a task in bold before the title": (
        "",
        lambda work: (
            f"- **{'VQA' if len(work.name) % 2 else 'Captions'}**: [{work.title}]({work.url}), {work.venue}"
        ),
        f"- [Ember: {SUBTITLE}]({ARXIV}), arXiv 2025",
    ),
    "notes of the curator in comments": (
        "",
        lambda work: f"- [{work.title}]({work.url}) <!-- seen by {work.name} -->",
        f"- [Ember: {SUBTITLE}]({ARXIV})",
    ),
    "a badge with the year of the preprint": (
        "| Date | Title |\n|---|---|\n",
        lambda work: (
            f"| {work.month} | [![{work.venue}]({BADGE}/badge/{work.venue.replace(' ', '-')}-4b4b4b)]({work.url})"
            f"<br>**{work.title}** |"
        ),
        f"| 2025-06 | [![arXiv 2025]({BADGE}/badge/arXiv-2025-4b4b4b)]({ARXIV})<br>**Ember: {SUBTITLE}** |",
    ),
    "Korean columns": (
        "| 날짜 | 이름 | 제목 | 논문 | 코드 |\n|---|---|---|---|---|\n",
        lambda work: (
            f"| {work.month} | {f'**{work.name}**' if work.name != 'Wick' else '**-**'} | {work.title} | "
            f"[논문]({work.url}) | [코드]({work.code}) |"
        ),
        f"| 2025-06 | **Ember** | Ember: {SUBTITLE} | [논문]({ARXIV}) | [코드]({CODE}) |",
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
    page = read(text.replace("\n", end))
    outcome = planned(page, candidate_for(EMBER))
    assert "\n".join(outcome.inserted).strip() == expected.strip()
    new = outcome.new_bytes.decode().replace(end, "\n")
    assert new == text.replace(head or "## Models\n\n", (head or "## Models\n\n") + expected + "\n", 1)


@pytest.mark.parametrize(
    "anchor", ['<a id="{}"></a>', "<a name='{}'></a>", '<a id="{}" />'], ids=["id", "name", "closed"]
)
def test_an_anchor_stays_with_the_entry_below_it(anchor: str) -> None:
    listed = "".join(f"{anchor.format(work.name)}\n- [{work.title}]({work.url})\n" for work in WORKS)
    page = read(f"# Awesome\n\n## Models\n\n{listed}")
    outcome = planned(page, candidate_for(EMBER))
    assert outcome.inserted == (f"- [Ember: {SUBTITLE}]({ARXIV})",)
    assert outcome.new_bytes == f"# Awesome\n\n## Models\n\n{outcome.inserted[0]}\n{listed}".encode()
    assert outcome.fidelity == 1


def test_what_counts_in_other_entries_is_not_said_of_a_new_one() -> None:
    counts = ("1,000 videos", "2000 videos", "1,000 videos", "2000 videos")
    listed = "".join(
        f"- **{work.name}**: {work.rest}\n  [[Paper]({work.url})]\n  *{count}, 3 tasks*\n"
        for work, count in zip(WORKS, counts, strict=True)
    )
    page = read(f"# Awesome\n\n## Models\n\n{listed}")
    outcome = planned(page, candidate_for(EMBER))
    assert not any("tasks" in line or "videos" in line for line in outcome.inserted)


def test_no_entry_is_written_that_does_not_name_its_work() -> None:
    apart = "".join(
        f"**{work.title}**\n\n*{work.authors}*\n\n[Paper]({work.url}) | [Code]({work.code})\n\n---\n\n"
        for work in WORKS[:2]  # of three such the lines in bold would be titles
    )
    page = read(f"# Awesome\n\n## Models\n\n{apart}")
    outcome = plan_addition(page, candidate_for(EMBER), NO_DOUBT)
    assert isinstance(outcome, Refused)


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (
            lambda work: f"- {work.title}. {work.authors}. {work.venue}.",
            f"- Ember: {SUBTITLE}. {ALL}. arXiv 2025.",
        ),
        (
            lambda work: f'1. {work.authors}. "{work.title}." {work.venue}.',
            f'1. {ALL}. "Ember: {SUBTITLE}." arXiv 2025.',
        ),
        (
            lambda work: f"{work.month}: {work.title} [Paper]({work.url})\n",
            f"2025-06: Ember: {SUBTITLE} [Paper]({ARXIV})\n",
        ),
        (
            lambda work: f"- {work.title} [Paper]({work.url}), {work.month.replace('-', '.')}.",
            f"- Ember: {SUBTITLE} [Paper]({ARXIV}), 2025.06.",
        ),
    ],
    ids=[
        "no link at all",
        "no link at all, numbered",
        "lines that begin with a date",
        "lines that end with a date and a full stop",
    ],
)
def test_plain_lists_are_added_to_once(write: Callable[[Made], str], expected: str) -> None:
    text = "# Awesome\n\n## Models\n\n" + "\n".join(map(write, WORKS)) + "\n"
    page = read(text)
    outcome = planned(page, candidate_for(EMBER))
    assert "\n".join(outcome.inserted).strip() == expected.strip()
    again = read(outcome.new_bytes)
    assert len(again.entries) == len(page.entries) + 1
    twice = plan_addition(again, candidate_for(EMBER), Steering(0, 0))
    assert isinstance(twice, Duplicate)


@pytest.mark.parametrize("said", ["{people} ({year}). {title}. {venue}.", '{people}. "{title}." {venue}.'])
@pytest.mark.parametrize("title", ["Ember: Keeping Warm", "Ember: What Is Warm?"])
def test_a_short_title_without_a_link_is_added_once(said: str, title: str) -> None:
    listed = "".join(
        f"- {said.format(people=work.authors, year=2025, title=work.title, venue=work.venue)}\n"
        for work in WORKS
    )
    paper, text = replace(EMBER, title=title), f"# Awesome\n\n## Models\n\n{listed}"
    for expected in (Addition, Duplicate):
        page = read(text)
        outcome = plan_addition(page, candidate_for(paper), Steering(0, 0))
        assert isinstance(outcome, expected), outcome
        text = outcome.new_bytes.decode() if isinstance(outcome, Addition) else text


def test_one_author_before_a_venue_is_named() -> None:
    listed = "".join(f"- {work.title}. {work.authors}. CVPR 2025.\n" for work in WORKS)
    page = read(f"# Awesome\n\n## Models\n\n{listed}")
    paper = replace(EMBER, authors=("Ida New",), venue="CVPR 2025")
    outcome = planned(page, candidate_for(paper))
    assert outcome.inserted == (f"- Ember: {SUBTITLE}. Ida New. CVPR 2025.",)


def test_prose_without_links_is_no_list() -> None:
    prose = "- Be kind.\n- Write well, and test it.\n- Thank people.\n- Keep to the order.\n"
    page = read(f"# Awesome\n\n## Rules\n\n{prose}")
    outcome = plan_addition(page, candidate_for(EMBER), NO_DOUBT)
    assert isinstance(outcome, Refused)


def test_rows_that_share_a_cell_are_left_to_people() -> None:
    year = '<td rowspan="4">2025</td>'
    rows = "".join(
        f'<tr>{"" if at else year}<td><a href="{work.url}">{work.title}</a></td></tr>\n'
        for at, work in enumerate(WORKS)
    )
    page = read(f"# Awesome\n\n## Models\n\n<table>\n{rows}</table>\n")
    outcome = plan_addition(page, candidate_for(EMBER), NO_DOUBT)
    assert isinstance(outcome, Refused)
    assert "by hand" in outcome.reason
