"""Which letters a match of a pattern may begin with."""

import pytest

from tracker.facts.text.openings import openings


@pytest.mark.parametrize(
    ("alternatives", "begin"),
    [
        pytest.param("map|road", ("map", "road"), id="each by itself"),
        pytest.param("roads?|mapp*|rail{0,2}", ("map", "rai", "road"), id="up to what need not stand there"),
        pytest.param(r"roa\w+|map\s+of|rail-way", ("map", "rail", "roa"), id="up to what is no letter"),
        pytest.param("[Mm]ap|SOTA", ("map", "sota"), id="in small letters"),
        pytest.param("ma[pt]s", ("maps", "mats"), id="one of several letters"),
        pytest.param(r"(?:old\s+)?map", ("map", "old"), id="with and without"),
        pytest.param("(?:old|new)map", ("new", "old"), id="all ways of a group"),
        pytest.param("ma(?:p|t)(?:s|ped)", ("map", "mat"), id="up to the end of a group"),
        pytest.param("(?P<holds>map|road)s", ("map", "road"), id="a group with a name"),
        pytest.param("(?<!old-)(?=m)map(?!s)", ("map",), id="past what only looks"),
        pytest.param(r"map\||ro[|)]", ("map", "ro"), id="no bar that is a letter"),
    ],
)
def test_openings(alternatives: str, begin: tuple[str, ...]) -> None:
    assert openings(alternatives) == begin


@pytest.mark.parametrize("alternatives", [r"map|\w+", "m?ap|road", "map|"])
def test_what_may_begin_with_anything_is_refused(alternatives: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        openings(alternatives)
