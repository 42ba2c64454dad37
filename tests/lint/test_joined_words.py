"""A small word that has grown onto another."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.lint.finding import Rule

OTHER = "- [Lamps and Detection at Sea](https://arxiv.org/abs/2401.00001)\n"


def joined(text: str) -> list[str]:
    found = findings(f"## P\n\n{OTHER}{text}\n")
    return [one.message for one in found if one.rule is Rule.JOINED_WORDS]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Lean DetectionWith Radar", "“DetectionWith” is likely to be two words, “Detection With”"),
        ("Science andLamps of Old", "“andLamps” is likely to be two words, “and Lamps”"),
        ("Kettle: ADetection of Oil", "“ADetection” is likely to be two words, “A Detection”"),
        ("Kettle: AnInteractive View", "“AnInteractive” is likely to be two words, “An Interactive”"),
    ],
    ids=["behind a word", "before a word", "an article", "an article before a vowel"],
)
def test_words_that_run_together_are_told(words: str, told: str) -> None:
    assert joined(f"- [{words}](https://arxiv.org/abs/2401.00002)") == [told]


@pytest.mark.parametrize(
    "entry",
    [
        "- [Lean KettleWith Radar](https://arxiv.org/abs/2401.00002)",
        "- [See ADetection: A View](https://arxiv.org/abs/2401.00002)",
        "- [DetectionWith a Radar](https://arxiv.org/abs/2401.00002)",
        "3. [DetectionWith a Radar](https://arxiv.org/abs/2401.00002)",
        "- [Lean DetectionWith Radar](https://arxiv.org/abs/2401.00002), DetectionWith",
        "- [A Lean Radar](https://made.example/a DetectionWith)",
        "- [The AnKettle of Lamps](https://arxiv.org/abs/2401.00002)",
        "## Contents\n\n- See DetectionWith",
    ],
    ids=["no word of the page", "a name", "at the head", "behind a number", "written so again", "an address", "no vowel", "no entry"],
)  # fmt: skip
def test_what_may_be_a_name_is_left_alone(entry: str) -> None:
    assert joined(entry) == []
