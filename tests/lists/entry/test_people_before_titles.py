"""People by whole names before a title, and by surname and given names anywhere in an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL, added

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot

SHOWN = replace(EMBER, venue="ICCV 2025")
TITLE = "Ember: A Model that Keeps Rooms Warm"
PEOPLE = (
    (("Ada", "Made"), ("Bob", "Up"), ("Cy", "Down")),
    (("Dee", "Low"), ("Eve", "van High")),
    (("Flo", "Far"), ("Guy B.", "Near"), ("Hal", "Next"), ("Ike", "Last")),
)
WORKS = (
    ("Lamps in Rooms of Many Kinds", "CVPR 2025", "2505.00005"),
    ("Lanterns on Boats: A Study of Light", "ICLR 2025", "2504.00004"),
    ("Wick and Wax Seen by Machines", "ICML 2024", "2403.00003"),
)
WHOLE = [", ".join(f"{given} {surname}" for given, surname in those) for those in PEOPLE]
TURNED = ["; ".join(f"{surname}, {given}" for given, surname in those) for those in PEOPLE]
JOINED = [" and ".join(f"{surname}, {given}" for given, surname in those) for those in PEOPLE]


def listed(form: str, people: list[str]) -> str:
    return "\n".join(
        form.format(people=those, title=title, venue=venue, url=f"{URL}{number}")
        for those, (title, venue, number) in zip(people, WORKS, strict=True)
    )


def told(form: str, people: str) -> str:
    return form.format(people=people, title=TITLE, venue="ICCV 2025", url=f"{URL}2506.01234")


BEFORE = [
    "- {people}. {title}. {venue}. [[paper]]({url})",
    "- {people}. *{title}*. {venue}. [[paper]]({url})",
    "- {people}. **{title}**. {venue}. [[paper]]({url})",
    "- {people}, *{title}*, {venue} [[paper]]({url})",
    '- {people}. "{title}." {venue}. [[paper]]({url})',
    "- {people}. [{title}]({url}). {venue}.",
]


@pytest.mark.parametrize("form", BEFORE)
def test_whole_names_before_the_title_are_people(form: str) -> None:
    assert added(listed(form, WHOLE), SHOWN) == told(form, "Ida New, Jon Newer, Kim Ever")


@pytest.mark.parametrize("form", [BEFORE[0], BEFORE[4], BEFORE[5]])
def test_two_whole_names_are_people_where_a_full_stop_ends_them(form: str) -> None:
    people = ["Ada Made and Bob Up", "Dee Low & Eve High", "Flo Far and Guy Near"]
    assert added(listed(form, people), replace(SHOWN, authors=("Ida New", "Jon Newer"))) == told(
        form, "Ida New and Jon Newer"
    )


TURNED_FORMS = [
    *(BEFORE[at] for at in (0, 4, 5)),
    "- {people}: {title}. {venue}. [[paper]]({url})",
    "- {people} (2025). {title}. {venue}. [[paper]]({url})",
    "- {title}. {people}. {venue}. [[paper]]({url})",
    "- **{title}** - {people} - {venue} [[paper]]({url})",
    "- [{title}]({url}), {people}, {venue}",
]


@pytest.mark.parametrize("form", TURNED_FORMS)
def test_people_by_surname_and_given_names_are_written_so(form: str) -> None:
    assert added(listed(form, TURNED), SHOWN) == told(form, "New, Ida; Newer, Jon; Ever, Kim")


@pytest.mark.parametrize("form", TURNED_FORMS[:3])
def test_they_may_be_joined_by_and(form: str) -> None:
    assert added(listed(form, JOINED), SHOWN) == told(form, "New, Ida and Newer, Jon and Ever, Kim")


def test_the_first_of_them_may_stand_before_words_for_the_rest() -> None:
    short = ["; ".join(those.split("; ")[:2]) + "; et al." for those in TURNED]
    assert added(listed(BEFORE[4], short), SHOWN) == told(BEFORE[4], "New, Ida; Newer, Jon; et al.").replace(
        "al..", "al."
    )


def test_a_family_of_several_words_and_initials_in_the_middle_are_told_apart() -> None:
    paper = replace(SHOWN, authors=("Ida New", "Jon van den Newer", "Kim B. Ever"))
    expected = "New, Ida; van den Newer, Jon; Ever, Kim B."
    assert added(listed(BEFORE[4], TURNED), paper) == told(BEFORE[4], expected).replace("B..", "B.")


def test_nobody_is_named_by_surname_where_one_name_cannot_be_parted_safely() -> None:
    paper = replace(SHOWN, authors=("Ida New", "Maria Garcia Lopez"))
    assert added(listed(BEFORE[0], TURNED), paper) == told(BEFORE[0], "").replace("- . ", "- ")
    assert added(listed(BEFORE[0], WHOLE), paper) == told(BEFORE[0], "Ida New, Maria Garcia Lopez")


@pytest.mark.parametrize(
    "title",
    [
        "Object Detection, Visual Grounding, Image Captioning: One Model for Them All",
        "Vision Models and Language Models: A Survey of Both",
        "Large Lamps and Small Lamps",
    ],
)
def test_capitals_and_commas_make_no_people_of_a_title(title: str) -> None:
    parts = parse(f"{title} [[paper]]({URL}2505.00005)")
    assert [part.raw for part in parts if part.slot is Slot.TITLE] == [title]
