"""What the Hugging Face Hub itself says of a repository: totals it counted, tags it computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.fact import COUNTED, Fact, Field, Source
from tracker.facts.models.parameters import sizes_in_name
from tracker.facts.records.cards import front_matter_facts
from tracker.facts.records.configs import config_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEIGHTS = frozenset({"F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2"})
_RELATIONS = ("finetune:", "quantized:", "merge:", "adapter:")
_PACKED_SHARE = 0.05
"""More whole numbers than this among the weights, and several parameters share one: the total says nothing."""


def hub_facts(info: Mapping[str, object]) -> list[Fact]:
    """The facts of one answer of the Hub about a model or dataset."""
    facts = [*_identity(info), *_total(info), *_tags(info)]
    card = info.get("cardData")
    if isinstance(card, Mapping):
        facts += front_matter_facts(card, Source.HUB)
    config = info.get("config")
    if isinstance(config, Mapping):
        facts += config_facts(config)
    return _once(facts)


def _identity(info: Mapping[str, object]) -> Iterator[Fact]:
    repository = info.get("id") or info.get("modelId")
    if isinstance(repository, str):
        for size, words in sizes_in_name(repository.rpartition("/")[2]):
            yield Fact(Field.PARAMETERS, size, words, Source.HUB, 0.8)
    created = info.get("createdAt")
    if isinstance(created, str) and len(created) >= 10:
        yield Fact(Field.RELEASED, created[:10], f"createdAt: {created}", Source.HUB, 0.8)


def _total(info: Mapping[str, object]) -> Iterator[Fact]:
    """The count of weights, where each stands for one parameter."""
    safetensors = info.get("safetensors")
    counts = safetensors.get("parameters") if isinstance(safetensors, Mapping) else None
    if not isinstance(counts, Mapping):
        return
    whole = {str(kind): count for kind, count in counts.items() if isinstance(count, int)}
    weights = sum(count for kind, count in whole.items() if kind in _WEIGHTS)
    if weights and sum(whole.values()) - weights <= _PACKED_SHARE * weights:
        yield counted(weights, f"safetensors: {weights}")


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
    tags = info.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if not isinstance(tag, str):
            continue
        kind, _, value = tag.partition(":")
        if kind == "license" and value not in ("other", "unknown"):
            yield Fact(Field.LICENCE, value, tag, Source.HUB, 0.9)
        elif kind == "base_model":
            for relation in _RELATIONS:
                value = value.removeprefix(relation)
            yield Fact(Field.BASE_MODEL, value, tag, Source.HUB, 0.9)
        elif kind == "dataset":
            yield Fact(Field.TRAINING_DATA, value, tag, Source.HUB, 0.8)
        elif kind == "modality":
            yield Fact(Field.MODALITIES, value, tag, Source.HUB, 0.7)
        elif kind == "size_categories":
            yield Fact(Field.SIZES, value, tag, Source.HUB, 0.6, "rows")


def _once(facts: list[Fact]) -> list[Fact]:
    return list({(fact.field, fact.value, fact.unit): fact for fact in reversed(facts)}.values())[::-1]
