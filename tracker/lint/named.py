"""What an entry is called for short, for comparison with an address; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import fold, word_count
from tracker.lint.alike import NAME_WORDS

if TYPE_CHECKING:
    from tracker.lint.subjects import Subject

OWN = 4
"""A name of fewer letters may be a part of any other."""


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
