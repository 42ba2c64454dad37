"""Names that stand in brackets behind the long form they are short for: the Map Reading Network (MaRNet)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.naming.namesakes import Introduced, of_match
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.edges import at_words, by_letter
from tracker.facts.text.shape import USED_BY_MANY, is_generic, is_shaped, squeeze, takes_letters
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage

WORK = by_letter(
    r"models?|benchmarks?|data[ -]?sets?|frameworks?|methods?|approach(?:es)?|systems?|agents?|pipelines?|corpus|"
    r"corpora|paradigms?|strateg(?:y|ies)|suite|series|family|toolkits?|architectures?|networks?|algorithms?|"
    r"techniques?|test[ -]?sets?|testbeds?|collection|library|platform|mechanism|scheme|recipe|metrics?|assistants?|"
    r"environment|modules?|solutions?|evaluation|transformer|VLMs?|MLLMs?|LMMs?|LLMs?|LVLMs?|VLAs?"
)
"""What a paper may bring."""
WORK_ALONE = Pattern(rf"{WORK}\Z")
_BRACKETED = Pattern(
    r"\((?:dubbed|called|named|termed|i\.e\.,|abbreviated\s+as|short\s+for|or)?\s*(?P<name>[^\s(),;]+(?:\s(?:V?LM|LLM|MLLM|LVLM|VLA)(?=\)))?)(?:\s+\w+)?\s*\)"
)
IN_BRACKETS = Pattern(rf"(?:\s+(?=\w+(?:[ -]\w+)?\s*\()(?i:{WORK}))?\s*{_BRACKETED.pattern}")
_OUR_DEFINED = Pattern(
    rf"[Oo]ur\s+(?P<long>(?:(?!our\b|that\b)[\w-]+\s+){{1,8}})\((?P<name>[A-Za-z][\w.+-]{{2,20}})\)(?P<work>\s+{WORK}\b)?"
)
_BROUGHT = Pattern(at_words("introduc|propos|present|develop|design") + r"\w*\s[^.;]*$")
_DATA_NAMES = ("Dataset", "Benchmark", "Corpus", "Suite", "Database")
_LONG_DATA = Pattern(
    at_words("introduc|propos|present|develop|design|construct|buil[dt]|creat|curat|collect|annotat|releas")
    + r"\w*\s[^.;]{0,90}?"
    rf"\b(?:the|an?|:)\s+(?P<first>[A-Z\d][\w-]*)\s(?:(?:[A-Z\d][\w-]*|of|to|for|in|and|with|on)\s){{0,7}}(?:{'|'.join(_DATA_NAMES)})\s$"
)
"""A dataset's name in full, before its short form in brackets: we collected maps: the Maps to Roads Dataset (M2RD)."""
_BORROWS = Pattern(r"\b(?:us(?:es?|ed|ing)|utili[sz]\w+|based|evaluat\w+|from|on)\b")
IS_WORK = Pattern(rf"\s*(?:\([^)]*\)\s*)?(?:,|is|as|--+|—)\s*(?:an?|the)\s[^.;,]{{0,90}}?\b{WORK}\b")
_JOINED = Pattern(r"[,;:(]|['’]s$")
_OF_ANOTHER = Pattern(r"\s+(?:called|named|termed|dubbed|scores?|metrics?|tasks?)\b|\s+[A-Z]\w*[A-Z]")
"""Behind brackets whose long form is no more than a part of what is brought."""
_IS_ONE = Pattern(r"\s+(?:framework|model|method|approach|network|system|benchmark|dataset)\b")
_LONG = 3
OUR = Anchor.of("our")


def defined(passage: Passage, brackets: Sequence[re.Match[str]], squeezed_title: str) -> Iterator[Introduced]:
    """Names in brackets that no verb introduces: our map reader (MapR), the Maps to Roads Dataset (M2RD)."""
    for match in passage.matches(_OUR_DEFINED, OUR) if brackets else ():
        if is_shaped(match["name"]) and (match["work"] or _is_titled(match["long"], squeezed_title)):
            yield of_match(match, 2.2)
    for match in brackets:
        if match["name"].casefold() in USED_BY_MANY:
            continue
        before = passage.plain[max(0, match.start() - 120) : match.start()]
        if _BROUGHT.search(before) and _abbreviates(match["name"], before[-80:]):
            yield of_match(match, 0.8)
        elif (
            before.rstrip().endswith(_DATA_NAMES)
            and (long := _LONG_DATA.search(before))
            and long["first"][0] == match["name"][0]
            and not _BORROWS.search(long[0])
        ):
            yield of_match(match, 2.0)


def _is_titled(long: str, squeezed_title: str) -> bool:
    """Does the title have the long form that a short one stands for?"""
    words = long.replace("-", " ").split()
    return len(words) >= _LONG and squeeze("".join(words)) in squeezed_title


_LONGEST_WORK = 40
"""Letters before a bracket that may belong to what stands in it."""


