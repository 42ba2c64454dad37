"""Parts of the own model that only a sentence on results names, or one on what it grew from."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            "Results show that MapRead, using an open VLM (LLaVA-1.5-7B), outperforms all.",
            ("LLaVA-1.5-7B",),
            id="results show that it, using",
        ),
        pytest.param(
            "Demonstrating high speed, MapRead (fine-tuning Qwen2-VL-2B) achieves 9% on MapRead-Bench.",
            ("Qwen2-VL-2B",),
            id="behind another clause",
        ),
        pytest.param(
            "Initialized from Qwen2.5-VL-7B, it achieves 9% more.", ("Qwen2.5-VL-7B",), id="initialized"
        ),
        pytest.param("It outperforms the base Qwen2.5-VL by 9%.", ("Qwen2.5-VL",), id="beats the base"),
        pytest.param("It is no gain over LLaVA.", (), id="beats another"),
        pytest.param(
            "MapRead reads 9% more when paired with Qwen2-VL as the executor.",
            ("Qwen2-VL",),
            id="paired with",
        ),
        pytest.param("The MapRead-tuned Molmo-7B improves.", ("Molmo-7B",), id="tuned by it"),
        pytest.param(
            "Experiments on LLaVA-3D (a 7B model) demonstrate that MapRead is faster.",
            ("LLaVA-3D",),
            id="experiments on one, with its size",
        ),
        pytest.param(
            "Experiments demonstrate that MapRead powered by large models (specifically Qwen-VL and GPT-4o) reads.",
            ("Qwen-VL", "GPT-4o"),
            id="powered by models, specifically",
        ),
        pytest.param(
            "Our target MLLM (e.g., LLaVA-1.5-7B) draws boxes.", ("LLaVA-1.5-7B",), id="the target model"
        ),
        pytest.param("It makes pairs for aligning Llama 3.", ("Llama 3",), id="aligns"),
        pytest.param(
            "Fine-tuned language models (GPT-2, LLaMA) read names.", ("GPT-2", "LLaMA"), id="tuned models"
        ),
        pytest.param(
            "Experiments on the Vicuna family of the year demonstrate that MapRead reads.",
            ("Vicuna",),
            id="experiments on one, with more behind",
        ),
        pytest.param(
            "Through experiments using the Vicuna-7B model on several maps, MapRead demonstrates much.",
            ("Vicuna-7B",),
            id="experiments using one",
        ),
        pytest.param(
            "Experiments with Vicuna on maps were made by hand.", (), id="experiments that show nothing"
        ),
        pytest.param("MapRead, when applied to Vicuna, outperforms all.", ("Vicuna",), id="applied to"),
        pytest.param(
            "It utilizes a map-adapted LLaVA model for reading.", ("LLaVA",), id="adapted to something"
        ),
        pytest.param(
            "It makes an input for a VLM (e.g., Qwen-VL or LLaVA).",
            ("Qwen-VL", "LLaVA"),
            id="one or another",
        ),
        pytest.param(
            "This research leverages the LLaVA visual grounding multimodal large language model for maps.",
            ("LLaVA",),
            id="this research",
        ),
    ],
)
def test_backbone(said: str, expected: tuple[str, ...]) -> None:
    assert facts_of(f"We propose MapRead. {said}").values(Field.LANGUAGE_MODEL) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("In particular, on MapQA with CLIP (ViT-B/16), MapRead wins.", ("CLIP",), id="on, with"),
        pytest.param("With the transformer-based CLIP model, the MapRead reads.", ("CLIP",), id="with"),
        pytest.param(
            "It is tested on four models. With CLIP, MapRead wins.",
            (),
            id="with one of several that are tried",
        ),
        pytest.param(
            "It is a prompt-learning framework for CLIP with two parts.", ("CLIP",), id="a framework for it"
        ),
        pytest.param(
            "It uses DINOv2 to extract fine-grained and global visual features.", ("DINOv2",), id="extracts"
        ),
        pytest.param("MapRead-SigLIP reads 9% more.", ("SigLIP",), id="in its own name"),
        pytest.param("MapRead-SAM reads 9% more.", (), id="a tool in its own name"),
        pytest.param(
            "It is a method that enhances CLIP's ability to read.", ("CLIP",), id="enhances what it can"
        ),
        pytest.param("It boxes roads, coupled with CLIP to capture words.", ("CLIP",), id="coupled with"),
        pytest.param("It is a concise approach for CLIP.", ("CLIP",), id="an approach for it"),
        pytest.param("It merges adapters indexed with CLIP embeddings.", (), id="only finds"),
        pytest.param(
            "It has an EfficientNetV2B3 backbone.", ("EfficientNetV2B3",), id="a version in capitals"
        ),
    ],
)
def test_vision_encoder(said: str, expected: tuple[str, ...]) -> None:
    assert facts_of(f"We propose MapRead. {said}").values(Field.VISION_ENCODER) == expected


def test_a_variant_of_an_encoder_is_made_of_it() -> None:
    found = facts_of(
        "We present MapCLIP, a fine-tuned variant of the CLIP model that reads maps.", "MapCLIP: Maps"
    )
    assert found.values(Field.VISION_ENCODER) == ("CLIP",)


def test_the_own_name_with_a_blank_in_it_is_no_part() -> None:
    found = facts_of("We propose Map-DINO, a visual Map DINO framework.", "Text-Guided Map DINO")
    assert found.values(Field.VISION_ENCODER) == ()


def test_the_base_that_models_on_a_benchmark_beat_is_nobodys_own() -> None:
    found = facts_of("We propose MapBench. MapPro outperforms the base Vicuna.", "MapBench: A Benchmark")
    assert found.values(Field.LANGUAGE_MODEL) == ()


def test_who_attacks_a_model_builds_on_none() -> None:
    found = facts_of(
        "We propose MapRead. Experiments on Vicuna show that MapRead fools it.",
        "MapRead: Jailbreaking Readers",
    )
    assert found.values(Field.LANGUAGE_MODEL) == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Reading Maps for Image Analysis", ("BERT",), id="what a model is for"),
        pytest.param("Analyzing How Models Read", (), id="analyzing"),
        pytest.param("Reading Maps: An Analysis", (), id="an analysis"),
    ],
)
def test_a_title_on_analysis_may_bring_a_model(title: str, expected: tuple[str, ...]) -> None:
    found = facts_of("We read text with it. To read names, we utilize BERT, a language model.", title)
    assert found.values(Field.LANGUAGE_MODEL) == expected
