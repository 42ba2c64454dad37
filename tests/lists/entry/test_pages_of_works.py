"""A page of a work that records can tell is known to everything that reads, tells or writes one."""

import pytest
from support.works import START

from state.records import PAGES as RECORDED
from state.records import Kind, Links, Paper, Work, WorkId
from tracker.digest.entries import entry_of
from tracker.facts.links import FIELD_OF_LINK
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.targets import PAGES, Target, address_for, named_by
from tracker.lists.form.given_template import asked_for, slot_value

PAPER = Paper("Ember: A Model that Keeps Warm", arxiv_id="2601.01234")
OF_THE_PAPER = ("abs", "pdf")
EACH = pytest.mark.parametrize("target", PAGES)


def address(page: str) -> str:
    return f"https://warm.example/{page}"


WHOLE = Paper(PAPER.title, arxiv_id=PAPER.arxiv_id, links=Links(**{page: address(page) for page in RECORDED}))


def test_every_page_that_records_tell_has_its_target_and_its_fact() -> None:
    assert {*PAGES.values(), *OF_THE_PAPER} == set(RECORDED)
    assert set(FIELD_OF_LINK) == set(PAGES.values())


@EACH
def test_a_list_can_link_to_it(target: Target) -> None:
    assert address_for(target, candidate_for(WHOLE)) == address(PAGES[target])


@EACH
def test_a_label_of_its_name_means_it(target: Target) -> None:
    assert named_by(target.value) is target


@EACH
def test_a_maintainer_s_template_can_ask_for_it(target: Target) -> None:
    assert slot_value(target.value, candidate_for(WHOLE)) == address(PAGES[target])


@EACH
def test_the_digest_links_to_it(target: Target) -> None:
    work = Work(WorkId("arxiv:2601.01234"), (), WHOLE, START, ())
    assert address(PAGES[target]) in {link.url for link in entry_of(work, Kind.MODEL).links}


def test_a_template_is_told_nothing_for_what_is_no_slot() -> None:
    assert slot_value("hue", candidate_for(PAPER)) is None


@pytest.mark.parametrize(
    ("template", "asked"),
    [("- [{title}]({abs})", {"title", "abs"}), ("- Lamp", set()), ("- {title", None)],
    ids=["slots", "none", "a brace alone"],
)
def test_what_a_template_asks_for_is_known(template: str, asked: set[str] | None) -> None:
    assert asked_for(template) == asked
