"""Words in which a letter went wrong."""

from __future__ import annotations

import pytest
from support.linting import findings
from support.work import steps

from tracker.lint.finding import Rule, Weight
from tracker.lint.rules.misspelt import _meant
from tracker.lint.titlewords import title_words


def misspelt(text: str) -> list[tuple[int, str]]:
    found = findings(f"# Lamps\n\n{text}\n")
    return [(one.line - 2, one.message) for one in found if one.rule is Rule.MISSPELT_WORD]


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Pages on lamp optimiztion.", "optimiztion", "optimization"),
        ("## Dynmaics of Wicks", "Dynmaics", "dynamics"),
        ("## Dynmaics", "Dynmaics", "dynamics"),
        ("- [Ohter Lamps](https://lamps.example/1)", "Ohter", "other"),
        ("- [Lamps of Vison Models](https://lamps.example/1)", "Vison", "vision"),
        ("- [Weak Learing: A Lamp](https://lamps.example/1)", "Learing", "learning"),
        ("- [A Lamp for Self-Supervsied Harbours](https://lamps.example/1)", "Supervsied", "supervised"),
        ("- **A Lamp of Grouding**", "Grouding", "grounding"),
        ("| A Lamp for Segmentaion at Sea | 2024 |", "Segmentaion", "segmentation"),
        ("A LAMP OF LANGAUGE", "LANGAUGE", "language"),
        ("A lamp seen bakcward", "bakcward", "backward"),
        ("The allignment of lamps", "allignment", "alignment"),
        ("A proccess of lamps", "proccess", "process"),
        ("The ouput of a lamp", "ouput", "output"),
        ("Lamps of high accuray", "accuray", "accuracy"),
        ("A strategey of lamps", "strategey", "strategy"),
        ("Lamps by denoisin them", "denoisin", "denoising"),
        ("A Lamp with Lane Segmentaion, Ships", "Segmentaion", "segmentation"),
        ("By Ida New, Jon Old, see Segmentaion, Max Young", "Segmentaion", "segmentation"),
        ("小样本classfication任务", "classfication", "classification"),
        ("A naïve Segmentaion", "Segmentaion", "segmentation"),
    ],
    ids=["left out", "changed places", "the heading", "a short word", "one that lacks a letter", "before a colon", "behind a stroke", "the last", "a cell", "capitals", "letters that sound alike", "a letter twice", "a short word with a letter too many", "a short word without one",
         "one left out of the ending", "one added to the ending", "the last one", "one capital before a comma", "beside people", "among Chinese characters", "one foreign word"],
)  # fmt: skip
def test_a_word_with_a_wrong_letter_is_told_with_the_one_that_is_meant(
    text: str, word: str, meant: str
) -> None:
    assert misspelt(text) == [(1, f"“{word}” is likely to be “{meant}”")]


def test_it_is_a_warning() -> None:
    (found,) = findings("# Lamps\n\nPages on lamp optimiztion.\n")
    assert found.weight is Weight.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "- [Learing: A Lamp of Wicks](https://lamps.example/1)",
        "- [Learing](https://lamps.example/1)",
        "- RSS 2024, The Learing: A Lamp of Wicks [[pdf]](https://lamps.example/1)",
        "| Learing | A Lamp of Wicks |",
        "- [A Lamp](https://lamps.example/langauge)",
        "- [A Lamp](learing)",
        "- https://lamps.example/a-langauge-b",
        '<a name="some langauge"></a>',
        "See `langauge` and notes_langauge and langauge.md and @langauge.",
        "A Lamp of TransNormmer, or a transnormmer",
        "A lamp for optimisation and for labelling",
        "It promoted, adopting a perceptron",
        "It was automagically hardwired by memoization, after Acton",
        "A lamp by Rekognition, with its Dokumentation",
        "A Lamp of Langaüge",
        "Three lampa and a visuel",
        "He optimizes, encodes and classifies hypotheses properly",
        "The generativ and the optimiz",
        "By Ida New, Jane Vison and Max Young",
        "By J. Vison, I. New",
        "*Ida New, Jane Vison*",
        "*[Ida New](https://new.example/)<sup>1,2</sup>,  [Jane Vison](https://vison.example/)<sup>3</sup>*",
        "Voici une détection de langage",
        "La détection et classificaton",
    ],
    ids=["a name", "a link alone", "a name behind an article", "a cell alone", "an address", "an address without site", "as such", "a tag", "files and people",
         "a name with capitals", "British", "words of their own", "rarer words and names", "brands and other languages", "another language", "not swapped",
         "other endings", "endings that are cut", "a person", "a person with an initial", "the last person", "people with pages", "another language with an accent", "one small word and an accent"],
)  # fmt: skip
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert misspelt(text) == []


def test_what_the_page_always_writes_so_is_another_word() -> None:
    assert misspelt("A langauge, this langauge, that langauge") == []
    assert (
        len(misspelt("A langauge\n\nThis langauge\n\nThat langauge\n\nA language, language, language")) == 3
    )


def test_what_is_said_in_another_language_is_left_alone() -> None:
    assert misspelt("Lampen und ihre Detektion mit der Lupe") == []
    lamps = "Lampe et bougie pour la mer\n\nUne lampe avec le verre\n\nA lamp of langage"
    assert misspelt(lamps) == []
    assert misspelt("A langauge of lamps, by Anna van Lamp et al.") != []


def test_a_word_of_thousands_of_letters_is_not_cut_apart() -> None:
    short, long = (f"Pages on {'a' * letters}" for letters in (100, 10_000))
    assert steps(lambda: misspelt(long)) < 1.5 * steps(lambda: misspelt(short))


def test_the_word_that_the_page_has_most_often_is_meant() -> None:
    assert misspelt("An evalution of lamps") == [(1, "“evalution” is likely to be “evaluation”")]
    told = "“evalution” is likely to be “evolution”"
    assert misspelt("An evalution of lamps\n\nA lamp in evolution") == [(1, told)]


def test_no_frequent_word_is_taken_for_a_slip() -> None:
    long, short, others = title_words()
    words = {*long, *short, *others}
    assert {word: _meant(word, {}) for word in words if _meant(word, {})} == {}
    assert not others & {*long, *short}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A gener- ative lamp", "“gener- ative” is likely to be “generative”"),
        ("Per- formance of lamps", "“Per- formance” is likely to be “performance”"),
        ("A lamp that gives sup- port", "“sup- port” is likely to be “support”"),
    ],
    ids=["a long word", "at the head", "a short word"],
)
def test_a_word_that_was_parted_at_the_end_of_a_line_is_told(text: str, told: str) -> None:
    assert misspelt(text) == [(1, told)]


@pytest.mark.parametrize(
    "text",
    [
        "Zero- and few-shot lamps",
        "- generative lamps",
        "A gener - ative lamp",
        "A re-gener- ative lamp",
        "A gener- ative-lamp",
        "A lam- pion",
        "`gener- ative`",
        "[a lamp](<https://made.example/gener- ative>)",
    ],
    ids=["two words", "a bullet", "a dash", "part before", "part behind", "no word of papers", "as code", "an address"],
)  # fmt: skip
def test_other_hyphens_are_left_alone(text: str) -> None:
    assert misspelt(text) == []
