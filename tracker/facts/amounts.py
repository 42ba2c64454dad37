"""How large a work's own data is: amounts with what they count, governed by a word that says the work holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.anchors import Anchor
from tracker.facts.counted import (
    AMOUNT,
    DATA_UNITS,
    FACETS,
    NUMBER,
    NUMBER_WORDS,
    WHOLE_DATA,
    is_few,
    number_of,
    unit_of,
)
from tracker.facts.fact import Fact, Field
from tracker.facts.reading import Role
from tracker.facts.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.facts.passage import Passage
    from tracker.facts.reading import Sentence

_NUMBERS = Anchor(lambda word: word in NUMBER_WORDS or word[0].isdigit())
_HOLDS = (
    r"contain(?:s|ing|ed)?|compris(?:es?|ing|ed)|consist(?:s|ing)?|includ(?:es?|ing)|featur(?:es|ing)|span(?:s|ning)?|"
    r"cover(?:s|ing)?|encompass(?:es|ing)?|construct(?:s|ed|ing)?|curat(?:es?|ed|ing)|collect(?:s|ed|ing|ion\s+of)?|"
    r"annotat(?:es?|ed|ing)|creat(?:es?|ed|ing)|introduc(?:es?|ed|ing)|present(?:s|ed|ing)?|propos(?:es?|ed|ing)|"
    r"buil[dt](?:s|ing)?|generat(?:es?|ed|ing)|gather(?:s|ed)?|compil(?:es?|ed)|assembl(?:es?|ed)|"
    r"releas(?:es?|ed|ing)|(?<!well-)establish(?:es|ed)?|(?:multimodal\s+)?database\s+of|reformat(?:s|ted)?|yield(?:s|ed|ing)?|total(?:s|ing|ling|\s+of)?|retain(?:s|ed)?|"
    r"stratif(?:ies|ying)|categoriz(?:es?|ed|ing)|organiz(?:ed|es)|divid(?:ed|es)|describ(?:es|ing)|"
    r"focus(?:es|ing)\s+on|result(?:s|ing)\s+in|amass\w*|contribut(?:es?|ing)|publish(?:ed)?|offer(?:s|ing)?|"
    r"provid(?:es?|ing)|develop(?:s|ed|ing)?|[Ww]e\s+(?:then\s+)?(?:sample|extract)(?=\s+\d)|holds|has|have|hosts|synthesiz(?:es?|ed)|produc(?:es?|ed|ing)|captur(?:es?|ing)|crawl(?:ed)?|"
    r"obtain(?:ed)?|filter(?:ed|ing)|amount(?:s|ing)\s+to|made\s+up\s+of|composed\s+of|suite\s+of|consists\s+of|dataset\s+(?:of|with)|benchmark\s+(?:of|with)|"
    r"corpus\s+(?:of|with)|defin(?:es?|ed)|design(?:s|ed)?|craft(?:ed|ing)?|assess(?:es|ing)?|represents|there\s+are|"
    r"Starting\s+from\s+our|draws\s+from|sample\s+of|aggregat(?:es?|ed|ing)|integrat(?:es|ing)|[Cc]ategori[sz]ation\s+into|(?:data\s?set|benchmark|corpus)\s+in(?=\s+\w+\s+languages)|involv(?:es|ing)|incorporat(?:es?|ing)|supports?|combines|benchmarks\b(?=\s+\d)"
)
_REFUSES = (
    r"[Ee]xperiments?|outperform\w*|surpass\w*|achiev\w+|improv(?:es?|ed|ements?)|compar(?:ed?|es|ison)|exceed\w*|gains?|"
    r"accuracy|tested|benchmarked|detect|trained|training\s+(?:it\s+|them\s+)?on|fine-?tun\w+|pre-?trained|using|utiliz\w+|requir\w+|(?<!more\s)(?<!less\s)than|reduc\w+|"
    r"based\s+on|conduct\w*|demonstrat\w+|state-of-the-art|SOTA|SoTA|show\w*|performance|validat(?!ion\s+(?:\(|sets?\b|splits?\b|and\b))\w+|analy[sz]\w+|"
    r"(?<!from\s)existing|reveal\w*|needs?|diagnos(?:es|ing)|(?:can|able\s+to|capable\s+of)\s+(?:process|handl|perceiv|generat)\w*|up\s+to|ranging|public\s+(?:corpus|data\s?set)\s+of|"
    r"[Oo]n\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:benchmark|suite)\s+of"
)
_TESTS = r"[Ee]valuat\w+"
_GOVERNOR = re.compile(
    rf"\b(?:(?P<refuses>{_REFUSES})|(?P<tests>{_TESTS})|(?P<holds>{_HOLDS}|Compris(?:es|ing)|Contain(?:s|ing)|"
    r"Consist(?:s|ing)|Cover(?:s|ing)|Featuring|Spanning|Including|Encompassing))(?!\w)"
)
_IS_MADE = re.compile(
    r"[^.;]{0,60}?\b(?:is|are|were|have\s+been)\s+(?:\w+\s+)?(?:selected|collected|annotated|curated|included|"
    r"generated|constructed|gathered|created|provided|defined)\b"
)
_AGAIN = re.compile(r"\b(?:these|those|all|both|other|remaining)\s+$", re.IGNORECASE)
"""Before an amount that was told already, or is somebody else's."""
_GROWN = re.compile(r"\b(?:augment|extend|enrich)(?:s|ed|ing)?\s+the\s+$")
"""Before what is somebody else's and is made more of."""
_DECIMAL = re.compile(r"\d+\.\d+")
_SIDES = re.compile(r"aspects$|areas$")
_CONTEXT = re.compile(r"\bcontext\b[^.;]*$")
_SEEN = re.compile(r"vis|image")
_WHICH_TESTS = re.compile(
    r"\b(?:benchmark|data\s?set|suite|test[ -]?bed)\b[^.;]*\b(?:to|for|that|which)\s+(?:\w+ly\s+)?$"
)
_CONTAINS = re.compile(
    r"contain|compris|consist|span|cover|encompass|featur|includ|total|incorporat|collection|data\s?set|benchmark|corpus|composed|made"
)
"""What holds its own data, whatever that counts."""
_WITH = re.compile(r"\s*With\s+(?!only|just|merely|as\s+few|less|fewer)[^.;]*$")
"""Opens a sentence on what the data holds: With 500 maps and 900 questions, it is the largest."""
_ROUNDED = 0.02
_AVERAGE = re.compile(r"\baverag\w*\s[^,;()]{0,30}$")
_TRAINED_ON = Pattern(r"\btrained\s+on\s[^.;]{0,40}\bincluding\s+(?:over\s+|about\s+)?$")
"""Before what a model has seen, which is no data of the work's own."""
_TESTED_BY = Pattern(
    r"\b[Ee]valuat\w+\s[^.;]{0,60}\b(?:across|on)\s[^.;,]{0,40}\b(?:benchmarks|data\s?sets|suites)\s+$"
)
"""Before what others' data holds."""
_VOCABULARY = Pattern(r"\bvocabulary\b[^.;]*$")
_FOR_EXAMPLE = Pattern(r"\(e\.g\.[^)]*$")
_RATE = re.compile(r"\s+per\s")
_SHARES = re.compile(
    rf"(?<![\w.$^-])(?P<value>{NUMBER})\s+(?:(?!data\b)[A-Za-z-]*[a-rt-z]\s+){{0,3}}(?:and|or)\s+$"
)
"""The amount before one that counts the same: 660K simple and 70K complex pairs."""
_MAKES = re.compile(
    r"(?:establish|introduc|present|propos|construct|releas|contribut|creat|publish|build|built|develop|curat|collect)"
)
_MAKES_OR_HAS = re.compile(rf"{_MAKES.pattern}|contain|compris|consist")
_IN_BRACKETS = re.compile(
    r"\b(?:data\s?set|corpus|benchmark|collection)s?\s*\((?:over\s+|around\s+)?(?P<value>\d[\d.,]*\s?[KMBk])(?P<of>\s[\w -]+)?\)"
)
_SINGLE = frozenset(
    ("image", "question", "video", "sample", "pair", "task", "hour", "clip", "scene", "page", "problem", "document",
     "example", "item", "instance", "prompt")
)  # fmt: skip
_HYPHENED = Pattern(
    rf"(?<![\w.$^-])(?<!\d,)(?P<value>{NUMBER})-(?P<of>{'|'.join(sorted(_SINGLE))})\s+"
    r"(?:[\w-]+\s+){0,3}?(?:benchmark|data\s?set|corpus|collection|suite|test\s?bed)\b"
)
"""A size before the data that has it: a 350-map benchmark."""
_MEASURED_BY = Pattern(r"\b(?:[Tt]ested|[Ee]valuated|[Ee]xperiments?)\s+on\s+(?:an?|the)\s+$")
_THOUSANDS = 3
"""Digits behind a comma."""
_HYPHENED_AT = Anchor(
    lambda word: word[0].isdigit(),
    then=lambda word: word in _SINGLE or (word.isdigit() and len(word) == _THOUSANDS),
)
_DATA_NAMED = Anchor.of("data dataset datasets corpus corpuss benchmark benchmarks collection collections")
_IN_NAME = re.compile(
    r"\b(?P<stem>[A-Z][\w-]{0,40}?)-(?P<value>\d+(?:\.\d+)?[KMk])\b(?P<data>\s+(?:dataset|benchmark|corpus))?"
)
_DATA_CALLED = Pattern(
    r"\b(?:construct|introduc|present|propos|build|built|creat|curat|collect|develop|generat)\w*\s[^.;]{0,60}?"
    r"\b(?:data\s?set|benchmark|corpus)\b[^.;,]{0,25},?\s+(?:named|called|dubbed|termed)\s+$|"
    r"\b(?:construct|introduc|present|propos|build|built|creat|curat|collect|develop|generat)\w*\s+(?:the\s+)?data\s?sets?\s+$"
)
_IS_MODEL = Pattern(
    r"(?:,|\s(?:is|uses|achieves|runs|outperforms|matches|has|with|and|model)\b)(?!\s+(?:an?|the)\s[^.;]{0,90}?\b(?:data|corpus))"
)
"""Behind a name whose size is a model's: MapRead-256M uses little."""
_A_DATASET = Pattern(r",\s+(?:an?|the)\s[^.;]{0,90}?\b(?:data\s?set|corpus)\b")
_GLUED = re.compile(r"\b(?P<stem>[A-Z][A-Za-z-]{2,40})(?P<value>\d+[KMk])\b(?P<data>)")
_SIZE_AT_END = re.compile(r"[a-z]\w*\d[km]")
_ENDS_IN_SIZE = Anchor(lambda word: _SIZE_AT_END.fullmatch(word) is not None)
_IS_SIZE = Anchor(lambda word: word[-1] in "km" and word[:-1].isdecimal())
_DASH_NUMBER = re.compile(r"-\d+(?:\.\d+)?[KMk]\b")
_ABOUT_DATA = re.compile(
    r"\b(?:data\s?sets?|benchmark\w*|corpus|corpora|test[ -]?(?:bed|set)|bench|database|evaluation\s+(?:framework|suite))\b|Bench\b",
    re.IGNORECASE,
)


