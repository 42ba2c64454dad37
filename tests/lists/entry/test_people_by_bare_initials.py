"""People by surname and initials without a sign: `Made A, Up B C, et al. Title[J]. arXiv, 2025.`"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import OF_SEVERAL_WORDS, URL, added

from tracker.lists.entry.cited import cited_manner
from tracker.lists.entry.parts import parse
from tracker.lists.entry.people import PEOPLE
from tracker.lists.entry.slots import Slot

WORK = replace(OF_SEVERAL_WORDS, venue="CVPR 2025", authors=("Ida New", "Jon van den Newer", "A. B. See"))
PEOPLE_OF = ("Made A, Up B C", "Down C, Side D, Back-Hand E", "Front F, Far F G", "Left G H, Right I")
SHORTENED = tuple(
    f"{people}, et al" for people in ("Made A, Up B C", "Down C, Side D", "Front F, Far F", "Left G, Right I")
)
TITLES = (
    "Seeing Oil by Many Lamps",
    "Reading Tin at Night",
    "Hearing Wood in Winter",
    "Clay and How to Fire It",
)
FORMS = {
    "before": "- {p}. {t}. {v}. [[paper]({u})]",
    "counted": "{n}. {p}. {t}[J]. {v}. [[paper]({u})]",
    "bold": "- {p}. **{t}**. {v} [[paper]({u})]",
    "slanted": "- **{t}.** *{p}.* {v}. [[paper]({u})]",
    "behind a link": "- [{t}]({u}). {p}. {v}",
    "commas": "- **{t}**, {p}, {v}, [[paper]({u})]",
}


def listed(form: str, people: tuple[str, ...]) -> str:
    return "\n".join(
        form.format(p=each, t=title, v="CVPR 2025", u=f"{URL}2501.0000{at}", n=at)
        for at, (each, title) in enumerate(zip(people, TITLES, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("people", "new"),
    [(PEOPLE_OF, "New I, van den Newer J, See A B"), (SHORTENED, "New I, van den Newer J, et al")],
    ids=["all", "the first two"],
)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_work_names_its_people_as_the_others_do(form: str, people: tuple[str, ...], new: str) -> None:
    written = form.replace("[J]", "").format(
        p=new, t=WORK.title, v="CVPR 2025", u=f"{URL}{WORK.arxiv_id}", n=5
    )
    assert added(listed(form, people), WORK) == written


@pytest.mark.parametrize("people", [*PEOPLE_OF, *SHORTENED, "Made AB, Up C", "Made A, et al"])
def test_such_people_are_read_as_people(people: str) -> None:
    assert PEOPLE.fullmatch(people)
    parts = parse(f"- **A Lamp Seen from Far Away**. {people}. CVPR 2025. [link]({URL}2501.00001)")
    assert [part.raw for part in parts if part.slot is Slot.AUTHORS] == [people]


@pytest.mark.parametrize("words", ["OCR A, VQA B", "Lamp A", "Vitamin 3, Vitamin 4", "Lamps at Sea, Oil B"])
def test_other_words_with_capitals_are_no_people(words: str) -> None:
    assert not PEOPLE.fullmatch(words)


def test_initials_stand_close_where_they_do_elsewhere() -> None:
    manner = cited_manner(["Made AB, Up C", "Down CD, Side E", "Front F, Far GH"])
    assert manner is not None
    assert manner.write(WORK.authors) == "New I, van den Newer J, See AB"


def test_a_section_of_its_own_manner_keeps_it_beside_others() -> None:
    form = "- **{t}.** *{p}.* {v}. [[paper]({u})]"
    whole = ("Ann Made, Bo Up", "Cy Down, Di Side", "Ed Front, Flo Far", "Gil Left, Hal Right")
    page = f"{listed(form, PEOPLE_OF)}\n\n## Others\n\n" + "\n".join(
        listed(form.replace("{t}", f"{{t}} Once More {at}"), whole).replace("2501.", f"240{at}.")
        for at in (1, 2)
    )
    assert "*New I, van den Newer J, See A B.*" in added(page, WORK)
