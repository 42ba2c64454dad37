from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.facts_of import facts_of

from state.happenings import Change, Detail
from state.identity import Identity, Scheme
from state.records import Event, EventKind, Links, Paper, Sighting, SourceName, Work, WorkId
from tracker.facts.corrections import Correction, corrected, corrections, examples
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.late import facts_of_work, late_facts, same_place

NOW = datetime(2026, 3, 4, tzinfo=UTC)
WORK = Identity(Scheme.ARXIV, "2601.00001")


def work(*sightings: Sighting) -> Work:
    paper = Paper("MapRead: A Model", "We introduce MapRead, a 7B model.")
    return Work(WorkId(str(WORK)), (WORK,), paper, NOW, sightings)


def sighting(**fields: object) -> Sighting:
    said = {"paper": Paper("MapRead: A Model"), "extra": {}, **fields}
    return Sighting(SourceName("hub"), "key", NOW, identities=(WORK,), **said)


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


LINE = "- **MapRead** - 7B parameters, using CLIP as vision encoder"


@pytest.mark.parametrize(
    ("after", "field", "expected"),
    [
        (LINE.replace("7B", "8B"), Field.PARAMETERS, ("8B",)),
        (LINE.replace(", using CLIP as vision encoder", ""), Field.PARAMETERS, ("7B",)),
        (LINE.replace("**MapRead**", "**MapReader**"), Field.NAME, ("MapReader",)),
        (LINE.replace("using", "with"), Field.PARAMETERS, ("7B",)),
    ],
)
def test_a_persons_correction_wins(after: str, field: Field, expected: tuple[str, ...]) -> None:
    facts = facts_of("We introduce MapRead, a 7B model. It uses CLIP as the vision encoder.")
    found = corrected(facts, [Correction(LINE, after)])
    assert found.values(field) == expected
    if expected[0] not in LINE:
        assert found.of(field)[0].source is Source.PERSON


def test_what_a_person_strikes_out_is_no_longer_told() -> None:
    facts = facts_of("We introduce MapRead, a 7B model.")
    assert corrected(facts, [Correction("A 7B model", "A model")]).values(Field.PARAMETERS) == ()


LATER = "We introduce MapRead, a 9B model. It is built upon Llama-3 and uses SigLIP as the vision encoder."
WHOLE = "- **MapRead** - [7B/13B parameters, using CLIP as vision encoder and Vicuna as backbone](https://maps.example/a)"


@pytest.mark.parametrize(
    ("after", "parameters", "encoder"),
    [
        pytest.param(WHOLE.replace("13B", "14B"), ("7B", "14B"), ("SigLIP",), id="with what stood beside it"),
        pytest.param(WHOLE.replace("CLIP", "EVA-CLIP"), ("9B",), ("EVA-CLIP",), id="of that field alone"),
        pytest.param(WHOLE.replace("7B/13B parameters, ", ""), ("9B",), ("SigLIP",), id="what was struck out is asked anew"),
        pytest.param("- What we like best", ("9B",), ("SigLIP",), id="all written anew"),
    ],
)  # fmt: skip
def test_a_correction_wins_over_a_later_text_that_says_otherwise(
    after: str, parameters: tuple[str, ...], encoder: tuple[str, ...]
) -> None:
    found = corrected(facts_of(LATER), [Correction(WHOLE, after)])
    assert (found.values(Field.PARAMETERS), found.values(Field.VISION_ENCODER)) == (parameters, encoder)


def test_a_correction_of_what_was_corrected_wins_over_a_later_text() -> None:
    once = WHOLE.replace("CLIP", "EVA-CLIP")
    made = [Correction(WHOLE, once), Correction(once, once.replace("EVA-CLIP", "DINOv2"))]
    assert corrected(facts_of(LATER), made).values(Field.VISION_ENCODER) == ("DINOv2",)


PARTS = Facts(
    (
        Fact(Field.PARAMETERS, "18-billion", "18-billion", Source.ABSTRACT),
        Fact(Field.VISION_ENCODER, "CLIP ViT-L", "CLIP ViT-L", Source.ABSTRACT),
        Fact(Field.CONTRIBUTION, "Reader of old maps", "a reader of old maps", Source.ABSTRACT),
    )
)
ENTRY = "Reader of old maps, 18B parameters, using CLIP ViT-L as vision encoder"


