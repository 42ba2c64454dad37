"""What configurations give, in the many shapes that their authors chose."""

import pytest

from tracker.facts.fact import KIND, Fact, Facts, Field, Source
from tracker.facts.records.configs import config_facts, tokens


def values(config: dict[str, object], field: Field) -> tuple[str, ...]:
    return Facts(tuple(config_facts(config))).values(field)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"llm_cfg": {"_name_or_path": "./llm", "model_type": "qwen2"}}, "Qwen2"),
        ({"llm_cfg": {"_name_or_path": "./here/Qwen2.5-7B/", "model_type": "qwen2"}}, "Qwen2.5"),
        ({"llm_cfg": {"_name_or_path": "/x/vicuna-7b-v1.5", "model_type": "qwen2"}}, "Qwen2"),
        ({"thinker_config": {"text_config": {"model_type": "qwen3_omni_moe_text"}}}, "Qwen3"),
        ({"vlm_config": {"text_config": {"model_type": "gemma"}}}, "Gemma"),
        ({"hf_llm_id": "maps/reader-7b", "text_config": {"model_type": "llama"}}, "reader-7b"),
        ({"model_type": "qwen3_vl_moe", "text_config": {"model_type": "qwen3_vl_moe_text"}}, "Qwen3"),
        ({"model_type": "llava_qwen2", "mm_vision_tower": "maps/vit-l"}, "Qwen2"),
        ({"model_type": "map-phi3", "mm_vision_tower": "maps/vit-l"}, "Phi-3"),
        ({"model_type": "qwen", "visual": {"patch_size": 14}}, "Qwen"),
        ({"_name_or_path": "lmsys/vicuna-7b-v1.5", "mm_vision_tower": "maps/vit-l"}, "vicuna-7b-v1.5"),
        ({"text_config": {"model_type": "llama"}}, "LLaMA"),
        ({"text_config": {"model_type": "llama", "vocab_size": 32064}}, "LLaMA"),
        ({"text_config": {"model_type": "llama", "vocab_size": 128259}}, "Llama 3"),
        ({"model_type": "vision-encoder-decoder", "decoder": {"model_type": "roberta"}}, "RoBERTa"),
    ],
)
def test_the_language_model(config: dict[str, object], expected: str) -> None:
    assert values(config, Field.LANGUAGE_MODEL) == (expected,)


@pytest.mark.parametrize(
    "config",
    [
        {"text_config": {"model_type": "llama", "vocab_size": 49280}},
        {"text_config": {"model_type": "llama", "vocab_size": "many"}},
        {"text_config": {"model_type": "deepseek_v3"}},
        {"model_type": "qwen2"},
        {"model_type": "llama", "_name_or_path": "lmsys/vicuna-7b-v1.5"},
        {"_name_or_path": "maps/llava-vicuna-7b", "mm_vision_tower": "maps/vit-l"},
        {"_name_or_path": "maps/reader", "mm_vision_tower": "maps/vit-l"},
        {"text_config": "qwen2", "vision_config": ["siglip"]},
        {"decoder": {"model_type": "roberta"}},
    ],
    ids=[
        "words of its own", "no number of words", "built like another", "sees nothing", "tuned, sees nothing",
        "tuned on one that sees", "unknown", "other shapes", "a decoder of something else",
    ],
)  # fmt: skip
def test_no_language_model_where_only_its_build_is_told(config: dict[str, object]) -> None:
    assert values(config, Field.LANGUAGE_MODEL) == ()


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"img_processor": {"model_name": "openai/clip-vit-large-patch14-336"}}, ("clip-vit-large-patch14-336",)),
        ({"mm_vision_tower": "/home/me/siglip-base-patch16-224/"}, ("siglip-base-patch16-224",)),
        ({"mm_vision_tower": "./weights/eva_clip_g.pth"}, ("eva_clip_g",)),
        ({"mm_image_tower": "a/clip-l", "mm_video_tower": "a/clip-video"}, ("clip-l", "clip-video")),
        ({"mm_vision_tower_aux_list": ["a/clip-l", "b/dinov2-g"]}, ("clip-l", "dinov2-g")),
        ({"vision_config": {"_name_or_path": "maps/MapViT-300M"}}, ("MapViT-300M",)),
        ({"vision_config": {"model_name": "siglip_so400m_patch14_384"}}, ("siglip_so400m_patch14_384",)),
        ({"vision_config": {"params": {"model_name": "siglip_large"}}}, ("siglip_large",)),
        (
            {"vision_config": {"params": {"high": {"model_name": "sam_b"}, "low": {"model_name": "siglip_l"}}}},
            ("sam_b", "siglip_l"),
        ),
        ({"visual_tokenizer_config": {"backbone_config": {"model_type": "aimv2"}}}, ("AIMv2",)),
        (
            {"vision_tower_cfg": {"_name_or_path": "./vision_tower", "architectures": ["SiglipVisionModel"]}},
            ("SigLIP",),
        ),
        ({"vision_config": {"model_type": "davit", "patch_size": [7, 3]}}, ("DaViT",)),
        ({"model_type": "vision-encoder-decoder", "encoder": {"model_type": "vit"}}, ("ViT",)),
        ({"thinker_config": {"vision_config": {"model_type": "qwen2_5_omni_vision_encoder"}}}, ("ViT",)),
    ],
)  # fmt: skip
def test_the_encoders(config: dict[str, object], expected: tuple[str, ...]) -> None:
    assert values(config, Field.VISION_ENCODER) == expected


