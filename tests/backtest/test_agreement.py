"""An addition held against what would have been planned on the page before it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from support.made_up import a_paper

from state.identity import Identity, Scheme
from state.records import Kind
from tracker.backtest.history.additions import Added
from tracker.backtest.history.versions import Revision
from tracker.backtest.replay.agreement import (
    Comparison,
    KnownAddition,
    Planned,
    compared,
    differing,
    evenly,
    examples,
    shape,
)

AT = datetime(2026, 1, 9, tzinfo=UTC)
OLD = "# L\n\n## Papers\n\n- [Lumen 2: Seeing](https://arxiv.org/abs/2601.00002)\n"
NEW = "- [Lumen 9: Seeing](https://arxiv.org/abs/2601.00009)\n"
BINARY = "\0"


def one(before: str, after: str, title: str = "Lumen 9: Seeing", last: str | None = None) -> Comparison:
    work = Identity(Scheme.ARXIV, "2601.00009")
    history = [Revision("a", AT, before.encode()), Revision("b", AT, after.encode())]
    history += [] if last is None else [Revision("c", AT, last.encode())]
    wanted = KnownAddition(Added(work, AT, "b"), a_paper("2601.00009", title), Kind.MODEL)
    return compared(history, {"b": [wanted]})["2601.00009"]


def test_same_place_and_same_shape() -> None:
    found = one(OLD, OLD + NEW)
    assert (found.section, found.same_section, found.same_shape) == (("L", "Papers"), True, True)
    assert found.theirs == NEW.strip()
    assert found.planned == Planned(("L", "Papers"), NEW.strip())


@pytest.mark.parametrize("head", ["", "| Paper |\n| --- |\n"], ids=["bullets", "rows"])
def test_the_first_of_a_month_that_people_gave_its_heading_too_is_the_same(head: str) -> None:
    def entry(at: str) -> str:
        linked = f"[Lumen {at[-1]}: Seeing](https://arxiv.org/abs/{at})"
        return f"| {linked} |\n" if head else f"- {linked}\n"

    old = f"## December 2025\n\n{head}{entry('2512.00003')}{entry('2512.00002')}"
    found = one(f"# L\n\n{old}", f"# L\n\n## January 2026\n\n{head}{entry('2601.00009')}\n{old}")
    assert (found.same_section, found.same_shape) == (True, True)
    assert found.planned == Planned(("L", "January 2026"), found.theirs)


NEWS = "# L\n\n## News\n\n- We added [Lumen 9](https://arxiv.org/abs/2601.00009)!\n\n"


@pytest.mark.parametrize(
    ("last", "section", "markup", "theirs"),
    [
        pytest.param(OLD + NEW, True, True, NEW.strip(), id="moved there"),
        pytest.param(NEWS + OLD.removeprefix("# L\n\n") + NEW, True, True, NEW.strip(), id="there as well"),
        pytest.param(
            OLD + "- **Lumen 9**: <https://arxiv.org/abs/2601.00009>\n", True, False, None, id="otherwise"
        ),
        pytest.param(OLD + "## Others\n\n" + NEW, False, False, None, id="moved elsewhere"),
        pytest.param(OLD, False, False, None, id="gone"),
        pytest.param(BINARY, False, False, None, id="unreadable by now"),
    ],
)
def test_what_people_moved_to_where_it_was_planned_agrees(
    last: str, section: bool, markup: bool, theirs: str | None
) -> None:
    found = one(
        "# L\n\n## News\n\n" + OLD.removeprefix("# L\n\n"), NEWS + OLD.removeprefix("# L\n\n"), last=last
    )
    assert found.section == ("L", "News")
    assert (found.same_section, found.same_shape) == (section, markup)
    assert found.by_now == (("L", "Papers") if section else ())
    assert theirs in (None, found.theirs)


def test_what_agreed_at_once_is_held_against_nothing_later() -> None:
    other = "- [Lumen 8: Hearing](https://arxiv.org/abs/2601.00008)\n"
    papers = OLD.removeprefix("# L\n\n")
    pages = ("# L\n\n## News\n\n" + papers, NEWS + papers + other, OLD + NEW)
    history = [Revision(name, AT, page.encode()) for name, page in zip("abc", pages, strict=True)]
    wanted = [
        KnownAddition(Added(Identity(Scheme.ARXIV, key), AT, "b"), a_paper(key, title), Kind.MODEL)
        for key, title in (("2601.00008", "Lumen 8: Hearing"), ("2601.00009", "Lumen 9: Seeing"))
    ]
    found = compared(history, {"b": wanted})
    assert {key: (one.section, one.by_now) for key, one in found.items()} == {
        "2601.00008": (("L", "Papers"), ()),
        "2601.00009": (("L", "News"), ("L", "Papers")),
    }


def test_examples_are_drawn_evenly_from_what_was_planned() -> None:
    planned = one(OLD, OLD + NEW)
    looked = {str(number): planned if number % 2 else Comparison() for number in range(12)}
    assert list(examples(looked, 3)) == ["1", "5", "9"]


@pytest.mark.parametrize(
    ("before", "after", "section"),
    [
        (OLD, BINARY, ()),
        (BINARY, OLD + NEW, ("L", "Papers")),
        (OLD, "See https://arxiv.org/abs/2601.00009 first.\n\n" + OLD, ()),
    ],
    ids=["page unreadable after", "page unreadable before", "named in prose"],
)
def test_what_cannot_be_compared_is_left_open(before: str, after: str, section: tuple[str, ...]) -> None:
    found = one(before, after)
    assert (found.section, found.same_section, found.same_shape) == (section, None, None)


def test_work_that_the_page_before_had_under_another_link_is_a_duplicate() -> None:
    title = "Lumen 9: Seeing Very Many Different Things at Once"
    known = f"- [{title}](https://example.org/lumen-9)\n"
    assert one(OLD + known, OLD + known + NEW, title).duplicate


def test_shape_is_the_markup_without_words_and_addresses() -> None:
    assert shape("- [A b](https://x.y/z) **new**") == shape("- [Lumen](https://arxiv.org/abs/1) **2026**")
    assert shape("- [A](u)") != shape("* [A](u)")


def test_many_are_drawn_evenly() -> None:
    assert evenly(range(10), 3) == [0, 3, 6]
    assert evenly(range(2), 3) == [0, 1]


@pytest.mark.parametrize(
    ("section", "markup", "differs"),
    [(True, True, False), (False, True, True), (True, False, True), (False, False, True)],
)
def test_what_would_have_been_written_otherwise_or_elsewhere_differs(
    section: bool, markup: bool, differs: bool
) -> None:
    planned = Comparison(("L",), section, markup, theirs="- a", planned=Planned(("L",), "- b"))
    looked = {"2601.00001": planned, "2601.00002": Comparison(("L",), duplicate="there already")}
    assert differing(looked) == ({"2601.00001": planned} if differs else {})