@pytest.mark.parametrize(
    ("after", "parameters", "encoder", "clause"),
    [
        pytest.param(
            ENTRY.replace("18B", "20B"), "20B", "CLIP ViT-L", "Reader of old maps", id="as an entry writes it"
        ),
        pytest.param(
            ENTRY.replace("ViT-L", "ViT-H"), "18-billion", "CLIP ViT-H", "Reader of old maps", id="a part of a name"
        ),
        pytest.param(
            ENTRY.replace("CLIP ", ""), "18-billion", "ViT-L", "Reader of old maps", id="a word fewer"
        ),
        pytest.param(
            ENTRY.replace("of old", "of very old"), "18-billion", "CLIP ViT-L", "Reader of very old maps", id="a word more"
        ),
        pytest.param(
            ENTRY.replace(", using CLIP ViT-L as vision encoder", ""), "18-billion", None, "Reader of old maps",
            id="struck out with the words around it",
        ),
        pytest.param(
            ENTRY.replace(" 18B ", "\t20B\t"), "20B", "CLIP ViT-L", "Reader of old maps", id="other blanks"
        ),
        pytest.param(
            "What we like best", "18-billion", "CLIP ViT-L", "Reader of old maps", id="all written anew"
        ),
        pytest.param(
            f"{ENTRY}.", "18-billion", "CLIP ViT-L", "Reader of old maps", id="nothing of them"
        ),
    ],
)  # fmt: skip
def test_what_stands_where_a_fact_was_is_that_fact(
    after: str, parameters: str, encoder: str | None, clause: str
) -> None:
    found = corrected(PARTS, [Correction(ENTRY, after)])
    assert found.values(Field.PARAMETERS) == (parameters,)
    assert found.values(Field.VISION_ENCODER) == ((encoder,) if encoder else ())
    assert found.one(Field.CONTRIBUTION) == clause


CLAUSE = Fact(
    Field.CONTRIBUTION, "Framework that reads old maps by lamplight", "a framework", Source.ABSTRACT
)


@pytest.mark.parametrize(
    ("before", "after", "clause"),
    [
        pytest.param(
            "A Framework that reads old maps.",
            "A Tool that reads old maps.",
            "Tool that reads old maps",
            id="cut by the entry",
        ),
        pytest.param(
            "Old maps, framework that reads old maps", "Old maps", "", id="cut by the entry, and struck out"
        ),
        pytest.param(
            "Framework that reads by night.",
            "Framework that writes by night.",
            CLAUSE.value,
            id="too few words of it",
        ),
        pytest.param("Maps, 2020", "Maps, 2021", CLAUSE.value, id="another's words"),
    ],
)
def test_a_correction_of_a_clause_that_the_entry_cut_wins(before: str, after: str, clause: str) -> None:
    found = corrected(Facts((CLAUSE,)), [Correction(before, after)])
    assert (found.one(Field.CONTRIBUTION) or "") == clause


def test_corrections_are_read_from_the_log_and_kept_as_examples() -> None:
    details = {Detail.BEFORE.value: LINE, Detail.ENTRY.value: LINE.replace("7B", "8B")}
    events = [
        Event(NOW, EventKind.CORRECTED, WORK, by="ann", details=details),
        Event(NOW, EventKind.CORRECTED, WORK),
        Event(NOW, EventKind.MERGED, WORK, details=details),
    ]
    made = list(corrections(events))
    assert [one.by for one in made] == ["ann"]
    (example,) = examples(made, facts_of("We introduce MapRead, a 7B model."))
    assert (example["field"], example["was"], example["now"]) == ("parameters", "7B", "8B")
    (unknown,) = examples(made, Facts())
    assert unknown["field"] == ""


SEEN = Facts(
    (
        Fact(Field.TASKS, "vqa", "questions", Source.ABSTRACT, 0.9),
        Fact(Field.TASKS, "ocr", "OCR", Source.ABSTRACT, 0.9),
        Fact(Field.MODALITIES, "image", "images", Source.ABSTRACT, 0.9),
    )
)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("2K maps for autonomous driving and OCR", ["ocr", "driving"], id="another's words"),
        pytest.param("2K maps for captioning and OCR", ["ocr", "captioning"], id="another"),
        pytest.param("2K maps for cartography and OCR", ["ocr", "cartography"], id="one without a tag"),
        pytest.param("2K maps for OCR", ["ocr"], id="struck out"),
        pytest.param("2K maps for visual question answering and OCR!", ["vqa", "ocr"], id="left as it is"),
    ],
)
def test_a_task_that_an_entry_writes_out_is_corrected_by_its_words(after: str, expected: list[str]) -> None:
    entry = "2K maps for visual question answering and OCR"
    found = corrected(SEEN, [Correction(entry, after)])
    assert sorted(found.values(Field.TASKS)) == sorted(expected)


def test_an_example_names_the_task_that_was_written_out() -> None:
    made = [Correction("For visual question answering", "For captioning")]
    assert [(one["field"], one["now"]) for one in examples(made, SEEN)] == [("tasks", "captioning")]
