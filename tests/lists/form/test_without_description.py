"""Where every entry is described, a work of which no more than its title can be said is only suggested."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, URL
from support.pages import read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import AddingOutcome, Addition, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE = Steering(least_share=0, least_fidelity=0)
SAID = (
    "This work proposes a lamp that lights many rooms at once with little oil.",
    "A new wick is trained on rooms of many kinds and lights them evenly.",
    "The authors present a lantern which reads letters by its own light.",
    "It introduces a benchmark of lamps in rooms of many colours and sizes.",
    "A lamp is tuned to answer questions about the room in which it stands.",
)
LINES = {
    "behind a dash": "- [Lamp{at}: A Lamp of Many Kinds]({url}) - {said}",
    "behind the rest of a title": "- **Lamp{at}**: A Lamp of Many Kinds [[Paper]({url})] - {said}",
    "on a line of its own": "- **Lamp{at}: A Lamp of Many Kinds** [[Paper]({url})]  \n  {said}",
    "in a point below": "- **Lamp{at}: A Lamp of Many Kinds** [[Paper]({url})]\n  - {said}",
    "in emphasis": "- [Lamp{at}: A Lamp of Many Kinds]({url}) <br> *{said}*",
    "below a title over lines": "**Lamp{at}: A Lamp of Many Kinds** \\\n[[Paper]({url})] \\\n{said}\n",
    "below one with blanks": "**Lamp{at}: A Lamp of Many Kinds**  \n*Ann Made, Bo Up*  \n[[Paper]({url})]  \n{said}\n",
}
ECHO = replace(
    EMBER,
    abstract="Rooms are cold. In this paper we propose Ember, a model that keeps rooms warm.",
    links=Links(),
)
SILENT = replace(ECHO, abstract="")
TOLD = replace(
    ECHO, abstract="Rooms are cold. We introduce Ember, a stove that learns from people what they like."
)


def outcome(
    paper: Paper, line: str, said: tuple[str, ...] = SAID, steering: Steering = SURE
) -> AddingOutcome:
    listed = "\n".join(
        line.format(at=at, url=f"{URL}250{at}.00001", said=one) for at, one in enumerate(said, 1)
    )
    work = candidate_for(paper, section=("Papers",))
    return plan_addition(read(f"# L\n\n## Papers\n\n{listed}\n"), work, steering)


@pytest.mark.parametrize("paper", [ECHO, SILENT], ids=["its title again", "no abstract"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_that_would_be_shorter_than_all_others_is_only_suggested(line: str, paper: Paper) -> None:
    found = outcome(paper, line)
    assert isinstance(found, Unsure)
    assert found.suggestion is not None
    said = "\n".join(found.suggestion.inserted)
    assert ": A Model" in said
    assert not said.endswith(("\\", " "))


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_work_that_can_be_described_is_added_with_its_description(line: str) -> None:
    found = outcome(TOLD, line)
    assert isinstance(found, Addition)
    assert "learns from people" in "\n".join(found.inserted)


@pytest.mark.parametrize(
    "said", [SAID[:2], (*SAID[:3], "", ""), (SAID[0],) * 5], ids=["two", "some", "one over and over"]
)
def test_where_few_are_described_or_all_alike_it_is_added(said: tuple[str, ...]) -> None:
    assert isinstance(
        outcome(ECHO, "- **Lamp{at}: A Lamp of Many Kinds** [[Paper]({url})] {said}", said), Addition
    )


@pytest.mark.parametrize(
    "steering",
    [NO_DOUBT, replace(SURE, templates={"Papers": "- [{title}]({abs}) - {description}"})],
    ids=["a person asks for it", "a template says how"],
)
def test_it_is_added_where_a_person_has_said_so(steering: Steering) -> None:
    assert isinstance(outcome(ECHO, LINES["behind a dash"], steering=steering), Addition)


NAMELESS = replace(SILENT, title="Rooms that Keep Themselves Warm")
QUOTED = "- [Lamp{at}]({url}), {open}Lamps of Many Kinds for Room {at}{close}\n  > {said}"


def lines_for(paper: Paper, line: str) -> tuple[str, ...]:
    found = outcome(paper, line)
    plan = found.suggestion if isinstance(found, Unsure) else found
    assert isinstance(plan, Addition)
    return tuple(plan.inserted)


def quoted(paper: Paper, signs: Sequence[str]) -> tuple[str, ...]:
    return lines_for(paper, QUOTED.replace("{open}", signs[0]).replace("{close}", signs[1]))


@pytest.mark.parametrize(
    "signs",
    [
        pytest.param('""', id="straight"),
        pytest.param("“”", id="curly"),
        pytest.param(("**“", "”**"), id="bold"),
    ],
)
def test_no_quotation_and_no_quoted_note_is_left_empty(signs: Sequence[str]) -> None:
    assert quoted(NAMELESS, signs) == (f"- [Rooms that Keep Themselves Warm]({URL}2506.01234)",)
