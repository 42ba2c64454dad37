"""Each line of a block: what is told there of a new work, and what its neighbours say of themselves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.blocks import PAPER, added, blocks, page_of
from support.pages import planned, read

from state.records import Kind, Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import Steering

LINKED = "[Paper](https://arxiv.org/abs/2501.0000{at})"
LONG = "A decoder of the made-up kind with {at}B parameters."
STORY = "{name} is a made-up model that reads number {at} of the maps of this world."


def test_only_one_paragraph_is_told_and_nothing_of_what_neighbours_say_of_themselves() -> None:
    own = "- fast on all {at} maps and small\n- kind to all {at} readers\n\n| Maps | {at} |\n\nSee {name}."
    assert added(
        blocks(
            f"{STORY}\n\n{LINKED}\n\nLater its curator told here what {{name}} did to {{at}} maps.\n\n{own}"
        )
    ) == [
        "### NewVLM",
        "We present NewVLM, a vision-language model with 7B parameters.",
        "[Paper](https://arxiv.org/abs/2601.00077)",
    ]


def test_there_is_one_frame_for_a_picture_however_many_the_neighbours_show() -> None:
    picture = '<p align="center">\n<img src="https://made.example/{at}.png">\n</p>'
    lines = added(
        blocks(
            f"{picture}\n\n{STORY}\n\n{picture}\n\n{LINKED}\n\n![{{name}}](https://made.example/{{at}}.png)"
        )
    )
    assert lines == [
        "### NewVLM",
        '<p align="center">',
        "</p>",
        "We present NewVLM, a vision-language model with 7B parameters.",
        "[Paper](https://arxiv.org/abs/2601.00077)",
    ]


def test_a_work_without_any_link_has_no_line_for_links() -> None:
    bare = Paper("NewVLM: A Made-up Reader of Maps", abstract="We present NewVLM, which reads maps.")
    assert added(blocks(f"{LINKED}\n\n{STORY}"), bare) == [
        "### NewVLM",
        "We present NewVLM, which reads maps.",
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("NewVLM: A Reader", "**NewVLM**: We read maps."),
        ("On the Reading of Maps", "We read maps."),
    ],
)
def test_prose_begins_with_the_name_where_the_neighbours_prose_does(title: str, told: str) -> None:
    form = f"{LINKED}\n\n**{{name}}**: a made-up model that reads number {{at}} of the maps of this world."
    assert added(blocks(form), Paper(title, abstract="We read maps.", arxiv_id="2601.00077"))[-1] == told


@pytest.mark.parametrize(
    ("said", "paper", "venue"),
    [
        ("CVPR 2025", PAPER, []),
        ("CVPR 2025", replace(PAPER, venue="ICML 2026"), ["- **Venue:** ICML 2026"]),
        ("arXiv 2025", PAPER, ["- **Venue:** arXiv 2026"]),
        ("arXiv preprint", PAPER, ["- **Venue:** arXiv preprint"]),
        ("arXiv 2025", replace(PAPER, arxiv_id=None, published=None, links=Links()), []),
    ],
    ids=["nowhere yet", "published", "preprint with its year", "preprint", "no time"],
)
def test_a_label_for_the_venue_tells_it_or_is_left_out(said: str, paper: Paper, venue: list[str]) -> None:
    form = f"- **Model:** {{name}}\n- **Venue:** {said}\n- **Summary:** Reads number {{at}} of the maps."
    lines = added(blocks(f"{form}\n- **Paper:** {LINKED}"), paper)
    assert (
        lines[1:-1][: 2 + len(venue)]
        == [
            "- **Model:** NewVLM",
            *venue,
            "- **Summary:** We present NewVLM, a vision-language model with 7B parameters.",
        ][: len(lines) - 2]
    )


TOPICS = (
    f"- **Architecture:** {LONG}\n- **Training:** In {{at}} stages on maps.\n- **Datasets:** The {{at}} maps."
)


def test_topics_right_below_a_line_of_html_get_the_blank_line_that_makes_them_a_list() -> None:
    page = blocks(f"{LINKED}\n\n<details>\n<summary>Inside</summary>\n{TOPICS}\n</details>")
    outcome = planned(page, candidate_for(PAPER))
    at = outcome.inserted.index("<summary>Inside</summary>")
    assert outcome.inserted[at + 1 : at + 3] == (
        "",
        "- **Architecture:** 7B parameters, using SigLIP as vision encoder.",
    )


@pytest.mark.parametrize("links", [True, False])
def test_links_are_told_among_topics_where_the_neighbours_tell_theirs(links: bool) -> None:
    code = "\n- **Code:** see [the code](https://github.com/made/{low})." if links else ""
    told = "\n".join(
        added(blocks(f"{LINKED}\n\n<details>\n<summary>In</summary>\n\n{TOPICS}{code}\n</details>"))
    )
    assert ("https://github.com/made/newvlm" in told) is links


@pytest.mark.parametrize(
    ("summaries", "written"),
    [
        (("More on {name}",) * 4, "More on NewVLM"),
        (("More", "More", "Much more", "More"), "More"),
        (("Story {at}",) * 4, "NewVLM"),
    ],
    ids=["of the work", "usual", "each its own"],
)
def test_what_one_clicks_on_is_usual_or_names_the_work(summaries: tuple[str, ...], written: str) -> None:
    made = [
        f"### {name}\n\n{LINKED.format(at=at)}\n\n<details>\n<summary>{said.format(name=name, at=at)}</summary>\n\n"
        f"{STORY.format(name=name, at=at)}\n</details>\n"
        for at, (name, said) in enumerate(
            zip(("OneVLM", "TwoVLM", "TriVLM", "QuaVLM"), summaries, strict=True), 1
        )
    ]
    assert f"<summary>{written}</summary>" in added(page_of(*made))


def linked(name: str, number: int) -> str:
    return f"""### [{name}: Number {number}](https://arxiv.org/abs/2501.0000{number})

{name} joins part {number}.

<details>
<summary>More</summary>

**Training**: in {number} stages. **Links**: [Code](https://github.com/made/{name.lower()})

</details>
"""


def test_two_headings_that_lead_to_their_papers_are_works() -> None:
    page = page_of(linked("Pond", 1), linked("Dew", 2))
    assert [entry.marker for entry in page.entries] == ["### ", "### "]
    lines = added(page)
    assert lines[0] == "### [NewVLM: A Made-up Reader of Maps](https://arxiv.org/abs/2601.00077)"
    assert not any("joins" in line or "stages" in line for line in lines)


def test_what_one_block_alone_says_is_copied_into_none() -> None:
    first = "\n".join(linked(name, at) for at, name in enumerate(("Pond", "Dew", "Rain"), 1))
    page = read(f"# List\n\n## Models\n\n{first}\n## Data\n\n{linked('Snow', 4)}")
    for section in ("Models", "Data"):
        steering = Steering(0, 0, sections=dict.fromkeys(Kind, section), insist=True)
        outcome = planned(page, candidate_for(PAPER), steering)
        assert outcome.section[-1] == section
        assert not any("joins" in line for line in outcome.inserted)
