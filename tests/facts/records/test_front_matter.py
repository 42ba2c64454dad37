"""Front matter as people write it: slips, lists where one is expected, the Hub's own words."""

import pytest

from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.records.cards import card_facts
from tracker.facts.records.front_matter import divided, is_of_data, repository
from tracker.facts.records.hub import hub_facts
from tracker.facts.spoken import language_of


def of(matter: str) -> Facts:
    return Facts(tuple(card_facts(f"---\n{matter}\n---\n")))


def values(found: list[Fact], field: Field) -> tuple[str, ...]:
    return Facts(tuple(found)).values(field)


@pytest.mark.parametrize(
    "matter",
    [
        "license: mit\nlanguage: [en\nbase_model: maps/base",
        "license: mit\ntags:\n\t- x\nbase_model: maps/base",
        "license: 'mit'\ntitle: a: b: c\nbase_model:\n  - maps/base",
        "license: [mit]\ntags:\n\t- x\nbase_model: maps/base",
    ],
    ids=["an open list", "a tab", "colons", "a list in its line"],
)
def test_what_stands_beside_a_slip_is_read(matter: str) -> None:
    assert of(matter).one(Field.LICENCE) == "mit"
    assert of(matter).values(Field.BASE_MODEL) == ("maps/base",)


def test_a_byte_order_mark_hides_nothing() -> None:
    assert Facts(tuple(card_facts("\ufeff---\nlicense: mit\n---\n"))).one(Field.LICENCE) == "mit"


@pytest.mark.parametrize(
    ("matter", "licence"),
    [
        ("license:\n- apache-2.0\n- mit", "apache-2.0, mit"),
        ("licenses:\n- gpl-3.0+", "gpl-3.0+"),
        ("license: 2.0", None),
        ("license: null", None),
        ("license: other\nlicense_name: map-licence", "map-licence"),
    ],
)
def test_licences(matter: str, licence: str | None) -> None:
    assert of(matter).one(Field.LICENCE) == licence
    assert of(matter).contradictions == ()


def test_a_licence_that_is_a_sign_or_a_number_is_none() -> None:
    assert of("license: '-'").values(Field.LICENCE) == ()


def test_data_named_by_a_number_alone_is_none() -> None:
    assert of("datasets: ['7', maps/all]").values(Field.TRAINING_DATA) == ("maps/all",)


@pytest.mark.parametrize(
    ("matter", "languages"),
    [
        ("language: no", ("Norwegian",)),
        ("language:\n- zh-CN\n- pt-br\n- zho_Hans", ("Chinese", "Portuguese")),
        ("languages:\n- eng\n- jav", ("English", "Javanese")),
        ("language: code", ()),
        ("language: {en: yes}", ()),
    ],
)
def test_languages(matter: str, languages: tuple[str, ...]) -> None:
    assert of(matter).values(Field.LANGUAGES) == languages


def test_languages_may_stand_in_one_line() -> None:
    assert of("language: en, French").values(Field.LANGUAGES) == ("English", "French")
    assert of("language: en, fr\n\ttab: x").values(Field.LANGUAGES) == ("English", "French")


def test_no_as_the_hub_understands_it_is_norwegian() -> None:
    assert values(hub_facts({"cardData": {"language": [False, "da"]}}), Field.LANGUAGES) == (
        "Norwegian",
        "Danish",
    )


def test_a_language_is_known_by_code_and_name() -> None:
    assert (language_of("fra"), language_of("german"), language_of("xx"), language_of("xx-YY")) == (
        "French",
        "German",
        None,
        None,
    )


def test_tasks_of_a_datasets_parts() -> None:
    assert of("task_ids:\n  all:\n  - dialogue\n  some: visual-question-answering").values(Field.TASKS) == (
        "vqa",
    )


def test_only_rows_are_a_size() -> None:
    assert of("size_categories:\n- 100MB<n<1GB\n- n<1K\n- 1M<n<10M").values(Field.SIZES) == (
        "n<1K",
        "1M<n<10M",
    )


def test_a_language_model_and_an_encoder_make_the_model() -> None:
    parts = "base_model:\n- Qwen/Qwen2.5-0.5B-Instruct\n- google/siglip-so400m-patch14-384"
    assert of(parts).values(Field.LANGUAGE_MODEL) == ("Qwen2.5-0.5B-Instruct",)
    assert of(parts).values(Field.VISION_ENCODER) == ("siglip-so400m-patch14-384",)


@pytest.mark.parametrize(
    "bases",
    ["[Qwen/Qwen2.5-7B, lmsys/vicuna-7b]", "[Qwen/Qwen2-VL-7B-Instruct, maps/clip-like]", "[google/siglip-base]", "Qwen/Qwen2.5-7B"],
)  # fmt: skip
def test_a_merge_or_a_tuned_model_has_no_such_parts(bases: str) -> None:
    assert of(f"base_model: {bases}").values(Field.LANGUAGE_MODEL) == ()
    assert of(f"base_model: {bases}").values(Field.VISION_ENCODER) == ()


