"""The folded block behind an entry: architecture, training, data and links, as far as they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Facts, Field
from tracker.facts.naming.shortening import capital
from tracker.facts.saying.aims import task_words
from tracker.facts.saying.chinese import counted_in_chinese, is_chinese
from tracker.facts.saying.composing import Composed, describe, size_words, things_counted
from tracker.facts.saying.manner import Manner, Says
from tracker.facts.tasks import sure_tasks
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SUMMARY = Pattern(r"<summary>.*?</summary>", re.DOTALL | re.IGNORECASE)
_LABEL = Pattern(
    r"(?P<mark>\*\*|__|<b>|<strong>)(?P<label>(?:[A-Z]\w|[\u4e00-\u9fff])[\w &/-]{1,30}?)(?P<colon>[:：]?)(?:\*\*|__|</b>|</strong>)(?P<after>[:：]?)"
)
_TRAINING = ("instruction-tuning", "reinforcement-learning", "alignment")
_LINKS = (
    (Field.CODE_URL, "Code"),
    (Field.MODEL_URL, "Model"),
    (Field.DATA_URL, "Data"),
    (Field.PROJECT_URL, "Project"),
    (Field.DEMO_URL, "Demo"),
)
_TOPICS = {"architecture": "架构|结构", "training": "训练", "data": "数据", "links": "链接|资源"}
"""What a block tells of, and what lists in Chinese call it."""
_TITLES = {"architecture": "Architecture", "training": "Training", "data": "Datasets", "links": "Links"}
_TITLES_IN_CHINESE = {"architecture": "架构", "training": "训练", "data": "数据", "links": "链接"}


def details(facts: Facts, example: str = "") -> Composed:
    """A `<details>` block like the example's: its summary and its labels; empty where nothing is known."""
    chinese = is_chinese(example)
    written = {topic: part for topic in _TOPICS if (part := _part(topic, facts, chinese=chinese)).text}
    if not written:
        return Composed("")
    summary = _SUMMARY.search(example)
    labels = _labels(example, _TITLES_IN_CHINESE if chinese else _TITLES)
    apart = {topic: "" if label.endswith("：") else " " for topic, label in labels.items()}
    lines = [f"{labels[topic]}{apart[topic]}{part.text}" for topic, part in written.items()]
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


def _labels(example: str, titles: Mapping[str, str]) -> dict[str, str]:
    """How the example writes its labels, by topic; a topic it lacks is written in the same way."""
    found = list(_LABEL.finditer(example))
    like = found[0] if found else None
    words = dict(titles)
    for match in found:
        for topic, called in _TOPICS.items():
            if re.search(rf"{topic.removesuffix('s')}|{called}", match["label"].casefold()):
                words[topic] = match["label"]
    if like is None:
        return {topic: f"**{word}:**" for topic, word in words.items()}
    closing = like["mark"].replace("<", "</") if like["mark"].startswith("<") else like["mark"]
    return {t: f"{like['mark']}{word}{like['colon']}{closing}{like['after']}" for t, word in words.items()}


def _part(topic: str, facts: Facts, *, chinese: bool) -> Composed:
    writers = {"architecture": _architecture, "training": _training, "data": _data, "links": _links}
    return writers[topic](facts, chinese=chinese)


def _architecture(facts: Facts, *, chinese: bool) -> Composed:
    told = describe(_only(facts, *_MODEL_FIELDS), Manner(says=Says.ARCHITECTURE, stop=True, chinese=chinese))
    joint = facts.of(Field.PROJECTOR)
    named = "投影层：{}。" if chinese else "Projector: {}."
    said = [told.text, *(named.format(fact.value) for fact in joint)]
    return Composed(("" if chinese else " ").join(filter(None, said)), (*told.facts, *joint))


def _training(facts: Facts, *, chinese: bool) -> Composed:
    found = tuple(fact for fact in sure_tasks(facts) if fact.value in _TRAINING)
    words = [task_words(fact, facts, chinese=chinese) for fact in found]
    told = _sentence(words, found, chinese=chinese)
    return told._replace(text=capital(told.text))


def _data(facts: Facts, *, chinese: bool) -> Composed:
    learned, held = facts.of(Field.TRAINING_DATA), tuple(things_counted(facts))
    counted = (
        counted_in_chinese(size_words(f.value), f.unit)
        if chinese
        else f"{size_words(f.value)} {f.unit}".strip()
        for f in held
    )
    return _sentence([*(fact.value for fact in learned), *counted], (*learned, *held), chinese=chinese)


def _links(facts: Facts, *, chinese: bool) -> Composed:
    links = tuple((label, fact) for field, label in _LINKS for fact in facts.of(field))
    text = ("、" if chinese else ", ").join(f"[{label}]({fact.value})" for label, fact in links)
    return Composed(text, tuple(fact for _, fact in links))


def _sentence(words: Sequence[str], facts: tuple[Fact, ...], *, chinese: bool) -> Composed:
    """Some things one after the other, as they are written where they are names."""
    if not words:
        return Composed("")
    text = ("、" if chinese else ", ").join(words)
    return Composed(text + ("。" if chinese else "."), facts)


_MODEL_FIELDS = (Field.ARCHITECTURE, Field.PARAMETERS, Field.VISION_ENCODER, Field.LANGUAGE_MODEL)


def _only(facts: Facts, *fields: Field) -> Facts:
    kept: tuple[Fact, ...] = tuple(fact for fact in facts.found if fact.field in fields)
    return Facts(kept)
