"""How many parameters the paper's own models have; sizes of base models and of models compared with are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.reading import Role
from tracker.facts.shape import is_shaped, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.passage import Passage
    from tracker.facts.reading import Sentence

_COUNT = r"\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?\s?-?(?:[BM]\b|[Bb]illion\b|[Mm]illion\b)"
_LIST = rf"{_COUNT}(?:(?:\s*[,/&]\s*|\s*,?\s+and\s+|\s*,?\s+or\s+|\s+to\s+)(?:an?\s+)?{_COUNT})*"
_OF_PARAMETERS = re.compile(
    rf"(?<![\w.-])(?P<counts>{_LIST})(?:\s+(?:and|to)\s+{_COUNT})?[\s-]+"
    r"(?:(?:\w+ly\s+)?(?:activated|active|trainable|total|learnable|model|overall)\s+)?(?:\w+\s+)?param(?:eter)?s?\b"
)
_BEFORE_MODEL = re.compile(
    rf"(?<![\w.-])(?P<counts>{_LIST})(?:[\s-]+(?:scale|sized?|level|version|variant)s?\b(?!\s+(?:\S+\s+){{0,2}}(?:dataset|corpus|data)\b)|"
    r"\s+(?:\S+\s+){0,4}?(?:[Mm]odels?|variants?|versions?|VLMs?|MLLMs?|LMMs?|checkpoints?|scales?|sizes?)\b)"
)
_IN_SIZES = re.compile(
    rf"\b(?:(?:models?|parameters|MLLMs|VLMs)\s*\((?:both\s+)?|(?:sizes?|scales?|variants?|versions?)\s*(?:of|:|,|\(|i\.e\.,?|at|ranging\s+from|from)\s*\(?)(?P<counts>{_LIST})"
)
_UNITS = ("b", "m", "billion", "million")
_ONE = re.compile(_COUNT)
_IN_NAME = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z][\w.+]*(?:-[\w.+]+?)*?(?:\s\d[\d.]*)?)(?:[-\s]|\s\()"
    r"(?P<counts>\d+(?:\.\d+)?[BM](?:/\d+(?:\.\d+)?B)*)(?![\w.]*[A-Za-z]\d?B\b)(?!\w)"
)
_SIZE_IN_NAME = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbMm])(?![A-Za-z0-9])")
_INTRODUCED_WITH = re.compile(
    r"\b[Ww]e\s+(?:\w+\s+){0,2}(?:introduc|present|propos|releas|develop|train|open-?sourc|build|built|launch|unveil)\w*\b"
    r"|\b[Oo]ur\b|\bresulting\b|\bseries\b|\bfamily\b|\b[Ii]t\s+(?:has|is)\b|"
    r"\b[Mm]odel\s+sizes?\b"
)
_OF_DATA = re.compile(r"\s*\)?,?\s+(?:(?:an?|the|is)\s+[^.;]{0,60}?)?(?:data\s?set|benchmark|corpus|pairs)\b")
_DATA_HERE = re.compile(r"\b(?:data\s?set|benchmark|corpus)\s*\(?$")
_WITH_ONLY = re.compile(
    r"\b(?:with|using|at|has|have|activat\w+)\s+(?:only|just|merely|as\s+few\s+as)\s+(?:an?\s+)?(?:total\s+of\s+)?$"
)
_OF_OTHERS = re.compile(
    r"\b(?:outperform\w*|surpass\w*|compar\w*|than|match(?:es|ing)?|competitive\s+with|on\s+par|rival\w*|exceed\w*|beat(?:s|ing)?|"
    r"existing|larger|evaluat\w+|ranging\s+from|adapt(?:ing)?|based\s+on|built\s+(?:up)?on|backbones?|fine-?tun\w+|using|"
    r"base\s+model|like|such\s+as|including|across|even|over|other|similarly|versus|vs|proprietary|"
    r"open-source\s+models?|state-of-the-art|frozen|only\s+train\w*|tuning|updat\w+|learn\w*|into|additional|extra|fewer|"
    r"applied|experiments?|tested|reduc\w+|less)\b"
)


def parameter_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The parameter counts that the paper gives of its own models, as written."""
    plain = abstract.plain
    there = abstract.words
    if not any(w.endswith(_UNITS) for w in there.numbered) and there.different.isdisjoint(_UNITS):
        return []
    found: dict[tuple[int, int], Fact] = {}
    for start, end in (*_in_names(name, plain), *_stated(name, plain, sentences)):
        for one in _ONE.finditer(plain, start, end):
            words = abstract.quote(one.start(), one.end())
            found[one.span()] = Fact(Field.PARAMETERS, words.rstrip("-"), words, abstract.source)
    return [found[span] for span in sorted(found)]


def sizes_in_name(name: str) -> list[tuple[str, str]]:
    """The sizes within a model's own name, each as lists write it and as it stands there.

    >>> sizes_in_name("paligemma-3b-pt-224"), sizes_in_name("map-A3B-30B")
    ([('3B', '3b')], [('30B', '30B')])
    """
    return [(match[1].upper(), match[1]) for match in _SIZE_IN_NAME.finditer(name)]


def _in_names(name: str | None, plain: str) -> Iterator[tuple[int, int]]:
    """Sizes within the names of the paper's own models: MapRead-7B, MapRead-Vicuna-13B, MapRead-base (7B)."""
    own = squeeze(name or "")
    if len(own) < 2:
        return
    found = [m for m in _IN_NAME.finditer(plain) if _grown(squeeze(m["name"]), own)]
    data = {m[0] for m in found if _OF_DATA.match(plain, m.end()) or _DATA_HERE.search(plain, 0, m.start())}
    for match in found:
        if match[0] not in data and not own.endswith(squeeze(match["counts"])):
            yield match.span("counts")


def _grown(called: str, own: str) -> bool:
    return called.startswith(own) or (own.startswith(called) and own[len(called) :].isdigit())


def _stated(name: str | None, plain: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    for sentence in sentences:
        if sentence.role is Role.BACKGROUND:
            continue
        for pattern, sure in ((_OF_PARAMETERS, True), (_IN_SIZES, True), (_BEFORE_MODEL, False)):
            for match in pattern.finditer(plain, sentence.start, sentence.end):
                before, itself = plain[sentence.start : match.start()], match[0]
                follows = plain[match.end() : match.end() + 40]
                if (sure and _named_next(name, follows)) or _own(name, before, itself, sure=sure):
                    yield match.span("counts")


def _named_next(name: str | None, follows: str) -> bool:
    """Does the paper's own name come right behind: with 3B parameters, MapRead; the 3B-parameter MapRead?"""
    return bool(name) and follows.lstrip(" ,").startswith(name or " ")


def _own(name: str | None, before: str, itself: str, *, sure: bool) -> bool:
    """Is the subject before the count the paper's own, with nothing between that points to another model?"""
    marks = [m.end() for m in _INTRODUCED_WITH.finditer(before)]
    if name:
        at = before.casefold().rfind(name.casefold())
        if at >= 0:
            marks.append(at + len(name))
    if not marks:
        return False
    between = before[max(marks) :] + ("" if sure else itself)
    if sure and _WITH_ONLY.search(before) and not re.search(r"\bthan\b", between):
        return True
    if _OF_OTHERS.search(between) or len(between) > (160 if sure else 60):
        return False
    return sure or not any(is_shaped(word) for word in itself.split()[1:] if not word[0].isdigit())
