"""Pictures that stand for links go with a link that the new work has not, and with no other link."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, URL, added
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for

PAGE = "https://ember.example"
BOTH = replace(EMBER, links=replace(EMBER.links, project=PAGE))
PAGED = replace(EMBER, links=Links(project=PAGE))


def listed(line: str) -> str:
    return "".join(
        line.format(t=f"Lamp{at}: A Lamp of Kind {at}", u=f"{URL}250{at}.00001", c=f"https://github.com/made/{at}", p=f"https://made{at}.example")
        + "\n"
        for at in range(2, 6)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- [{t}]({u}) | 💻 [Code]({c}) | arXiv 2025", "- [{t}]({u}) | arXiv 2025"),
        ("- [{t}]({u}) 💻 [Code]({c})", "- [{t}]({u})"),
        ("- [{t}]({u}), 💻: [Code]({c}), arXiv 2025", "- [{t}]({u}), arXiv 2025"),
        ("- [{t}]({u}) :octocat: [Code]({c}) | arXiv 2025", "- [{t}]({u}) | arXiv 2025"),
        ("- 💻 [Code]({c}) [{t}]({u})", "- [{t}]({u})"),
        (
            "- **[{t}]({u})** • [Code]({c})  \n  *Ann Made, Bo Up*",
            "- **[{t}]({u})**  \n  *Ida New, Jon Newer, Kim Ever*",
        ),
        ("- **{t}**\n  - 📄 [Paper]({u})\n  - 💻 [Code]({c})", "- **{t}**\n  - 📄 [Paper]({u})"),
    ],
    ids=["between bars", "last", "with a colon", "by its name", "first", "behind a dot", "on a line"],
)
def test_what_leads_to_a_link_that_is_left_out_goes_too(line: str, told: str) -> None:
    assert added(listed(line), BARE) == told.format(t=EMBER.title, u=f"{URL}2506.01234")


@pytest.mark.parametrize(
    ("work", "links"),
    [
        (BOTH, "📄 [Paper]({u}) 💻 [Code]({c}) 🌐 [Page]({p})"),
        (PAGED, "📄 [Paper]({u}) 🌐 [Page]({p})"),
        (BARE, "📄 [Paper]({u})"),
    ],
    ids=["all", "no code", "the paper alone"],
)
def test_each_link_has_its_own_picture_before_it(work: Paper, links: str) -> None:
    lines = listed("- **{t}** 📄 [Paper]({u}) 💻 [Code]({c}) 🌐 [Page]({p})")
    told = links.format(u=f"{URL}2506.01234", c="https://github.com/warm/ember", p=PAGE)
    assert added(lines, work) == f"- **{EMBER.title}** {told}"


@pytest.mark.parametrize("sign", ["·", "•", "–"])
def test_no_sign_is_left_before_the_mark_of_another_work(sign: str) -> None:
    badge = "![V{t[5]}](https://img.shields.io/badge/V{t[4]}-2024-red)"
    told = added(listed("- [**{t}**]({u})  \n  _Made et al._ " + f"{sign} {badge}"), BARE)
    assert told == f"- [**{EMBER.title}**]({URL}2506.01234)  \n  _New et al._"


def whole(line: str, paper: Paper) -> list[str]:
    """The lines that a list gets, blank ones and blanks at their ends among them."""
    page = read(f"# L\n\n## Papers\n\n{listed(line)}")
    return list(planned(page, candidate_for(paper, section=("Papers",))).inserted)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- [{t}]({u})  \n  [[code]({c})]  ", ["- [{t}]({u})  "]),
        ("- [{t}]({u})  \n  {p}  \n  [[code]({c})]", ["- [{t}]({u})  ", "  {p}"]),
        ("- [{t}]({u})\\\n  {p}\\\n  [[code]({c})]", ["- [{t}]({u})\\", "  {p}"]),
        ("[{t}]({u})  \n{p}  \n[[code]({c})]  \n", ["[{t}]({u})  ", "{p}  "]),
        ("- [{t}]({u}) <br> [[code]({c})]", ["- [{t}]({u})"]),
        ("- [{t}]({u})  [[code]({c})]  ", ["- [{t}]({u})  "]),
    ],
    ids=["alone", "below people", "with signs", "in a paragraph", "behind a break", "on the line"],
)  # fmt: skip
def test_no_blank_line_is_left_where_the_last_line_held_a_link(line: str, told: list[str]) -> None:
    people = ", ".join(EMBER.authors)
    said = [one.format(t=EMBER.title, u=f"{URL}2506.01234", p=people) for one in told]
    assert "\n".join(whole(line.replace("{p}", "Ann Made, Bo Up"), BARE)).strip("\n") == "\n".join(said)
