"""Where an address ends that stands in running words, and where it leads."""

from __future__ import annotations

import pytest

from tracker.lists.entry.escaping import fit_url
from tracker.lists.entry.inline import addresses, marks, plain
from tracker.lists.entry.targets import Target, target_of
from tracker.lists.reading.entries import leads_outward


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("on https://a.example/lamps.", "https://a.example/lamps"),
        ("(on https://a.example/lamps)", "https://a.example/lamps"),
        ("(https://a.example/lamps)and more", "https://a.example/lamps"),
        ("on https://a.example/lamps_(oil)", "https://a.example/lamps_(oil)"),
        ("on https://a.example/lamps_(oil_(old)).", "https://a.example/lamps_(oil_(old))"),
        ("(on https://a.example/lamps_(oil))", "https://a.example/lamps_(oil)"),
        ("(https://a.example/lamps_(oil)):", "https://a.example/lamps_(oil)"),
    ],
)
def test_an_address_keeps_its_own_brackets_and_none_of_the_words_around(words: str, address: str) -> None:
    assert addresses(words) == [address]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (r"[oil](https://a.example)", "oil"),
        (r"\[oil](https://a.example)", r"\[oil](https://a.example)"),
        (r"\\[oil](https://a.example)", r"\\oil"),
        (r"\[[oil](https://a.example)\]", r"\[oil\]"),
        (r"[oil\]](https://a.example)", r"oil\]"),
    ],
    ids=["no sign", "escaped", "an escaped sign", "between escaped ones", "around an escaped one"],
)
def test_a_link_begins_at_no_bracket_that_is_meant_as_it_is(words: str, shown: str) -> None:
    assert plain(words) == shown


@pytest.mark.parametrize(
    "link",
    [
        "[lamps {} oil](https://a.example)",
        "[[lamps {}] oil](https://a.example)",
        "[oil](https://a.example/{})",
    ],
    ids=["words", "words in brackets", "an address"],
)
def test_a_link_is_one_however_long_it_is(link: str) -> None:
    assert len(marks(link.format("x" * 3_000))) == 1


@pytest.mark.parametrize(
    ("url", "fitted"),
    [
        ("https://a.example/lamps_(oil)", "https://a.example/lamps_(oil)"),
        ("https://a.example/lamps)oil(", "https://a.example/lamps%29oil%28"),
        ("https://a.example/(lamps", "https://a.example/%28lamps"),
        ("https://a.example/lamps'onclick='x", "https://a.example/lamps%27onclick=%27x"),
        (" https://a.example/lamps oil\n", "https://a.example/lamps%20oil"),
        ("javascript:lamps()", ""),
        ("lamps/oil", ""),
    ],
)
def test_an_address_from_outside_cannot_end_its_link_early(url: str, fitted: str) -> None:
    assert fit_url(url) == fitted


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://OpenReview.net/attachment?id=x", Target.PAPER),
        ("https://made.example/Lamp.PDF", Target.PAPER),
        ("https://HuggingFace.co/Spaces/made/lamp", Target.DEMO),
        ("https://YouTu.be/lamp", Target.OTHER),
        ("https://img.shields.io/GitHub/Stars/made/lamp.svg", Target.STAR),
        ("https://made.example/lamp", Target.PROJECT),
    ],
)
def test_where_an_address_leads_does_not_depend_on_its_capitals(address: str, target: Target) -> None:
    assert target_of(address) is target


@pytest.mark.parametrize("address", ["https://made.example/Lamp.PNG", "https://IMG.Shields.io/x"])
def test_a_picture_in_capitals_leads_nowhere(address: str) -> None:
    assert not leads_outward(address)
