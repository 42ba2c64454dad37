"""The conferences that an entry, its badges and the addresses of its papers name, each with its year; pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

YEAR_FIRST = r"(?<!\w)(?<!\w\s)(?<!\d,\s)(?P<year>20\d\d)[ \t](?P<name>{names})(?![\w–—~]|[\s'’,(]{{0,2}}\d)"
"""The year before the name, as `(2022 ECCV)` has it; in `CVPR 2021 ICCV` and `2021 ICCV 2023` it is another's."""
_CONFERENCES = "CVPR|ICCV|WACV|ECCV|ICLR|ICML|NeurIPS|NIPS|AAAI|IJCAI|ACL|EMNLP|NAACL|EACL|ICRA|IROS|ICASSP"
_SAID = (
    Pattern(
        rf"(?<![A-Za-z])(?P<name>{_CONFERENCES})(?:[\s'’,(*_`)]{{0,4}})(?P<year>20\d\d|\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    Pattern(YEAR_FIRST.format(names=_CONFERENCES), re.IGNORECASE),
)
_FILED = (
    Pattern(r"(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess)/content[_/](?P<name>CVPR|ICCV|WACV)_?(?P<year>20\d\d)[_/]", re.IGNORECASE),
    Pattern(r"ecva\.net/papers/(?P<name>eccv)_(?P<year>20\d\d)/", re.IGNORECASE),
    Pattern(r"(?P<name>neurips|nips)\.cc/paper(?:_files/paper)?/(?P<year>20\d\d)/", re.IGNORECASE),
    Pattern(r"(?:aclanthology\.org|aclweb\.org/anthology|10\.18653/v1)/(?P<year>20\d\d)\.(?:findings-)?(?P<name>acl|emnlp|naacl|eacl)[-.]", re.IGNORECASE),
    Pattern(r"(?:aclanthology\.org|aclweb\.org/anthology|10\.18653/v1)/(?P<name>[PDNE])(?P<year>[01]\d)-\d{4}", re.IGNORECASE),
    Pattern(r"10\.1109/(?P<name>CVPR|ICCV|WACV|ICRA|IROS|ICASSP)\d*\.(?P<year>20\d\d)\.", re.IGNORECASE),
)  # fmt: skip
"""Addresses of those who print the papers, which name the conference; workshops are filed apart."""
_BADGE = Pattern(r"/badge/(?P<words>[^()\s<>?\"]+)-")
_FULL = {"NEURIPS": "NeurIPS", "NIPS": "NeurIPS", "P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL"}


def said_in(text: str) -> list[str]:
    """The conferences that readers see named, each once."""
    return _named(shown(text), *_SAID)


def filed_in(text: str) -> list[str]:
    """The conferences that the addresses of a text tell."""
    return _named(text, *_FILED)


def shown(text: str) -> str:
    """What readers see of a text, the words of its badges too."""
    badges = (unquote(match["words"]).replace("_", " ") for match in _BADGE.finditer(text))
    return " | ".join([plain(text), *(words.replace("-", " ") for words in badges)])


def _named(text: str, *patterns: Pattern) -> list[str]:
    """The conferences of a text by name and year, each once."""
    found = (match for pattern in patterns for match in pattern.finditer(text))
    named = ((_FULL.get(one["name"].upper(), one["name"].upper()), one["year"][-2:]) for one in found)
    return list(dict.fromkeys(f"{name} 20{year}" for name, year in named))
