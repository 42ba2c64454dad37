"""Labelled lines below works that only other sections have: a new work that has such a page gets them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, CODE, EMBER, NEW, SUBJECTS, URL
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for

FORMS = {
    "labels": ("- **{t}**\n  - Paper: {u}", "\n  - Code: {c}"),
    "labels in bold": ("- **{t}**\n  - **Paper**: {u}", "\n  - **Code**: {c}"),
    "links": ("- {t}\n  - Paper: [arXiv]({u})", "\n  - Code: [GitHub]({c})"),
    "lines": ("- **{t}**  \n  Paper: {u}", "  \n  Code: {c}"),
    "paragraphs": ("**{t}**\n[Paper]: {u}\n".replace("[Paper]", "Paper"), "Code: {c}\n"),
}


def listed(form: str, code: str, own: int) -> str:
    """A section without code, and one where each work has a line for it."""
    text = "# L\n\n## Papers\n\n"
    for at in range(own + 4):
        text += "## Models\n\n" if at == own else ""
        subject = SUBJECTS[at % len(SUBJECTS)]
        text += (form + (code if at >= own else "") + "\n").format(
            t=f"{subject} Seen by Machine {at}", u=f"{URL}250{1 + at % 5}.0000{at}", c=f"https://github.com/made/{at}"
        )  # fmt: skip
        text += "\n" if at == own - 1 else ""
    return text


def written(text: str, paper: Paper) -> str:
    return "\n".join(planned(read(text), candidate_for(paper, section=("Papers",))).inserted).strip("\n")


@pytest.mark.parametrize("own", [1, 2, 3, 6])
@pytest.mark.parametrize(("form", "code"), FORMS.values(), ids=list(FORMS))
def test_a_line_that_only_other_sections_have_is_written(form: str, code: str, own: int) -> None:
    said = (form + code).format(t=EMBER.title, u=NEW, c=CODE).strip("\n")
    assert written(listed(form, code, own), replace(EMBER, abstract="")) == said


@pytest.mark.parametrize(("form", "code"), FORMS.values(), ids=list(FORMS))
def test_a_work_without_such_a_page_has_no_such_line(form: str, code: str) -> None:
    assert written(listed(form, code, 3), BARE_UNTOLD) == form.format(t=EMBER.title, u=NEW).strip("\n")


def test_a_page_that_no_section_has_a_line_for_is_left_out() -> None:
    form, _ = FORMS["labels"]
    paper = replace(BARE_UNTOLD, links=Links(project="https://ember.example"))
    assert written(listed(*FORMS["labels"], 3), paper) == form.format(t=EMBER.title, u=NEW)


def test_a_line_of_links_without_a_label_takes_more_of_them() -> None:
    text = listed("- [[Paper]]({u}) {t}", " [[Code]]({c})", 3)
    assert f"[[Paper]]({NEW})" in written(text, replace(EMBER, abstract=""))
