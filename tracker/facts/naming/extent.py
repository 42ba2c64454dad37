"""A name right here in a text: where it ends, without the words that only stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.naming.acronyms import is_everybodys
from tracker.facts.naming.brackets import IN_BRACKETS, IS_WORK, WORK, WORK_ALONE, spells_a_word
from tracker.facts.naming.namesakes import Introduced, of_match
from tracker.facts.text.shape import DESCRIBES, FUNCTION_WORDS, is_generic, is_shaped
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = r"(?:[A-Z\d$]|[a-z]{1,4}-?(?=[A-Z])|(?:audio|video|image|speech|visual)-(?=[A-Z]{2}))(?:[^\s,;:()\[\]]|;(?=\w))*"
_JOINT = r"(?:(?:of|the|in|and|for|to|towards?|a|with|on|from|by|via|using)\s+){1,2}"
_NAME = Pattern(rf"{_PIECE}(?:\s+(?:{_JOINT})?{_PIECE}){{0,8}}")
_STOP = Pattern(
    r"['’]?\s*(?:[,.(:;]|$|\s(?:a|an|the|which|that|to|as(?!\sa\s[A-Z])|is|for|by|with|in|on|and|via|based|using|from|where|containing|inspired|tailored|accompanied|specifically|capable|trained|"
    rf"consisting|comprising|whose|built|composed|designed)\b|\s*{WORK}\b|\s(?:Benchmark|Dataset|Corpus|Suite)\b|\s-\s|--|-(?:an?|the)\s|[–—])"
)
_AND_WORK = Pattern(rf"\s+and\s+(?P<name>[A-Z][\w.+-]*\w),\s+an?\s(?:[\w-]+\s+){{0,4}}?{WORK}\b")
"""The name of a work behind that of its task: we introduce Map Reading (MR) and RoadBench, a benchmark."""
_NAMED_NEXT = Pattern(rf"\s+{WORK}\s*,?\s+(?:called|named|termed|dubbed)\b")


def right_here(plain: str, start: int) -> Iterator[Introduced]:
    """A name right here, or the short form in brackets behind the long one."""
    one = name_at(plain, start)
    return named_here(plain, start, one) if one else iter(())


def named_here(plain: str, start: int, one: tuple[str, int, int]) -> Iterator[Introduced]:
    """The name that was found right here, or the short form behind it."""
    name, _, end = one
    shaped = any(map(is_shaped, name.split()))
    paren = IN_BRACKETS.match(plain, end)
    if paren and is_everybodys(plain, paren["name"]):
        return  # what stands here is a field's, in full
    short = paren and (is_shaped(paren["name"]) or spells_a_word(paren, plain[start : paren.start()]))
    if paren and short and (" " in name or not is_shaped(name)):
        beside = _AND_WORK.match(plain, paren.end())
        work = beside is not None and is_shaped(beside["name"])
        yield of_match(paren, 2.0 if work else 3.0)
        if beside and work:
            yield of_match(beside, 3.0)
    elif _NAMED_NEXT.match(plain, end):
        return  # what stands here describes the thing; its name follows
    elif _STOP.match(plain, end) and (is_shaped(name.split()[0]) or len(name.split()) <= 3):
        plain_words = 2.2 if IS_WORK.match(plain, end) else 1.7
        yield Introduced(*one, 3.0 if shaped else plain_words if " " in name else 2.5)


def name_at(plain: str, start: int) -> tuple[str, int, int] | None:
    """The name that begins here, with where it begins and ends."""
    match = _NAME.match(plain, start)
    return trimmed(plain, match.start(), match.end()) if match else None


_GLUED = Pattern(r"--+|-(?:an?|the)(?=\s|\Z)")
"""Where a dash without blanks sets off what is said of a name: MapRead-a reader."""
_SENTENCE_END = Pattern(r"[.!?]\s")
_TRAILING = Pattern(r"(?:[.,;:'’”!?]+|['’]s)$")
_TRAILS = (*".,;:'’”!?", "'s", "’s")


def trimmed(plain: str, start: int, end: int) -> tuple[str, int, int] | None:
    """A name without the words that only stand beside it, or None where nothing of its own is left."""
    name = plain[start:end]
    if "-" in name and (glued := _GLUED.search(name)) and is_shaped(name[: glued.start()]):
        name = name[: glued.start()]
    sentence_end = _SENTENCE_END.search(name)
    if sentence_end:
        name = name[: sentence_end.start()]
    name = name.rstrip()
    if name.endswith(_TRAILS):
        name = _TRAILING.sub("", name)
    words = name.split()
    if (
        words
        and is_shaped(words[0])
        and len(words) > 1
        and not all(w[:1].isupper() or w[:1].isdigit() for w in words[1:])
    ):
        words = words[:1]
    while words and (_is_function(words[-1]) or (len(words) > 1 and _is_work(words))):
        words.pop()
    if not words or all(is_generic(w) or _is_function(w) for w in words):
        return None
    if len(words) == 1 and (words[0].endswith(DESCRIBES) or not any(c.isalpha() for c in words[0])):
        return None
    end = start
    for word in words:
        end = plain.index(word, end) + len(word)
    return " ".join(words), start, end


def _is_work(words: list[str]) -> bool:
    """Does the last word say only what bears the name, rather than being a part of it: the MapRead Agent?"""
    return words[-1] not in ("Agent", "Suite") and WORK_ALONE.match(words[-1].lower()) is not None


_CAPITALS = 3
"""Letters that are hardly all capitals unless the word is a name: LESS."""


def _is_function(word: str) -> bool:
    """Is this a function word, rather than a name that spells one in capitals?"""
    return word.casefold() in FUNCTION_WORDS and not (len(word) >= _CAPITALS and word.isupper())
