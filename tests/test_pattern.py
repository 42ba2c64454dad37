"""A pattern that is compiled late finds what one does that is compiled at once."""

import re

import pytest

from tracker.pattern import Pattern

WORDS = r"(?P<word>[a-z]+)"
TEXT = "One two THREE"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_finds_what_a_compiled_one_finds(flags: int) -> None:
    late, early = Pattern(WORDS, flags), re.compile(WORDS, flags)
    assert [found.span() for found in late.finditer(TEXT)] == [found.span() for found in early.finditer(TEXT)]
    assert late.findall(TEXT) == early.findall(TEXT)
    assert late.split(TEXT) == early.split(TEXT)
    assert late.sub("-", TEXT) == early.sub("-", TEXT)
    assert bool(late.match(TEXT)) == bool(early.match(TEXT))
    assert bool(late.fullmatch(TEXT)) == bool(early.fullmatch(TEXT))


def test_it_is_compiled_when_it_is_first_used_and_once() -> None:
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.search(TEXT)
    sound = Pattern(WORDS)
    assert sound.search(TEXT)
    assert sound.search is sound.search


def test_it_has_no_ways_of_its_own() -> None:
    assert not hasattr(Pattern(WORDS), "found")
