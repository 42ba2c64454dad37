"""What stands in the cells of a table, and how a table leaves out what it does not know."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Facts, Field
from tracker.facts.naming.shortening import capital
from tracker.facts.saying.aims import task_words
from tracker.facts.saying.chinese import counted_in_chinese, is_chinese, kind_in_chinese
from tracker.facts.saying.composing import (
    Composed,
    count_words,
    counts_apart,
    size_words,
    things_counted,
)
from tracker.facts.tasks import sure_tasks
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EMPTY = Pattern(r"\s*(?:[-–—/]|N/?A|TBD|\?|None|无|未知)?\s*", re.IGNORECASE)
_PLUS = Pattern(r"[A-Za-z](?P<between>\s*[+/&,-]\s*)[A-Z]")
_ONE_SIZE = Pattern(r"^\W*\d[\d.,]*\s?[KMBk]?\+?\W*$")
_OF_MODEL = Pattern(r"^\W*\d[\d.]*\s?[Bb](?:\s*[-/,&~+–]\s*(?:A?\d[\d.]*\s?[BbMm]))*\W*$")
"""How large models are said to be: 7B, 2B/72B, 30B-A3B."""
_MODALITY_WORDS = {
    "image": "Image", "video": "Video", "3d": "3D", "depth": "Depth", "infrared": "Infrared", "audio": "Audio",
    "speech": "Speech", "text": "Text", "action": "Action",
}  # fmt: skip
"""What goes in or out, in the order of a table; a field of use (documents, charts, medicine) is none of these."""
_IN_CHINESE = {
    "image": "图像", "video": "视频", "3d": "3D", "depth": "深度", "infrared": "红外", "audio": "音频", "speech": "语音",
    "text": "文本", "action": "动作",
}  # fmt: skip


def cell(header: str, facts: Facts, samples: Sequence[str] = ()) -> Composed:
    """What a work has to say under a column's header, in the way of the cells that stand there; empty if nothing."""
    low = header.casefold()
    write = next((writer for pattern, writer in _COLUMNS if pattern.search(low)), None)
    composed = write(facts, samples) if write else Composed("")
    if write in (_use, _modalities) and _is_foreign(composed.text, samples):
        composed = Composed("")
    return composed if composed.text else Composed(blank(samples))


def _is_foreign(text: str, samples: Sequence[str]) -> bool:
    """Is this none of the words that a column makes do with, such as `Planning` and `Control` for a task?"""
    counted = Counter(sample.strip().casefold() for sample in samples if not _EMPTY.fullmatch(sample))
    often = sum(count for count in counted.values() if count > 1)
    return (
        counted.total() >= _FEWEST and often >= _CLOSED * counted.total() and text.casefold() not in counted
    )


_FEWEST = 5
"""Fewer cells do not tell that they make do with some words."""
_CLOSED = 0.7
"""So large a share of the cells says what others say too."""


def is_told(header: str) -> bool:
    """Is there anything that facts have to say under a header?"""
    low = header.casefold()
    return any(pattern.search(low) for pattern, _ in _COLUMNS)


def asks_for_fact(header: str) -> bool:
    """Does a header name a fact that a work has or has not? What it is for can be said in any words.

    >>> [asks_for_fact(one) for one in ("Architecture", "Use case", "Key ideas")]
    [True, False, False]
    """
    low = header.casefold()
    return any(pattern.search(low) for pattern, write in _COLUMNS if write is not _use)


def blank(samples: Sequence[str]) -> str:
    """How a column leaves out what is not known: the empty cell its rows use most.

    >>> blank(["5B pairs", "-", "-", "N/A"]), blank(["5B pairs"])
    ('-', '')
    """
    empty = Counter(sample.strip() for sample in samples if _EMPTY.fullmatch(sample))
    return empty.most_common(1)[0][0] if empty else ""


def _modalities(facts: Facts, samples: Sequence[str]) -> Composed:
    by_tag = {fact.value: fact for fact in facts.of(Field.MODALITIES)}
    found = tuple(by_tag[tag] for tag in _MODALITY_WORDS if tag in by_tag)
    chinese = _in_chinese(samples)
    words, between = (_IN_CHINESE, "、") if chinese else (_MODALITY_WORDS, _most_between(samples) or "-")
    return Composed(between.join(words[fact.value] for fact in found), found)


