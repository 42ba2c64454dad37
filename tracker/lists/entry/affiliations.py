"""Where people work, as lists write it below or beside who wrote a work: no record tells it."""

from __future__ import annotations

from tracker.pattern import Pattern

_PLACES = (
    r"\b(?:Universit\w+|Univ|Institut\w*|College|School|Laborator\w+|Labs?|Research|Academy|Foundation|Inc|Corp\w*|"
    r"Company|Ltd|GmbH|Hospital|Polytechnic\w*|Google|Microsoft|Meta|Facebook|NVIDIA|Nvidia|DeepMind|OpenAI|Tencent|"
    r"Alibaba|Baidu|ByteDance|Huawei|Amazon|Apple|Adobe|IBM|Intel|Salesforce|Samsung|MIT|CMU|UC|UCLA|Stanford|Berkeley|"
    r"Tsinghua|Peking|KAIST|ETH|EPFL|NUS|NTU|HKUS?T?|CUHK|SJTU|ZJU|USTC|CASIA|UIUC|Oxford|Cambridge|Princeton|Harvard)\b"
)
_PLACE = Pattern(_PLACES)
_ONLY_PLACES = Pattern(rf"{_PLACES}(?:[ &/-]{{1,3}}{_PLACES})*")
_NAME = r"(?:[A-ZÀ-Þ][^\s,;/&·|]*+|of|and|the|for|at|in|de|di|la)"
_NAMES = Pattern(rf"(?:{_NAME}|&)(?:[\s,;/&·|]++{_NAME})*+")
_MOST = 240


def is_affiliation(words: str) -> bool:
    """Are these nothing but names, one of them of a place where people work?

    >>> [is_affiliation(one) for one in ("Lamp Institute, Made University", "Ada Made, Bo Up", "Built by Google for all")]
    [True, False, False]
    """
    return len(words) <= _MOST and _NAMES.fullmatch(words) is not None and _PLACE.search(words) is not None


def is_place(words: str) -> bool:
    """Are these nothing but words for places where people work: `NUS`, `UC Berkeley`, no `MIT Lamp Symposium`?"""
    return _ONLY_PLACES.fullmatch(words) is not None
