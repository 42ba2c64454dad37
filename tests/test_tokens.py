"""Tokens from the environment, never repeated."""

import pytest

from tracker.errors import UsageError
from tracker.tokens import token_in


def test_the_first_name_that_has_a_token_gives_it() -> None:
    environment = {"FIRST": "  ", "SECOND": " made-up-token\n", "THIRD": "other"}
    assert token_in(environment, "FIRST", "SECOND", "THIRD") == "made-up-token"
    assert token_in(environment, "FIRST") == token_in({}, "FIRST") == ""


@pytest.mark.parametrize("token", ["made-up\nhunter2", "hunter2…", "hunter2 x", "hunter2\x00"])
def test_what_cannot_be_sent_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(UsageError, match="TOKEN holds") as caught:
        token_in({"TOKEN": token}, "TOKEN")
    assert "hunter2" not in str(caught.value)
