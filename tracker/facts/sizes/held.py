"""Does the work's own data hold an amount? The word that governs it says so: contains, collects, outperforms, is tested on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.sizes.counted import MAKES, is_of_data, is_of_whole_data
from tracker.facts.text.anchors import Anchor
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_HOLDS = (
    r"contain(?:s|ing|ed)?|compris(?:es?|ing|ed)|consist(?:s|ing)?|includ(?:es?|ing)|featur(?:es|ing)|span(?:s|ning)?|"
    r"cover(?:s|ing)?|encompass(?:es|ing)?|construct(?:s|ed|ing)?|curat(?:es?|ed|ing)|collect(?:s|ed|ing|ion\s+of)?|"
    r"annotat(?:es?|ed|ing)|creat(?:es?|ed|ing)|introduc(?:es?|ed|ing)|present(?:s|ed|ing)?|propos(?:es?|ed|ing)|"
    r"buil[dt](?:s|ing)?|generat(?:es?|ed|ing)|gather(?:s|ed)?|compil(?:es?|ed)|assembl(?:es?|ed)|"
    r"releas(?:es?|ed|ing)|(?<!well-)establish(?:es|ed)?|(?:multimodal\s+)?database\s+of|reformat(?:s|ted)?|yield(?:s|ed|ing)?|total(?:s|ing|ling|\s+of)?|retain(?:s|ed)?|"
    r"stratif(?:ies|ying)|categoriz(?:es?|ed|ing)|organiz(?:ed|es)|divid(?:ed|es)|describ(?:es|ing)|"
    r"focus(?:es|ing)\s+on|result(?:s|ing)\s+in|amass\w*|contribut(?:es?|ing)|publish(?:ed)?|offer(?:s|ing)?|"
    r"provid(?:es?|ing)|develop(?:s|ed|ing)?|[Ww]e\s+(?:then\s+)?(?:sample|extract|select)(?:ed)?(?=\s+\d)|through(?=\s+\d)|holds|has|have|hosts|synthesi[sz](?:es?|ed|ing)(?!\s+(?:[\w-]+\s+){0,5}(?:studies|papers|works|literature)\b)|produc(?:es?|ed|ing)|captur(?:es?|ing)|crawl(?:ed)?|"
    r"obtain(?:ed)?|filter(?:ed|ing)|amount(?:s|ing)\s+to|made\s+up\s+of|(?:candidate|data|image|retrieval)\s+pool\s+of|coverage\s+over|delineat(?:es|ed)|subdivid(?:es|ed|ing)|(?:group|classif)(?:ed|ied|ies|s)\s+into|composed\s+of|suite\s+of|consists\s+of|dataset\s+(?:of|with)|benchmark\s+(?:of|with)|"
    r"corpus\s+(?:of|with)|defin(?:es?|ed)|design(?:s|ed)?|craft(?:ed|ing)?|assess(?:es|ing)?|prob(?:es|ing)|translated\s+into|represents|there\s+are|"
    r"Starting\s+from\s+our|draws\s+from|sample\s+of|aggregat(?:es?|ed|ing)|integrat(?:es|ing)|[Cc]ategori[sz]ation\s+into|(?:[Dd]ata\s?set|[Bb]enchmark|[Cc]orpus):(?=\s+(?:(?:over|about|around|nearly|more\s+than)\s+)?\d)|(?:data\s?set|benchmark|corpus)\s+in(?=\s+\w+\s+languages)|involv(?:es|ing)|incorporat(?:es?|ing)|supports?|combines|benchmarks\b(?=\s+\d)"
)
_REFUSES = (
    r"[Ee]xperiments?|outperform\w*|surpass\w*|achiev\w+|improv(?:es?|ed|ements?)|compar(?:ed?|es|ing|ison)|exceed\w*|gains?|"
    r"accuracy|tested|benchmarked|detect|trained|training\s+(?:it\s+|them\s+)?on|fine-?tun\w+|pre-?trained|using|pre-?training\s+(?:on|over)|utiliz\w+|requir\w+|(?<!more\s)(?<!less\s)than|reduc\w+|"
    r"based\s+on|conduct\w*|demonstrat\w+|(?<!\d\s)state-of-the-art|SOTA|SoTA|show\w*|performance|validat(?!ion\s+(?:\(|sets?\b|splits?\b|and\b))\w+|analy[sz]\w+|"
    r"(?<!from\s)existing|reveal\w*|needs?|diagnos(?:es|ing)|(?:can|able\s+to|capable\s+of)\s+(?:process|handl|perceiv|generat)\w*|up\s+to|ranging|public\s+(?:corpus|data\s?set)\s+of|"
    r"[Oo]n\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:benchmark|suite)\s+of"
)
_TESTS = r"[Ee]valuat\w+"
_GOVERNS = (
    rf"(?P<refuses>{_REFUSES})|(?P<tests>{_TESTS})|(?P<holds>{_HOLDS}|Compris(?:es|ing)|Contain(?:s|ing)|"
    r"Consist(?:s|ing)|Cover(?:s|ing)|Featuring|Spanning|Including|Encompassing|Totall?ing)"
)
GOVERNOR = Pattern(rf"\b(?:{_GOVERNS})(?!\w)")
"""A word that says whether what is counted behind it is the work's own."""
GOVERNORS = Anchor.at(_GOVERNS)
"""The words that one begins with."""
_IS_MADE = Pattern(
    r"[^.;]{0,60}?\b(?:is|are|were|have\s+been)\s+(?:\w+\s+)?(?:selected|collected|annotated|curated|included|"
    r"generated|constructed|gathered|created|provided|defined)\b"
)
_SIDES = Pattern(r"aspects$|areas$")
_WHICH_TESTS = Pattern(
    r"\b(?:benchmark|data\s?set|suite|test[ -]?bed)\b[^.;]*\b(?:to|for|that|which)\s+(?:\w+ly\s+)?$"
)
_CONTAINS = Pattern(
    r"contain|compris|consist|\w+\s+pool|delineat|subdivid|grouped|classified|span|cover|encompass|featur|includ|total|incorporat|collection|data\s?set|benchmark|corpus|composed|made"
)
"""What holds its own data, whatever that counts."""
_WITH = Pattern(r"\s*With\s+(?!only|just|merely|as\s+few|less|fewer)[^.;]*$")
"""Opens a sentence on what the data holds: With 500 maps and 900 questions, it is the largest."""
_TESTED_BY = Pattern(
    r"\b(?:accuracy|performance|results?|improv\w+|gains?|outperform\w*|achiev\w+|surpass\w*|pre-?training)\s(?:[^.;]|\.\d){0,90}\b(?:across|on|over)\s[^.;,]{0,40}\b(?:benchmarks|data\s?sets|suites)\s+$|"
    r"\b[Ee]valuat\w+\s[^.;]{0,60}\b(?:across|on)\s[^.;,]{0,40}\b(?:benchmarks|data\s?sets|suites)\s+$|"
    r"\btrained\s+on\s+an?\s+(?:(?!new|novel|newly|our)[\w-]+\s+){0,3}$|"
    r"\b[Ee]valuat(?:ed|ions?)\s+on\s+[A-Z][\w-]*,\s+an?\s+(?:[\w-]+\s+){0,3}$|"
    r"\b(?:using|on|from|in)\s+the\s+(?:[Pp]ublic\s+|[Pp]opular\s+)?[A-Z][\w-]*[A-Z\d][\w-]*\s+data\s?set,?\s+$"
)
"""Before what others' data holds."""
_NOT_HELD = Pattern(
    r"\b(?:[Ee]xisting|[Pp]revious|[Pp]rior|[Ee]arlier|[Oo]ther|[Cc]urrent)\s+(?:[\w-]+\s+){0,3}?(?:benchmarks|data\s?sets|corpora|collections|suites)\s+"
    r"(?:(?:\w+ly|already|often|still)\s+)?$|"
    r"\b(?:[Uu]nlike|[Cc]ontrast\s+to|[Cc]ompared\s+(?:to|with)|(?<!more\s)(?<!less\s)than)\s+(?:[\w-]+\s+){0,3}?[\w-]+,?\s+(?:which|that)\s+(?:\w+\s+)?$|"
    r"\ban?\s+(?:[\w-]+\s+){0,3}metric,?\s+(?:that\s+|which\s+)?$|\b(?:(?:do|does|did)\s+not|[Nn]o|[Oo]thers)\s+(?:\w+ly\s+)?$"
)
"""Before what the data of others holds, or none does."""
_ENDS_NOT_HELD = ("benchmarks", "sets", "corpora", "collections", "suites", "which", "that", "metric", "not", "no", "No", "thers")  # fmt: skip
"""The ends of words one of which is its last or its last but one: a look at them spares most governors the pattern."""
_PLANNED = Pattern(
    r"\b(?:plan|hope|intend)s?\s+to\b(?!\s+(?:\w+\s+)?\w+\s+(?:the|our|this|these|all)\b)|\b[Ii]n\s+future\s+(?:work|versions|releases)\b"
)
_PLANS = ("plan", "hope", "intend", "future")
"""To look for these words spares most sentences the pattern."""
_MAKES_OR_HAS = Pattern(rf"{MAKES.pattern}|contain|compris|consist|encompass|aggregat|cover|span|integrat")