_IS_DATA = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,|is|as|--)\s*(?:an?|the|as)\s[^.;]{0,90}?\b(?:benchmark|data\s?set|corpus|test[ -]?bed|collection)\b"
)
_HERE_DATA = re.compile(
    r"\b[A-Z]\w*Bench\b[^.;]{0,40}$|\b(?:suite|benchmark|data\s?set|test[ -]?bed|corpus)\b[^,;]{0,30}$"
)
_BRINGS = (
    "introduc", "present", "propos", "construct", "buil", "curat", "creat", "collect", "develop", "releas", "contribut",
    "establish",
)  # fmt: skip
_OURS = Anchor(lambda word: word in ("our", "it", "benchmark", "dataset") or word.startswith(_BRINGS))
_OUR_DATA = re.compile(
    r"\b[Oo]ur\s+(?:[\w-]+\s+){0,2}(?:benchmark|dataset)\b|"
    r"\b(?:benchmark|dataset)\s+(?:comprises|contains|includes|covers|consists|defines)|"
    rf"\b(?:{'|'.join(_BRINGS)})\w*\s[^.;]{{0,120}}?"
    r"\b(?:benchmark|data\s?set|corpus|test[ -]?bed)s?\b|"
    r"\b[Ii]t\s+is\s+the\s+(?:first|largest)\b[^.;]{0,80}?\b(?:benchmark|data\s?set)\b"
)