def _in_chinese(samples: Sequence[str]) -> bool:
    """Is most of a column written in Chinese?"""
    said = [sample for sample in samples if not _EMPTY.fullmatch(sample)]
    return sum(map(is_chinese, said)) * 2 > len(said)


def _most_between(samples: Sequence[str]) -> str | None:
    counted = Counter(match["between"] for sample in samples for match in _PLUS.finditer(sample)).most_common(
        1
    )
    return counted[0][0] if counted else None


def _size(facts: Facts, samples: Sequence[str]) -> Composed:
    """How much data holds; in a column of models' sizes how many parameters a model has."""
    if sum(bool(_OF_MODEL.match(sample)) for sample in samples) > len(samples) / 2:
        return _parameters(facts, samples)
    found = tuple(things_counted(facts)[:1])
    if not found:
        return Composed("")
    value, unit = size_words(found[0].value), found[0].unit
    if samples and sum(bool(_ONE_SIZE.match(sample)) for sample in samples) > len(samples) / 2:
        return Composed(value, found)
    return Composed(counted_in_chinese(value, unit) if _in_chinese(samples) else f"{value} {unit}", found)


def _parameters(facts: Facts, samples: Sequence[str]) -> Composed:
    del samples
    found = facts.of(Field.PARAMETERS)
    whole, active = (list(dict.fromkeys(count_words(f.value) for f in some)) for some in counts_apart(found))
    at_a_time = f"{', '.join(active)} active" if active else ""
    if whole and at_a_time:
        at_a_time = f" ({at_a_time})"
    return Composed(", ".join(whole) + at_a_time, found)


def _use(facts: Facts, samples: Sequence[str]) -> Composed:
    found = sure_tasks(facts)[:1]
    if not found:
        return Composed("")
    return Composed(capital(task_words(found[0], facts, chinese=_in_chinese(samples))), found)


def _kind(facts: Facts, samples: Sequence[str]) -> Composed:
    found = facts.of(Field.ARCHITECTURE)
    if not found:
        return Composed("")
    kind = found[0].value
    return Composed(kind_in_chinese(kind) if _in_chinese(samples) else capital(kind), found)


def _values(field: Field) -> Callable[[Facts, Sequence[str]], Composed]:
    def write(facts: Facts, samples: Sequence[str]) -> Composed:
        del samples
        found: tuple[Fact, ...] = facts.of(field)
        return Composed(", ".join(dict.fromkeys(fact.value for fact in found)), found)

    return write


def _untold(facts: Facts, samples: Sequence[str]) -> Composed:
    """What no source of ours tells, such as who employs the authors."""
    del facts, samples
    return Composed("")


_COLUMNS: tuple[tuple[Pattern, Callable[[Facts, Sequence[str]], Composed]], ...] = (
    (Pattern(r"modalit|模态"), _modalities),
    (Pattern(r"param|参数|model[ -]size|模型(?:规模|大小)"), _parameters),
    (Pattern(r"\bsize|scale|规模|数量"), _size),
    (Pattern(r"use[ -]?case|task|purpose|application|focus|用途|任务"), _use),
    (Pattern(r"licen[sc]e|许可"), _values(Field.LICENCE)),
    (Pattern(r"projector|connector|投影|连接器"), _values(Field.PROJECTOR)),
    (Pattern(r"vision|visual|视觉"), _values(Field.VISION_ENCODER)),
    (Pattern(r"backbone|llm|language model|语言模型|骨干"), _values(Field.LANGUAGE_MODEL)),
    (Pattern(r"architecture|架构|结构"), _kind),
    (Pattern(r"context|上下文"), _values(Field.CONTEXT_LENGTH)),
    (Pattern(r"language|语言"), _values(Field.LANGUAGES)),
    (Pattern(r"venue|conference|会议"), _values(Field.VENUE)),
    (Pattern(r"training data|训练数据"), _values(Field.TRAINING_DATA)),
    (Pattern(r"base model|基座"), _values(Field.BASE_MODEL)),
    (
        Pattern(
            r"\borgs?\b|organi[sz]ation|institut|affiliat|company|developer|creator|publisher|\blab\b|机构"
        ),
        _untold,
    ),
    (Pattern(r"\bmetrics?\b|\bstars?\b|\bscores?\b|\bcit(?:ations?|ed)\b|指标|引用"), _untold),
    (Pattern(r"\bupdate[sd]?\b|\blast commit\b|更新"), _untold),
)
