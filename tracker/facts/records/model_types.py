"""What the names of architectures in configurations stand for: whose language model, and which encoder.

Some say how a model is built and not which one it is: a `llama` may be anybody's, as SmolLM's and DeepSeek's are, and a
`deepseek_v3` is Moonlight's as well. Those are left out here, or told by what only one family has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_FAMILIES = {
    "qwen": "Qwen", "qwen2": "Qwen2", "qwen2_moe": "Qwen2", "qwen3": "Qwen3", "qwen3_moe": "Qwen3",
    "qwen2_5_omni_text": "Qwen2.5", "qwen2_vl_text": "Qwen2", "qwen2_5_vl_text": "Qwen2.5", "qwen3_vl_text": "Qwen3",
    "qwen3_vl_moe_text": "Qwen3", "qwen3_omni_moe_text": "Qwen3", "qwen3_5_text": "Qwen3.5",
    "qwen3_5_moe_text": "Qwen3.5", "qwen2_5": "Qwen2.5",
    "mllama_text_model": "Llama 3", "llama4_text": "Llama 4", "mistral": "Mistral", "mixtral": "Mixtral",
    "gemma": "Gemma", "gemma2": "Gemma 2", "gemma3_text": "Gemma 3", "gemma3": "Gemma 3", "gemma3n_text": "Gemma 3n",
    "phi": "Phi", "phi3": "Phi-3", "phi3_v": "Phi-3", "phi4": "Phi-4",
    "internlm": "InternLM", "internlm2": "InternLM2", "internlm3": "InternLM3",
    "chatglm": "ChatGLM", "glm4": "GLM-4", "glm4v_text": "GLM-4", "glm4v_moe_text": "GLM-4.5",
    "baichuan": "Baichuan", "opt": "OPT", "t5": "T5", "mpt": "MPT", "falcon": "Falcon", "bloom": "BLOOM",
    "stablelm": "StableLM", "stablelm_epoch": "StableLM", "olmo": "OLMo", "olmo2": "OLMo 2", "olmoe": "OLMoE",
    "smollm": "SmolLM", "smollm3": "SmolLM3", "cohere": "Command R", "cohere2": "Command R", "granite": "Granite",
    "hunyuan": "Hunyuan", "ernie4_5": "ERNIE 4.5", "mobilellama": "MobileLLaMA", "rwkv": "RWKV", "mamba": "Mamba",
    "gpt_neox": "GPT-NeoX", "bert": "BERT", "roberta": "RoBERTa", "yi": "Yi", "deepseek": "DeepSeek",
}  # fmt: skip
_LLAMA_BY_WORDS = {"LLaMA": range(32_000, 32_200), "Llama 3": range(128_256, 128_400)}
"""How many words those of Meta know, and some added ones; others who build theirs alike know other words."""
_LLAMA_KNOWS = 32_000
"""How many words it knows where a configuration does not say: what is as usual is left out of it."""
_TRAINED_ON = {
    "llama": "llama", "mistral": "mistral", "mixtral": "mixtral", "qwen": "qwen2", "qwen2": "qwen2", "qwen3": "qwen3",
    "gemma": "gemma", "gemma2": "gemma2", "phi": "phi", "phi3": "phi3", "mpt": "mpt", "internlm2": "internlm2",
}  # fmt: skip
"""The last word of `llava_qwen2` and its like; the `llava_qwen` of those who came after Qwen's first is Qwen2."""
_CLASS = Pattern(r"[A-Z]\w*(?P<last>[A-Z][a-z]+\d?)(?:ForCausalLM|Model)")
"""`LlavaQwen2ForCausalLM`: one that sees, grown from one that speaks."""
DECODERS_WITH_EYES = {
    "qwen2_vl": "Qwen2", "qwen2_5_vl": "Qwen2.5", "qwen2_5_omni": "Qwen2.5", "qwen3_vl": "Qwen3",
    "qwen3_vl_moe": "Qwen3", "qwen_vl": "Qwen", "phi3_v": "Phi-3",
}  # fmt: skip
"""Those that see by themselves, whatever else a configuration tells."""
_ENCODERS = {
    "clip_vision_model": "CLIP", "kosmos_2_vision_model": "CLIP", "siglip": "SigLIP", "siglip_vision_model": "SigLIP",
    "siglip2_vision_model": "SigLIP 2", "siglip2": "SigLIP 2", "idefics2": "SigLIP", "idefics2_vision": "SigLIP",
    "idefics3": "SigLIP", "idefics3_vision": "SigLIP", "smolvlm_vision": "SigLIP",
    "intern_vit_6b": "InternViT", "intern_vit_300m": "InternViT", "internvl_vision": "InternViT",
    "dinov2": "DINOv2", "dinov2_with_registers": "DINOv2", "dinov3_vit": "DINOv3", "eva_clip_vision_model": "EVA-CLIP",
    "blip_2_vision_model": "EVA-CLIP", "instructblip_vision_model": "EVA-CLIP", "moonvit": "MoonViT",
    "pixtral": "Pixtral ViT", "convnext": "ConvNeXt", "convnextv2": "ConvNeXt V2", "aimv2": "AIMv2",
    "aimv2_vision_model": "AIMv2", "sam_vision_model": "SAM", "chinese_clip_vision_model": "Chinese CLIP",
    "radio": "RADIO", "davit": "DaViT", "florence_vision": "DaViT", "swin": "Swin", "swinv2": "Swin",
    "donut-swin": "Swin", "vit": "ViT", "deit": "DeiT", "beit": "BEiT",
    "mllama_vision_model": "ViT", "llama4_vision_model": "ViT", "blip_vision_model": "ViT", "git_vision_model": "ViT",
    "qwen2_vl": "ViT", "qwen2_5_vl": "ViT", "qwen3_vl": "ViT", "qwen3_vl_moe": "ViT", "qwen3_5": "ViT",
    "qwen2_5_omni_vision_encoder": "ViT", "qwen3_omni_moe_vision_encoder": "ViT",
}  # fmt: skip
_CLASSES = {
    "SiglipVisionModel": "SigLIP", "CLIPVisionModel": "CLIP", "InternVisionModel": "InternViT",
    "Dinov2Model": "DINOv2", "RADIOModel": "RADIO", "SamVisionModel": "SAM",
}  # fmt: skip


def language_model_of(kind: str, part: Mapping[str, object]) -> str | None:
    """The family of language models that a part of this kind belongs to."""
    if kind != "llama":
        return _FAMILIES.get(kind)
    knows = part.get("vocab_size", _LLAMA_KNOWS)
    return next((family for family, words in _LLAMA_BY_WORDS.items() if knows in words), None)


def language_model_within(kind: str, config: Mapping[str, object]) -> str | None:
    """The family of the language model that was trained to see, by the kind or class of the whole."""
    first, _, last = kind.replace("-", "_").rpartition("_")
    if first and last in _TRAINED_ON:
        return language_model_of(_TRAINED_ON[last], config)
    classes = config.get("architectures")
    grown = _CLASS.fullmatch(str(classes[0])) if isinstance(classes, list) and classes else None
    return language_model_of(_TRAINED_ON.get(grown["last"].casefold(), ""), config) if grown else None


def encoder_of(part: Mapping[str, object]) -> str | None:
    """The encoder that a part is, by its kind or the class that holds it."""
    kind = part.get("model_type")
    if isinstance(kind, str) and kind in _ENCODERS:
        return _ENCODERS[kind]
    classes = part.get("architectures")
    several = classes if isinstance(classes, list) else []
    return next((_CLASSES[one] for one in several if isinstance(one, str) and one in _CLASSES), None)
