from collections import Counter

from tracker.facts.names import key, tables

MODELS = ("language_models", "vision_language_models", "vision_encoders")


def test_no_spelling_leads_to_two_names_in_a_table() -> None:
    for table, names in tables().items():
        spellings = Counter(
            key(s) for name, all_of in names.items() for s in {key(x): x for x in all_of}.values()
        )
        assert [s for s, times in spellings.items() if times > 1] == [], table


def test_no_model_is_in_two_tables() -> None:
    spellings = Counter(
        key(s) for table in MODELS for all_of in tables()[table].values() for s in set(all_of)
    )
    assert [s for s, times in spellings.items() if times > 1] == []


def test_no_benchmark_is_a_dataset_too() -> None:
    benchmarks, datasets = (
        {key(s) for all_of in tables()[table].values() for s in all_of}
        for table in ("benchmarks", "datasets")
    )
    assert benchmarks & datasets == set()
