"""What cards, configurations and the Hub say of a model, and which of them is believed."""

import pytest

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.records.cards import card_facts
from tracker.facts.records.configs import config_facts, tokens
from tracker.facts.records.hub import hub_facts, rounded
from tracker.facts.records.pages import read_page


def values(found: list[Fact], field: Field) -> tuple[str, ...]:
    return Facts(tuple(found)).values(field)


CARD = """---
license: other
license_name: map-licence
base_model: maps/base
language: [en, zh, multilingual]
datasets: maps/atlas
---
# MapRead-7B

[GitHub](https://github.com/maps/MapRead) and [the demo](https://huggingface.co/spaces/maps/demo).
See [a repository of other people's kernels](https://github.com/others/kernels).

| Model | Vision Part | Language Part | Connector |
|---|---|---|---|
| MapRead-1B | [MapViT-S](https://huggingface.co/maps/s) | Qwen2-0.5B | MLP |
| MapRead-7B | [MapViT-L](https://huggingface.co/maps/l) | Qwen2-7B | - |
"""


def test_front_matter_and_table() -> None:
    facts = Facts(tuple(card_facts(CARD)))
    assert facts.one(Field.LICENCE) == "map-licence"
    assert facts.values(Field.BASE_MODEL) == ("maps/base",)
    assert facts.values(Field.LANGUAGES) == ("English", "Chinese")
    assert facts.values(Field.TRAINING_DATA) == ("maps/atlas",)
    assert facts.values(Field.PARAMETERS) == ("7B",)
    assert facts.values(Field.VISION_ENCODER) == ("MapViT-L",)
    assert facts.values(Field.LANGUAGE_MODEL) == ("Qwen2-7B",)
    assert facts.one(Field.PROJECTOR) is None
    assert facts.one(Field.CODE_URL) == "https://github.com/maps/MapRead"
    assert facts.one(Field.DEMO_URL) == "https://huggingface.co/spaces/maps/demo"


def test_the_connector_column_names_the_projector() -> None:
    assert values(card_facts(CARD.replace("MapRead-7B\n", "MapRead-1B\n", 1)), Field.PROJECTOR) == ("MLP",)


@pytest.mark.parametrize(
    "card",
    [
        "---\nlicense: [\n---\n",
        "---\n- a list\n---\n",
        "no front matter",
        "---\n" + "a" * 300_000 + "\n---\n",
    ],
)
def test_a_card_that_cannot_be_read_gives_nothing(card: str) -> None:
    assert card_facts(card) == []


def test_prose_of_a_card_names_parts() -> None:
    card = "# MapRead\n\nMapRead is built upon the Qwen2-7B model. ```\nbuilt on Vicuna\n```"
    assert values(card_facts(card), Field.LANGUAGE_MODEL) == ("Qwen2-7B",)


def test_an_untouched_template_says_nothing() -> None:
    card = "# MapRead\n\nMapRead is built upon the Qwen2-7B model." + "\n- [More Information Needed]" * 5
    assert card_facts(card) == []


@pytest.mark.parametrize(
    ("config", "field", "expected"),
    [
        ({"text_config": {"model_type": "qwen2"}}, Field.LANGUAGE_MODEL, ("Qwen2",)),
        (
            {"llm_config": {"model_type": "qwen2", "_name_or_path": "./here/Vicuna"}},
            Field.LANGUAGE_MODEL,
            ("Qwen2",),
        ),
        ({"text_config": {"_name_or_path": "maps/reader-7b"}}, Field.LANGUAGE_MODEL, ("reader-7b",)),
        ({"text_config": {"model_type": "never heard of"}}, Field.LANGUAGE_MODEL, ()),
        (
            {"mm_vision_tower": "openai/clip-vit-large-patch14"},
            Field.VISION_ENCODER,
            ("clip-vit-large-patch14",),
        ),
        ({"vision_config": {"model_type": "dinov2"}}, Field.VISION_ENCODER, ("DINOv2",)),
        ({"vision_config": {"patch_size": 14}}, Field.VISION_ENCODER, ("ViT",)),
        ({"vision_config": {"depth": 2}}, Field.VISION_ENCODER, ()),
        ({"text_config": {"num_experts": 64}}, Field.ARCHITECTURE, ("mixture-of-experts",)),
        ({"n_routed_experts": 8}, Field.ARCHITECTURE, ("mixture-of-experts",)),
        ({"is_encoder_decoder": True}, Field.ARCHITECTURE, ("encoder-decoder",)),
        ({"max_position_embeddings": 131072}, Field.CONTEXT_LENGTH, ("128K",)),
        ({"max_position_embeddings": True}, Field.CONTEXT_LENGTH, ()),
        ({"max_position_embeddings": 77}, Field.CONTEXT_LENGTH, ()),
    ],
)
def test_configuration(config: dict[str, object], field: Field, expected: tuple[str, ...]) -> None:
    assert values(config_facts(config), field) == expected


def test_odd_counts_of_tokens_stay_as_they_are() -> None:
    assert tokens(5001) == "5001"


def test_packed_weights_give_no_parameters() -> None:
    answer = {"safetensors": {"parameters": {"U8": 4_000_000, "BF16": 1_000_000}}}
    assert values(hub_facts(answer), Field.PARAMETERS) == ()


