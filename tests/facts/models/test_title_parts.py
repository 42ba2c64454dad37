"""What a title says that the work is made of."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field, Source

SAID = "We read maps with it."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("MapCLIP: Adapting CLIP for Maps", ("CLIP",), id="adapting"),
        pytest.param("Reading Maps with Frozen CLIP", ("CLIP",), id="with, at the end"),
        pytest.param("Reading Maps using DINOv2 for Roads", ("DINOv2",), id="using, for something"),
        pytest.param("Roads upon CLIP for Maps", ("CLIP",), id="upon"),
        pytest.param("Reading Maps with CLIP-EBC", (), id="another name begins with it"),
        pytest.param("Reading Maps with CLIP Scores", (), id="something of it"),
        pytest.param("Adapting SAM for Maps", (), id="a tool"),
        pytest.param("Leveraging Maps of Roads", (), id="no model"),
        pytest.param("Leveraging Roads and CLIP", (), id="not at once"),
        pytest.param("Adapting CLIP for Maps: A Survey", (), id="a survey"),
        pytest.param("Adapting CLIP: Does It Read Maps?", (), id="a question"),
        pytest.param("Using Vicuna for Maps", (), id="a language model that is used"),
        pytest.param("Merging Sources for CLIP-based Reading", ("CLIP",), id="CLIP-based"),
        pytest.param("Maps in CLIP-Driven Reading", ("CLIP",), id="CLIP-driven"),
        pytest.param("Robustness of CLIP-Based Models", (), id="models of a kind"),
        pytest.param("Test-Time Reading for CLIP", ("CLIP",), id="for CLIP"),
        pytest.param("Continual Learning on CLIP via Maps", ("CLIP",), id="learning on CLIP"),
        pytest.param("Maps for CLIP Readers", (), id="for what uses CLIP"),
        pytest.param("SAM-based Reading", (), id="based on a tool"),
        pytest.param("GPT-driven Reading", (), id="driven by anything"),
        pytest.param("Road-based Reading", (), id="based on no model"),
        pytest.param("CLIP-Map-based Reading", (), id="based on more"),
    ],
)
def test_encoder_in_a_title(title: str, expected: tuple[str, ...]) -> None:
    assert facts_of(SAID, title).values(Field.VISION_ENCODER) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Instruction-Tuning Llama-3-8B Excels in Maps", ("Llama-3-8B",), id="tuning"),
        pytest.param("MapLlama: A Reader Based on Llama 2", ("Llama 2",), id="based on"),
        pytest.param("Prompting GPT-3 to Read Maps", (), id="asked over a wire"),
    ],
)
def test_language_model_in_a_title(title: str, expected: tuple[str, ...]) -> None:
    assert facts_of(SAID, title).values(Field.LANGUAGE_MODEL) == expected


def test_what_a_title_brings_is_no_part() -> None:
    facts = facts_of("We introduce SlowFast, a way to read.", "Reading Maps with SlowFast: Principles")
    assert facts.values(Field.VISION_ENCODER) == ()


def test_an_abstract_that_names_the_part_is_believed_before_the_title() -> None:
    facts = facts_of("We present MapRead. It uses DINOv2 as the vision encoder.", "Adapting CLIP for Maps")
    assert facts.values(Field.VISION_ENCODER) == ("DINOv2",)


def test_a_part_of_the_title_is_told_in_its_words() -> None:
    fact = facts_of(SAID, "Adapting Pre-trained CLIP for Maps").of(Field.VISION_ENCODER)[0]
    assert (fact.words, fact.source) == ("CLIP", Source.TITLE)
