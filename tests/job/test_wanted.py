"""What a pull request is told of a work: all that a person needs to decide on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.made_up import NOON, a_paper, a_sighting, a_verdict, a_work

from state.identity import Identity
from state.records import Kind, Links, ListName, Notice, Reason, SourceName
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.job.choose import Choice, Judged
from tracker.job.described import Described
from tracker.job.wanted import address, nominee, wanted

NAME = Identity.parse("arxiv:2603.00001")
CODE = Fact(
    Field.CODE_URL, "https://github.com/ada/teapots", "code at github.com/ada/teapots", Source.ABSTRACT
)


def test_a_nominee_has_what_the_sources_and_the_classifier_say() -> None:
    paper = replace(a_paper(), published=date(2026, 3, 1))
    first = replace(a_sighting(paper), signals={"upvotes": 7.0})
    again = replace(first, source=SourceName("hf"), key="hf", signals={"stars": 3.0})
    work = replace(a_work(), paper=paper, sightings=(first, again))
    verdict = replace(a_verdict(0.8, Kind.DATASET), reasons=(Reason("teapots", 1.0),))
    found = nominee(Judged(work, verdict), {NAME: Described(paper, Facts((CODE,)))})
    assert found.identities == {NAME}
    assert (found.title, found.url) == (paper.title, "https://arxiv.org/abs/2603.00001")
    assert (found.kind, found.score) == (Kind.DATASET, 0.8)
    assert (found.published, found.since) == (paper.published, NOON)
    assert found.sources == ("arxiv", "hf")
    assert found.signals == {"upvotes": 7.0, "stars": 3.0}
    assert found.code == CODE.value
    assert found.evidence.reasons == verdict.reasons
    assert found.evidence.abstract == paper.abstract
    assert [words for _, words in found.evidence.facts] == [f"abstract: “{CODE.words}”"]


def test_the_code_that_a_source_links_comes_before_what_a_text_says() -> None:
    paper = replace(a_paper(), links=Links(code="https://github.com/ada/spouts"))
    known = {NAME: Described(paper, Facts((CODE,)))}
    assert nominee(Judged(replace(a_work(), paper=paper), None), known).code == paper.links.code


@pytest.mark.parametrize(("notice", "withdrawn"), [(Notice.WITHDRAWN, True), (Notice.NEW, False)])
def test_a_nominee_says_that_its_authors_took_it_back(notice: Notice, *, withdrawn: bool) -> None:
    assert nominee(Judged(a_work(notice=notice), None, asked=True), {}).withdrawn is withdrawn


def test_of_a_work_that_nobody_judged_or_described_there_is_little_to_tell() -> None:
    found = nominee(Judged(a_work(), None), {})
    assert (found.kind, found.score, found.code) == (Kind.OTHER, 0.0, None)
    assert (found.evidence.reasons, found.evidence.facts) == ((), ())


@pytest.mark.parametrize(
    ("arxiv_id", "links", "where"),
    [
        pytest.param(
            "2603.00001", Links(abs="https://x.example"), "https://arxiv.org/abs/2603.00001", id="arXiv"
        ),
        pytest.param(
            None, Links(abs="https://a.example", pdf="https://b.example"), "https://a.example", id="page"
        ),
        pytest.param(
            None,
            Links(project="https://p.example", code="https://c.example"),
            "https://p.example",
            id="project",
        ),
        pytest.param(None, Links(code="https://c.example"), "https://c.example", id="code alone"),
        pytest.param(None, Links(), "", id="nowhere"),
    ],
)
def test_a_person_is_led_to_where_the_work_is_read(arxiv_id: str | None, links: Links, where: str) -> None:
    work = a_work()
    assert address(replace(work, paper=replace(work.paper, arxiv_id=arxiv_id, links=links))) == where


def test_a_question_says_how_sure_the_classifier_is() -> None:
    asked = Judged(a_work(), a_verdict(0.5))
    found = wanted(ListName("teapots"), Choice((), (asked,), (("x", 2),), frozenset({asked.work.id})), {}, ())
    (question,) = found.questions
    assert "50%" in question.why
    assert (found.nominees, found.refused, found.withdrawn) == ((), (("x", 2),), frozenset({NAME}))
    assert found.every == (question.nominee,)
