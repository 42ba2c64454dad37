"""Titles so short that nothing tells them from other words: a new work is called there by its whole title."""

from __future__ import annotations

import pytest
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import Steering

SLANTED = "- *{}* ([arXiv](https://arxiv.org/abs/260{}.00020), 2026)\n"
FOLDED = (
    "<details>\n<summary><b>MadeVL: {}</b></summary>\n\n- Paper: [arXiv](https://arxiv.org/abs/260{}.00020)\n"
    "- Code: [GitHub](https://github.com/made/spoon)\n\n</details>\n\n"
)
TITLES = ("Spoons at Sea", "Spoons on Land", "Spoons in Air", "Spoons Under Ice")


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SLANTED, "- *ForkVL: Are Forks Seen?* ([arXiv](https://arxiv.org/abs/2605.00014), 2026)"),
        (FOLDED, "<summary><b>ForkVL: Are Forks Seen?</b></summary>"),
    ],
    ids=["slanted", "folded"],
)
def test_the_whole_title_stands_where_others_have_theirs(form: str, line: str) -> None:
    entries = "".join(form.format(title, number) for number, title in enumerate(TITLES, 1))
    page = read(f"# List\n\n## Papers\n\n{entries}")
    links = Links(code="https://github.com/made/fork") if form == FOLDED else Links()
    paper = Paper("ForkVL: Are Forks Seen?", "We introduce ForkVL.", "2605.00014", links=links)
    steering = Steering(least_share=0, least_fidelity=0)
    found = planned(page, candidate_for(paper), steering)
    assert line in "\n".join(found.inserted).split("\n")
