"""Words in which a letter went wrong: `Learing`, `Dynmaics`, `Ohter Resources`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lint.leading import link_at
from tracker.lint.spelled import changed_places, differs_by_one
from tracker.lint.titlewords import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_WORD = Pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{5,}")
"""What stands among Chinese characters is a word of its own."""
_HIDDEN = re.compile(r"<[^<>]*>|(?:https?://|www\.)[^\s)\]>]*", re.IGNORECASE)
"""Tags, and addresses that stand as such: their words are no words of the page."""
_SIGNS = Pattern(r"[/\\_@=#]|\.\w")
"""What names of files, people and settings have."""
_BOUNDS = re.compile(r"[\s\[\]()<>|*`\"“”,;]")
_AT_HEAD = Pattern(r"(?:^\s*(?:[-+*]|\d{1,4}[.)])?|[\[|>(:])[\s*_\"“']*$")
_AFTER_ARTICLE = Pattern(r"(?:^|[\[|>(:,.])[\s*_\"“']*(?:the|an?)\s+$", re.IGNORECASE)
"""What stands behind an article at the head of a title; before a colon, it is the name of a work."""
_ABROAD = Pattern(
    r"(?<![\w-])(?:der|das|und|für|mit|von|eine?|einen|einer|dem|den|des|zur|zum|auf|le|la|les|du|une?|et(?! al\b)|pour|dans|avec|"
    r"el|los|las|del|para|por|una|il|gli|di|della|che|dos|em|uma|een|het|van|voor|och|för|av|att|som)(?![\w-])"
)
"""Small words of other languages, whose longer ones are often a letter away from ours: `Detektion`, `langage`."""
_ACCENTED = Pattern(r"(?<!\w)[a-z]*[à-öø-ÿœ][^\W\d_]*")
"""Words of other languages; a name begins with a capital."""
_ABROAD_LINE, _ABROAD_PAGE, _ABROAD_SHARE = 2, 5, 0.02
"""A line with so many of either, and a page with so many small ones that are that part of its long words, is in another language."""
_PERSON = Pattern(r"(?:[^\W\d_a-z][\w'’-]*\.? ){1,3}[^\W\d_a-z][\w'’-]+")
_BETWEEN_PEOPLE = Pattern(r",? and |[,;&|*†<>()\[\]\d]+")
_NAMES = 300
"""Two people's names are no longer, with blanks in place of their pages."""
_NEAR = 24
"""So far is looked around a word."""
_SLIPS = 2
"""A word that is written so more often, and more often than the one it resembles, is another word."""
_FEWEST = 5
"""So many letters are left of a short word that lacks one of its letters."""
_END = 2
"""So many letters at its end are the same: the others are endings of its own (`generates`, `generator`)."""
_CUT = ("ing", "tion", "ment", "ence", "ance", "able", "ible")
"""Endings of which the last letter was lost: without it they make no word."""
_DOUBLED = re.compile(r"ll(?=ing|ed|er|or)")
"""British spelling doubles it there, and nowhere before: `modelling`, and not `allignment`."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Words that are a slip away from one that papers have often, and none themselves."""
    words = Counter(word for _, text in sheet.uncoded for word in _WORD.findall(text))
    spelled: Counter[str] = Counter()
    for word, count in words.items():
        spelled[word.lower()] += count
    names = {word.lower() for word in words if not word[1:].islower() and not word.isupper()}
    slips = {word: meant for word in spelled if word not in names and (meant := _meant(word, spelled))}
    if not slips or _speaks_another_language(sheet, sum(words.values())):
        return
    for number, text in sheet.uncoded:
        if slips.keys().isdisjoint(map(str.lower, _WORD.findall(text))) or _is_abroad(text):
            continue
        shown = _HIDDEN.sub(lambda span: " " * len(span[0]), text)
        for match in _WORD.finditer(shown):
            meant = slips.get(match.group().lower(), "")
            if meant and not (
                _is_part(shown, match)
                or _may_be_name(text, match)
                or _is_of_people(shown, match)
                or link_at(text, match.start())
            ):
                told = f"“{match.group()}” is likely to be “{meant}”"
                yield sheet.finding(number, Rule.MISSPELT_WORD, told)


def _speaks_another_language(sheet: Sheet, words: int) -> bool:
    return sum(len(_ABROAD.findall(text)) for _, text in sheet.uncoded) >= max(
        _ABROAD_PAGE, _ABROAD_SHARE * words
    )


