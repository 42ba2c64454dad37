"""Are two entries about one work, by their titles, names and papers? Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import fold, word_count, words_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lint.subjects import Subject

NAME_WORDS = 4
"""A name has no more words than these; what is longer is a title."""
OWN = 4
"""A name of fewer letters may be a part of any other."""
_ALIKE = 0.6
"""The share of one title's words that the other entry has to hold for both to be about one work."""
_VERSION = Pattern(r"[\s_.-]*v?\d[\w.]*$")

_COMMON, _NEARLY_ALL = 0.4, 0.8
"""Titles that begin apart and have less than such a share in common are of one work only where one holds nearly all of the other."""


def alike(one: Subject, other: Subject) -> bool:
    """Are two entries that share a link about one work? Where one has no title of its own, the link decides."""
    if not (one.titled and other.titled) or (_head(one) and _head(one) == _head(other)):
        return True
    renamed = fold(one.title.partition(":")[2]) == fold(other.title.partition(":")[2])
    apart = not (_head(one) <= other.words or _head(other) <= one.words) or _of_two_versions(one, other)
    if apart and not renamed and _head(one) and _head(other):
        return False
    share = _NEARLY_ALL if _begin_apart(one, other) and _in_common(one, other) < _COMMON else _ALIKE
    return _held(one, other.words, share) or _held(other, one.words, share)


def _of_two_versions(one: Subject, other: Subject) -> bool:
    """Are both called the same but for a version, as `Kettle` and `Kettle-v2` are?"""
    names = [subject.title.partition(":")[0].casefold() for subject in (one, other)]
    return names[0] != names[1] and len({_VERSION.sub("", name) for name in names}) == 1


def _head(subject: Subject) -> frozenset[str]:
    """The words of a name before a colon, which tell works of one field apart better than the rest does."""
    name, colon, _ = subject.title.partition(":")
    return frozenset(words_of(name)) if colon and 0 < word_count(fold(name)) <= NAME_WORDS else frozenset()


def _begin_apart(one: Subject, other: Subject) -> bool:
    """Do two titles without a name before a colon begin with different words?"""
    begin = [words_of(subject.title)[:1] for subject in (one, other)]
    return begin[0] != begin[1] and not (_head(one) or _head(other))


def _in_common(one: Subject, other: Subject) -> float:
    """The share that two titles have in common of all words of both: works of one field share some."""
    first, second = _telling(one), _telling(other)
    return len(first & second) / max(1, len(first | second))


def _held(subject: Subject, words: frozenset[str], share: float) -> bool:
    own = _telling(subject)
    return len(own & words) >= share * len(own)


def _telling(subject: Subject) -> frozenset[str]:
    return frozenset(word for word in words_of(subject.title) if len(word) > 2 or not word.isascii())


def family(subject: Subject) -> str:
    """A name without its version and size: `Kettle-2` and `Kettle 7B` are of one family."""
    return _VERSION.sub("", subject.name.casefold())


def short_name(subject: Subject) -> str:
    """What a work is called for short, in letters and figures alone; empty where that is too little to know it by."""
    head, colon, _ = subject.title.partition(":")
    name = subject.name or (head if colon and word_count(fold(head)) <= NAME_WORDS else "")
    short = letters(name)
    return short if len(short) >= OWN else ""


def letters(words: str) -> str:
    """Words without anything but their letters and figures, all of them small."""
    return "".join(filter(str.isalnum, words.casefold()))


def one_work(one: Subject, other: Subject) -> bool:
    """Do two entries lead to one paper?"""
    return one.paper is not None and one.paper == other.paper
