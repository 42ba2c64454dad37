"""Which lines of a page are code."""

from __future__ import annotations

import pytest

from tracker.lists.reading.fences import Fence


@pytest.mark.parametrize(
    ("lines", "code", "goes_on"),
    [
        (["a", "```py", "b", "```", "c"], "-xxx-", False),
        (["```", "b", "~~~", "```", "c"], "xxxx-", False),
        (["~~~ sh", "b", "~~~~  ", "c"], "xxx-", False),
        (["````", "```", "b", "````", "c"], "xxxx-", False),
        (["```sh", "b", "```py", "c", "```", "d"], "xxxxx-", False),
        (["a", "```", "b", ""], "-xxx", True),
        (["```CVPR``` a", "~~~old~~~ b", "a ```"], "---", False),
    ],
    ids=["a block", "other signs in it", "ended by more", "fewer in it", "another's beginning in it", "no end", "none"],
)  # fmt: skip
def test_code_goes_on_to_the_signs_that_began_it(lines: list[str], code: str, *, goes_on: bool) -> None:
    fence = Fence()
    assert "".join("x" if fence.holds(line) else "-" for line in lines) == code
    assert fence.open is goes_on