_SURVEYS = Anchor.of("this", then="survey review")
"""Speaks of many datasets and brings none."""


def is_about_data(title: str, name: str | None, abstract: Passage) -> bool:
    """Does the paper bring a dataset or benchmark before anything else?"""
    if abstract.starts(_SURVEYS):
        return False
    if _ABOUT_DATA.search(title) or (name and _ABOUT_DATA.search(name)):
        return True
    if any(_OUR_DATA.match(abstract.plain, start) for start in abstract.starts(_OURS)):
        return True
    at = abstract.plain.find(name) if name else -1
    return at >= 0 and _IS_DATA.match(abstract.plain, at + len(name or "")) is not None


def size_facts(title: str, name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The sizes of the data or benchmark that the paper brings; those of what it is compared with are left out."""
    facts: list[Fact] = []
    amounts = list(abstract.matches(AMOUNT, _NUMBERS))
    asked = any(map(_asks, amounts))
    about_data = asked and is_about_data(title, name, abstract)
    brackets = list(abstract.matches(_IN_BRACKETS, _DATA_NAMED)) if abstract.starts(_NUMBERS) else []
    told = [(match, (match["of"] or "samples").strip()) for match in brackets]
    told += [
        (match, f"{match['of']}s")
        for match in abstract.matches(_HYPHENED, _HYPHENED_AT)
        if not _MEASURED_BY.search(abstract.plain, max(0, match.start() - 30), match.start())
    ]
    for sentence in sentences if amounts or told else ():
        if sentence.role is not Role.BACKGROUND:
            inside = [
                match for match in amounts if sentence.start <= match.start() < match.end() <= sentence.end
            ]
            if inside:
                facts += _in_sentence(abstract, sentence, inside, about_data)
            facts += [
                _size(abstract, match, unit)
                for match, unit in told
                if sentence.start <= match.start() < sentence.end
            ]
    return [*_not_told(_in_names(abstract, name, sentences), facts), *facts]


def _not_told(named: Iterable[Fact], counted: Sequence[Fact]) -> Iterator[Fact]:
    """The sizes in names, without those that round what the abstract counts: MapRead-120k holds 119,850 maps."""
    for fact in named:
        number = number_of(fact.value)
        numbers = [one for other in counted if (one := number_of(other.value))]
        if not any(number and abs(one - number) <= _ROUNDED * number for one in numbers):
            yield fact


def _asks(match: re.Match[str]) -> bool:
    """Does it take the whole abstract to tell whether an amount is a size of data?"""
    return _is_facet(match) or DATA_UNITS.search(match["unit"]) is not None


def _is_facet(match: re.Match[str]) -> bool:
    """Does only a paper that brings data count this as its size?"""
    return not match["known"] or FACETS.search(match["unit"]) is not None


def _in_names(abstract: Passage, name: str | None, sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Sizes that stand in the name of the paper's own data: MapRead-120k."""
    found: list[re.Match[str]] = []
    if abstract.starts(_ENDS_IN_SIZE):
        whole = squeeze(name or "")
        found += [match for match in _GLUED.finditer(abstract.plain) if squeeze(match["stem"]) == whole]
    if abstract.starts(_IS_SIZE) and _DASH_NUMBER.search(abstract.plain):
        found += _IN_NAME.finditer(abstract.plain)
    for match in found:
        sentence = next(s for s in sentences if s.start <= match.start() < s.end)
        own = name is not None and squeeze(match["stem"])[:4] == squeeze(name)[:4]
        made = match["data"] and _MAKES.search(
            abstract.plain, max(sentence.start, match.start() - 40), match.start()
        )
        made = made or _DATA_CALLED.search(abstract.plain, sentence.start, match.start())
        made = made or (
            _MAKES.search(abstract.plain, max(sentence.start, match.start() - 40), match.start())
            and _A_DATASET.match(abstract.plain, match.end())
        )
        told = made or (
            own and not (match["value"].endswith("M") and _IS_MODEL.match(abstract.plain, match.end()))
        )
        if told and sentence.role is not Role.BACKGROUND:
            yield _size(abstract, match, "samples")


def _in_sentence(
    abstract: Passage, sentence: Sentence, amounts: Sequence[re.Match[str]], about_data: bool
) -> Iterator[Fact]:
    plain = abstract.plain
    if not any(_may_be_size(match, about_data) for match in amounts):
        return
    governors = list(_GOVERNOR.finditer(plain, sentence.start, amounts[-1].end()))
    after_held = False
    for match in amounts:
        ours = about_data and match.string.endswith(("our ", "Our "), 0, match.start())
        across = ours or (after_held and match.string.endswith("across ", 0, match.start()))
        may = _may_be_size(match, about_data)
        if may and (across or _held(match, sentence.start, governors, about_data)):
            about_data = after_held = True  # what the sentence counts next is of the same data
            unit = unit_of(match["of"])
            if shares := _SHARES.search(plain, max(sentence.start, match.start() - 60), match.start()):
                yield _size(abstract, shares, unit)
            yield _size(abstract, match, unit)


def _may_be_size(match: re.Match[str], about_data: bool) -> bool:
    """May an amount be a size of data, before the rest of the sentence is asked?"""
    if _is_facet(match) and not about_data:
        before = max(0, match.start() - 80)
        if not _HERE_DATA.search(match.string, before, match.start()):
            return False
    return not _no_size(match)


def _held(match: re.Match[str], start: int, governors: Sequence[re.Match[str]], about_data: bool) -> bool:
    """Does the sentence say of an amount that the work's own data holds it?"""
    unit = match["unit"]
    data = DATA_UNITS.search(unit) is not None
    for governor in reversed(governors):
        if governor.end() > match.start():
            continue
        if governor["tests"]:
            named = match.string.endswith("the ", 0, match.start())  # the two types of maps are nobody's own
            if named or (data and not (about_data and _tests_by(match, governor))):
                return False
            continue
        if governor["refuses"] or _TESTED_BY.search(match.string, start, governor.start()):
            return False
        if not match["known"] and not _CONTAINS.match(governor[0]):
            return False
        if _SIDES.search(unit) and _MAKES.match(governor[0]):
            return False  # in three aspects we contribute; data has them
        makes = _MAKES_OR_HAS if about_data else _MAKES
        return not WHOLE_DATA.search(unit) or bool(makes.match(governor[0]))
    if not match["known"]:
        return False
    made = _IS_MADE.match(match.string, match.end()) is not None
    return made or (
        about_data and (_enclosed(match) or _WITH.match(match.string, start, match.start()) is not None)
    )


def _tests_by(match: re.Match[str], governor: re.Match[str]) -> bool:
    """Is what is counted that by which own data tests, rather than data that the work is tested on?"""
    start = governor.start()
    return not WHOLE_DATA.search(match["unit"]) and bool(
        _WHICH_TESTS.search(match.string, max(0, start - 60), start)
    )


def _enclosed(match: re.Match[str]) -> bool:
    """Does an amount stand in brackets alone behind what it counts: objects (132 classes)?"""
    return match.string[match.start() - 1 : match.start()] == "(" and match.string.startswith(
        ")", match.end()
    )


def _no_size(match: re.Match[str]) -> bool:
    """Is an amount, by itself or by what stands beside it, no size of data: a rate, an average, somebody else's?"""
    unit, value, start = match["unit"], match["value"], match.start()
    if value.isalpha() and unit in ("steps", "data", "findings"):
        return True
    if is_few(value) and not (FACETS.search(unit) or DATA_UNITS.search(unit)):
        return True  # a question with 4 images: no data is that small
    if _DECIMAL.fullmatch(value) and unit not in ("hours", "minutes"):
        return True
    if DATA_UNITS.search(unit) and match.string.endswith("from ", 0, start):
        return True
    if WHOLE_DATA.search(unit) and match.string.endswith(("on ", "across "), 0, start):
        return True
    if _TRAINED_ON.search(match.string, max(0, start - 60), start):
        return True
    if unit == "tokens" and _VOCABULARY.search(match.string, max(0, start - 45), start):
        return True
    if _FOR_EXAMPLE.search(match.string, max(0, start - 45), start):
        return True
    if unit == "tokens" and (
        _SEEN.search(match["of"]) or _CONTEXT.search(match.string, max(0, start - 45), start)
    ):
        return True
    near = max(0, start - 45)
    return bool(
        _GROWN.search(match.string, near, start)
        or _AGAIN.search(match.string, near, start)
        or _AVERAGE.search(match.string, near, start)
        or _RATE.match(match.string, match.end())
    )


def _size(abstract: Passage, match: re.Match[str], unit: str) -> Fact:
    words = abstract.quote(match.start(), match.end())
    return Fact(Field.SIZES, match["value"].strip(), words, abstract.source, 0.9, unit)