def is_held(match: re.Match[str], start: int, governors: Sequence[re.Match[str]], about_data: bool) -> bool:
    """Does the sentence say of an amount that the work's own data holds it?"""
    said = match.string[start : match.start()]
    planned = any(word in said for word in _PLANS)
    if planned and _PLANNED.search(match.string, start, match.start()):
        return False
    unit = match["unit"]
    data = is_of_data(unit)
    for governor in reversed(governors):
        if governor.end() > match.start():
            continue
        if governor["tests"]:
            named = match.string.endswith("the ", 0, match.start())  # the two types of maps are nobody's own
            if named or (data and not (about_data and _tests_by(match, governor))):
                return False
            continue
        if governor["refuses"] or _is_of_others(match.string, start, governor.start()):
            return False
        if not match["known"] and not _CONTAINS.match(governor[0]):
            return False
        if _SIDES.search(unit) and MAKES.match(governor[0]):
            return False  # in three aspects we contribute; data has them
        makes = _MAKES_OR_HAS if about_data else MAKES
        sized = match["value"].endswith(("K", "k", "M")) and not unit.endswith("s")  # a 12K dataset
        return not is_of_whole_data(unit) or sized or bool(makes.match(governor[0]))
    if not match["known"]:
        return False
    made = _IS_MADE.match(match.string, match.end()) is not None
    return made or (
        about_data and (_enclosed(match) or _WITH.match(match.string, start, match.start()) is not None)
    )


def _is_of_others(text: str, start: int, end: int) -> bool:
    """Does what stands before a governor say that others' data holds what comes, or none does?"""
    if _TESTED_BY.search(text, start, end):
        return True
    last = text[start:end].rsplit(None, 2)[-2:]
    may = any(word.rstrip(",").endswith(_ENDS_NOT_HELD) for word in last)
    return may and _NOT_HELD.search(text, start, end) is not None


def _tests_by(match: re.Match[str], governor: re.Match[str]) -> bool:
    """Is what is counted that by which own data tests, rather than data that the work is tested on?"""
    start = governor.start()
    return not is_of_whole_data(match["unit"]) and bool(
        _WHICH_TESTS.search(match.string, max(0, start - 60), start)
    )


def _enclosed(match: re.Match[str]) -> bool:
    """Does an amount stand in brackets alone behind what it counts: objects (132 classes)?"""
    return match.string[match.start() - 1 : match.start()] == "(" and match.string.startswith(
        ")", match.end()
    )
