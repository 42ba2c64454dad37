"""Which letters a text must have for a pattern to match."""

import re

import pytest

from tracker.facts.text.needs import needs


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        pytest.param(r"\bmap\s+of\s+(?:the\s+)?town", {"town"}, id="of several words the longest"),
        pytest.param("maps?|roads*|rails{0,2}", {"map", "road", "rail"}, id="without what may be left out"),
        pytest.param("[Mm]ap|SOTA", {"map", "sota"}, id="in small letters"),
        pytest.param("ma[pt]s", {"maps", "mats"}, id="one of several letters"),
        pytest.param("ma[a-z]ping", {"ping"}, id="no letters but those that are told"),
        pytest.param("[abcdefg][abcdefg][abcdefg]map", {"map"}, id="not all of too many ways"),
        pytest.param("(?:a|the)map", {"map"}, id="what says more"),
        pytest.param("(?P<kind>map|road)s", {"map", "road"}, id="one of a group"),
        pytest.param("(?:map|road)?s", {"s"}, id="none of a group that may be left out"),
        pytest.param("(?<!old-)(?=m)map(?!town)", {"map"}, id="past what only looks"),
    ],
)
def test_needs(pattern: str, needed: set[str]) -> None:
    assert needs(pattern) == needed


@pytest.mark.parametrize("pattern", [r"map|\w+", "m?|road", "map|"])
def test_what_needs_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(pattern))):
        needs(pattern)
