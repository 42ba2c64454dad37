"""Known models that a verb takes with words of its own before and behind them, whichever these are."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Facts, Field

_TITLE = "MapRead: Reading Maps"


def _facts(said: str) -> Facts:
    return facts_of(f"We propose MapRead. {said}", _TITLE)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            "It joins an eye with a specialized ChatGLM-6B language model.", "ChatGLM-6B", id="kind"
        ),
        pytest.param("It uses two Flan-T5-Base models.", "Flan-T5-Base", id="counted"),
        pytest.param("We adopt the recent method Sa2VA.", "Sa2VA", id="method"),
        pytest.param("It combines road-specific BERT encoders with a graph.", "BERT", id="encoders"),
        pytest.param("It combines counts with BERT embeddings of roads.", "BERT", id="embeddings"),
        pytest.param("It uses a BERT-based relation extraction model.", "BERT", id="a model based on it"),
        pytest.param("Unlike others, our MapRead (Phi2-2.7B) reads.", "Phi2-2.7B", id="behind the own name"),
        pytest.param(
            "It is built on Bidirectional Encoder Representations from Transformers (BERT).",
            "BERT",
            id="in full",
        ),
    ],
)
def test_language_model_with_words_of_its_own(said: str, expected: str) -> None:
    assert _facts(said).values(Field.LANGUAGE_MODEL) == (expected,)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("It fine-tunes a downstream CLIP model for roads.", ("CLIP",), id="downstream"),
        pytest.param("It uses a customized multi-stage DINOv2 for roads.", ("DINOv2",), id="two words"),
        pytest.param(
            "It incorporates fine-grained DINOv2 features of roads.", ("DINOv2",), id="features of a kind"
        ),
        pytest.param("It leverages the strong ability of the CLIP model.", ("CLIP",), id="ability"),
        pytest.param("It reads roads by leveraging CLIP without any training.", ("CLIP",), id="without"),
        pytest.param("It uses CLIP coupled with a tracker.", ("CLIP",), id="coupled with"),
        pytest.param("It utilizes a ResNet-50 convolutional neural network.", ("ResNet-50",), id="network"),
        pytest.param("It leverages a ViT-based deep learning model.", ("ViT",), id="a model based on it"),
    ],
)
def test_encoder_with_words_of_its_own(said: str, expected: tuple[str, ...]) -> None:
    assert _facts(said).values(Field.VISION_ENCODER) == expected


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("It uses samples like LLaMA models.", id="something else, like it"),
        pytest.param("It uses both LLaMA models.", id="one of those looked at"),
        pytest.param("It uses a BERT-based classifier of its questions.", id="a tool based on it"),
        pytest.param("It uses a novel CLIP-based architecture.", id="a new one of a kind"),
        pytest.param("It leverages a dual CLIP-style model.", id="one in its style"),
        pytest.param("It leverages the properties of CLIP.", id="what it is like"),
        pytest.param("It uses transformer-based CLIP models.", id="based on something"),
        pytest.param("It improves upon CLIP.", id="upon"),
        pytest.param("On top of this, we adapt what we call SigLIP.", id="what we call"),
    ],
)
def test_what_other_words_make_another_thing_is_no_part(said: str) -> None:
    facts = _facts(said)
    assert facts.values(Field.LANGUAGE_MODEL) + facts.values(Field.VISION_ENCODER) == ()
