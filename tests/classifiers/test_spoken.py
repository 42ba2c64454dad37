import pytest

from classifiers.artefact import load
from classifiers.features import FIELDS
from classifiers.marks import FAMILY_NAMES
from classifiers.spoken import spoken


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("no multimodal with subject nowhere", "subject nowhere, and no word of several modalities"),
        ("title pure_vision with subject late", "subject late, vision alone in the title"),
        ("sensor with subject early", "subject early, beside sensors"),
        ("title: vlm", "title names vision-language models"),
        ("abstract: audio 1+", "abstract names sound"),
        ("abstract: audio 4+", "abstract names sound 4 times or more"),
        ("seeing and language in 1+ sentences", "seeing and language in a sentence"),
        ("subject in 3+ sentences", "subject in 3 sentences or more"),
        ("1+ words of proposing", "a word of proposing"),
        ("4+ words of finding out", "4 words or more of finding out"),
        ("title: seeing and language", "title: seeing and language"),
        ("introduces a benchmark", "introduces a benchmark"),
    ],
)
def test_cues_are_told_in_plain_words(cue: str, told: str) -> None:
    assert spoken(cue) == told


def test_no_cue_is_told_by_the_name_that_the_program_has_for_it() -> None:
    cues = load().vocabulary.terms[FIELDS.index("cues")]
    told = [spoken(cue) for cue in cues]
    inner = {name for name in FAMILY_NAMES if "_" in name}
    assert not [words for words in told if "+" in words or any(name in words for name in inner)]
    assert len(set(told)) == len(cues)
