"""What the Hugging Face Hub itself says of a repository: totals it counted, tags it computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.fact import COUNTED, Fact, Field, Source
from tracker.facts.licences import is_known, same_licence
from tracker.facts.models.sizes_in_names import sizes_in_name
from tracker.facts.records.configs import config_facts, tokens
from tracker.facts.records.front_matter import front_matter_facts, is_of_data
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeGuard

_WEIGHTS = frozenset({"F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2"})
_RELATION = Pattern(r"^(?:finetune|quantized|merge|adapter):")
_PACKED_SHARE = 0.05
"""More whole numbers than this among the weights, and several parameters share one: the total says nothing."""
_MOVED_IN = "2022-03-02T23:29"
"""When the Hub began to count: every repository that is older says so, and none was made then."""
_TAGGED = ("license", "language", "size_categories", "task_categories", "task_ids")


def hub_facts(info: Mapping[str, object]) -> list[Fact]:
    """The facts of one answer of the Hub about a model or dataset."""
    matter = _matter(info)
    data = is_of_data(matter) and not any(key in info for key in ("safetensors", "gguf", "config"))
    facts = [*(() if data else _sizes(info, matter)), *_created(info), *_tags(info)]
    facts += front_matter_facts(matter, Source.HUB)
    facts += _other_licences(info, facts)
    config = info.get("config")
    if isinstance(config, Mapping):
        facts += config_facts(config)
    return _once(facts)


def _matter(info: Mapping[str, object]) -> dict[str, object]:
    """What the Hub gives of a card's front matter, and where it gives none, what its own tags make of that."""
    tags: dict[str, list[str]] = {}
    for kind, value in _told_by(info):
        if kind in _TAGGED:
            tags.setdefault(kind, []).append(value)
    own = {key: info[key] for key in ("pipeline_tag", "library_name") if isinstance(info.get(key), str)}
    card = info.get("cardData")
    return {**tags, **own, **(card if isinstance(card, Mapping) else {})}


def _sizes(info: Mapping[str, object], matter: Mapping[str, object]) -> Iterator[Fact]:
    """The size in a repository's name, and what was counted; the weights of an adapter are not those of a model."""
    repository = info.get("id") or info.get("modelId")
    if isinstance(repository, str):
        for size, words in sizes_in_name(repository.rpartition("/")[2]):
            yield Fact(Field.PARAMETERS, size, words, Source.HUB, 0.8)
    adapts = any(kind == "base_model" and value.startswith("adapter:") for kind, value in _told_by(info))
    if not adapts and matter.get("library_name") != "peft":
        yield from _total(info)


def _created(info: Mapping[str, object]) -> Iterator[Fact]:
    created = info.get("createdAt")
    if isinstance(created, str) and len(created) >= 10 and not created.startswith(_MOVED_IN):
        yield Fact(Field.RELEASED, created[:10], f"createdAt: {created}", Source.HUB, 0.8)


def _total(info: Mapping[str, object]) -> Iterator[Fact]:
    """The count of weights, where each stands for one parameter; of packed ones what the file says of itself."""
    gguf = info.get("gguf")
    if isinstance(gguf, Mapping) and gguf.get("architecture") != _PROJECTOR_FILE:
        total, length = gguf.get("total"), gguf.get("context_length")
        if is_count(total):
            yield counted(total, f"gguf.total: {total}")
        if isinstance(length, int) and length >= 1024:
            words = f"gguf.context_length: {length}"
            yield Fact(Field.CONTEXT_LENGTH, tokens(length), words, Source.HUB, 0.7)
    safetensors = info.get("safetensors")
    if not isinstance(safetensors, Mapping):
        return
    counts = safetensors.get("parameters")
    if not isinstance(counts, Mapping):
        total = safetensors.get("total")
        if is_count(total) and not _is_packed(info):
            yield counted(total, f"safetensors.total: {total}")
        return
    whole = {str(kind): count for kind, count in counts.items() if isinstance(count, int)}
    weights = sum(count for kind, count in whole.items() if kind in _WEIGHTS)
    if is_count(weights) and sum(whole.values()) - weights <= _PACKED_SHARE * weights:
        yield counted(weights, f"safetensors: {weights}")


def _is_packed(info: Mapping[str, object]) -> bool:
    """Does a repository call itself packed? Several parameters may then share one of the numbers that are counted."""
    tags = (f"{kind}:{value}" for kind, value in _told_by(info))
    return any(_PACKED.search(text) for text in (str(info.get("id") or info.get("modelId")), *tags))


_PACKED = Pattern(
    r"quantized|awq|gptq|gguf|exl2|mlx|bitsandbytes|bnb|[48]-?bit|int[48]|[fn][fp]4", re.IGNORECASE
)
_PROJECTOR_FILE = "clip"
"""What holds only the eyes of a model calls itself so."""
_SMALLEST, _LARGEST = 10**5, 10**15


def is_count(value: object) -> TypeGuard[int]:
    """May so many parameters have been counted? Fewer or more than any model has were never counted."""
    return isinstance(value, int) and _SMALLEST <= value <= _LARGEST


def counted(count: int, words: str) -> Fact:
    """A total that somebody counted, as against the size a model is named by."""
    return Fact(Field.PARAMETERS, rounded(count), words, Source.HUB, 0.9, COUNTED)


def rounded(count: int) -> str:
    """A count of parameters as lists write it.

    >>> rounded(124_000_000), rounded(8_292_166_656), rounded(72_000_000_000)
    ('124M', '8.3B', '72B')
    """
    value, unit = (count / 1e9, "B") if count >= 1e9 else (count / 1e6, "M")
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return text.removesuffix(".0") + unit


def _tags(info: Mapping[str, object]) -> Iterator[Fact]:
    for kind, value in _told_by(info):
        tag = f"{kind}:{value}"
        if kind == "base_model":
            yield Fact(Field.BASE_MODEL, _RELATION.sub("", value), tag, Source.HUB, 0.9)
        elif kind == "dataset":
            yield Fact(Field.TRAINING_DATA, value, tag, Source.HUB, 0.8)
        elif kind == "modality":
            yield Fact(Field.MODALITIES, value, tag, Source.HUB, 0.7)


def _told_by(info: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What each tag is about and what it says."""
    tags = info.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, str):
            kind, _, value = tag.partition(":")
            yield kind, value


def _other_licences(info: Mapping[str, object], facts: Sequence[Fact]) -> list[Fact]:
    """The licences among the tags that the card does not give."""
    given = [fact.value for fact in facts if fact.field is Field.LICENCE]
    tagged = [value for kind, value in _told_by(info) if kind == "license" and is_known(value)]
    return [
        Fact(Field.LICENCE, value, f"license:{value}", Source.HUB, 0.8)
        for value in tagged
        if given and not any(same_licence(value, one) for one in given)
    ]


def _once(facts: list[Fact]) -> list[Fact]:
    return list({(fact.field, fact.value, fact.unit): fact for fact in reversed(facts)}.values())[::-1]
