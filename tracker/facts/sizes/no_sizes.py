"""Amounts that are no size of data, by themselves or by what stands beside them: a rate, an average, pixels."""

from __future__ import annotations

import re

from tracker.facts.sizes.counted import is_few, is_of_data, is_of_facets, is_of_whole_data
from tracker.facts.text.clues import Clued, Said
from tracker.pattern import Pattern

_AGAIN = Clued(r"\b(?:these|those|all|other|remaining)\s+$", re.IGNORECASE)
"""Before an amount that was told already, or is somebody else's."""
_GROWN = Clued(r"\b(?:augment|extend|enrich)(?:s|ed|ing)?\s+the\s+$")
"""Before what is somebody else's and is made more of."""
_DECIMAL = Pattern(r"\d+\.\d+")
_CONTEXT = Clued(r"\bcontext\b[^.;]*$")
_STEPPED = Clued(r"\b(?:training|optimi[sz]ation|gradient|update|RL|reinforcement)\b[^.;]{0,30}$")
"""Before steps that are trained for."""
_TRAINING = Pattern(r"(?:pretext|(?:pre-?)?training|auxiliary|supplementary|proxy|surrogate)\s+tasks$")
"""Tasks that a model learns by, which no data has."""
_TRIED_IN = Pattern(r"(?:experimental|evaluation|training|inference)\s+settings$")
"""Ways of trying something, which no data has."""
_SEEN = Pattern(r"vis|image")
_AVERAGE = Clued(r"\baverag\w*\s[^,;()]{0,30}$")
_AT_MOST = Clued(r"\bmaximum\s+of\s[^.;()]{0,60}$")
"""Before what one of many has at the most: a maximum of 20 maps and 9 turns."""
_OUT_OF = Clued(
    r"\b(?:filtered|selected|retained|distilled|screened|chosen)\s+(?:[\w-]+\s+){0,2}from\s+(?:(?:over|about|nearly|around|the|more\s+than)\s+)?$"
)
"""Before what the own data was chosen out of: 10K maps filtered from 400K maps."""
_TRAINED_ON = Clued(
    r"\btrain(?:ed)?\s+(?:[\w-]+\s+)?on\s[^.;]{0,40}\bincluding\s+(?:over\s+|about\s+)?(?:\d[^.;]{0,40}\s+and\s+)?$"
)
"""Before what a model has seen, which is no data of the work's own."""
_VOCABULARY = Clued(r"\bvocabulary\b[^.;]*$")
_EACH = Clued(
    r"\b[Ee](?:ach|very)\s(?:[\w-]+\s){0,2}?(?:with|contain\w*|includ\w*|compris\w*|having|has|holds|features?|consist\w*\s+of)\s+(?:(?:at\s+least|around|about|over|up\s+to|exactly)\s+)?$"
)
"""Before what each of several parts has: each category includes at least 20 maps."""
_OF_A_PART = Clued(r"\bsubset\s+of\s[^.;()]{0,25}\(\s*$")
"""Before how much of the data does as well: a subset of just 7% (12K maps)."""
_FOR_EXAMPLE = Clued(r"\(e\.g\.[^)]*$")
_RATE = Pattern(r"\s+per\s")
_SEED = Pattern(r"seeds?\s")
"""In what is counted: what the data was grown from."""
_GROWN_FROM = Clued(r"\b(?:from|[Ss]tarting\s+with)\b[^.;,]{0,55}$")
_FROM = Clued(r"\bfrom\s+(?:over\s+|about\s+|more\s+than\s+)?$")
_FROM_OTHERS_TOO = Clued(r"\bfrom\s+[\w-]+\s+(?:[\w-]+\s+){1,3}and\s+$")
"""Before the second of what the own data was made out of: made from six maps and four datasets."""
_OF_WORK = Pattern(r"\}?\s+(?:of\s+(?:[\w-]+\s+){0,3}(?:efforts?|work|labou?r|annotation)|to\s+annotat\w+)\b")
"""Behind hours that people took, rather than that anything lasts."""
_PEOPLE_FROM = Clued(
    r"\b(?:teams|participants|annotators|experts|volunteers|raters)\s+from\s+(?:over\s+|more\s+than\s+)?$"
)
"""Before where people came from, rather than the data."""
_WOULD = Pattern(r"\s+would\b")
_COUNTS = Pattern(r"\b(?:over|than|about|nearly)\s+$|\d[KMk]?\s+[^.;\d]{0,80}\band\s+$")
"""Before an amount of things, be it the last of several: 100K maps, and 2K videos."""
_PICTURED = frozenset(("2K", "4K", "8K", "4k", "8k"))
"""Thousands, or pixels in a row."""


_BESIDE = (_FOR_EXAMPLE, _GROWN, _AGAIN, _AVERAGE, _OUT_OF, _EACH, _OF_A_PART, _PEOPLE_FROM)
"""What stands right before an amount that is no size, whatever it counts."""
_NEAR, _FAR = 45, 75
"""Letters before an amount."""
_FURTHER = (_TRAINED_ON, _AT_MOST)
"""What may stand further before it."""


def is_no_size(match: re.Match[str]) -> bool:
    """Is an amount, by itself or by what stands beside it, no size of data: a rate, an average, somebody else's?"""
    return _is_none_itself(match) or is_resolution(match) or _is_none_there(match)


def _is_none_itself(match: re.Match[str]) -> bool:
    unit, value = match["unit"], match["value"]
    if value.isalpha() and unit in ("steps", "data", "findings"):
        return True
    if unit.endswith("tasks") and _TRAINING.search(match["of"]):
        return True
    if is_few(value) and not (is_of_facets(unit) or is_of_data(unit)):
        return True  # a question with 4 images: no data is that small
    return _DECIMAL.fullmatch(value) is not None and unit not in ("hours", "minutes")


def _is_none_there(match: re.Match[str]) -> bool:
    unit, text, start = match["unit"], match.string, match.start()
    if is_of_data(unit) and text.endswith("from ", 0, start):
        return True
    if is_few(match["value"]) and text.endswith(("between the ", "one of the "), 0, start):
        return True
    if is_of_whole_data(unit) and text.endswith(("on ", "across "), 0, start):
        return True
    said = Said(text, max(0, start - _FAR), start)
    if is_few(match["value"]) and (text.endswith("both ", 0, start) or _TRIED_IN.search(match["of"])):
        return True
    near = max(0, start - _NEAR)
    if _SEED.search(match["of"]) and said.search(_GROWN_FROM):
        return True
    if (unit == "URLs" and said.search(_FROM, near)) or (
        is_of_whole_data(unit) and said.search(_FROM_OTHERS_TOO, near)
    ):
        return True
    if unit == "hours" and _OF_WORK.match(text, match.end()):
        return True
    if unit == "steps" and said.search(_STEPPED, near):
        return True
    if unit == "tokens" and (
        text.endswith("into ", 0, start)
        or _SEEN.search(match["of"])
        or said.search(_CONTEXT, near)
        or said.search(_VOCABULARY, near)
    ):
        return True
    return bool(
        said.any_of(_BESIDE, near)
        or said.any_of(_FURTHER)
        or _RATE.match(text, match.end())
        or _WOULD.match(text, match.end())
    )


def is_resolution(match: re.Match[str]) -> bool:
    """Is it how fine pictures are, rather than how many: 4K videos?"""
    if match["value"] not in _PICTURED or "resolution" not in match.string:
        return False
    return _COUNTS.search(match.string, max(0, match.start() - 90), match.start()) is None