def test_hub_answer_with_card_and_configuration() -> None:
    answer = {
        "id": "maps/MapRead-7B",
        "createdAt": "2026-03-04T05:06:07.000Z",
        "safetensors": {"parameters": {"BF16": 7_600_000_000, "I64": 3}},
        "tags": [
            "license:mit",
            "base_model:finetune:maps/base",
            "modality:image",
            "size_categories:1K<n<10K",
            5,
        ],
        "cardData": {"license": "mit", "language": "fr"},
        "config": {"text_config": {"model_type": "qwen2"}},
    }
    facts = Facts(tuple(hub_facts(answer)))
    assert facts.values(Field.PARAMETERS) == ("7B",)  # the exact total is the same size said otherwise
    assert facts.one(Field.RELEASED) == "2026-03-04"
    assert facts.values(Field.BASE_MODEL) == ("maps/base",)
    assert facts.values(Field.LANGUAGES) == ("French",)
    assert facts.values(Field.LANGUAGE_MODEL) == ("Qwen2",)
    assert facts.one(Field.LICENCE) == "mit"
    assert facts.values(Field.MODALITIES) == ("image",)


@pytest.mark.parametrize(
    "answer", [{"safetensors": None}, {"safetensors": {"total": 3}}, {"tags": "x"}, {"id": 3}]
)
def test_an_answer_with_other_shapes_gives_nothing(answer: dict[str, object]) -> None:
    assert hub_facts(answer) == []


@pytest.mark.parametrize(
    ("count", "text"), [(999_000_000, "999M"), (1_000_000_000, "1B"), (2_750_000_000, "2.8B")]
)
def test_rounding(count: int, text: str) -> None:
    assert rounded(count) == text


def test_the_best_source_names_the_parts_and_others_are_told() -> None:
    found = (
        Fact(Field.LANGUAGE_MODEL, "Qwen2.5", "Qwen2.5", Source.ABSTRACT),
        Fact(Field.LANGUAGE_MODEL, "Qwen2.5-7B", "Qwen2.5-7B", Source.CARD),
        Fact(Field.LANGUAGE_MODEL, "Vicuna", "Vicuna", Source.CARD),
    )
    facts = Facts(found)
    assert facts.values(Field.LANGUAGE_MODEL) == ("Qwen2.5-7B",)
    assert [c.other.value for c in facts.contradictions] == ["Vicuna"]


def test_a_person_is_believed_before_everything() -> None:
    abstract = Fact(Field.LICENCE, "MIT", "MIT", Source.ABSTRACT)
    person = Fact(Field.LICENCE, "Apache-2.0", "Apache-2.0", Source.PERSON)
    assert Facts((abstract, person)).one(Field.LICENCE) == "Apache-2.0"


PAGE = """<html><nav>Vicuna as the language model</nav><h1>MapRead</h1><p>We propose MapRead, built upon the
<b>Qwen2-7B</b> model.</p><table><tr><td>LLaVA-13B</td></tr></table><script>x()</script>
<p>Code: https://github.com/maps/MapRead</p></html>"""


def test_a_page_is_read_without_its_frame() -> None:
    assert "Vicuna" not in read_page(PAGE).text
    assert "LLaVA-13B" not in read_page(PAGE).text
    facts = extract(Paper("MapRead: A Model", "We propose MapRead."), page=PAGE)
    assert facts.values(Field.LANGUAGE_MODEL) == ("Qwen2-7B",)
    assert facts.one(Field.CODE_URL) == "https://github.com/maps/MapRead"
    assert facts.of(Field.LANGUAGE_MODEL)[0].source is Source.PAGE


def test_only_the_first_part_of_a_page_is_read() -> None:
    assert len(read_page("<p>word</p>" * 20_000).text) <= 12_000


def test_a_page_leads_to_the_works_own_places() -> None:
    page = (
        "<p>We present MapRead. <a href='https://github.com/maps/MapRead'>Code</a>, <a href='#S1'>Section 1</a>, "
        "<a href='https://github.com/others/atlas'>others</a>, <a href='https://maps.example.org/mapread'>page</a>, "
        "<a>nowhere</a>, <a href='https://x.org/MapRead\"><b>'>odd</a></p><nav><a href='https://x.org/mapread'>x</a></nav>"
    )
    facts = extract(Paper("MapRead: Reading Maps", "We present MapRead."), page=page)
    assert facts.values(Field.CODE_URL) == ("https://github.com/maps/MapRead",)
    assert facts.values(Field.PROJECT_URL) == ("https://maps.example.org/mapread",)


def test_records_of_papers_with_code() -> None:
    from tracker.facts.records.papers_with_code import record_facts

    record = {
        "license_name": "MIT",
        "homepage": "https://maps.example.org",
        "modalities": ["Images", "Smells", 3],
        "languages": "French",
        "proceeding": "CVPR 2026",
        "tasks": [
            {"task": "Visual Question Answering (VQA)"},
            "Image Captioning",
            {"task": 3},
            "Map Folding",
        ],
    }
    found = Facts(tuple(record_facts(record)))
    assert found.one(Field.LICENCE) == "MIT"
    assert found.one(Field.PROJECT_URL) == "https://maps.example.org"
    assert found.values(Field.MODALITIES) == ("image",)
    assert found.values(Field.LANGUAGES) == ()
    assert found.one(Field.VENUE) == "CVPR 2026"
    assert found.values(Field.TASKS) == ("vqa", "captioning")
    assert values(record_facts({"tasks": "VQA"}), Field.TASKS) == ()
