"""What a person corrected in an entry holds against what is read later."""

import pytest
from support.facts_of import facts_of
from support.made_up import NOON

from state.happenings import Detail
from state.identity import Identity, Scheme
from state.records import Event, EventKind
from tracker.facts.corrections import Correction, corrected, corrections, with_facts
from tracker.facts.fact import Fact, Facts, Field, Source

WORK = Identity(Scheme.ARXIV, "2601.00001")

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


def test_corrections_are_read_from_the_log() -> None:
    details = {Detail.BEFORE.value: LINE, Detail.ENTRY.value: LINE.replace("7B", "8B")}
    events = [
        Event(NOON, EventKind.CORRECTED, WORK, by="ann", details=details),
        Event(NOON, EventKind.CORRECTED, WORK),
        Event(NOON, EventKind.MERGED, WORK, details=details),
    ]
    assert list(corrections(events)) == [Correction(LINE, LINE.replace("7B", "8B"))]


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


def heard(before: str, after: str, facts: Facts) -> Event:
    details = {Detail.BEFORE.value: before, Detail.ENTRY.value: after}
    return with_facts(Event(NOON, EventKind.CORRECTED, WORK, by="ann", details=details), facts)


FIRST = Facts(
    (
        Fact(Field.NAME, "MapRead", "MapRead", Source.TITLE),
        Fact(Field.PARAMETERS, "7B", "7B", Source.ABSTRACT),
        Fact(Field.PARAMETERS, "13B", "13B", Source.ABSTRACT),
        Fact(Field.CONTRIBUTION, "Reader of old maps", "a reader of old maps", Source.ABSTRACT),
        Fact(Field.TASKS, "ocr", "OCR", Source.ABSTRACT),
        Fact(Field.LICENCE, "mit", "mit", Source.CARD),
    )
)
SECOND = Facts(
    (
        Fact(Field.NAME, "MapSeer", "MapSeer", Source.TITLE),
        Fact(Field.PARAMETERS, "9B", "9B", Source.ABSTRACT),
        Fact(Field.CONTRIBUTION, "Seer of new maps", "a seer of new maps", Source.ABSTRACT),
        Fact(Field.TASKS, "vqa", "questions", Source.ABSTRACT),
        Fact(Field.LICENCE, "apache-2.0", "apache-2.0", Source.CARD),
    )
)
WORDED = "- **MapRead**: Reader of old maps, 7B/13B parameters, for OCR"
CELLS = "| MapRead | 7B/13B | Reader of old maps |"


@pytest.mark.parametrize(
    ("before", "after", "field", "expected"),
    [
        pytest.param(WORDED, WORDED.replace("MapRead", "Map-Read"), Field.NAME, ["Map-Read"], id="name"),
        pytest.param(
            WORDED, WORDED.replace("old", "ancient"), Field.CONTRIBUTION, ["Reader of ancient maps"], id="clause"
        ),
        pytest.param(WORDED, WORDED.replace("OCR", "captioning"), Field.TASKS, ["captioning"], id="task"),
        pytest.param(CELLS, CELLS.replace("13B", "14B"), Field.PARAMETERS, ["14B", "7B"], id="cell"),
        pytest.param(WORDED, WORDED.replace("/13B", ""), Field.PARAMETERS, ["7B"], id="one of two struck out"),
        pytest.param(
            WORDED, WORDED.replace(" Reader of old maps,", ""), Field.CONTRIBUTION, [], id="clause struck out"
        ),
        pytest.param(CELLS, CELLS.replace("7B/13B", "-"), Field.PARAMETERS, [], id="cell struck out"),
        pytest.param(CELLS, CELLS.replace("13B", "-"), Field.PARAMETERS, ["7B"], id="a dash for one of a cell"),
    ],
)  # fmt: skip
def test_what_was_heard_of_a_fact_holds_whatever_a_later_text_says(
    before: str, after: str, field: Field, expected: list[str]
) -> None:
    made = list(corrections([heard(before, after, FIRST)]))
    found = corrected(SECOND, made)
    assert list(found.values(field)) == expected
    assert found.one(Field.LICENCE) == "apache-2.0", "nobody spoke of it"


def test_a_later_correction_goes_before_an_earlier_one() -> None:
    once = WORDED.replace("MapRead", "Map-Read")
    first = heard(WORDED, once, FIRST)
    twice = heard(once, once.replace("Map-Read", "Mapread"), corrected(FIRST, corrections([first])))
    assert corrected(SECOND, corrections([first, twice])).one(Field.NAME) == "Mapread"


def test_a_correction_that_speaks_of_no_fact_is_kept_as_it_is() -> None:
    event = heard("- MapRead, by lamplight", "- MapRead, by night", FIRST)
    assert set(event.details) == {"before", "entry"}


@pytest.mark.parametrize(
    "told", ["{", "[]", '{"mood": []}', '{"name": [["short"]]}', '{"name": 3}', "[" * 100_000]
)
def test_what_a_correction_came_to_and_cannot_be_read_is_worked_out_anew(told: str) -> None:
    event = heard(WORDED, WORDED.replace("13B", "14B"), FIRST)
    event.details[Detail.FACTS.value] = told  # type: ignore[index] # as another hand wrote it
    (made,) = corrections([event])
    assert corrected(FIRST, [made]).values(Field.PARAMETERS) == ("14B", "7B")
