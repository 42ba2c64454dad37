"""Whatever is found in texts that are read together is found in each of them by itself."""

import json
import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.shared import shared

from state.records import Paper
from tracker.facts.extract import Known, extract, extract_each
from tracker.facts.fact import Source
from tracker.facts.text import together
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.lexicon import Lexicon
from tracker.facts.text.passage import Passage

A_ROAD = Anchor.of("road atlas")
TO_TOWN = Anchor(lambda word: word.startswith("to"), then="town".__eq__)
PHRASES = Lexicon(["road", "road to town", "(road |)map(s|)", "atlas*", "town atlas*", "ma*"])
PIECES = st.sampled_from(
    [
        *[
            "road",
            "to",
            "town",
            "map",
            "maps",
            "atlas",
            "atlases",
            "mapé",
            "Road",
            "ÄTLAS",
            "ſ",
            "İ",
            "α",
            "_",
        ],
        "-",
        "\n",
        ", ",
        " ",
        "\u2003",
        "  - ",
        ". Road",
        ".” Road",
        "e.g. A",
        "\n \n",
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20), min_size=1, max_size=6)


def read(texts: list[str]) -> list[Passage]:
    passages = [Passage(text, Source.ABSTRACT) for text in texts]
    Passage.read_together(passages)
    return passages


@given(TEXTS)
def test_the_same_is_found_together_and_alone(texts: list[str]) -> None:
    for one in read(texts):
        alone = Passage(one.text, Source.ABSTRACT)
        assert one.ends() == alone.ends()
        assert list(one.phrases(PHRASES)) == list(alone.phrases(PHRASES))
        assert [list(one.starts(anchor)) for anchor in Anchor.every] == [
            list(alone.starts(anchor)) for anchor in Anchor.every
        ]


@given(TEXTS)
def test_anchors_are_whole_words_with_the_words_behind_them(texts: list[str]) -> None:
    for one in read(texts):
        lowered = one.lowered
        assert list(one.starts(A_ROAD)) == [m.start() for m in re.finditer(r"\b(?:road|atlas)\b", lowered)]
        assert list(one.starts(TO_TOWN)) == [m.start() for m in re.finditer(r"\bto\w*(?=\W+town\b)", lowered)]


def test_a_vocabulary_that_is_full_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together.Vocabulary, "MOST", 3)
    for text in ("a road", "to a town", "an atlas of a road"):
        (one,) = read([text])
        assert list(one.starts(A_ROAD)) == [m.start() for m in re.finditer("road|atlas", text)]


def test_an_anchor_made_later_is_found_too() -> None:
    (before,) = read(["by rail"])
    assert not before.starts(A_ROAD)
    rail = Anchor.of("rail")
    (after,) = read(["by rail"])
    assert list(after.starts(rail)) == list(Passage("by rail", Source.TITLE).starts(rail)) == [3]


SENTENCES = st.sampled_from(
    [
        "We introduce MapRead, a 7B-parameter model for visual question answering on maps.",
        "Our dataset contains 12K images and 3.5 hours of video in English and Hindi.",
        "MapRead-13B is built on Vicuna with CLIP ViT-L as the vision encoder.",
        "Existing models such as LLaVA fail, e.g. on charts.",
        "It outperforms GPT-4V by 3% over a context window of 32K tokens.",
        "The code is at https://github.com/made/MapRead.",
        "Größere Karten – und “Atlanten” – sind \\textbf{schwer}.",
    ]
)
PAPERS = st.builds(
    Paper,
    st.sampled_from(["MapRead: Reading Maps", "A Survey of Map Reading in English", "made/map-read-7b"]),
    st.lists(SENTENCES, max_size=6).map(" ".join),
)


@given(st.lists(PAPERS, max_size=5), st.integers(1, 4))
def test_facts_do_not_depend_on_what_else_is_read(papers: list[Paper], together: int) -> None:
    assert list(extract_each(map(Known, papers), together)) == list(map(extract, papers))


def test_facts_of_the_corpus_do_not_depend_on_what_else_is_read() -> None:
    with shared("corpus", "check.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 300)]
    papers = [Paper(row["title"], row["abstract"]) for row in rows]
    assert list(extract_each(map(Known, papers))) == list(map(extract, papers))