@pytest.mark.parametrize(
    ("base", "name"),
    [
        ("https://huggingface.co/maps/base/", "maps/base"),
        ("https://huggingface.co/maps/base/tree/main", "maps/base"),
        ("https://huggingface.co/maps/base?not-for-all-audiences=true", "maps/base"),
        ("/mnt/models/base-7b", "base-7b"),
        ("./checkpoints/final", ""),
        ("../models/Vicuna/", "Vicuna"),
        ("./base-7b", "base-7b"),
        ("bert-base-uncased", "bert-base-uncased"),
        ("5", ""),
        ("None", ""),
    ],
)
def test_the_repository_of_a_base(base: str, name: str) -> None:
    assert repository(base) == name


def test_a_base_named_twice_is_named_with_its_owner() -> None:
    config: dict[str, object] = {
        "cardData": {"base_model": "maps/base"},
        "config": {"base_model_name_or_path": "/x/base"},
    }
    assert values(hub_facts(config), Field.BASE_MODEL) == ("maps/base",)


@pytest.mark.parametrize(
    ("matter", "data"),
    [
        ("size_categories: n<1K", True),
        ("size_categories: n<1K\npipeline_tag: x", False),
        ("license: mit", False),
    ],
)
def test_whose_card_it_is(matter: str, data: object) -> None:
    assert is_of_data(divided(f"---\n{matter}\n---\n")[0]) is data


def test_values_without_end_are_cut() -> None:
    assert (
        len(of("datasets: [" + ",".join(f"maps/d{i}" for i in range(3000)) + "]").values(Field.TRAINING_DATA))
        == 1000
    )


@pytest.mark.parametrize(
    ("answer", "parameters"),
    [
        ({"id": "maps/MapRead-17B-16E", "safetensors": {"parameters": {"BF16": 108_600_000_000}}}, ("109B",)),
        ({"id": "maps/reader", "library_name": "peft", "safetensors": {"parameters": {"F32": 20_000_000}}}, ()),
        ({"id": "maps/reader", "tags": ["base_model:adapter:maps/base"], "safetensors": {"parameters": {"F32": 9}}}, ()),
        ({"id": "maps/reader", "safetensors": {"total": 8_300_000_000}}, ("8.3B",)),
        ({"id": "maps/reader", "safetensors": {"total": "8300000000"}}, ()),
        ({"id": "maps/reader-AWQ", "safetensors": {"total": 2_300_000_000}}, ()),
        ({"id": "maps/reader", "tags": ["base_model:quantized:maps/base"], "safetensors": {"total": 2_300_000_000}}, ()),
        ({"id": "maps/reader-GGUF", "gguf": {"total": 7_600_000_000, "architecture": "qwen2vl"}}, ("7.6B",)),
        ({"id": "maps/reader-GGUF", "gguf": {"total": 600_000_000, "architecture": "clip"}}, ()),
        ({"id": "maps/reader-GGUF", "gguf": {"total": "many", "context_length": 12}}, ()),
        ({"id": "maps/atlas-700m", "tags": ["task_categories:image-to-text", "size_categories:100M<n<1B"]}, ()),
        ({"id": "maps/CLIP-ViT-laion2B-39B-b160k"}, ()),
        ({"id": "maps/reader", "safetensors": {"parameters": {"F32": 10**400}}, "gguf": {"total": 10**400}}, ()),
        ({"id": "maps/reader", "safetensors": {"parameters": {"F32": -7}}}, ()),
        ({"id": "maps/reader", "safetensors": {"total": 10**400}}, ()),
    ],
    ids=["active ones in the name", "an adapter by its library", "an adapter by its tags", "a total alone",
         "a total that is a text", "packed by its name", "packed by its tags", "packed", "eyes alone", "odd", "data", "what it was trained on",
         "more than any model has", "fewer than none", "a total beyond every model"],
)  # fmt: skip
def test_parameters_of_an_answer(answer: dict[str, object], parameters: tuple[str, ...]) -> None:
    assert values(hub_facts(answer), Field.PARAMETERS) == parameters


def test_a_packed_file_tells_its_context() -> None:
    answer: dict[str, object] = {"gguf": {"total": 7_600_000_000, "context_length": 32768}}
    assert Facts(tuple(hub_facts(answer))).one(Field.CONTEXT_LENGTH) == "32K"


def test_the_day_on_which_the_hub_began_to_count_is_no_release() -> None:
    assert Facts(tuple(hub_facts({"createdAt": "2022-03-02T23:29:04.000Z"}))).one(Field.RELEASED) is None


