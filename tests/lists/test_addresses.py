"""Where an address ends that stands in running words."""

from __future__ import annotations

import pytest

from tracker.lists.entry.escaping import fit_url
from tracker.lists.entry.inline import addresses


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
    ("url", "fitted"),
    [
        ("https://a.example/lamps_(oil)", "https://a.example/lamps_(oil)"),
        ("https://a.example/lamps)oil(", "https://a.example/lamps%29oil%28"),
        ("https://a.example/(lamps", "https://a.example/%28lamps"),
        (" https://a.example/lamps oil\n", "https://a.example/lamps%20oil"),
        ("javascript:lamps()", ""),
        ("lamps/oil", ""),
    ],
)
def test_an_address_from_outside_cannot_end_its_link_early(url: str, fitted: str) -> None:
    assert fit_url(url) == fitted
