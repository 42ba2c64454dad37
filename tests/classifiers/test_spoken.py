"""Reasons in words that a person reads."""

import re

import pytest

from classifiers.artefact import load
from classifiers.features import FIELDS
from classifiers.marks import FAMILY_NAMES
from classifiers.spoken import quoted, spoken, told_of


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("subject nowhere", "no vision-language topic"),
        (
            "no multimodal with subject nowhere",
            "no vision-language topic and no word of several modalities",
        ),
        ("robot with subject nowhere", "no vision-language topic but robots or driving"),
        (
            "title pure_vision with subject late",
            "a vision-language topic late in the abstract beside tasks of vision alone in the title",
        ),
        ("sensor with subject in the title", "a vision-language topic in the title beside sensors"),
        ("title: vlm", "the title names vision-language models"),
        ("title: seeing and LLM", "the title names images and language models together"),
        ("abstract: audio 1+", "the abstract names sound or speech"),
        ("abstract: audio 4+", "the abstract names sound or speech at least 4 times"),
        ("seeing and language in 1+ sentences", "images and language together in a sentence"),
        ("subject in 3+ sentences", "a vision-language topic in at least 3 sentences"),
        ("1+ words of proposing", "a word such as “propose” or “novel”"),
        ("4+ words of finding out", "at least 4 words such as “reveal” or “compare”"),
        ("says only it gathers", "the authors say only that they gather data"),
        ("never says it builds", "the authors never say that they build something"),
        ("introduces a benchmark", "the abstract introduces a benchmark"),
        ("we introduce first a model", "the authors introduce first a model or method"),
        ("introduces nothing", "the abstract introduces no kind of work"),
        ("main noun a survey", "the title's main noun means a survey"),
        ("title ends with a dataset", "the title ends with a word for a dataset"),
        ("title names a benchmark", "the title names a benchmark"),
        ("comment names a survey", "the authors' comment names a survey"),
        ("title opens with how", "the title opens with “how”"),
        ("title goes on with why", "the title goes on with “why” after its colon"),
        ("title names a bench", "a name that ends in “bench” in the title"),
        ("a cue of a later model", "a cue of a later model"),
    ],
)
def test_cues_are_told_in_plain_words(cue: str, told: str) -> None:
    assert spoken(cue) == told


@pytest.mark.parametrize(
    ("field", "term", "told"),
    [
        ("title", "visual tokens", "“visual tokens” in the title"),
        ("abstract", "charts .", "“charts.” in the abstract"),
        ("characters", " llav", "a title word that begins with “llav”"),
        ("characters", "lava ", "a title word that ends with “lava”"),
        ("characters", "lava", "a title word that contains “lava”"),
        ("characters", " vl ", "a title word that is “vl”"),
    ],
)
def test_a_text_s_own_terms_are_told_in_quotes(field: str, term: str, told: str) -> None:
    assert quoted(field, term) == told


def test_no_cue_is_told_by_the_name_that_the_program_has_for_it() -> None:
    cues = load().vocabulary.terms[FIELDS.index("cues")]
    told = [spoken(cue) for cue in cues]
    inner = re.compile(
        "|".join([name for name in FAMILY_NAMES if "_" in name] + [r"\+", "subject", "seeing and", ","])
    )
    assert not [words for words in told if inner.search(words)]
    assert not [cue for cue, words in zip(cues, told, strict=True) if cue == words]


def test_no_two_reasons_are_told_alike() -> None:
    vocabulary = load().vocabulary
    names = [vocabulary.name(column) for column in range(sum(map(len, vocabulary.terms)))]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ("“image text” in the abstract", "“image text” in the title"),
        ("the abstract names sound or speech", "the title names sound or speech"),
        ("“the abstract” in the abstract", "“the abstract” in the title"),
        ("the title is in one part", "the title is in one part"),
    ],
)
def test_what_a_title_gave_is_told_of_the_title(told: str, then: str) -> None:
    assert told_of(told, worded=False) == then
    assert told_of(told, worded=True) == then.replace("in the title", "in the title or the abstract").replace(
        "the title names", "the title or the abstract names"
    )
