"""Facts of a made-up model, and descriptions of models as a list has them."""

from tracker.facts.fact import Fact, Facts, Field, Source

ARCHITECTURES = [
    "Decoder-only architecture with 3B/7B parameters, using ViT for vision encoder and Qwen2.5 as pretrained backbone",
    "Encoder-decoder architecture with 13B parameters, using CLIP for vision encoder and Vicuna as pretrained backbone",
]


def fact(field: Field, value: str, unit: str = "") -> Fact:
    """A fact in the words of an abstract."""
    return Fact(field, value, value, Source.ABSTRACT, 0.9, unit)


MODEL = Facts(
    (
        fact(Field.ARCHITECTURE, "mixture-of-experts"),
        fact(Field.PARAMETERS, "2B"),
        fact(Field.PARAMETERS, "18-billion"),
        fact(Field.VISION_ENCODER, "SigLIP"),
        fact(Field.LANGUAGE_MODEL, "Qwen2.5"),
        fact(Field.SUBTITLE, "A Novel Model of Maps"),
        fact(Field.CONTRIBUTION, "Model of maps that reads"),
    )
)
