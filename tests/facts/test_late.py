"""What becomes known of a work after it was described."""

from dataclasses import replace

import pytest
from support.made_up import NOON

from state.happenings import Change
from state.identity import Identity, Scheme
from state.records import Links, Paper, Sighting, SourceName, Work, WorkId
from tracker.facts.fact import Field
from tracker.facts.late import facts_of_work, late_facts, same_place

WORK = Identity(Scheme.ARXIV, "2601.00001")


def work(*sightings: Sighting) -> Work:
    paper = Paper("MapRead: A Model", "We introduce MapRead, a 7B model.")
    return Work(WorkId(str(WORK)), (WORK,), paper, NOON, sightings)


def sighting(**fields: object) -> Sighting:
    said = {"paper": Paper("MapRead: A Model"), "extra": {}, **fields}
    return Sighting(SourceName("hub"), "key", NOON, identities=(WORK,), **said)


def test_what_a_source_keeps_beside_the_text_is_a_fact() -> None:
    extra = {
        "licence": "mit",
        "languages": "en, zh",
        "parameters": "3086467328",
        "model_type": "qwen2_5_vl",
        "modalities": "image, smell",
        "mood": "good",
    }
    facts = facts_of_work(work(sighting(extra=extra)))
    assert facts.one(Field.LICENCE) == "mit"
    assert facts.values(Field.LANGUAGES) == ("English", "Chinese")
    assert facts.values(Field.PARAMETERS) == ("7B", "3.1B")
    assert facts.values(Field.LANGUAGE_MODEL) == ("Qwen2.5",)
    assert "image" in facts.values(Field.MODALITIES)


@pytest.mark.parametrize("count", ["9" * 400, "²", "12", "-7"])
def test_a_count_that_nobody_can_have_made_is_no_fact(count: str) -> None:
    facts = facts_of_work(work(sighting(extra={"parameters": count})))
    assert facts.values(Field.PARAMETERS) == ("7B",)


def test_a_source_that_keeps_nothing_beside_the_text_adds_nothing() -> None:
    assert facts_of_work(work(sighting())).values(Field.LICENCE) == ()


def test_the_licence_of_a_papers_text_is_not_the_works() -> None:
    said = replace(sighting(extra={"licence": "http://arxiv.org/licenses/x"}), source=SourceName("arxiv"))
    assert facts_of_work(work(said)).values(Field.LICENCE) == ()


def test_a_part_said_twice_is_told_once_as_it_is_said_best() -> None:
    papers = (
        Paper("MapRead", f"We propose MapRead with a {one} vision encoder.")
        for one in ("ViT-L", "CLIP ViT-L")
    )
    facts = facts_of_work(work(*(sighting(paper=paper) for paper in papers)))
    assert facts.values(Field.VISION_ENCODER) == ("CLIP ViT-L",)


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            Paper("MapRead", links=Links(code="https://github.com/maps/m"), venue="ICLR 2026"),
            {Change.CODE: "https://github.com/maps/m", Change.VENUE: "ICLR 2026"},
            id="fields",
        ),
        pytest.param(
            Paper("MapRead", "Maps. Code: https://github.com/maps/m.", comment="Accepted at CVPR 2026"),
            {Change.CODE: "https://github.com/maps/m", Change.VENUE: "CVPR 2026"},
            id="text",
        ),
        pytest.param(
            Paper("MapRead", "https://huggingface.co/datasets/maps/m", links=Links(hf_model="https://x.org")),
            {Change.DATASET: "https://huggingface.co/datasets/maps/m", Change.WEIGHTS: "https://x.org"},
            id="both",
        ),
        pytest.param(Paper("MapRead", "Nothing yet."), {}, id="nothing"),
    ],
)
def test_what_comes_late_is_read_from_fields_and_text(paper: Paper, expected: dict[Change, str]) -> None:
    assert late_facts(paper) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/Maps/m",
        "http://www.github.com/maps/m/",
        "https://github.com/maps/m.git",
        "www.github.com/maps/m",
    ],
)
def test_one_place_has_many_spellings(address: str) -> None:
    assert same_place(address) == "github.com/maps/m"