def _is_abroad(text: str) -> bool:
    return len(_ABROAD.findall(text)) + len(_ACCENTED.findall(text)) >= _ABROAD_LINE


def _meant(word: str, spelled: Mapping[str, int]) -> str:
    """The frequent word that is meant by one that is none, the one that the page has most often first."""
    found = sorted(_nearest(word), key=lambda meant: (-spelled.get(meant, 0), meant))
    often = spelled.get(word, 0)
    return found[0] if found and (often <= _SLIPS or often <= spelled.get(found[0], 0)) else ""


def _is_part(text: str, word: re.Match[str]) -> bool:
    """Is a word part of a name of a file or the like?"""
    before = _BOUNDS.split(text[max(0, word.start() - _NEAR) : word.start()])[-1]
    behind = _BOUNDS.split(text[word.end() : word.end() + _NEAR])[0]
    beside = before[-1:] + behind[:1]
    return _SIGNS.search(before + "a" + behind) is not None or any(
        one.isascii() and one.isalnum() for one in beside
    )


def _may_be_name(text: str, word: re.Match[str]) -> bool:
    """Does a word stand at a head, and no other follows it? So stand names that people coin."""
    start = max(0, word.start() - _NEAR)
    before = text[start : word.start()]
    at_head = _AT_HEAD.search(before if start == 0 else "x" + before)
    behind = text[word.end() : word.end() + 2]
    if behind[:1] == ":" and _AFTER_ARTICLE.search(before):
        return True
    return at_head is not None and not (behind[:1] == " " and behind[1:].isalpha())


def _is_of_people(text: str, word: re.Match[str]) -> bool:
    """Is a word part of a person's name, and does another person stand right before or behind?"""
    if not word.group()[0].isupper():
        return False
    line = text[max(0, word.start() - _NAMES) : word.start()] + "\0" + text[word.end() : word.end() + _NAMES]
    names = [name.strip() for name in _BETWEEN_PEOPLE.split(line) if name.strip()]
    at = next(at for at, name in enumerate(names) if "\0" in name)
    own = names[at].replace("\0", word.group())
    beside = (*names[max(0, at - 1) : at], *names[at + 1 : at + 2])
    return _PERSON.fullmatch(own) is not None and any(map(_PERSON.fullmatch, beside))


def _nearest(word: str) -> tuple[str, ...]:
    """The frequent words that an unknown one is a slip away from."""
    known = title_words()
    if not word.isascii() or len(word) > _longest() or known.has(word) or word in known.others:
        return ()
    near = {meant for key in (word, *_shorter(word)) for meant in _by_letters().get(key, ())}
    return tuple(meant for meant in near if _is_slip(word, meant))


def _is_slip(word: str, meant: str) -> bool:
    """Did a letter within the word go wrong, neither its first nor an ending, and is it no other way to write it?"""
    if word[0] != meant[0]:
        return False
    if word + meant[-1] == meant:
        return meant in title_words().long and meant.endswith(_CUT)
    short = meant in title_words().short
    same_end = word[-_END:] == meant[-_END:]
    if changed_places(word, meant):
        return short or same_end
    if not differs_by_one(word, meant) or _folded(word) == _folded(meant):
        return False
    left_out, another = len(word) < len(meant), len(word) == len(meant)
    if short:
        return same_end and not another and (not left_out or len(word) >= _FEWEST)
    # an ending has other letters too (`optimizers`, `optimizes`), but keeps its last one, and lacks none
    return same_end or (not another and word[-1] == meant[-1] != "s")


def _folded(word: str) -> str:
    """Without what British and American spelling have apart, and the `k` of other languages and of brands."""
    return _DOUBLED.sub("l", word.replace("z", "s").replace("our", "or").replace("k", "c"))


@cache
def _longest() -> int:
    """The letters of the longest word that a slip can leave: one of thousands is cut apart for nothing."""
    return 1 + max(map(len, title_words().long))


@cache
def _by_letters() -> Mapping[str, frozenset[str]]:
    """The frequent words by themselves and by what is left of them without one letter."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for meant in (*title_words().long, *title_words().short):
        for key in (meant, *_shorter(meant)):
            known[key].add(meant)
    return {key: frozenset(found) for key, found in known.items()}


def _shorter(word: str) -> Iterator[str]:
    """A word without one of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
