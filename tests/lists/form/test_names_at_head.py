"""Names without emphasis at the head of lines, links behind them, and then words about the work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, CODE, NAMELESS, NEW, URL, added

SAID = (
    "Burns oil in rooms of a kind, by means of a wick",
    "Puts gas into pipes and lights the town by night",
    "Melts wax and shapes candles for the old church",
    "Boils tar until it shines, and then some more of it",
    "Salt lamps that glow where the sea is near at hand",
)
COINED = ("OilLamp", "GasLamp", "WaxLamp2", "TarLamp", "SeaLamp")


def works(form: str, names: tuple[str, ...] = COINED) -> str:
    """Lines of a form: `{n}` the name, `{u}` the paper, `{c}` code, `{s}` what is said of the work."""
    return "\n".join(
        form.format(n=name, u=f"{URL}250{at}.00001", c=f"https://github.com/made/{at}", s=SAID[at - 1])
        for at, name in enumerate(names, 1)
    )


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("- {n} [[paper]({u})] - {s}.", f"- Ember [[paper]({NEW})] - A Model that Keeps Rooms Warm."),
        ("- {n} ([paper]({u})) — {s}", f"- Ember ([paper]({NEW})) — A Model that Keeps Rooms Warm"),
        ("- {n} [paper]({u}): {s}.", f"- Ember [paper]({NEW}): A Model that Keeps Rooms Warm."),
    ],
)
def test_a_new_work_is_called_by_its_name_there(form: str, written: str) -> None:
    assert added(works(form), BARE_UNTOLD) == written


def test_a_work_without_a_name_has_its_title_there_once() -> None:
    nameless = replace(NAMELESS, abstract="")
    written = added(works("- {n} [[paper]({u})] - {s}."), nameless)
    assert written == f"- {nameless.title} [[paper]({NEW})]"


@pytest.mark.parametrize(
    "names",
    [
        ("Oil", "Gas", "Wax", "Tar", "Sea"),
        ("VQA2", "VQA2", "OCR2", "VQA2", "OCR2"),
        COINED[:2],
    ],
    ids=["plain words", "topics", "two lines"],
)
def test_words_that_may_be_topics_are_no_names(names: tuple[str, ...]) -> None:
    assert "Ember [[" not in added(works("- {n} [[paper]({u})] - {s}.", names), BARE_UNTOLD)


def test_lines_of_another_make_beside_them_are_read_as_ever() -> None:
    other = f"- [[paper]({URL}2506.00001)] Lanterns that Look for Rooms at Night."
    written = added(f"{works('- {n} [[paper]({u})] - {s}.')}\n{other}", BARE_UNTOLD)
    assert written == f"- Ember [[paper]({NEW})] - A Model that Keeps Rooms Warm."


def test_no_bar_stands_behind_the_last_thing_that_is_known() -> None:
    listed = works("- [{n}: Burning in Many Rooms]({u}) | [GitHub]({c}) | {s}")
    written = added(listed, replace(BARE_UNTOLD, links=replace(BARE_UNTOLD.links, code=CODE)))
    assert written.endswith(f"| [GitHub]({CODE})")
