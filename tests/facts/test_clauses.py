"""The clause that an entry quotes: whole, of the work itself, and with nothing that only a paper would say."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field, Source
from tracker.facts.naming.praise import titled
from tracker.facts.naming.shortening import shortened
from tracker.facts.text.passage import Passage


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We study roads. They use Careful Old Map Reading (MapRead), a method to read old maps.",
            "Method to read old maps",
            id="behind its long form",
        ),
        pytest.param(
            "We study roads. On these roads (MapRead), the best reader gets lost.",
            None,
            id="in brackets before another thing",
        ),
        pytest.param("We present MapRead: an atlas of old maps.", "Atlas of old maps", id="behind a colon"),
        pytest.param("We present MapRead: maps of a river.", None, id="a colon before no thing"),
        pytest.param(
            "We propose a new framework, MapRead, which reads old maps by lamplight.",
            "Framework that reads old maps by lamplight",
            id="a thing alone, and what it does",
        ),
        pytest.param(
            "We propose a new task, MapRead, in which roads are found.",
            None,
            id="a thing in which something is",
        ),
        pytest.param(
            "We build RoadSet, an atlas of a thousand old roads. MapRead learns from it.",
            None,
            id="of another's name",
        ),
        pytest.param(
            "We build MapRead-Set, an atlas of a thousand old maps.",
            "Atlas of a thousand old maps",
            id="of its own name",
        ),
        pytest.param(
            "We propose Careful Reading, a method to read old maps.",
            "Method to read old maps",
            id="of a name in words",
        ),
        pytest.param(
            "We propose a new framework MapRead (MR) that reads old maps.",
            "Framework that reads old maps",
            id="its name behind the thing",
        ),
        pytest.param(
            "We build an atlas of old roads. It is an atlas termed RoadSet.",
            "Atlas of old roads",
            id="named later",
        ),
        pytest.param(
            "We build a large atlas termed RoadSet, holding old roads. MapRead learns from it.",
            None,
            id="called by another's name",
        ),
        pytest.param("This survey brings maps. We present a taxonomy of old maps.", None, id="a taxonomy"),
        pytest.param("We present the Old Map Reading Project.", None, id="a name alone"),
        pytest.param("We propose the use of old maps to find roads.", None, id="a use of something"),
        pytest.param(
            "We present a reader of very long (i.e., a mile of paper) old maps.",
            "Reader of very long old maps",
            id="words explained in brackets",
        ),
        pytest.param(
            "We present a reader of old maps, i.e., of paper.",
            "Reader of old maps",
            id="words explained behind them",
        ),
        pytest.param(
            "We present a reader of old maps (e.g. of roads) by lamplight.",
            "Reader of old maps by lamplight",
            id="examples in brackets",
        ),
        pytest.param(
            r"We propose a \textbf{Ca}reful R\textbf{ea}der ({CR}) of \textbf{Old}-Maps by lamplight.",
            "Careful Reader (CR) of Old-Maps by lamplight",
            id="letters in bold",
        ),
    ],
)
def test_the_clause_says_what_the_work_is(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.CONTRIBUTION) == expected


LONG = "all day long " * 7


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "a measure of how maps are read, based on which", "Measure of how maps are read", id="based"
        ),
        pytest.param(
            "a reader of maps, consisting of three stages", "Reader of maps", id="counted and left untold"
        ),
        pytest.param(
            "a prompt for readers that enables old readers to find roads " + LONG,
            "Prompt for readers",
            id="enables whom, but not to what",
        ),
        pytest.param(
            "a reader that joins many maps to raise its ability to find roads " + LONG,
            "Reader that joins many maps",
            id="an ability to do nothing",
        ),
        pytest.param(
            "a set of maps covering key areas of the land and relevant to roads " + LONG,
            "Set of maps covering key areas of the land",
            id="relevant to nothing",
        ),
        pytest.param(
            "a reader of maps,finding roads", "Reader of maps, finding roads", id="a comma without a blank"
        ),
        pytest.param("a straightforward reader of maps", "Reader of maps", id="called straightforward"),
        pytest.param(
            "a simple, cheap, and pluggable reader of maps",
            "Cheap and pluggable reader of maps",
            id="a series of two",
        ),
        pytest.param(
            "a reader of maps exhibiting consistently improved reading", "Reader of maps", id="exhibits"
        ),
        pytest.param("a reader with powerful eyes", "Reader with eyes", id="powerful"),
        pytest.param(
            "a reader with rare but powerful eyes", "Reader with rare but powerful eyes", id="but powerful"
        ),
        pytest.param("a method to train a strong reader", "Method to train a reader", id="strong"),
        pytest.param(
            "a method to beat a strong baseline", "Method to beat a strong baseline", id="strong baseline"
        ),
        pytest.param(
            "a set of 300 carefully curated and challenging maps",
            "Set of 300 maps",
            id="curated and challenging",
        ),
        pytest.param("a new generation of readers", "New generation of readers", id="new in time"),
        pytest.param("a reader of maps offering significant gains", "Reader of maps", id="offers gains"),
        pytest.param("a reader made for leading-edge reading", "Reader made for reading", id="leading-edge"),
        pytest.param(
            "a reader in the space of Atlas (Smith et al., 2024)", "Reader in the space of Atlas", id="cited"
        ),
    ],
)
def test_a_clause_is_whole(clause: str, expected: str) -> None:
    assert shortened(clause) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A Novel Set of Maps", "Set of Maps"),
        ("A New Era in Reading: A Survey", "New Era in Reading: A Survey"),
        ("Efficient Reading by Trimming", "Efficient Reading by Trimming"),
        ("Old Maps are Secretly Strong Readers", "Old Maps are Secretly Strong Readers"),
        ("Towards Groundbreaking Maps", "Towards Maps"),
        (
            "A Frustratingly Simple Map: Strong Readers Beaten",
            "Frustratingly Simple Map: Strong Readers Beaten",
        ),
    ],
)
def test_a_title_is_quoted_without_what_praises_a_thing(title: str, expected: str) -> None:
    assert titled(title) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"a $\textbf{mixture of maps (MoM)}$ here", "mixture of maps (MoM)"),
        (r"a $\emph{way of old maps}$ here", "way of old maps"),
    ],
)
def test_words_set_as_a_formula_are_words(text: str, plain: str) -> None:
    read = Passage(text, Source.ABSTRACT).plain
    assert " ".join(read.split()) == f"a {plain} here"
    assert len(read) == len(text)
