"""Cutting texts into words: the quick way for ASCII and the plain one agree."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from classifiers.text import STOP, tokens

_TOKEN = re.compile(r"\w+|[.!?](?=\s|$)")


def _plainly(text: str) -> list[str]:
    return [STOP if word in "!?" else word for word in _TOKEN.findall(text.lower())]


@given(st.text(st.sampled_from("aB9_.!?- \n\t\0\x0b\x1c\x1f'é\x85") | st.characters(max_codepoint=127)))
def test_words_are_those_of_the_plain_rule(text: str) -> None:
    assert tokens(text) == _plainly(text)
