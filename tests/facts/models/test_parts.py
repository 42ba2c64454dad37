"""Vision encoders and architectures of the paper's own model."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We propose MapRead. We employ the CLIP model as the feature extractor.", ("CLIP",), id="as"
        ),
        pytest.param(
            "We propose MapRead with the SigLIP-So400m vision encoder.", ("SigLIP-So400m",), id="encoder"
        ),
        pytest.param(
            "We propose MapRead. Its vision encoder, MoonViT, sees all.", ("MoonViT",), id="apposition"
        ),
        pytest.param(
            "We propose MapRead. We use a dVAE to compress each image.", ("dVAE",), id="to compress"
        ),
        pytest.param(
            "We propose MapRead, with a visual encoder that fuses features from DINOv2 and SigLIP.",
            ("DINOv2", "SigLIP"),
            id="fused",
        ),
        pytest.param("We propose MapRead. It has an additional DINOv2 encoder.", ("DINOv2",), id="bare"),
        pytest.param(
            "We propose MapRead. It has a NaViT-style dynamic resolution visual encoder.",
            ("NaViT",),
            id="style",
        ),
        pytest.param("We align MapRead with the image encoder of CLIP.", ("CLIP",), id="of"),
        pytest.param("Most models use CLIP as the vision encoder. We propose MapRead.", (), id="background"),
        pytest.param("We propose MapRead. CLIP scores rank our frames.", (), id="merely used"),
        pytest.param("We propose MapRead. It trains a native dynamic-resolution ViT.", ("ViT",), id="native"),
        pytest.param("We propose MapRead, a layer on top of a frozen CLIP.", ("CLIP",), id="on top of"),
        pytest.param(
            "We propose MapRead, a baseline model with CLIP for video feature extraction.",
            ("CLIP",),
            id="a baseline of one's own",
        ),
        pytest.param(
            "We propose a Map Reading (MaRe) framework, based on the recently introduced CLIP model.",
            ("CLIP",),
            id="a framework based on it",
        ),
        pytest.param("We propose MapRead. Finally, based on CLIP clusters, it ends.", (), id="a step"),
        pytest.param("We propose MapRead. It adapts CLIP for maps.", ("CLIP",), id="adapted"),
        pytest.param("We propose MapCLIP. It extends CLIP to maps.", ("CLIP",), id="in the own name"),
        pytest.param(
            "We propose MapRead. It leverages the pre-trained CLIP model to read maps.", ("CLIP",), id="used"
        ),
        pytest.param(
            "We propose MapRead. It integrates CLIP's visual knowledge.", ("CLIP",), id="what it knows"
        ),
        pytest.param(
            "We propose MapRead. Building on contrastive models such as CLIP, it reads.",
            ("CLIP",),
            id="one of a kind",
        ),
        pytest.param(
            "We propose MapRead. CLIP is employed as the dual-modal encoder.", ("CLIP",), id="is employed"
        ),
        pytest.param(
            "We propose MapRead. It combines ViT and Swin transformers.", ("ViT", "Swin"), id="many"
        ),
        pytest.param("We propose MapRead. It uses CLIP's text encoder.", (), id="its words"),
        pytest.param("We propose MapRead, a fine-tuned CLIP model of maps.", ("CLIP",), id="a version of it"),
        pytest.param(
            "We propose MapRead. Rather than train long, it combines roads with CLIP.",
            ("CLIP",),
            id="instead of something",
        ),
        pytest.param(
            "We propose MapRead. It leverages CLIP's rich knowledge.", ("CLIP",), id="what it learnt"
        ),
        pytest.param("We propose MapRead. We use a CLIP-based dual-encoder.", ("CLIP",), id="two encoders"),
        pytest.param(
            "We propose MapRead. Based on the success of visual models like CLIP, it reads.",
            (),
            id="success of another",
        ),
        pytest.param("We propose MapRead. We use CLIP to filter maps.", (), id="a sieve"),
        pytest.param("We propose MapRead. It integrates CLIP and SAM.", ("CLIP",), id="a tool beside"),
        pytest.param("We propose MapRead with a Whisper encoder.", (), id="ears"),
        pytest.param(
            "We propose MapRead. We leverage ImageBind, a shared space, as the pre-trained audio encoder.",
            (),
            id="eyes as ears",
        ),
        pytest.param("We propose MapRead. Replacing its ViT backbone by Atlas, it wins.", (), id="replaced"),
        pytest.param(
            "We propose MapRead. MapRead with Swin-T backbone is small.", ("Swin-T",), id="backbone"
        ),
        pytest.param("We propose a training-free adaption method for CLIP.", ("CLIP",), id="adaption"),
        pytest.param(
            "Starting from the pre-trained model CLIP released years ago, we build MapRead.",
            ("CLIP",),
            id="start",
        ),
        pytest.param(
            "With few changes, using CLIP-ViT-L-336px with an MLP, we build baselines that achieve much.",
            ("CLIP-ViT-L-336px",),
            id="with pixels",
        ),
        pytest.param("We propose MapRead. It adapts Grounding DINO for maps.", (), id="a detector"),
        pytest.param("This paper studies heads in CLIP's image encoder.", (), id="studied"),
        pytest.param(
            "Our reader leverages a frozen CLIP vision-language backbone.", ("CLIP",), id="sees and speaks"
        ),
        pytest.param(
            "We propose MapRead. Visual encoders (ResNet or ViT) see.",
            ("ResNet", "ViT"),
            id="opens a sentence",
        ),
        pytest.param(
            "We propose a calm tracking algorithm based on the large-scale pre-trained vision-language model CLIP.",
            ("CLIP",),
            id="an algorithm based on",
        ),
    ],
)
def test_vision_encoder(abstract: str, expected: tuple[str, ...]) -> None:
    assert facts_of(abstract).values(Field.VISION_ENCODER) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We propose MapRead, a Mixture of Experts model.", "mixture-of-experts", id="by another spelling"
        ),
        pytest.param("Most are encoder-free. We propose MapRead.", None, id="background"),
    ],
)
def test_architecture(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.ARCHITECTURE) == expected


def test_a_name_that_grew_from_its_parts_still_has_them() -> None:
    facts = facts_of("We propose LLM2CLIP. It keeps the CLIP visual encoder.", "LLM2CLIP: Reading")
    assert facts.values(Field.VISION_ENCODER) == ("CLIP",)


@pytest.mark.parametrize("title", ["An Attack on Readers of Maps", "Can CLIP Read Maps?", "A Map Benchmark"])
def test_what_is_attacked_asked_about_or_measured_is_no_part(title: str) -> None:
    facts = facts_of("We propose MapRead. It adapts CLIP for maps.", title)
    assert facts.values(Field.VISION_ENCODER) == ()


def test_a_version_of_the_own_name_is_no_part() -> None:
    facts = facts_of("We propose MoonViT. We use MoonViT-2 as the vision encoder.", "MoonViT: Seeing")
    assert facts.values(Field.VISION_ENCODER) == ()


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We present MapRead, a Mixture-of-Experts (MoE) model.", "mixture-of-experts", id="is one"
        ),
        pytest.param(
            "We present MapRead. It adopts a decoder-only transformer.", "decoder-only", id="adopts"
        ),
        pytest.param(
            "We present MapRead. We compare decoder-only models with encoder-decoder models.",
            None,
            id="compared",
        ),
        pytest.param(
            "We present MapRead. It can be applied to any autoregressive VLM.", None, id="applied to"
        ),
        pytest.param("We present MapRead, which controls a diffusion model.", None, id="a tool"),
        pytest.param("We present MapRead. It is no decoder-only model.", None, id="none"),
        pytest.param("We present MapRead, which has MoE in it.", None, id="no kind of model"),
        pytest.param("Most models are decoder-only models. We present MapRead.", None, id="others"),
    ],
)
def test_kind_of_architecture(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.ARCHITECTURE) == expected


def test_what_a_name_grew_from_may_be_what_it_is_built_on() -> None:
    facts = facts_of("We present Zamba2-VL, a suite built on Zamba2.", "Zamba2-VL Technical Report")
    assert facts.values(Field.LANGUAGE_MODEL) == ("Zamba2",)
