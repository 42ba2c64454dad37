"""Citations that begin with people by surname and initials: `Made, A., Up, B.: Title. CVPR 2025. [link]`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import OF_SEVERAL_WORDS, URL, added

from tracker.lists.entry.cited import cited_manner
from tracker.lists.entry.parts import parse
from tracker.lists.entry.people import CITED, PEOPLE
from tracker.lists.entry.slots import Slot

WORK = replace(OF_SEVERAL_WORDS, venue="CVPR 2025", authors=("Ida New", "Jon van den Newer", "A. B. See"))
PEOPLE_OF = ("Made, A., Up, B.", "Down, C., Side, D., Back, E.", "Front, F.", "Left, G. H., Right, I.")
TITLES = (
    "Seeing Oil by Many Lamps",
    "Reading Tin at Night",
    "Hearing Wood in Winter",
    "Clay and How to Fire It",
)
NEW = "New, I., van den Newer, J., See, A. B."
FORMS = {
    "colon": "- {p}: {t}. {v}. [link]({u})",
    "blank": "- {p} {t}. {v}. [[paper]({u})]",
    "year": "- {p} (2025). {t}. *{v}*. [link]({u})",
    "quoted": '- {p}, "{t}", {v}. [[pdf]({u})]',
    "bold": "- {p}: **{t}**. {v} [[paper]({u})]",
    "linked": "- {p}: [{t}]({u}). {v}.",
    "counted": "[{n}] {p}: {t}. In: {v}. [link]({u})\n",
}


def listed(form: str) -> str:
    return "\n".join(
        form.format(p=people, t=title, v="CVPR 2025", u=f"{URL}2501.0000{at}", n=at)
        for at, (people, title) in enumerate(zip(PEOPLE_OF, TITLES, strict=True), 1)
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_work_is_cited_as_the_others_are(form: str) -> None:
    written = form.format(p=NEW, t=WORK.title, v="CVPR 2025", u=f"{URL}{WORK.arxiv_id}", n=5)
    assert added(listed(form), WORK) == written.strip()


CELLS = {
    "cell": ("| Authors | Title |\n|---|---|\n", "| {p} | [{t}]({u}) |"),
    "slanted cell": ("| Title | Authors |\n|---|---|\n", "| [{t}]({u}) | *{p}* |"),
    "bold": ("", "- **{p}** (2025) [{t}]({u}), {v}"),
    "bold before a link": ("", "- **{p}** [{t}]({u}). *{v}*"),
}


@pytest.mark.parametrize(("head", "form"), CELLS.values(), ids=CELLS)
def test_people_in_a_cell_or_in_bold_are_no_name_and_keep_their_initials(head: str, form: str) -> None:
    written = form.format(p=NEW, t=WORK.title, v="CVPR 2025", u=f"{URL}{WORK.arxiv_id}")
    assert added(head + listed(form), WORK) == written


def test_whose_surname_nobody_knows_is_not_cited_by_one() -> None:
    work = replace(WORK, authors=("Ida May New", "Jon Newer"))
    line = added(listed(FORMS["quoted"]), work)
    assert line == f'- "{WORK.title}", CVPR 2025. [[pdf]({URL}{WORK.arxiv_id})]'


@pytest.mark.parametrize(
    ("examples", "written"),
    [
        (["Made, A., Up, B.", "Front, F."], "New, I., van den Newer, J., See, A. B."),
        (["Made, A.; Up, B.; Front, F."], "New, I.; van den Newer, J.; See, A. B."),
        (["Made, A., and Up, B."], "New, I., van den Newer, J., and See, A. B."),
        (["Made, A. & Up, B.", "Down, C. & Side, D."], "New, I., van den Newer, J. & See, A. B."),
        (["Made, A.B., Up, C.D."], "New, I., van den Newer, J., See, A.B."),
        (["Made, A., et al."] * 2, "New, I., et al."),
        (["Made, A., Up, B. et al."] * 2 + ["Front, F."], "New, I., van den Newer, J. et al."),
    ],
)
def test_people_are_cited_in_the_manner_of_the_examples(examples: list[str], written: str) -> None:
    manner = cited_manner(examples)
    assert manner is not None
    assert manner.write(WORK.authors) == written


def test_few_people_and_odd_names_are_cited_too() -> None:
    manner = cited_manner(["Made, A., Up, B."])
    assert manner is not None
    assert manner.write(("The-Lab",)) == "The-Lab"
    assert manner.write(("Jean-Luc New",)) == "New, J.-L."
    assert manner.write(()) == ""


@pytest.mark.parametrize("examples", [[], ["Ada Made, Bo Up"], ["Made, A., Up, B.", "Ada Made", "Bo Up"]])
def test_other_manners_are_none_of_citations(examples: list[str]) -> None:
    assert cited_manner(examples) is None


@pytest.mark.parametrize(
    "title",
    [
        "Lamps, A Model of Many",
        "Vision Models, Large Lamps: A Study of Many",
        "Oil, Tin, and Wood: A Survey of Lamps",
    ],
)
def test_a_title_with_commas_names_nobody(title: str) -> None:
    parts = parse(f"{title}. CVPR 2025. [link]({URL}2501.00001)")
    assert [part.raw for part in parts if part.slot is Slot.TITLE] == [title]


@pytest.mark.parametrize("run", ["Aa, A. " * 9_000, "Aa, A., " * 9_000 + "!", "Aa Bb, " * 9_000])
def test_a_long_run_of_such_names_is_read_once(run: str) -> None:
    # cut in all ways it would take longer than anybody waits
    assert CITED.search(run + "x") is None or PEOPLE.search(run)
