"""How large a work's own data is: the amounts of an abstract that it holds, with what they count."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.names import key, tables
from tracker.facts.sizes.about_data import is_about_data
from tracker.facts.sizes.counted import (
    AMOUNT,
    NUMBER,
    NUMBERS,
    is_few,
    is_of_data,
    is_of_facets,
    number_of,
    unit_of,
)
from tracker.facts.sizes.held import GOVERNOR, GOVERNORS, is_held
from tracker.facts.sizes.named import ENDS_IN_SIZE, IS_SIZE, named_sizes
from tracker.facts.sizes.no_sizes import is_no_size
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.reading import BACKGROUND
from tracker.facts.text.shape import set_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_REMAINS = Pattern(
    r"\s+(?:remain|are|is)\s+(?:\w+\s+)?in\s+(?:our|this|the\s+final)\s+(?:\w+\s+)?(?:data\s?set|benchmark|corpus)\b"
)
"""Behind what the own data has, whatever was said before: 500 maps remain in our dataset."""
_TESTED_ACROSS = Pattern(
    r"\b(?:(?:evaluates|assesses|tests|measures|probes)\s[^.;]{0,60}|(?:assessment|evaluation)s?\s+)(?<!\bto\s)(?:across|along)\s+$"
)
"""Before what a benchmark tests by: it evaluates models across 15 domains."""
_SPACED = Pattern(r"(?<=\d)\s+(?=[KMBTk]$)")
"""Left of a number's TeX before its letter."""
_ROUNDED = 0.2
_OPENS_WITH = Pattern(
    r"\s*(?:(?:While|Whereas|Although)\s+)?(?:[Tt]he\s+)?(?P<who>[A-Z][\w.-]*\w)\s+(?:\w+\s+)?(?:has|contains|comprises|includes|covers|consists)\b"
)
"""Opens a sentence on what some data holds."""
_SHARES = Pattern(
    rf"(?<![\w.$^-])(?P<value>{NUMBER})\s+(?:(?!(?:data|context|resolution)\b)[A-Za-z-]*[a-rt-z]\s+){{0,3}}(?:and|or)\s+$"
)
"""The amount before one that counts the same: 660K simple and 70K complex pairs."""
_JOINS = ("and", "or")
"""Ends what stands between the two: to ask this first spares most amounts the pattern."""
_IN_BRACKETS = Pattern(
    r"\b(?:data\s?set|corpus|benchmark|collection)s?\s*\((?:over\s+|around\s+)?(?P<value>\d[\d.,]*\s?[KMBk])(?P<of>\s[\w -]+)?\)"
)
_SINGLE = frozenset(
    ("image", "question", "video", "sample", "pair", "task", "hour", "clip", "scene", "page", "problem", "document",
     "example", "item", "instance", "prompt")
)  # fmt: skip
_HYPHENED = Pattern(
    rf"(?<![\w.$^-])(?<!\d,)(?P<value>{NUMBER})-(?P<of>{'|'.join(sorted(_SINGLE))})\s+"
    r"(?:[\w-]+\s+){0,3}?(?:benchmark|data\s?set|corpus|collection|suite|test\s?bed|(?:sub|test\s?)set)\b"
)
"""A size before the data that has it: a 350-map benchmark."""
_MEASURED_BY = Pattern(r"\b(?:[Tt]ested|[Ee]valuated|[Ee]xperiments?)\s+on\s+(?:an?|the)\s+$")
_OF_OWN_PART = Pattern(
    r"(?:[A-Z]\w+,|\b(?:releas|introduc|construct|curat|annotat|creat|buil|provid)\w*)\s+an?\s+(?:[\w-]+,?\s+){0,2}$"
)
"""Before a part of the own data: MapRead-Hard, a 500-map subset; we release a small 500-map subset."""
_THOUSANDS = 3
"""Digits behind a comma."""
_HYPHENED_AT = Anchor(
    lambda word: word[0].isdigit(),
    then=lambda word: word in _SINGLE or (word.isdigit() and len(word) == _THOUSANDS),
)
_DATA_NAMED = Anchor(
    set_of("data dataset datasets corpus corpuss benchmark benchmarks collection collections").__contains__,
    then=lambda word: word[:1].isdigit() or word in ("set", "sets", "over", "around"),
)


_HERE_DATA = Pattern(
    r"\b[A-Z]\w*Bench\b[^.;]{0,40}$|\b(?:[Ss]uite|[Bb]enchmark|[Dd]ata\s?set|[Tt]est[ -]?bed|[Cc]orpus)\b[^,;]{0,30}$"
)


