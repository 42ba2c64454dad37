"""What a model's `config.json` says of its parts.

Where the language model stands differs: under `text_config`, under `llm_config`, in a part of a part, or flat at the top.
A path is believed only where it is a repository's name: what a training run left there (a path on somebody's disk) says
nothing, unless its last word is the name of a known encoder or says which of its family a language model is. What only the kind of an architecture shows gives way to
whoever names the model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import KIND, Fact, Field, Source
from tracker.facts.models.sizes_in_names import sizes_in_name
from tracker.facts.names import tables_of
from tracker.facts.records.front_matter import repository
from tracker.facts.records.model_types import (
    DECODERS_WITH_EYES,
    encoder_of,
    language_model_of,
    language_model_within,
)
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRAPPERS = ("thinker_config", "vlm_config", "model_config")
_LANGUAGE_PARTS = (
    "text_config", "llm_config", "llm_cfg", "language_config", "language_model", "language_model_config",
    "thinker_config",
)  # fmt: skip
_VISION_PARTS = (
    "vision_config", "vision_tower_config", "vision_tower_cfg", "visual", "visual_config", "vision_encoder_config",
    "vit_config", "visual_tokenizer_config.backbone_config", "visual_tokenizer_config",
)  # fmt: skip
_LANGUAGE_NAMES = ("llm_model_name_or_path", "hf_llm_id", "language_model_name_or_path")
_VISION_NAMES = (
    "mm_vision_tower", "vision_tower", "vision_model_name_or_path", "mm_image_tower", "mm_vision_tower_aux_list",
    "timm_model_ids", "img_processor.model_name",
)  # fmt: skip
_BESIDE = {"mm_image_tower": "mm_video_tower"}
_NAMES_IN_PART = ("_name_or_path", "model_name_or_path", "model_name")
_PROJECTORS = (
    "mm_projector_type", "mm_projector_cfg.mm_projector_type", "connector_type", "projector_config.projector_type",
    "projector_config.model_type", "aligner_config.params.projector_type", "aligner_config.projector_type",
)  # fmt: skip
_PROJECTOR_PARTS = {"qformer_config": "Q-Former", "perceiver_config": "Perceiver Resampler"}
_PROJECTOR_WORDS = {
    "mlp": "MLP", "qformer": "Q-Former", "q_former": "Q-Former", "resampler": "Perceiver Resampler",
    "perceiver": "Perceiver Resampler", "linear": "linear projection", "c-abs": "C-Abstractor",
}  # fmt: skip
_EXPERTS = ("num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts")
_LENGTHS = ("max_position_embeddings", "n_positions", "max_seq_len", "max_sequence_length", "seq_length")
_REPOSITORY = Pattern(r"[\w-][\w.-]*/[\w-][\w.-]*")
_WEIGHTS_FILE = Pattern(r"\.(?:pth?|bin|safetensors|ckpt)$")
_DIGITS = Pattern(r"\d{1,9}")


class _Part(NamedTuple):
    """A part of a configuration, and by which keys it is reached."""

    place: str
    keys: Mapping[str, object]

    def key(self, key: str) -> str:
        """How a key of this part is quoted."""
        return f"{self.place}.{key}" if self.place else key


def config_facts(config: Mapping[str, object]) -> list[Fact]:
    """The backbone, vision encoder, projector, kind of architecture, context length and base model of a configuration."""
    speaking = _parts(config, _LANGUAGE_PARTS)
    seeing = _parts(config, _VISION_PARTS)
    if config.get("model_type") == "vision-encoder-decoder":
        speaking, seeing = _parts(config, ("decoder",)), _parts(config, ("encoder",))
    whole = _Part("", config)
    encoders = list(_encoders(whole, seeing))
    return [
        *_backbone(whole, speaking, sees=bool(encoders)),
        *encoders,
        *_projector(whole),
        *_experts(whole, speaking),
        *_context(whole, speaking),
        *_adapted(config),
    ]


def _parts(config: Mapping[str, object], names: tuple[str, ...]) -> list[_Part]:
    """The parts of these names, also those within what only wraps a model."""
    places = (*names, *(f"{wrapper}.{name}" for wrapper in _WRAPPERS for name in names))
    return [_Part(place, found) for place in places if isinstance(found := _at(config, place), Mapping)]


def _at(config: Mapping[str, object], place: str) -> object:
    found: object = config
    for key in place.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _backbone(whole: _Part, speaking: list[_Part], *, sees: bool) -> Iterator[Fact]:
    named = [(whole, name) for name in _LANGUAGE_NAMES] + [(part, "_name_or_path") for part in speaking]
    for part, key in named:
        path = _text(part.keys.get(key))
        if _REPOSITORY.fullmatch(path) and not path.startswith("."):
            yield _fact(Field.LANGUAGE_MODEL, path.partition("/")[2], part.key(key), path, 0.9)
            return
    path = _text(whole.keys.get("_name_or_path"))
    if sees and _REPOSITORY.fullmatch(path) and tables_of(path.partition("/")[2]) == {"language_models"}:
        yield _fact(Field.LANGUAGE_MODEL, path.partition("/")[2], "_name_or_path", path, 0.85)
        return
    for part in speaking:
        kind = _text(part.keys.get("model_type"))
        if family := language_model_of(kind, part.keys):
            path = _text(part.keys.get("_name_or_path"))
            if version := _version(path, family):
                key = part.key("_name_or_path")
                yield _fact(Field.LANGUAGE_MODEL, version, key, path, 0.8, unit=KIND)
                return
            yield _fact(Field.LANGUAGE_MODEL, family, part.key("model_type"), kind, 0.8, unit=KIND)
            return
    kind = _text(whole.keys.get("model_type"))
    seen = (language_model_within(kind, whole.keys) or language_model_of(kind, whole.keys)) if sees else None
    if family := seen or DECODERS_WITH_EYES.get(kind):
        yield _fact(Field.LANGUAGE_MODEL, family, "model_type", kind, 0.8, unit=KIND)


def _version(path: str, family: str) -> str:
    """Which of a family a place on somebody's disk names, such as Qwen2.5 of Qwen2; its size may be that of a sister."""
    name = _VERSION.match(path.rstrip("/").rpartition("/")[2])
    told = name[0] if name else ""
    return (
        told if told.startswith(family) and told != family and tables_of(told) == {"language_models"} else ""
    )


