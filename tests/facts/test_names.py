from collections import Counter
from collections.abc import Iterable

import pytest

from tracker.facts.names import key, tables

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