def bracket_in(plain: str, begin: int, end: int) -> re.Match[str] | None:
    """The first name in brackets between two positions."""
    first = at = plain.find("(", begin, end)
    while at >= 0 and not _BRACKETED.match(plain, at, end):
        at = plain.find("(", at + 1, end)
    return IN_BRACKETS.search(plain, max(begin, first - _LONGEST_WORK), end) if at >= 0 else None


def short_form(plain: str, begin: int, end: int) -> Iterator[Introduced]:
    """What stands in brackets for a long form that begins like a name but goes on otherwise: Native map Reader (NiR)."""
    bracket = bracket_in(plain, begin, end)
    if bracket and is_shaped(bracket["name"]) and not _OF_ANOTHER.match(plain, bracket.end()):
        same = bracket["name"][0].casefold() == plain[begin : begin + 1].casefold()
        if same and not _JOINED.search(plain[begin : bracket.start()]):
            yield of_match(bracket, 2.5)


_FAR_BRACKET = Pattern(r"(?P<long>[A-Z][^.;:()]{8,110}[a-z])\s*\((?P<name>[A-Za-z][\w.+-]{2,11})\)")
_LONG_BESIDE = Pattern(
    r",\s+(?:called\s+|named\s+|termed\s+)?(?P<long>[A-Z][\w-]+(?:\s+[\w-]+){1,7}?)\s+\((?P<name>[A-Z][\w.+-]{2,11})\)(?:,\s+(?:that|which|an?|to|whose)\b|\.)"
)
"""A name in full beside the noun it belongs to: a solution, Map And Road Reading (MARR), that."""


def short_form_beside(plain: str, comma: int) -> Iterator[Introduced]:
    """What stands in brackets for a name in full, beside the noun that it belongs to."""
    bracket = _LONG_BESIDE.match(plain, comma)
    if bracket and abbreviates_all(bracket):
        yield of_match(bracket, 2.4)


_LONG_OF_OURS = Pattern(r"(?P<long>[a-z][\w-]+(?:\s+[\w-]+){0,7}?)\s+\((?P<name>[A-Z][\w.+-]{1,11})\)\s*,")
"""A name in full in small letters beside what is ours: our method, reading of maps (RoM), reads."""


def short_form_of_ours(ours: re.Match[str]) -> Iterator[Introduced]:
    """The short form, in brackets, of what our method is called in plain words behind it."""
    bracket = None if ours[0].endswith("is ") else _LONG_OF_OURS.match(ours.string, ours.end())
    if bracket and bracket["long"][0] == bracket["name"][0].lower() and abbreviates_all(bracket):
        yield of_match(bracket, 2.6)


def short_form_behind_commas(plain: str, start: int) -> Iterator[Introduced]:
    """The short form of a long one that holds commas: Maps with Many, Most, and Roads (MaMaR)."""
    bracket = _FAR_BRACKET.match(plain, start)
    if bracket and abbreviates_all(bracket):
        yield of_match(bracket, 3.0)


def abbreviates_all(bracket: re.Match[str]) -> bool:
    """Does a name in brackets take its letters from the long form, in order?"""
    return is_shaped(bracket["name"]) and takes_letters(bracket["name"], bracket["long"])


def spells_a_word(bracket: re.Match[str], long: str) -> bool:
    """Is what stands in brackets a word made of letters of the long form, by which the text goes on: Map Reader (Mare)?"""
    word = bracket["name"]
    if len(word) < _LONG or not word.isalpha() or word != word.capitalize() or is_generic(word):
        return False
    if not bracket[0].endswith(f"({word})"):
        return False
    if long[:1] != word[0] or not takes_letters(word, long + bracket[0].partition("(")[0]):
        return False
    return bracket.string.find(f"{word} ", bracket.end()) >= 0


def is_given(bracket: re.Match[str], phrase: str) -> bool:
    """Is what stands in brackets the name of the phrase before it?"""
    if is_shaped(bracket["name"]):
        own = "-" in bracket["name"] and _IS_ONE.match(bracket.string, bracket.end())
        return bool(own) or _abbreviates(bracket["name"], phrase)
    called = bracket["name"][:1].isupper() and bracket["name"].isalpha() and not is_generic(bracket["name"])
    return called and IS_WORK.match(bracket.string, bracket.end()) is not None


_JOINING = frozenset({
    "of", "for", "with", "via", "by", "to", "on", "using", "that", "in", "combining", "integrating", "leveraging",
    "incorporating", "employing",
})  # fmt: skip
"""Behind which a phrase tells of other works, or of parts."""


def _abbreviates(name: str, phrase: str) -> bool:
    """Does a name in brackets stand for the phrase before it, rather than for a part of that phrase?"""
    words = phrase.split()
    if words[:1] == ["to"]:  # we propose to read many maps (RMM)
        return (
            len(words) > _LONG
            and words[1][0].casefold() == name[0].casefold()
            and takes_letters(name, phrase[2:])
        )
    if not words:
        return False
    if WORK_ALONE.match(words[-1]) or is_shaped(words[-1]):
        return len(words) <= 8
    initial = name.lstrip("$")[:1].casefold()
    for index, word in enumerate(words):
        if word.casefold() in _JOINING:
            return False
        if word[:1].casefold() == initial:
            return len(words) - index <= 2 * len(name)
    return False