@pytest.mark.parametrize(
    "config",
    [
        {"mm_vision_tower": "./vision_tower"},
        {"mm_vision_tower": "/home/me/checkpoint-400"},
        {"mm_vision_tower": "7"},
        {"mm_vision_tower": 5, "vision_config": {"model_type": "never heard of", "patch_size": 14}},
        {"vision_config": {"patch_size": [7, 3]}},
        {"encoder": {"model_type": "vit"}},
    ],
)
def test_no_encoder_where_a_path_or_kind_names_none(config: dict[str, object]) -> None:
    assert values(config, Field.VISION_ENCODER) == ()


def test_a_name_that_was_copied_to_a_smaller_part_is_not_its_own() -> None:
    part = {"_name_or_path": "maps/MapViT-6B", "model_type": "intern_vit_6b"}
    small, large = (
        {"hidden_size": 1024, "num_hidden_layers": 24},
        {"hidden_size": 3200, "num_hidden_layers": 45},
    )
    assert values({"vision_config": {**part, **small}}, Field.VISION_ENCODER) == ("InternViT",)
    assert values({"vision_config": {**part, **large}}, Field.VISION_ENCODER) == ("MapViT-6B",)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"mm_projector_type": "mlp2x_gelu"}, "MLP"),
        ({"mm_projector_cfg": {"mm_projector_type": "mlp_downsample"}}, "MLP"),
        ({"aligner_config": {"params": {"projector_type": "low_high_hybrid_split_mlp_gelu"}}}, "MLP"),
        ({"mm_projector_type": "linear"}, "linear projection"),
        ({"qformer_config": {"model_type": "blip_2_qformer"}}, "Q-Former"),
        ({"perceiver_config": {"model_type": "idefics2"}}, "Perceiver Resampler"),
    ],
)
def test_the_projector(config: dict[str, object], expected: str) -> None:
    assert Facts(tuple(config_facts(config))).one(Field.PROJECTOR) == expected


def test_a_projector_of_a_kind_of_its_own_is_not_told() -> None:
    assert Facts(tuple(config_facts({"mm_projector_type": "sva"}))).one(Field.PROJECTOR) is None


@pytest.mark.parametrize(
    "config",
    [
        {"moe_num_experts": [64, 64]},
        {"text_config": {"moe_num_experts": 64}},
        {"thinker_config": {"text_config": {"num_experts": "128"}}},
    ],
)
def test_experts(config: dict[str, object]) -> None:
    assert Facts(tuple(config_facts(config))).one(Field.ARCHITECTURE) == "mixture-of-experts"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"max_position_embeddings": "4096"}, "4K"),
        ({"seq_length": 2048, "visual": {}}, "2K"),
        ({"thinker_config": {"text_config": {"max_position_embeddings": 65536}}}, "64K"),
        ({"text_config": {"max_position_embeddings": 10485760}}, "10M"),
        ({"max_position_embeddings": "4 thousand"}, None),
    ],
)
def test_context(config: dict[str, object], expected: str | None) -> None:
    assert Facts(tuple(config_facts(config))).one(Field.CONTEXT_LENGTH) == expected


@pytest.mark.parametrize(("length", "text"), [(1_000_000, "1M"), (1_048_576, "1M"), (1_024_000, "1024K")])
def test_long_contexts(length: int, text: str) -> None:
    assert tokens(length) == text


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"base_model_name_or_path": "/mnt/models/reader-7b/"}, ("reader-7b",)),
        ({"peft": {"base_model_name_or_path": "maps/reader-7b"}}, ("maps/reader-7b",)),
        ({"base_model_name_or_path": ["maps/reader-7b"]}, ()),
        ({"base_model_name_or_path": "./output/last"}, ()),
    ],
)
def test_what_an_adapter_is_for(config: dict[str, object], expected: tuple[str, ...]) -> None:
    assert values(config, Field.BASE_MODEL) == expected


def test_a_kind_gives_way_to_a_name() -> None:
    kind = Fact(Field.LANGUAGE_MODEL, "LLaMA", "model_type", Source.CONFIG, 0.8, KIND)
    name = Fact(Field.LANGUAGE_MODEL, "Vicuna-7B", "Vicuna-7B", Source.CARD)
    assert Facts((kind, name)).values(Field.LANGUAGE_MODEL) == ("Vicuna-7B",)
    assert Facts((kind, name)).contradictions == ()
    assert Facts((kind,)).values(Field.LANGUAGE_MODEL) == ("LLaMA",)


def test_sources_that_name_different_projectors_disagree() -> None:
    said = Fact(Field.PROJECTOR, "Q-Former", "a Q-Former", Source.ABSTRACT)
    other = Fact(Field.PROJECTOR, "MLP", "mm_projector_type: mlp2x_gelu", Source.CONFIG)
    facts = Facts((other, said, said._replace(source=Source.CARD)))
    assert facts.one(Field.PROJECTOR) == "Q-Former"
    assert [(one.used, one.other) for one in facts.contradictions] == [(said, other)]


def test_a_vit_gives_way_to_whose_it_is() -> None:
    kind = Fact(Field.VISION_ENCODER, "SigLIP", "model_type", Source.CONFIG, 0.8, KIND)
    card = Fact(Field.VISION_ENCODER, "ViT", "Vision Transformer", Source.CARD)
    assert Facts((kind, card)).values(Field.VISION_ENCODER) == ("SigLIP",)