def size_facts(
    title: Passage, name: str | None, abstract: Passage, sentences: Sequence[Sentence]
) -> list[Fact]:
    """The sizes of the data or benchmark that the paper brings; those of what it is compared with are left out."""
    facts: list[Fact] = []
    amounts = list(abstract.matches(AMOUNT, NUMBERS))
    asked = any(map(_asks, amounts))
    about_data = asked and is_about_data(title.text, name, abstract)
    brackets = list(abstract.matches(_IN_BRACKETS, _DATA_NAMED)) if abstract.starts(NUMBERS) else []
    told = [(match, (match["of"] or "samples").strip()) for match in brackets]
    told += [
        (match, f"{match['of']}s")
        for match in abstract.matches(_HYPHENED, _HYPHENED_AT)
        if not _is_borrowed(match)
    ]
    for sentence in sentences if amounts or told else ():
        if sentence.role is BACKGROUND:
            continue
        start, end, _ = sentence
        inside = [match for match in amounts if start <= match.start() < match.end() <= end]
        named_here = [(match, unit) for match, unit in told if start <= match.start() < end]
        if (inside or named_here) and not _is_others(name, abstract, sentence):
            facts += _in_sentence(abstract, sentence, inside, about_data)
            facts += [_size(abstract, match, unit) for match, unit in named_here]
    if not (abstract.starts(ENDS_IN_SIZE) or abstract.starts(IS_SIZE)):
        return facts
    named = named_sizes(name, abstract, sentences)
    return [*_not_told((_size(abstract, match, "samples") for match in named), facts), *facts]


def _is_borrowed(match: re.Match[str]) -> bool:
    """Is a size before data that of what the work is tested on, or of a part that it takes from the data of others?"""
    near = max(0, match.start() - 60)
    if match[0].endswith("set") and not match[0].endswith(("dataset", "data set")):
        return _OF_OWN_PART.search(match.string, near, match.start()) is None
    return _MEASURED_BY.search(match.string, near, match.start()) is not None


def _is_others(name: str | None, abstract: Passage, sentence: Sentence) -> bool:
    """Does a sentence say what well-known data holds, which is not the work itself?"""
    opens = _OPENS_WITH.match(abstract.plain, sentence.start, sentence.end)
    return opens is not None and key(opens["who"]) in _known_data() - {key(name or "")}


@cache
def _known_data() -> frozenset[str]:
    several = (tables()["datasets"], tables()["benchmarks"])
    return frozenset(key(text) for table in several for texts in table.values() for text in texts)


def _not_told(named: Iterable[Fact], counted: Sequence[Fact]) -> Iterator[Fact]:
    """The sizes in names, without those that round what the abstract counts: MapRead-120k holds 119,850 maps."""
    for fact in named:
        number = number_of(fact.value)
        numbers = [one for other in counted if (one := number_of(other.value))]
        if not any(number and abs(one - number) <= _ROUNDED * number for one in numbers):
            yield fact


def _asks(match: re.Match[str]) -> bool:
    """Does it take the whole abstract to tell whether an amount is a size of data?"""
    return _is_facet(match) or is_of_data(match["unit"])


def _is_facet(match: re.Match[str]) -> bool:
    """Does only a paper that brings data count this as its size?"""
    return not match["known"] or is_of_facets(match["unit"])


def _in_sentence(
    abstract: Passage, sentence: Sentence, amounts: Sequence[re.Match[str]], about_data: bool
) -> Iterator[Fact]:
    plain = abstract.plain
    if not any(_may_be_size(match, about_data) for match in amounts):
        return  # which is told sooner than that they are no sizes
    sizes = [match for match in amounts if not is_no_size(match)]
    if not any(_may_be_size(match, about_data) for match in sizes):
        return
    governors = abstract.matches_between(GOVERNOR, GOVERNORS, sentence.start, sizes[-1].end())
    after_held = False
    for match in sizes:
        ours = about_data and match.string.endswith(("our ", "Our "), 0, match.start())
        ours = ours or _REMAINS.match(match.string, match.end()) is not None
        ours = ours or (about_data and _is_tested_across(match, sentence.start))
        across = ours or (after_held and match.string.endswith("across ", 0, match.start()))
        may = _may_be_size(match, about_data)
        if may and (across or is_held(match, sentence.start, governors, about_data)):
            about_data = after_held = True  # what the sentence counts next is of the same data
            unit = unit_of(match["of"])
            near = max(sentence.start, match.start() - 60)
            joined = plain[near : match.start()].rstrip().endswith(_JOINS)
            if joined and (shares := _SHARES.search(plain, near, match.start())):
                yield _size(abstract, shares, unit)
            yield _size(abstract, match, unit)


def _is_tested_across(match: re.Match[str], start: int) -> bool:
    """Does an amount, other than a few, say what the own data tests by: it evaluates models across 15 domains?"""
    text, at = match.string, match.start()
    if is_few(match["value"]) or not text.endswith(("across ", "along "), 0, at):
        return False
    return is_of_facets(match["unit"]) and _TESTED_ACROSS.search(text, start, at) is not None


def _may_be_size(match: re.Match[str], about_data: bool) -> bool:
    """May an amount be a size of data, before the rest of the sentence is asked?"""
    if about_data or not _is_facet(match):
        return True
    return _HERE_DATA.search(match.string, max(0, match.start() - 80), match.start()) is not None


def _size(abstract: Passage, match: re.Match[str], unit: str) -> Fact:
    words = abstract.quote(match.start(), match.end())
    value = _SPACED.sub("", match["value"].strip())
    return Fact(Field.SIZES, value, words, abstract.source, 0.9, unit)
