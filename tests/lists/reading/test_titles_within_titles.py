"""A title that is part of a longer one: another work, unless a sign parts the two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

TITLE = "Lamp Guided Spoon Detection at Sea"
BESIDE = f"[Forks Seen by Day]({URL}2401.00001)", f"[Knives Seen by Night]({URL}2401.00002)"
ELSEWHERE = "https://example.org/spoons"
FORMS = {"bullets": "- {}\n", "rows": "| CVPR | {} |\n"}
HEADS = {"bullets": "", "rows": "| Venue | Paper |\n|---|---|\n"}


def is_duplicate(form: str, title: str) -> bool:
    entries = (*BESIDE, f"[{title}]({ELSEWHERE})")
    page = read(f"# L\n\n## Papers\n\n{HEADS[form]}" + "".join(map(FORMS[form].format, entries)))
    work = candidate_for(replace(EMBER, title=TITLE))
    return isinstance(plan_addition(page, work, NO_DOUBT), Duplicate)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "longer", [f"Coarse-Grained {TITLE}", f"{TITLE} by Night", f"Towards {TITLE}: A Way"]
)
def test_a_longer_title_is_another_work(form: str, longer: str) -> None:
    assert not is_duplicate(form, longer)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "said",
    [TITLE, TITLE.upper(), f"Wick: {TITLE}", f"Wick - {TITLE}", f"{TITLE} (a survey)", f"{TITLE}: A Survey"],
)
def test_a_title_with_a_name_or_a_line_beside_it_is_the_same_work(form: str, said: str) -> None:
    assert is_duplicate(form, said)
