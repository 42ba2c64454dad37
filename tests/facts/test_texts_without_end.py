"""Texts that say one thing over and over: their facts are found, or none, and nobody waits for it."""

from __future__ import annotations

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field

LENGTH = 20_000
"""Where time grows with the cube of the length, a reader would wait for minutes."""


@pytest.mark.parametrize(
    "words",
    [
        *("7B &", "7B, ", "7B     and ", "10K images ", "X-1 ", "using CLIP ", "(a ", "字", "A&", "1,"),
        *("tasks such as ", "github.com/a/b "),
    ],
)
def test_what_is_said_once_beside_them_is_found(words: str) -> None:
    text = words * (LENGTH // len(words))
    facts = facts_of(f"We introduce MapRead, a model of maps. It beats {text}.")
    assert [fact.value for fact in facts.of(Field.NAME)] == ["MapRead"]
