"""Lists that say where a work appeared before its title, and citations with volumes and whole addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, NEW, PUBLISHED, URL, added

from state.records import Links
from tracker.lists.entry.called import is_name
from tracker.lists.entry.parts import parse
from tracker.lists.entry.presented import is_manner
from tracker.lists.entry.slots import Slot

BARE = Links()
CODED = Links(code="https://github.com/warm/cinder")


# --- the venue and its time before a comma


FIRST = (
    f"- arXiv 2025.05, Burning in One Room, [arXiv]({URL}2505.00001)\n"
    f"- arXiv 2025.04, **TarLamp**: Burning in Two Rooms, [arXiv]({URL}2504.00001) / [Github](https://github.com/a/two)\n"
    f"- CVPR 2025, **OilLamp**: Burning in Three Rooms, [arXiv]({URL}2412.00001)\n"
    f"- ICLR 2025 spotlight, **GasLamp**: Burning in Four Rooms, [arXiv]({URL}2411.00001)\n"
    f"- CoRL 2024 best system paper, Burning in Five Rooms, [arXiv]({URL}2408.00001)\n"
    f"- RSS, 2024, **WaxLamp**: Burning in Six Rooms, [arXiv]({URL}2403.00001)\n"
)


def slots_of(line: str) -> dict[Slot, str]:
    return {part.slot: part.raw for part in reversed(parse(line)) if part.slot is not Slot.GLUE}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("CVPR 2025, Lamps in Many Rooms", "Lamps in Many Rooms"),
        ("CVPR, 2025, Lamps in Many Rooms", "Lamps in Many Rooms"),
        ("arXiv 2025.05, Lamps in Many Rooms", "Lamps in Many Rooms"),
        ("CoRL 2024 Best Paper Award Finalist, Lamps in Many Rooms", "Lamps in Many Rooms"),
        ("Lamps of CVPR 2025, and Many Rooms", "Lamps of CVPR 2025, and Many Rooms"),
        ("CVPR, Lamps and the Many Rooms", "CVPR, Lamps and the Many Rooms"),
        ("Wicks in 2025, Lamps in Many Rooms", "Wicks in 2025, Lamps in Many Rooms"),
    ],
    ids=["venue", "year apart", "preprint", "with praise", "title", "no time", "no venue"],
)
def test_a_venue_with_its_time_before_a_comma_is_no_word_of_the_title(line: str, title: str) -> None:
    assert slots_of(f"{line}, [arXiv]({URL}2505.00001)")[Slot.TITLE] == title


def test_a_tag_that_is_set_in_bold_with_its_title_is_no_word_of_it() -> None:
    line = f"**[CVPR 2025] Lamps in Many Rooms**, [arXiv]({URL}2505.00001)"
    assert slots_of(line)[Slot.TITLE] == "Lamps in Many Rooms"


def test_a_new_work_tells_its_time_before_its_title() -> None:
    assert f"- arXiv 2025.06, **Ember**: A Model that Keeps Rooms Warm, [arXiv]({NEW})" in added(
        FIRST, replace(EMBER, links=BARE)
    )


def test_a_new_work_tells_its_venue_before_its_title() -> None:
    assert "- CVPR 2025, **Ember**: A Model" in added(
        FIRST, replace(PUBLISHED, venue="CVPR 2025", links=BARE)
    )


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("oral", True),
        ("Best Paper Award", True),
        ("notable top 5%", True),
        ("Spotlight", False),
        ("a new lamp", False),
    ],
)
def test_words_on_how_a_work_was_presented_are_known(words: str, is_one: bool) -> None:
    assert is_manner(words) is is_one
    assert not (is_one and is_name(words))


def test_how_a_neighbour_was_presented_is_neither_a_name_nor_a_description() -> None:
    praised = f"[Burning in One Room]({URL}2505.00001) (**<b>notable top 5%</b>**) CVPR 2025 oral"
    assert {Slot.NAME, Slot.TEXT}.isdisjoint(slots_of(praised))


# --- names that are a work's own, or its repository's


def test_a_name_is_told_where_all_works_that_have_one_tell_it() -> None:
    nameless = "".join(
        f"- arXiv 2025.05, Burning in Room {at}, [arXiv]({URL}2505.0000{at})\n" for at in range(2, 3)
    )
    assert "**Ember**: " in added(nameless + FIRST, replace(EMBER, links=BARE))


def test_a_repository_lends_no_name_where_works_without_one_have_none() -> None:
    assert "**" not in added(FIRST, replace(NAMELESS, abstract="", links=CODED))


# --- citations


CITED = "".join(
    f'1. A. Made and B. {who}, "{title}," in *Proceedings of the Conference on Lamps (CoL)*, 2024, pp. {at}-{at + 9}.'
    f" Available: [https://doi.org/10.1000/{at}](https://doi.org/10.1000/{at})\n"
    for at, (who, title) in enumerate(
        [
            ("Wick", "Burning in One Room"),
            ("Oil", "Burning in Two Rooms"),
            ("Tar", "Burning in Three Rooms"),
            ("Wax", "Burning in Four Rooms"),
        ],
        11,
    )
)


def test_a_link_that_is_called_by_its_address_is_called_by_its_own() -> None:
    line = next(line for line in added(CITED, replace(PUBLISHED, links=BARE)).splitlines() if "Ember" in line)
    assert line.endswith(f". Available: [{NEW}]({NEW})")


def test_volumes_and_pages_of_neighbours_are_left_out() -> None:
    assert "pp." not in next(
        line for line in added(CITED, replace(PUBLISHED, links=BARE)).splitlines() if "Ember" in line
    )


def test_journals_called_letters_are_read_whole() -> None:
    line = f"[Burning in Many Rooms]({NEW}), *IEEE Lamps and Wicks Letters (RA-L)*, vol. 3, no. 2, 2024"
    assert slots_of(line)[Slot.VENUE] == "IEEE Lamps and Wicks Letters (RA-L)"


# --- short titles among long ones


def test_a_report_called_after_its_work_is_a_title_where_others_have_titles() -> None:
    badge = "![Star](https://img.shields.io/github/stars/a/{low}.svg) "
    titled = "".join(
        f"- [{name}: Burning in Many Rooms]({URL}2505.0000{at})\n"
        for at, name in enumerate(("Oil", "Gas", "Wax", "Tar"))
    )
    report = f"- {badge.format(low='sun')}[SunLamp-2 Technical Report]({URL}2504.00009)\n"
    assert f"[{EMBER.title}]({NEW})" in added(titled + report, EMBER)