_VERSION = Pattern(r"[A-Za-z]+\d[\d.]*\d(?![\dBbMm])")


def _encoders(whole: _Part, seeing: list[_Part]) -> Iterator[Fact]:
    """The encoders that are named, else the one whose kind or shape is given."""
    for key in _VISION_NAMES:
        if found := _named(_at(whole.keys, key), key):
            beside = _BESIDE.get(key, "")
            yield from (*found, *_named(whole.keys.get(beside), beside))
            return
    for part in seeing:
        for key in _NAMES_IN_PART:
            found = _named(part.keys.get(key), part.key(key))
            if found and all(_fits(fact.value, part) for fact in found):
                yield from found
                return
    for part in seeing:
        if found := _within(part):
            yield from found
            return
        kind = part.keys.get("model_type")
        if encoder := encoder_of(part.keys):
            yield _fact(Field.VISION_ENCODER, encoder, part.key("model_type"), kind, 0.85, unit=KIND)
            return
        if not kind and isinstance(part.keys.get("patch_size"), int):
            words = part.key("patch_size")
            yield _fact(Field.VISION_ENCODER, "ViT", words, part.keys["patch_size"], 0.7, unit=KIND)
            return


def _named(value: object, key: str) -> list[Fact]:
    """The encoders that a value names, one or a list of them."""
    several = value if isinstance(value, list) else [value]
    towers = {one: name for one in several if isinstance(one, str) and (name := _tower(one))}
    return [_fact(Field.VISION_ENCODER, name, key, one, 0.9) for one, name in towers.items()]


def _tower(path: str) -> str | None:
    """What a path calls an encoder: a repository's own name, and of one on somebody's disk a name that is known."""
    name = _WEIGHTS_FILE.sub("", path.rstrip("/").rpartition("/")[2])
    if path.startswith((".", "/", "~")) or path.count("/") > 1 or name != path.rstrip("/").rpartition("/")[2]:
        return name if "vision_encoders" in tables_of(name) else None
    return name if re.search(r"[A-Za-z]{2}", name) and name != "None" else None


