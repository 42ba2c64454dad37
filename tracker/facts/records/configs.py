"""What a model's `config.json` says of its parts.

Where the language model stands differs: under `text_config`, under `llm_config`, or flat at the top. `_name_or_path` is
believed only where it is a repository's name: what a training run left there (a path on somebody's disk) says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field, Source
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE_PARTS = ("text_config", "llm_config", "language_config", "language_model", "thinker_config")
_VISION_PARTS = ("vision_config", "vision_tower_config", "visual", "vision_encoder_config")
_VISION_TOWERS = ("mm_vision_tower", "vision_tower", "vision_model_name_or_path")

_FAMILIES = {
    "qwen2": "Qwen2", "qwen2_5": "Qwen2.5", "qwen2_moe": "Qwen2", "qwen3": "Qwen3", "qwen3_moe": "Qwen3",
    "llama": "LLaMA", "mistral": "Mistral", "mixtral": "Mixtral", "gemma": "Gemma", "gemma2": "Gemma 2",
    "gemma3_text": "Gemma 3", "gemma3": "Gemma 3", "phi": "Phi", "phi3": "Phi-3", "phi4": "Phi-4",
    "internlm": "InternLM", "internlm2": "InternLM2", "internlm3": "InternLM3", "chatglm": "ChatGLM", "glm4": "GLM-4",
    "baichuan": "Baichuan", "opt": "OPT", "t5": "T5", "gpt_neox": "GPT-NeoX", "mpt": "MPT", "falcon": "Falcon",
    "stablelm": "StableLM", "olmo": "OLMo", "olmo2": "OLMo 2", "olmoe": "OLMoE", "deepseek": "DeepSeek",
    "deepseek_v2": "DeepSeek-V2", "deepseek_v3": "DeepSeek-V3", "smollm": "SmolLM", "smollm3": "SmolLM3",
    "cohere": "Command R", "cohere2": "Command R", "granite": "Granite", "hunyuan": "Hunyuan", "ernie4_5": "ERNIE 4.5",
    "mobilellama": "MobileLLaMA", "bloom": "BLOOM", "rwkv": "RWKV", "mamba": "Mamba", "bert": "BERT",
    "roberta": "RoBERTa", "yi": "Yi",
}  # fmt: skip
_ENCODERS = {
    "clip_vision_model": "CLIP", "siglip_vision_model": "SigLIP", "siglip2_vision_model": "SigLIP 2",
    "intern_vit_6b": "InternViT", "intern_vit_300m": "InternViT", "internvl_vision": "InternViT",
    "dinov2": "DINOv2", "dinov3_vit": "DINOv3", "eva_clip_vision_model": "EVA-CLIP", "moonvit": "MoonViT",
    "pixtral": "Pixtral ViT", "idefics3_vision": "SigLIP", "smolvlm_vision": "SigLIP", "convnext": "ConvNeXt",
    "aimv2": "AIMv2", "aimv2_vision_model": "AIMv2", "sam_vision_model": "SAM", "blip_2_vision_model": "EVA-CLIP",
    "chinese_clip_vision_model": "Chinese CLIP", "radio": "RADIO", "swin": "Swin", "vit": "ViT", "beit": "BEiT",
}  # fmt: skip
_DECODER_WITH_EYES = {
    "qwen2_vl": "Qwen2", "qwen2_5_vl": "Qwen2.5", "qwen2_5_omni": "Qwen2.5", "qwen3_vl": "Qwen3", "qwen_vl": "Qwen",
}  # fmt: skip
_REPOSITORY = Pattern(r"[\w-][\w.-]*/[\w-][\w.-]*")


def config_facts(config: Mapping[str, object]) -> list[Fact]:
    """The backbone, vision encoder, kind of architecture, context length and base model that a configuration states."""
    return [
        *_backbone(config),
        *_encoder(config),
        *_experts(config),
        *_context(config),
        *_adapted(config),
    ]


def _backbone(config: Mapping[str, object]) -> Iterator[Fact]:
    for place, part in _parts(config, _LANGUAGE_PARTS):
        path = _text(part.get("_name_or_path"))
        if path and _REPOSITORY.fullmatch(path) and not path.startswith((".", "/")):
            yield _fact(Field.LANGUAGE_MODEL, path.partition("/")[2], f"{place}._name_or_path", path, 0.9)
            return
        kind = _text(part.get("model_type"))
        if kind in _FAMILIES:
            yield _fact(Field.LANGUAGE_MODEL, _FAMILIES[kind], f"{place}.model_type", kind, 0.8)
            return
    kind = _text(config.get("model_type"))
    if kind in _DECODER_WITH_EYES:
        yield _fact(Field.LANGUAGE_MODEL, _DECODER_WITH_EYES[kind], "model_type", kind, 0.8)


def _encoder(config: Mapping[str, object]) -> Iterator[Fact]:
    for name in _VISION_TOWERS:
        tower = _text(config.get(name))
        if tower:
            yield _fact(Field.VISION_ENCODER, tower.rstrip("/").rpartition("/")[2], name, tower, 0.9)
            return
    for place, part in _parts(config, _VISION_PARTS):
        kind = _text(part.get("model_type"))
        if kind in _ENCODERS:
            yield _fact(Field.VISION_ENCODER, _ENCODERS[kind], f"{place}.model_type", kind, 0.85)
            return
        if not kind and "patch_size" in part:
            words = f"{place}.patch_size"
            yield _fact(Field.VISION_ENCODER, "ViT", words, part["patch_size"], 0.7)
            return


def _experts(config: Mapping[str, object]) -> Iterator[Fact]:
    for place, part in (*_parts(config, _LANGUAGE_PARTS), ("", config)):
        for key in ("num_local_experts", "n_routed_experts", "num_experts"):
            count = part.get(key)
            if isinstance(count, int) and count > 1:
                where = f"{place}.{key}" if place else key
                yield _fact(Field.ARCHITECTURE, "mixture-of-experts", where, count, 0.95)
                return
    if config.get("is_encoder_decoder") is True:
        yield _fact(Field.ARCHITECTURE, "encoder-decoder", "is_encoder_decoder", True, 0.9)


def _context(config: Mapping[str, object]) -> Iterator[Fact]:
    for place, part in (*_parts(config, _LANGUAGE_PARTS), ("", config)):
        length = part.get("max_position_embeddings")
        if isinstance(length, int) and not isinstance(length, bool) and length >= 1024:
            where = f"{place}.max_position_embeddings" if place else "max_position_embeddings"
            yield _fact(Field.CONTEXT_LENGTH, tokens(length), where, length, 0.7)
            return


def tokens(length: int) -> str:
    """A count of tokens as lists write it.

    >>> tokens(131072), tokens(128000), tokens(4096)
    ('128K', '128K', '4K')
    """
    for unit in (1000, 1024):
        if length % unit == 0:
            return f"{length // unit}K"
    return str(length)


def _adapted(config: Mapping[str, object]) -> Iterator[Fact]:
    base = _text(config.get("base_model_name_or_path"))
    if base:
        yield _fact(Field.BASE_MODEL, base, "base_model_name_or_path", base, 0.9)


def _parts(
    config: Mapping[str, object], names: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name in names:
        part = config.get(name)
        if isinstance(part, Mapping):
            yield name, part


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _fact(field: Field, value: str, key: str, stated: object, confidence: float) -> Fact:
    """A fact of a configuration quotes the key and the value as JSON would show them."""
    return Fact(field, value, f"{key}: {json.dumps(stated)}", Source.CONFIG, confidence)