def test_tags_of_a_dataset_stand_for_its_card() -> None:
    tags = [
        "language:en",
        "license:mit",
        "license:cc0-1.0",
        "task_ids:image-captioning",
        "size_categories:n<1K",
        5,
    ]
    found = Facts(tuple(hub_facts({"id": "maps/atlas", "tags": tags})))
    assert found.one(Field.LICENCE) == "mit, cc0-1.0"
    assert found.values(Field.LANGUAGES) == ("English",)
    assert found.values(Field.TASKS) == ("captioning",)
    assert found.values(Field.SIZES) == ("n<1K",)


def test_long_front_matter_is_read_by_its_plain_lines() -> None:
    columns = "".join(f"  - name: column{i}\n    dtype: string\n" for i in range(4000))
    found = of(
        f"license: mit\nlanguage:\n- en\ndataset_info:\n  features:\n{columns}size_categories:\n- n<1K"
    )
    assert found.one(Field.LICENCE) == "mit"
    assert found.values(Field.LANGUAGES) == ("English",)
    assert found.values(Field.SIZES) == ("n<1K",)


@pytest.mark.parametrize(
    ("card", "other"),
    [
        ("license: mit", "CC BY-NC 4.0"),
        ("license: cc-by-nc-4.0", ""),
        ("license: [mit, cc-by-nc-4.0]", ""),
        ("license: other\nlicense_name: maps-licence", "CC BY-NC 4.0"),
    ],
    ids=["another", "the same", "one of two", "beside the author's own"],
)
def test_a_licence_that_the_text_denies_is_told(card: str, other: str) -> None:
    facts = Facts(tuple(card_facts(f"---\n{card}\n---\n# Maps\n\n**License:** CC BY-NC 4.0\n")))
    assert [one.other.value for one in facts.contradictions] == [other] * bool(other)


def test_a_tag_that_denies_the_card_is_told() -> None:
    tags = ["license:apache-2.0", "license:mit", "license:other"]
    facts = Facts(tuple(hub_facts({"cardData": {"license": "mit"}, "tags": tags})))
    assert facts.one(Field.LICENCE) == "mit"
    assert [one.other.value for one in facts.contradictions] == ["apache-2.0"]


def test_a_licence_in_other_words_denies_nothing() -> None:
    said = ("Apache License, Version 2.0", "apache-2.0", "Apache 2.0")
    facts = Facts(tuple(Fact(Field.LICENCE, one, one, Source.CARD) for one in said))
    assert facts.contradictions == ()


def test_a_datasets_card_says_what_it_holds() -> None:
    card = "---\nsize_categories: 10K<n<100K\n---\n# MapSet\n\nMapSet has 45,210 questions. We train a 7B model on it.\n"
    facts = Facts(tuple(card_facts(card)))
    assert [(fact.value, fact.unit) for fact in facts.of(Field.SIZES)] == [
        ("10K<n<100K", "rows"),
        ("45,210", "questions"),
    ]
    assert facts.values(Field.PARAMETERS) == ()


def test_a_length_that_another_source_denies_is_told() -> None:
    said = (("128K", Source.ABSTRACT), ("128k", Source.HUB), ("32K", Source.CARD))
    facts = Facts(tuple(Fact(Field.CONTEXT_LENGTH, value, value, source) for value, source in said))
    assert [one.other.value for one in facts.contradictions] == ["32K"]


@pytest.mark.parametrize(
    ("name", "total", "told"),
    [
        pytest.param("maps/mapread-0.5b", 894_000_000, ("0.5B",), id="with its eyes"),
        pytest.param("maps/MapRead-2.7B", 3_745_000_000, ("2.7B",), id="with large eyes"),
        pytest.param("maps/MapRead-7B", 8_300_000_000, ("7B",), id="nearly"),
        pytest.param("maps/MapRead-7B", 5_200_000_000, ("7B",), id="less"),
        pytest.param("maps/MapRead-0.5B", 1_200_000_000, ("0.5B", "1.2B"), id="more than twice"),
        pytest.param("maps/MapRead-7B", 13_000_000_000, ("7B", "13B"), id="another size"),
        pytest.param("maps/MapRead-7B", 3_000_000_000, ("7B", "3B"), id="far less"),
        pytest.param("maps/MapRead", 894_000_000, ("894M",), id="no name"),
    ],
)
def test_a_total_that_a_models_name_stands_for_is_not_told_beside_it(
    name: str, total: int, told: tuple[str, ...]
) -> None:
    facts = Facts(tuple(hub_facts({"id": name, "safetensors": {"parameters": {"BF16": total}}})))
    assert facts.values(Field.PARAMETERS) == told
