"""How a list in Chinese words what is counted and how a model is built; what has no word here stays as it is."""

from __future__ import annotations

from tracker.facts.naming.shortening import capital
from tracker.pattern import Pattern

_THINGS = {
    "images": "张图像", "videos": "个视频", "video clips": "个视频片段", "clips": "个片段", "frames": "帧",
    "questions": "个问题", "QA pairs": "个问答对", "question-answer pairs": "个问答对",
    "question-answering pairs": "个问答对", "VQA pairs": "个视觉问答对", "image-text pairs": "个图文对",
    "video-text pairs": "个视频文本对", "pairs": "对", "captions": "条描述", "samples": "个样本", "examples": "个示例",
    "instances": "个实例", "annotations": "条标注", "instructions": "条指令", "prompts": "条提示", "tasks": "个任务",
    "hours": "小时", "scenes": "个场景", "objects": "个物体", "documents": "篇文档", "pages": "页", "charts": "张图表",
    "tables": "个表格", "conversations": "段对话", "dialogues": "段对话", "trajectories": "条轨迹", "episodes": "个回合",
    "steps": "步", "rows": "行", "tokens": "个词元", "sentences": "个句子", "words": "个词", "languages": "种语言",
    "categories": "个类别", "classes": "个类别", "domains": "个领域", "datasets": "个数据集", "people": "人",
    "speakers": "位说话人", "problems": "道题", "apps": "个应用", "screenshots": "张截图",
}  # fmt: skip
_KINDS = {
    "mixture-of-experts": "混合专家", "decoder-only": "仅解码器", "encoder-decoder": "编码器-解码器", "diffusion": "扩散",
    "dual-encoder": "双编码器", "encoder-free": "无编码器", "autoregressive": "自回归",
}  # fmt: skip
_LARGE = {
    " thousand": "K", " million": "M", " billion": "B", " to ": "–", "under ": "不足 ", "over ": "超过 ", "almost ": "近 ",
}  # fmt: skip
_AROUND = ("under ", "over ", "almost ")
_WRITTEN = Pattern(r"[\u4e00-\u9fff]")


def is_chinese(text: str) -> bool:
    """Has a text any Chinese in it?

    >>> is_chinese("9K 张图像"), is_chinese("9K maps")
    (True, False)
    """
    return not text.isascii() and _WRITTEN.search(text) is not None


def counted_in_chinese(value: str, unit: str) -> str:
    """So many of a thing.

    >>> counted_in_chinese("1.2 million", "images"), counted_in_chinese("9K", "maps")
    ('1.2M 张图像', '9K maps')
    """
    for word, letter in _LARGE.items() if value[:1].isdigit() or value.startswith(_AROUND) else ():
        value = value.replace(word, letter)
    return f"{value} {_THINGS.get(unit, unit)}"


def kind_in_chinese(kind: str) -> str:
    """A kind of architecture.

    >>> kind_in_chinese("mixture-of-experts"), kind_in_chinese("mamba")
    ('混合专家架构', 'Mamba 架构')
    """
    known = _KINDS.get(kind)
    return f"{known}架构" if known else f"{capital(kind)} 架构"
