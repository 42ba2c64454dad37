"""People by surname and given names with commas between all of them, and two people between dashes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NEW, OF_SEVERAL_WORDS, PUBLISHED, URL, added

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot

TITLES = ("Lanterns for Rooms at Night", "Candles Seen from All Sides", "Torches that Walk through Caves", "Lamps That Never Go Out", "Beacons on a Far Hill")  # fmt: skip
WORKS = (("Made, Ann", "Up, Bo", "Low, Cy"), ("Done, Di", "Well, Ed B."), ("No, Gus", "May, Hal", "Ever, Ida", "Far, Lea"), ("New-Old, Jo", "de Old, Kim"), ("Some, Mia", "Any, Ned Otto", "Wick, Ola"))  # fmt: skip
TAGS = (("Vision, Language", "Audio, Video"), ("Detection, Counting"), ("Robots, Planning", "Grasping, Walking"), ("Maps, Driving"), ("Rooms, Roads", "Sound, Touch"))  # fmt: skip
SURNAMES = (("Made", "Up", "Low"), ("Done", "Well"), ("No", "May", "Ever", "Far"), ("New", "Old"), ("Some", "Any", "Wick"))  # fmt: skip


def listed(form: str, last: str, works: tuple[tuple[str, ...] | str, ...] = WORKS) -> str:
    """Works in a form, with those words between the last two of their people."""
    rows = "| Title | Authors | Venue | Link |\n|---|---|---|---|\n" if form.startswith("|") else ""
    for at, told in enumerate(works):
        names = (told,) if isinstance(told, str) else told
        people = last.join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]
        rows += form.format(t=TITLES[at], p=people, v=f"CVPR {2025 - at}", u=f"{URL}2{5 - at}01.00001") + "\n"
    return rows


FORMS = (
    "- {p}. {t}. {v}. [[Paper]]({u})",
    "- {p}. [{t}]({u}). *{v}*.",
    '- {p}. "{t}." {v}. [[Paper]]({u})',
    "- {p} (2024). {t}. [[Paper]]({u})",
    "- {t}. {p}. {v}. [[Paper]]({u})",
    "- [{t}]({u}) - *{p}* ({v})",
    "- **{t}**\n  - {p}\n  - {v}\n  - [Paper]({u})",
    "| {t} | {p} | {v} | [Paper]({u}) |",
)


@pytest.mark.parametrize("last", [", and ", " and ", ", & "])
@pytest.mark.parametrize("form", FORMS)
def test_people_in_turn_are_read_by_the_word_before_the_last(form: str, last: str) -> None:
    people = last.join(("New, Ida, Newer, Jon", "Ever, Kim"))
    said = form.format(t=EMBER.title, p=people, v="ICCV 2025", u=NEW).replace("(2024)", "(2025)")
    assert added(listed(form, last), PUBLISHED) == said


@pytest.mark.parametrize("form", [*FORMS[:3], FORMS[-1]])
def test_people_in_turn_are_read_without_it_where_all_begin_so(form: str) -> None:
    said = form.format(t=EMBER.title, p="New, Ida, Newer, Jon, Ever, Kim", v="ICCV 2025", u=NEW)
    assert added(listed(form, ", "), PUBLISHED) == said


def test_one_alone_among_people_in_turn_is_read_too() -> None:
    works = (*WORKS[:4], ("Some, Mia",))
    said = f"- [{EMBER.title}]({NEW}) - *New, Ida, Newer, Jon, and Ever, Kim* (ICCV 2025)"
    assert added(listed(FORMS[5], ", and ", works), PUBLISHED) == said


def test_people_in_turn_are_left_out_where_nobody_knows_the_surname() -> None:
    paper = replace(OF_SEVERAL_WORDS, authors=("Ida New", "Jon Very Newer"), venue="ICCV 2025")
    said = f"- [{EMBER.title}]({NEW}). *ICCV 2025*."
    assert added(listed(FORMS[1], ", and "), paper) == said


@pytest.mark.parametrize(
    "form",
    ["- [{t}]({u}) - *{p}* ({v})", "- {p}: [{t}]({u}) ({v})", "- {t}. {p}. {v}. [[Paper]]({u})"],
    ids=["behind", "before a colon", "behind a title"],
)
def test_what_works_are_about_is_no_people(form: str) -> None:
    assert "Ida" not in added(listed(form, ", ", TAGS), PUBLISHED)


@pytest.mark.parametrize("last", [", ", ", and "])
@pytest.mark.parametrize("form", [FORMS[0], FORMS[1], FORMS[-1]])
def test_surnames_alone_are_not_told_in_turn(form: str, last: str) -> None:
    assert "Ida" not in added(listed(form, last, SURNAMES), PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Made, Bo Up, and Cy Low, ACL 2024",
        "Made, Up, and Low, Nature 2024",
        "[Lamps](https://a.example) See, Hear, and Touch, Feel Rooms",
    ],
    ids=["whole names", "surnames", "words"],
)
def test_other_enumerations_are_not_told_in_turn(text: str) -> None:
    people = [part.raw for part in parse(text) if part.slot is Slot.AUTHORS]
    assert people in ([], ["Ann Made, Bo Up, and Cy Low"])


PAIRS = (("Ann Made", "Bo Up"), ("Di Done", "Ed Well"), ("Gus No", "Hal May"), ("Jo New", "Kim Old"), ("Mia Some", "Ned Any"))  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "- {t} - {p} - {v}",
        "- {t} – {p} – {v}",
        "- {t} -- {p} -- {v}",
        "- {t} - {p} - {v} [[Paper]]({u})",
        "- {t} - {p} - [{v}]({u})",
    ],
)
def test_two_people_between_dashes_are_written(form: str) -> None:
    paper = replace(PUBLISHED, authors=("Ida New", "Jon Newer"))
    said = form.format(t=EMBER.title, p="Ida New, Jon Newer", v="ICCV 2025", u=NEW)
    assert added(listed(form, ", ", PAIRS), paper) == said


@pytest.mark.parametrize(
    "title",
    ["Lamps for All of Us - Oil Lamps, Gas Lamps", "Lamps for All of Us - Big, Small - CVPR 2025", "Lamps for All of Us - Oil Lamps, Gas Lamps - And More"],
    ids=["no second dash", "no people", "no venue"],
)  # fmt: skip
def test_a_title_with_dashes_stays_whole(title: str) -> None:
    [said, *_] = [part.raw for part in parse(f"{title} [[Paper]]({NEW})") if part.slot is Slot.TITLE]
    assert said.startswith(title.removesuffix(" - CVPR 2025"))


def test_a_work_without_people_among_people_in_turn_changes_nothing() -> None:
    text = (
        listed(FORMS[1], ", ")
        + f"- Read first. [Stoves and How to Light Them]({URL}2012.00001). *CVPR 2020*.\n"
    )
    assert (
        added(text, PUBLISHED) == f"- New, Ida, Newer, Jon, Ever, Kim. [{EMBER.title}]({NEW}). *ICCV 2025*."
    )


def test_links_that_begin_lines_are_no_people() -> None:
    assert (
        added(listed("- [[Paper]]({u}) {t}, {v}", ""), PUBLISHED)
        == f"- [[Paper]]({NEW}) {EMBER.title}, ICCV 2025"
    )
