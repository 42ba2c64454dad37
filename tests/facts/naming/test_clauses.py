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
        pytest.param(
            "We present the MapRead framework that reads\nold  maps of many roads.",
            "Framework that reads old maps of many roads",
            id="before the thing, and blanks",
        ),
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


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "In this paper we study roads. We propose MapRead, a method to read old maps.",
            "Method to read old maps",
            id="by name",
        ),
        pytest.param(
            "In this paper we study roads. We propose a method called MapRead to read old maps.",
            "Method to read old maps",
            id="called by name",
        ),
        pytest.param(
            "In this paper we study roads. We propose a method to read old maps. MapRead has eyes.",
            "Method to read old maps",
            id="named in the sentence behind",
        ),
        pytest.param(
            "In this paper we study roads. We propose a mapper that reads and draws roads.",
            "Mapper that reads and draws roads",
            id="whose letters make the name",
        ),
        pytest.param(
            "In this paper we study roads. We propose a method to find old roads.",
            None,
            id="which nothing joins to the name",
        ),
        pytest.param(
            "In this paper we study MapRead. We propose a method to read old maps. MapRead has eyes.",
            None,
            id="beside what was named before",
        ),
        pytest.param(
            "In this paper we study roads. We also propose a method to read old maps. MapRead has eyes.",
            None,
            id="as one more thing",
        ),
        pytest.param(
            "In this paper we study roads. We propose a mechanism to read old maps. MapRead has eyes.",
            None,
            id="a part",
        ),
        pytest.param(
            "In this paper we study roads. We propose RoadSet, an atlas of old roads. MapRead has eyes.",
            None,
            id="another thing with a name",
        ),
        pytest.param(
            "In this paper we study roads. We propose to read. We propose a mapper that reads and draws.",
            None,
            id="behind what is no thing",
        ),
        pytest.param(
            "In this paper we study roads. We propose MapRead. We propose a mapper that reads.",
            None,
            id="behind the name alone",
        ),
    ],
)
def test_a_later_sentence_may_be_the_first_that_brings_anything(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.CONTRIBUTION) == expected


def test_a_nameless_work_brings_what_a_later_sentence_brings_first() -> None:
    told = facts_of(
        "In this paper we study roads. We propose a method to find old roads.",
        title="How old roads are found",
    )
    assert told.one(Field.CONTRIBUTION) == "Method to find old roads"


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "This survey provides a comprehensive overview of old maps.",
            "Overview of old maps",
            id="a survey",
        ),
        pytest.param("We provide a lamp to read old maps by.", None, id="what else is provided"),
        pytest.param(
            "We propose Careful Old Map Reading (MapRead), which reads old maps by lamplight.",
            "Careful Old Map Reading that reads old maps by lamplight",
            id="its long form and what it does",
        ),
        pytest.param(
            "We propose the Old Map Reading Project (MapRead), which reads old maps by lamplight.",
            "Old Map Reading Project that reads old maps by lamplight",
            id="a name and what it does",
        ),
        pytest.param(
            "We present MapRead, which is a method to read old maps.",
            "Method to read old maps",
            id="which is",
        ),
        pytest.param(
            "We present and study a new set of readers.  This paper then proposes a reader of old maps.",
            None,
            id="a set",
        ),
        pytest.param(
            "This paper then proposes a reader of old maps.", "Reader of old maps", id="then proposes"
        ),
        pytest.param(
            "We propose a framework, Reading by Lamplight, which reads old maps.",
            "Framework that reads old maps",
            id="called in full beside it",
        ),
        pytest.param(
            "We propose a method called Reading by Lamplight that reads old maps.",
            "Method that reads old maps",
            id="called in full",
        ),
        pytest.param(
            "We propose a reader of old maps, namely AtlasRead.",
            "Reader of old maps",
            id="namely, at the end",
        ),
        pytest.param(
            "We propose a reader of maps with a method called AtlasRead.",
            "Reader of maps with a method called AtlasRead",
            id="its part's name",
        ),
        pytest.param(
            "We propose a reader of maps, MapRead, to find old roads.",
            "Reader of maps to find old roads",
            id="its name before what it is for",
        ),
        pytest.param("We present a reader of $M$aps and $R$oads.", None, id="letters set as formulas"),
        pytest.param(
            "We present a reader of maps.txt by lamplight.",
            "Reader of maps.txt by lamplight",
            id="a dot within",
        ),
        pytest.param(
            "We present a task-agnostic reader of maps.", "Task-agnostic reader of maps", id="task-agnostic"
        ),
        pytest.param("We present the first study of old maps.", None, id="a study beside what has a name"),
    ],
)
def test_what_is_brought_is_told_in_its_words(abstract: str, expected: str | None) -> None:
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
            "a reader that tackles these problems by looking at maps",
            "Reader looking at maps",
            id="points back and says how",
        ),
        pytest.param("a reader of maps to fill the gap", "Reader of maps", id="fills a gap"),
        pytest.param("a reader that achieves an accuracy of 98% on maps", "Reader", id="achieves a figure"),
        pytest.param("a reader that represents a paradigm shift", "Reader", id="a paradigm shift"),
        pytest.param("a reader of maps and develop an atlas", "Reader of maps", id="goes on of us"),
        pytest.param(
            "a way to read maps and develop an atlas",
            "Way to read maps and develop an atlas",
            id="goes on of it",
        ),
        pytest.param(
            "a reader of maps, expecting that roads are there " + LONG, "Reader of maps", id="expects nothing"
        ),
        pytest.param("a set, with old maps", "Set with old maps", id="a comma where the name was"),
        pytest.param("a reader that consists of two blocks", "Reader", id="consists of blocks"),
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
