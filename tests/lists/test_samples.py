"""Templates read off a section: what a maintainer starts from where too little of it is understood."""

from __future__ import annotations

import pytest
from support.makes import as_of
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Unsure
from tracker.lists.steering import Steering
from tracker.lists.understanding import sample_under, understandings

URL = "https://arxiv.org/abs/"
EMBER = as_of(2026, 1)


def listed(line: str, head: str = "") -> str:
    """Four entries of a make under a heading."""
    lines = [line.format(n=name, low=name.lower(), u=f"{URL}250{at}.0000{at}", at=at)
             for at, name in enumerate(("Oil", "Tin", "Wax", "Tar"), 1)]  # fmt: skip
    rule = f"{head}\n{'|---' * head.count('|', 1)}|\n" if head else ""
    return f"# Lamps\n\n## *Old* Lamps\n\n{rule}" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("line", "head", "template"),
    [
        ("- [{n}: A Model of Lamps]({u})", "", "- [{title}]({abs})"),
        ("* **{n}**: A Model of Lamps. [[pdf](https://arxiv.org/pdf/2501.0000{at})]", "",
         "* **{name}**: {subtitle}. [[pdf]({pdf})]"),
        ("- [{n}: A Model of Lamps]({u}), *Ada Made, Bo Up*, CVPR 2024", "",
         "- [{title}]({abs}), *{authors}*, {venue}"),
        ("- [{n}: A Model of Lamps]({u}), CVPR [[code](https://github.com/made/{low})]", "",
         "- [{title}]({abs}), {venue} [[code]({code})]"),
        ("- (2025.0{at}) [{n}: A Model of Lamps]({u}) [[code](https://github.com/made/{low})]", "",
         "- ({year}.{month}) [{title}]({abs}) [[code]({code})]"),
        ("- 2025-01-0{at} [{n}: A Model of Lamps]({u}) **lamp {low}**", "", "- {date} [{title}]({abs})"),
        ("- [{n}: A Model of Lamps]({u}), Jan {at}, 2025", "", "- [{title}]({abs}), {date}"),
        ("- [{n}: A Model of Lamps]({u}) ![s](https://img.shields.io/github/stars/made/{low})", "",
         "- [{title}]({abs})"),
        ("- [{n}: A Model of Lamps]({u}): it keeps all of the rooms {low} and warm.", "",
         "- [{title}]({abs}): {description}."),
        ("| {n} | [{n}: A Model of Lamps]({u}) | `{low}` | [web](https://{low}.github.io) |",
         "| Name | Paper | Tag | Page |", "| {name} | [{title}]({abs}) | | [web]({project}) |"),
        ("[{n}: A Model of Lamps]({u})<br>\nCVPR 2024\n", "", "[{title}]({abs})<br>\n{venue}"),
    ],
    ids=["title", "name", "people and venue", "venue and code", "month", "day and tag", "day in words", "stars", "words", "row", "paragraph"],
)  # fmt: skip
def test_a_template_is_made_of_the_commonest_entry(line: str, head: str, template: str) -> None:
    page = read(listed(line, head))
    sample = sample_under(page, ("Lamps", "*Old* Lamps"))
    assert sample == ("Old Lamps", template)
    steering = Steering(0, 1.1, templates={sample.heading: sample.line})
    outcome = planned(page, candidate_for(EMBER), steering)
    assert "Ember" in "".join(outcome.inserted)
    assert "{" not in "".join(outcome.inserted)


def test_the_entry_that_most_are_made_like_shows_the_template() -> None:
    odd = f"- See the {{n}} in [{{n}}: A Model of Lamps]({URL}2405.0000{{at}}) (odd {{at}})"
    text = listed("- [{n}: A Model of Lamps]({u}), 2025") + "\n".join(
        odd.format(n="Sun", at=at) for at in "12"
    )
    assert sample_under(read(text), ("Lamps", "*Old* Lamps")) == ("Old Lamps", "- [{title}]({abs}), {year}")


@pytest.mark.parametrize(
    "text",
    [
        f"- [Oil: A Model of Lamps]({URL}2501.00001)\n- [Tin: A Model of Lamps]({URL}2502.00002)\n",
        listed("- [{{{n}}} a model of lamps]({u}) {{{low}}}"),
        listed("### {n}\n\n[paper]({u})\n\nIt keeps rooms warm.\n"),
        listed('<li><a href="{u}">{n}: A Model of Lamps</a></li>'),
        listed("- [paper]({u})"),
    ],
    ids=["no heading", "braces", "blocks", "HTML", "links alone"],
)
def test_where_no_line_can_be_shown_there_is_no_template(text: str) -> None:
    page = read(text)
    assert all(one.sample is None for one in understandings(page))
    assert not any(sample_under(page, page.path(group.section)) for group in page.groups)


def test_what_is_too_little_understood_says_what_to_do() -> None:
    text = listed("- [{n}: A Model of Lamps]({u})").replace(
        "2502.00002)", "2502.00002) 2025/4 and April 2025"
    )
    outcome = plan_addition(read(text), candidate_for(EMBER), Steering(0, 0.9))
    assert isinstance(outcome, Unsure)
    assert outcome.not_understood is outcome.suggestion is not None
    assert outcome.reason == (
        "only 75% of the section's entries are understood, fewer than the 90% of `least_fidelity`; "
        "`tracker lint --fidelity` shows what to set"
    )
    assert Unsure("no section fits", outcome.suggestion).not_understood is None
