"""Letters that a pattern needs let most texts be passed over, and none that it matches."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.facts import extract
from tracker.facts.text.clues import Clued, Said

assert extract  # which loads every reader, and so every pattern
_MAP = Clued(r"\b[Rr]eads\s+(?P<what>maps?|roads)\b")
_ALL = [pytest.param(pattern, id=pattern.pattern[:40]) for pattern in Clued.every]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It reads maps.", "maps", id="small letters"),
        pytest.param("Reads roads", "roads", id="a capital"),
        pytest.param("It reads", None, id="half of it"),
        pytest.param("maps and roads", None, id="all letters and no match"),
        pytest.param("naïvely reads maps", "maps", id="a letter beyond ASCII"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_pattern_is_found_in_what_is_said(text: str, found: str | None) -> None:
    match = Said(text).search(_MAP)
    assert (match and match["what"]) == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        pytest.param(0, None, True, id="all"),
        pytest.param(3, None, True, id="from here"),
        pytest.param(4, None, False, id="too late"),
        pytest.param(0, 13, True, id="up to here"),
        pytest.param(0, 11, False, id="too early"),
    ],
)
def test_only_a_stretch_is_searched(start: int, end: int | None, *, found: bool) -> None:
    match = Said("It reads maps here", start, end).search(_MAP)
    assert (match is not None) is found


def test_a_match_is_asked_for_right_at_the_start() -> None:
    assert Said("reads maps").match(_MAP)
    assert not Said("It reads maps").match(_MAP)
    assert not Said("It walks").match(_MAP)


def test_words_without_its_letters_allow_no_match() -> None:
    assert Said("who reads").may(_MAP)
    assert not Said("who walks").may(_MAP)


def test_a_pattern_made_later_is_known_too() -> None:
    said = "The quokka sleeps."
    assert not Said(said).may(_MAP)
    later = Clued("quokka")
    assert Said(said).search(later)


_ASCII = st.characters(codec="ascii")


@pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
@pytest.mark.parametrize("pattern", _ALL)
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_no_pattern_is_refused_what_it_matches(pattern: Clued, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.pattern, alphabet=_ASCII))
    assert (Said(text).search(pattern) is None) == (pattern.search(text) is None)
