"""The folded block behind an entry: architecture, training, data and links, as far as they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Facts, Field
from tracker.facts.saying.composing import Composed, describe
from tracker.facts.saying.manner import Manner, Says
from tracker.facts.tasks import sure_tasks
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUMMARY = Pattern(r"<summary>.*?</summary>", re.DOTALL | re.IGNORECASE)
_LABEL = Pattern(
    r"(?P<mark>\*\*|__|<b>|<strong>)(?P<label>[A-Z][\w &/-]{2,30}?)(?P<colon>:?)(?:\*\*|__|</b>|</strong>)(?P<after>:?)"
)
_TRAINING = ("instruction-tuning", "reinforcement-learning", "alignment")
_TRAINING_WORDS = {
    "instruction-tuning": "instruction tuning",
    "reinforcement-learning": "reinforcement learning",
    "alignment": "preference alignment",
}
_LINKS = (
    (Field.CODE_URL, "Code"),
    (Field.MODEL_URL, "Model"),
    (Field.DATA_URL, "Data"),
    (Field.PROJECT_URL, "Project"),
    (Field.DEMO_URL, "Demo"),
)
_TOPICS = ("architecture", "training", "data", "links")


def details(facts: Facts, example: str = "") -> Composed:
    """A `<details>` block like the example's: its summary and its labels; empty where nothing is known."""
    written = {topic: part for topic in _TOPICS if (part := _part(topic, facts)).text}
    if not written:
        return Composed("")
    summary = _SUMMARY.search(example)
    labels = _labels(example)
    lines = [f"{labels[topic]} {part.text}" for topic, part in written.items()]
    block = [
        "<details>",
        summary[0] if summary else "<summary>More</summary>",
        "",
        *_apart(lines),
        "</details>",
    ]
    said = tuple(fact for part in written.values() for fact in part.facts)
    return Composed("\n".join(block), said)


def _apart(lines: Sequence[str]) -> list[str]:
    return [piece for line in lines for piece in (line, "")]


def _labels(example: str) -> dict[str, str]:
    """How the example writes its labels, by topic; a topic it lacks is written in the same way."""
    found = list(_LABEL.finditer(example))
    like = found[0] if found else None
    words = {"architecture": "Architecture", "training": "Training", "data": "Datasets", "links": "Links"}
    for match in found:
        for topic in _TOPICS:
            if topic.removesuffix("s") in match["label"].casefold():
                words[topic] = match["label"]
    if like is None:
        return {topic: f"**{word}:**" for topic, word in words.items()}
    closing = like["mark"].replace("<", "</") if like["mark"].startswith("<") else like["mark"]
    return {t: f"{like['mark']}{word}{like['colon']}{closing}{like['after']}" for t, word in words.items()}


def _part(topic: str, facts: Facts) -> Composed:
    if topic == "architecture":
        told = describe(_only(facts, *_MODEL_FIELDS), Manner(says=Says.ARCHITECTURE, stop=True))
        joint = facts.of(Field.PROJECTOR)
        said = [told.text, *(f"Projector: {fact.value}." for fact in joint)]
        return Composed(" ".join(filter(None, said)), (*told.facts, *joint))
    if topic == "training":
        found = tuple(fact for fact in sure_tasks(facts) if fact.value in _TRAINING)
        words = ", ".join(_TRAINING_WORDS[fact.value] for fact in found)
        return Composed(words[:1].upper() + words[1:] + ".", found) if found else Composed("")
    if topic == "data":
        found = (*facts.of(Field.TRAINING_DATA), *facts.of(Field.SIZES))
        words = ", ".join(f"{fact.value} {fact.unit}".strip() for fact in found)
        return Composed(words + ".", found) if found else Composed("")
    links = tuple((label, fact) for field, label in _LINKS for fact in facts.of(field))
    return Composed(
        ", ".join(f"[{label}]({fact.value})" for label, fact in links), tuple(f for _, f in links)
    )


_MODEL_FIELDS = (Field.ARCHITECTURE, Field.PARAMETERS, Field.VISION_ENCODER, Field.LANGUAGE_MODEL)


def _only(facts: Facts, *fields: Field) -> Facts:
    kept: tuple[Fact, ...] = tuple(fact for fact in facts.found if fact.field in fields)
    return Facts(kept)
