"""What a work is for, in words that can stand in an entry.

A tag is short for many things, so no word is put to it that nothing told: not each work on hallucination evaluates it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Facts, Field
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = {
    "ocr": "OCR", "gui": "GUI understanding", "math": "mathematical reasoning",
    "document": "document understanding", "chart": "chart understanding", "spatial": "spatial reasoning",
    "driving": "autonomous driving", "agent": "agents", "grounding": "visual grounding", "alignment": "preference alignment",
}  # fmt: skip
"""What a tag is written out as; any other is a word by itself."""
_IN_CHINESE = {
    "vqa": "问答", "captioning": "描述生成", "retrieval": "检索", "grounding": "视觉定位", "document": "文档理解",
    "chart": "图表理解", "gui": "GUI 理解", "video-understanding": "视频理解", "reasoning": "推理", "math": "数学推理",
    "spatial": "空间推理", "hallucination": "幻觉", "safety": "安全", "efficiency": "效率", "generation": "生成",
    "editing": "编辑", "segmentation": "分割", "detection": "检测", "classification": "分类", "robotics": "机器人",
    "driving": "自动驾驶", "medical": "医学", "remote-sensing": "遥感", "dialogue": "对话",
    "instruction-tuning": "指令微调", "reinforcement-learning": "强化学习", "multilingual": "多语言", "agent": "智能体",
    "long-context": "长上下文", "alignment": "偏好对齐", "prompt-learning": "提示学习", "counting": "计数",
}  # fmt: skip
_SEEN = frozenset(("image", "video", "3d", "depth", "infrared"))
_HEARD = frozenset(("audio", "speech"))
_EVALUATES = Pattern(r"evaluat|benchmark|assess|measur|test|probe|probing|diagnos")


def task_words(fact: Fact, facts: Facts, *, chinese: bool = False) -> str:
    """A task's tag in words that can stand in a sentence about a work of these facts."""
    if chinese:
        holds, more = _MORE_IN_CHINESE.get(fact.value, (None, ""))
        borne_out = holds is not None and holds(fact, facts)
        return more if borne_out else _IN_CHINESE.get(fact.value, _plain(fact.value))
    said = _MORE.get(fact.value)
    if said is None:
        return _plain(fact.value)
    bears_out, more, less = said
    return more if bears_out(fact, facts) else less


def tag_of(words: str) -> str:
    """The tag that some words write out; the words themselves where they are none's.

    >>> tag_of("Autonomous driving"), tag_of("visual question answering"), tag_of("cartography")
    ('driving', 'vqa', 'cartography')
    """
    said = words.casefold()
    written = {less: tag for tag, (_, *both) in _MORE.items() for less in both}
    written |= {more.casefold(): tag for tag, more in _WORDS.items()}
    return written.get(said) or next((tag for tag in _IN_CHINESE if _plain(tag).casefold() == said), words)


def _plain(tag: str) -> str:
    return _WORDS.get(tag, tag.replace("-", " "))


def _is_of_several(_: Fact, facts: Facts) -> bool:
    """Is more than text told of what goes in or out?"""
    return not (_SEEN | _HEARD).isdisjoint(facts.values(Field.MODALITIES))


def _is_seen(_: Fact, facts: Facts) -> bool:
    return not _SEEN.isdisjoint(facts.values(Field.MODALITIES))


def _evaluates(fact: Fact, facts: Facts) -> bool:
    """Does the work say of itself that it evaluates?"""
    said = " ".join((fact.words, facts.subtitle, facts.one(Field.CONTRIBUTION) or ""))
    return _EVALUATES.search(said.casefold()) is not None


_MORE: dict[str, tuple[Callable[[Fact, Facts], bool], str, str]] = {
    "vqa": (_is_seen, "visual question answering", "question answering"),
    "reasoning": (_is_of_several, "multimodal reasoning", "reasoning"),
    "medical": (_is_seen, "medical imaging", "medicine"),
    "hallucination": (_evaluates, "hallucination evaluation", "hallucination"),
    "safety": (_evaluates, "safety evaluation", "safety"),
}
"""What is said where something bears it out, and what otherwise."""
_MORE_IN_CHINESE: dict[str, tuple[Callable[[Fact, Facts], bool], str]] = {
    "vqa": (_is_seen, "视觉问答"),
    "reasoning": (_is_of_several, "多模态推理"),
    "medical": (_is_seen, "医学影像"),
    "hallucination": (_evaluates, "幻觉评测"),
    "safety": (_evaluates, "安全评测"),
}
