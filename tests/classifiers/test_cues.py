"""What papers say, as cues: asked of many at once, each answer is that paper's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.cues import cues
from classifiers.lexicon import AUTHORS, FAMILIES, FAR, OPENERS, WORKS
from classifiers.marks import Numbering
from classifiers.mentions import families, introduced
from classifiers.reading import read
from classifiers.text import STOP, terms, tokens
from state.records import Paper

_FILLING = "Nothing in these words says what the paper is about or who has done so " * 2
_WORDS = sorted({*AUTHORS, *WORKS, *list(OPENERS)[:6], STOP, "so", "images", "text", "vlm"})
_ABSTRACTS = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)


def _cues(*papers: Paper) -> list[set[str]]:
    answers = cues(Numbering.of(()).mark(read(papers)))
    return [{cue for cue, found in answers.items() if found[place]} for place in range(len(papers))]


def _about(abstract: str) -> Paper:
    return Paper("Untitled", f"{abstract} {_FILLING}.")


@pytest.mark.parametrize(
    ("abstract", "expected", "unexpected"),
    [
        ("Images and their captions.", "abstract: seeing and language", "abstract: multimodal and language"),
        ("VLMs are often wrong.", "a sentence begins with the subject", "subject as a tool"),
        ("VLMs are often wrong.", "subject as the matter", "subject put to the test"),
        ("We label frogs with GPT-4 and VLMs.", "subject as a tool", "a sentence begins with the subject"),
        ("Evaluating VLMs on frogs.", "subject put to the test", "subject as a tool"),
        ("One image, one word. Two images. One word.", "seeing and language in 1+ sentences", "seeing and language in 2+ sentences"),
        ("A VLM comes first. Frogs follow.", "models of the subject in the first sentence", "subject nowhere"),
        ("VQA of frogs by radar.", "sensor with subject early", "sensor with subject late"),
        ("We present a frog. It needs a benchmark.", "introduces nothing", "introduces a benchmark"),
        ("We present a new benchmark of frogs.", "we introduce first a benchmark", "we introduce nothing"),
        ("Frogs present a benchmark.", "introduces a benchmark", "we introduce a benchmark"),
        ("We curate 12,000 annotated frogs.", "says only it gathers", "says it builds"),
        ("It has 12,000 annotated frogs.", "great numbers of things", "says it gathers"),
        ("It has 12,000 frogs in two ponds.", "great numbers", "great numbers of things"),
        ("We call it FrogBench.", "abstract names a bench", "title names a bench"),
        ("This survey is on frogs.", "surveys early", "title surveys"),
    ],
)  # fmt: skip
def test_an_abstract_says(abstract: str, expected: str, unexpected: str) -> None:
    (said,) = _cues(_about(abstract))
    assert expected in said
    assert unexpected not in said


@pytest.mark.parametrize(
    ("title", "expected", "unexpected"),
    [
        ("FrogBench: A Benchmark for Frogs", "main noun a benchmark", "main noun a model"),
        ("FrogBench: A Benchmark for Frogs", "title begins with a name", "title in one part"),
        ("FrogBench: A Benchmark for Frogs", "title names a bench", "title asks"),
        ("Looking at Frogs Closely: A Dataset", "title begins with a phrase", "title begins with a name"),
        ("Looking at Frogs Closely: A Dataset", "title ends with a dataset", "title opens with a"),
        ("Looking at Frogs Closely: Towards a Survey", "title goes on with towards", "main noun a survey"),
        ("Do Frogs See?", "title asks", "title tests"),
        ("Do Frogs See?", "title opens with do", "title goes on with do"),
        ("A Survey of Images and Captions", "title: seeing and language", "title asks"),
        ("Frogs and VLMs", "subject in the title", "subject early"),
    ],
)
def test_a_title_says(title: str, expected: str, unexpected: str) -> None:
    (said,) = _cues(Paper(title, _FILLING))
    assert expected in said
    assert unexpected not in said


def test_models_named_in_the_last_sentence_only_are_an_afterthought() -> None:
    cue = "models of the subject in the last sentence only"
    last, first, both = _cues(
        Paper("Untitled", f"{_FILLING}. VLMs like it too."),
        Paper("Untitled", f"VLMs like it. {_FILLING}."),
        Paper("Untitled", f"VLMs like it. {_FILLING}. VLMs like it too."),
    )
    assert cue in last - first - both


def test_a_comment_says_what_a_paper_brings() -> None:
    said, silent = _cues(Paper("One", _FILLING, comment="Dataset at the address"), Paper("Two", _FILLING))
    assert "comment names a dataset" in said - silent


@given(st.lists(st.builds(Paper, _ABSTRACTS, _ABSTRACTS, comment=_ABSTRACTS), max_size=4))
def test_answers_do_not_depend_on_company(papers: list[Paper]) -> None:
    assert _cues(*papers) == [said for paper in papers for said in _cues(paper)]


@given(_ABSTRACTS)
def test_what_is_introduced_is_what_word_by_word_reading_finds(abstract: str) -> None:
    paper = _about(abstract)
    (said,) = _cues(paper)
    found = list(introduced(tokens(paper.abstract)))
    assert {cue for cue in said if cue.startswith("introduces a ")} == {
        f"introduces a {kind}" for kind in found
    }
    assert ("introduces nothing" in said) == (not found)
    if found:
        assert f"introduces first a {found[0]}" in said


def test_what_is_too_far_from_its_verb_is_not_introduced() -> None:
    words = ["we", "present", *["frogs"] * (FAR - 1), "benchmark"]
    assert list(introduced(words)) == ["benchmark"]
    assert list(introduced([*words[:-1], "frogs", "benchmark"])) == []


def test_the_families_of_a_text_are_counted_by_different_terms() -> None:
    found = families(terms(tokens("Images, images and photos. A VLM!")))
    assert found["visual"] == 2
    assert found["vlm"] == 1
    assert set(found) <= {family for names in FAMILIES.values() for family in names}
