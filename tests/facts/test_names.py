"""The names known to the field lead to one thing each."""

from collections import Counter
from collections.abc import Iterable
from importlib import resources

import pytest

from tracker.facts.fact import Source
from tracker.facts.names import key, mentions, tables
from tracker.facts.text.passage import Passage

MODELS = ("language_models", "vision_language_models", "vision_encoders", "other_models")


def said_twice(names: Iterable[tuple[str, ...]]) -> list[str]:
    """Spellings that more than one name has."""
    times = Counter(spelling for all_of in names for spelling in {key(one) for one in all_of})
    return [spelling for spelling, count in times.items() if count > 1]


@pytest.mark.parametrize("table", sorted(tables()))
def test_no_spelling_leads_to_two_names(table: str) -> None:
    assert said_twice(tables()[table].values()) == []


def test_no_model_is_in_two_tables() -> None:
    assert said_twice(all_of for table in MODELS for all_of in tables()[table].values()) == []


def test_no_benchmark_is_a_dataset_too() -> None:
    assert (
        said_twice(all_of for table in ("benchmarks", "datasets") for all_of in tables()[table].values())
        == []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("MiniCPM-2B reads", {"language_models": "MiniCPM-2B"}, id="a language model"),
        pytest.param("Kimi K2.5 reads", {"language_models": "Kimi K2.5"}, id="a version with a letter"),
        pytest.param("VTimeLLM reads", {"vision_language_models": "VTimeLLM"}, id="one of videos"),
        pytest.param("RAD-DINO sees", {"vision_encoders": "RAD-DINO"}, id="an encoder of a field"),
        pytest.param("a Swin Transformer sees", {"vision_encoders": "Swin Transformer"}, id="as written"),
        pytest.param(
            "a Swin -\n Transformer sees", {"vision_encoders": "Swin Transformer"}, id="over a line"
        ),
        pytest.param("a Swin\nTransformer sees", {"vision_encoders": "Swin Transformer"}, id="at its end"),
        pytest.param("Qwen2-Audio hears", {"other_models": "Qwen2-Audio"}, id="ears, though a family's"),
    ],
)
def test_families_of_the_field_are_known(text: str, found: dict[str, str]) -> None:
    assert {one.table: one.name for one in mentions(MODELS, Passage(text, Source.ABSTRACT))} == found


def test_each_acronym_of_everybody_stands_with_its_words() -> None:
    text = resources.files("tracker.facts.naming").joinpath("acronyms.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if len(line.split()) < 3] == []
