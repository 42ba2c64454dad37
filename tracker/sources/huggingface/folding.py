"""Folding children onto their base: a quantised, merged, adapted or fine-tuned copy is no work of its own; pure.

A fine-tune is folded only where its base is a model of the wanted kind, because a vision-language model says
"fine-tuned from" of the plain language model that it was built on.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.sources.huggingface.wire import is_repository

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.sources.huggingface.wire import HubModel


class Relation(StrEnum):
    """How a child came from its base."""

    QUANTIZED = "quantized"
    MERGE = "merge"
    ADAPTER = "adapter"
    FINETUNE = "finetune"


@dataclass(frozen=True, slots=True)
class Descent:
    """What a model says of where it comes from."""

    bases: tuple[str, ...]
    relation: Relation | None


_BY_NAME = (
    (
        Relation.QUANTIZED,
        re.compile(
            r"(?:^|[-_.])(?:gguf|awq|gptq|exl[23]|mlx|[48]bit|int[48]|fp8|nvfp4|bnb|w4a16|q[2-8]_)",
            re.IGNORECASE,
        ),
    ),
    (Relation.ADAPTER, re.compile(r"(?:^|[-_.])(?:q?lora|adapter|peft)(?:$|[-_.])", re.IGNORECASE)),
    (Relation.MERGE, re.compile(r"(?:^|[-_.])merged?(?:$|[-_.])", re.IGNORECASE)),
)
_SEES = re.compile(
    r"vl(?:m|a)?(?:$|[-_.\d])|vision|visual|llava|omni|multimodal|paligemma|pixtral|molmo|florence|ovis|kosmos|blip|"
    r"cogvlm|internvl|minicpm-?[vo]|qvq|ocr|image|video",
    re.IGNORECASE,
)


def descent_of(model: HubModel) -> Descent:
    """The bases by tags and card, with the relation that the tags, the library or the name tell.

    What bears no name of a repository, as an address or a folder, is no base: its name would become a work's.
    """
    named: list[str] = []
    relation: Relation | None = None
    for tag in model.tagged("base_model:"):
        kind, _, name = tag.partition(":")
        if kind in {known.value for known in Relation}:
            relation = Relation(kind)
        named.append(name or tag)
    named += _card_bases(model.card)
    bases = dict.fromkeys(name for name in named if name != model.id and is_repository(name))
    if bases and relation in (None, Relation.FINETUNE):
        relation = _told_by_name(model) or relation or Relation.FINETUNE
    elif not bases:
        relation = _told_by_name(model)
    return Descent(tuple(bases), relation)


def _told_by_name(model: HubModel) -> Relation | None:
    if model.library == "peft":
        return Relation.ADAPTER
    return next((relation for relation, name in _BY_NAME if name.search(model.short_name)), None)


def _card_bases(card: Mapping[str, object] | None) -> tuple[str, ...]:
    given = (card or {}).get("base_model")
    names = given if isinstance(given, list) else [given]
    return tuple(name.strip() for name in names if isinstance(name, str))


@dataclass(frozen=True, slots=True)
class Folded:
    """Which models stand for themselves, and onto what the others were folded."""

    own: tuple[HubModel, ...]
    children: Mapping[str, str]
    """Child to base, both by id; the base need not be among the models."""
    counts: Mapping[str, int]
    """How many children each base has here."""


def fold(models: Sequence[HubModel]) -> Folded:
    """Follow each model to the base at the end of its line."""
    known = {model.id: model for model in models}
    parents = {model.id: parent for model in models if (parent := _parent(model, known))}
    children = {name: _end_of_line(name, parents) for name in parents}
    children = {name: base for name, base in children.items() if base != name}
    own = tuple(model for model in known.values() if model.id not in children)
    return Folded(own, children, Counter(children.values()))


def _parent(model: HubModel, known: Mapping[str, HubModel]) -> str | None:
    """The base onto which a model is folded, or None where it stands for itself."""
    descent = descent_of(model)
    if not descent.bases:
        return None
    base = descent.bases[0]
    if descent.relation is not Relation.FINETUNE:
        return base
    if len(descent.bases) > 1:  # a language model and a vision encoder put together: something new
        return None
    return base if base in known or _SEES.search(base.partition("/")[2]) else None


def _end_of_line(name: str, parents: Mapping[str, str]) -> str:
    seen = {name}
    while (parent := parents.get(name)) and parent not in seen:
        seen.add(parent)
        name = parent
    in_a_circle = parents.get(name) in seen  # models that name each other: any one stands for all
    return min(seen) if in_a_circle else name