def _fits(name: str, part: _Part) -> bool:
    """Is a part as large as its name says? A name is copied from one configuration to the next, and the shape is not."""
    width, layers = _whole(part.keys.get("hidden_size")), _whole(part.keys.get("num_hidden_layers"))
    weights = _WEIGHTS_OF_LAYER * width**2 * layers
    named = [float(size[:-1]) * 1e9 for size, _ in sizes_in_name(name) if size.endswith("B")]
    return not weights or all(weights * _FAR > size for size in named)


_WEIGHTS_OF_LAYER = 12
"""By the square of its width: four for attention, eight for what follows it."""
_FAR = 3


def _within(part: _Part) -> list[Fact]:
    """The encoders named one level or two further in, as where two towers stand side by side."""
    params = part.keys.get("params")
    inner = params if isinstance(params, Mapping) else {}
    place = _Part(part.key("params"), inner)
    found = _named(inner.get("model_name"), place.key("model_name"))
    for key, tower in inner.items():
        if isinstance(tower, Mapping):
            found += _named(tower.get("model_name"), f"{place.key(str(key))}.model_name")
    return found


def _projector(whole: _Part) -> Iterator[Fact]:
    for key in _PROJECTORS:
        stated = _text(_at(whole.keys, key))
        for word, projector in _PROJECTOR_WORDS.items():
            if word in stated.casefold():
                yield _fact(Field.PROJECTOR, projector, key, stated, 0.9)
                return
    for key, projector in _PROJECTOR_PARTS.items():
        part = whole.keys.get(key)
        if isinstance(part, Mapping):
            yield _fact(Field.PROJECTOR, projector, f"{key}.model_type", part.get("model_type"), 0.9)
            return


def _experts(whole: _Part, speaking: list[_Part]) -> Iterator[Fact]:
    for part in (*speaking, whole):
        for key in _EXPERTS:
            count = part.keys.get(key)
            if any(_whole(one) > 1 for one in (count if isinstance(count, list) else [count])):
                yield _fact(Field.ARCHITECTURE, "mixture-of-experts", part.key(key), count, 0.95)
                return
    if whole.keys.get("is_encoder_decoder") is True:
        yield _fact(Field.ARCHITECTURE, "encoder-decoder", "is_encoder_decoder", True, 0.9)


def _context(whole: _Part, speaking: list[_Part]) -> Iterator[Fact]:
    for part in (*speaking, whole):
        for key in _LENGTHS:
            stated = part.keys.get(key)
            if (length := _whole(stated)) >= 1024:
                yield _fact(Field.CONTEXT_LENGTH, tokens(length), part.key(key), stated, 0.7)
                return


def tokens(length: int) -> str:
    """A count of tokens as lists write it.

    >>> tokens(131072), tokens(128000), tokens(4096), tokens(10485760)
    ('128K', '128K', '4K', '10M')
    """
    for unit in (1000, 1024):
        if length % unit**2 == 0:
            return f"{length // unit**2}M"
    for unit in (1000, 1024):
        if length % unit == 0:
            return f"{length // unit}K"
    return str(length)


def _adapted(config: Mapping[str, object]) -> Iterator[Fact]:
    """What an adapter is for; of a path on somebody's disk its last word, where that is what they had fetched."""
    for key in ("base_model_name_or_path", "peft.base_model_name_or_path"):
        base = _text(_at(config, key))
        if name := repository(base):
            yield _fact(Field.BASE_MODEL, name, key, base, 0.9)
            return


def _whole(value: object) -> int:
    """A number, also where somebody wrote it as a text; 0 for anything else."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _fact(field: Field, value: str, key: str, stated: object, confidence: float, *, unit: str = "") -> Fact:
    """A fact of a configuration quotes the key and the value as JSON would show them."""
    return Fact(field, value, f"{key}: {json.dumps(stated)}", Source.CONFIG, confidence, unit)
