"""What cards state under labels, in tables and links, and what only looks like it."""

import pytest

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Facts, Field
from tracker.facts.records.cards import card_facts, prose
from tracker.facts.records.labels import bare


def of(body: str, repository: str = "") -> Facts:
    return Facts(tuple(card_facts(body, repository)))


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("- **Language Model:** Qwen2-7B", Field.LANGUAGE_MODEL, ("Qwen2-7B",)),
        ("  + **Language Model**: Llama-2", Field.LANGUAGE_MODEL, ("Llama-2",)),
        ("Base LLM: [maps/Reader-7B](https://huggingface.co/maps/Reader-7B)", Field.LANGUAGE_MODEL, ("Reader-7B",)),
        ("- Large Language Model (LLM): it's initialized with [Yi-6B-Chat](https://x.org), strong in both", Field.LANGUAGE_MODEL, ("Yi-6B-Chat",)),
        ("**LLM:** Phi-3-mini (3.8B)", Field.LANGUAGE_MODEL, ("Phi-3-mini",)),
        ("**Base model**: Vicuna-7B", Field.LANGUAGE_MODEL, ("Vicuna-7B",)),
        ("- **Vision Backbone:** DINOv2 ViT-L/14 and SigLIP ViT-So400M/14", Field.VISION_ENCODER, ("DINOv2 ViT-L/14", "SigLIP ViT-So400M/14")),
        ("- **Vision encoder:** SigLIP-So400m ViT — 12 layers, 768 hidden", Field.VISION_ENCODER, ("SigLIP-So400m ViT",)),
        ("- **Connector:** MLP", Field.PROJECTOR, ("MLP",)),
        ("- **Parameters:** ~3B total (2B + 0.4B)", Field.PARAMETERS, ("3B",)),
        ("- **Model size:** 7.5 billion", Field.PARAMETERS, ("7.5B",)),
        ("**Context length:** 128k tokens <br>", Field.CONTEXT_LENGTH, ("128K",)),
        ("**Context length:** 131,072", Field.CONTEXT_LENGTH, ("128K",)),
        ("- **Finetuned from model [optional]:** maps/base-7b", Field.BASE_MODEL, ("maps/base-7b",)),
        ("- **Finetuned from:** [base](https://huggingface.co/maps/base-7b)", Field.BASE_MODEL, ("maps/base-7b",)),
        ("- **License:** Apache 2.0", Field.LICENCE, ("Apache 2.0",)),
        ("- **Repository:** https://github.com/maps/read.", Field.CODE_URL, ("https://github.com/maps/read",)),
        ("- **Homepage:** [https://maps.example.org/](https://maps.example.org/)", Field.PROJECT_URL, ("https://maps.example.org/",)),
        ("- **Homepage:** https://github.com/maps/read", Field.CODE_URL, ("https://github.com/maps/read",)),
        ("- **Demo [optional]:** https://maps.example.org/try", Field.DEMO_URL, ("https://maps.example.org/try",)),
        ("- **Dataset:** https://huggingface.co/datasets/maps/atlas", Field.DATA_URL, ("https://huggingface.co/datasets/maps/atlas",)),
    ],
)  # fmt: skip
def test_a_label_tells(line: str, field: Field, expected: tuple[str, ...]) -> None:
    assert of(f"# Reader\n\n{line}\n").values(field) == expected


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("- **Language model:** a decoder trained from scratch", Field.LANGUAGE_MODEL),
        ("- **Language model:** English", Field.LANGUAGE_MODEL),
        ("- **LLM:** Frozen", Field.LANGUAGE_MODEL),
        ("- **Vision encoder:** CNN/ViT encoding CXR and CT to visual embeddings", Field.VISION_ENCODER),
        ("- **Vision encoder:** 450M parameters", Field.VISION_ENCODER),
        ("- **Vision encoder:** A-1, B-2, C-3, D-4, E-5", Field.VISION_ENCODER),
        ("- **Connector:** it maps what is seen, and so on", Field.PROJECTOR),
        ("- **Model size:** 120 MB", Field.PARAMETERS),
        ("- **Parameters:** 20M trainable", Field.PARAMETERS),
        ("- **Context length:** typically long", Field.CONTEXT_LENGTH),
        ("- **Base model:** none yet", Field.BASE_MODEL),
        ("- **License:** [More Information Needed]", Field.LICENCE),
        ("- **License:** see the licence file beside it", Field.LICENCE),
        ("- **Repository:** coming soon", Field.CODE_URL),
        ("- **Repository:** https://github.com/maps/read/issues", Field.CODE_URL),
        ("- **Finetuned from:** [base](https://github.com/others/base)", Field.CODE_URL),
        ("```\n**LLM:** Qwen2-7B\n```", Field.LANGUAGE_MODEL),
    ],
)
def test_a_label_tells_nothing(line: str, field: Field) -> None:
    assert of(f"# Reader\n\n{line}\n").values(field) == ()


def test_what_the_front_matter_says_is_not_said_over() -> None:
    card = "---\nlicense: apache-2.0\n---\n# Reader\n\n- **License:** Apache 2.0 License\n"
    assert of(card).one(Field.LICENCE) == "apache-2.0"
    assert of(card).contradictions == ()


FAMILY = """
| Model | #Vision Param | #Total Params | Context Length | ViT | LLM | Connector |
|---|---|---|---|---|---|---|
| [MapRead-1B](https://x.org) | 0.3B | 1B | 4K | MapViT-S | Qwen2-0.5B | - |
| maps/MapRead-16B-A3B [HF] | 0.3B | 16B | 128K | MapViT-L | Qwen2-14B | MLP |
"""


def test_a_row_of_the_models_own() -> None:
    found = of(FAMILY, "maps/MapRead-16B-A3B")
    assert found.values(Field.PARAMETERS) == ("16B",)
    assert found.one(Field.CONTEXT_LENGTH) == "128K"
    assert found.values(Field.VISION_ENCODER) == ("MapViT-L",)
    assert found.values(Field.LANGUAGE_MODEL) == ("Qwen2-14B",)
    assert found.one(Field.PROJECTOR) == "MLP"


def test_a_table_of_others_tells_nothing() -> None:
    assert of(FAMILY, "maps/Other") == of("", "maps/Other")


def test_a_column_of_the_models_own() -> None:
    table = "| Model | MapRead-a | MapRead-b |\n|---|---|---|\n| Base Model | Vicuna-7B | Vicuna-13B |\n| Language | English | Chinese |\n| Size | 7B | 13B |\n|short|\n"
    found = of(table, "maps/MapRead-b")
    assert found.values(Field.LANGUAGE_MODEL) == ("Vicuna-13B",)
    assert found.values(Field.PARAMETERS) == ("13B",)


def test_a_table_of_two_columns_is_a_list_of_labels() -> None:
    found = of(
        "# Reader\n\n|Key|Value|\n|-|-|\n|Params(Total / Activated)|28B / 3B|\n|**Language model**|Qwen2-7B|\n"
    )
    assert found.values(Field.PARAMETERS) == ("28B",)
    assert found.values(Field.LANGUAGE_MODEL) == ("Qwen2-7B",)


@pytest.mark.parametrize(
    ("link", "field"),
    [
        ("[![code](https://img.org/a.svg)](https://github.com/maps/read)", Field.CODE_URL),
        (
            "[![Generic badge](https://img.org/badge/GitHub-x.svg)](https://github.com/maps/read)",
            Field.CODE_URL,
        ),
        ('<a href="https://github.com/maps/read" target="_blank"> GitHub </a>', Field.CODE_URL),
        ("[Demo](http://maps.example.org/try)", Field.DEMO_URL),
        ("| [Paper](https://arxiv.org/abs/1) | [github](https://github.com/maps/read) |", Field.CODE_URL),
    ],
)
def test_links_in_other_clothes(link: str, field: Field) -> None:
    assert of(f"# Reader\n\n{link}\n").one(field) in (
        "https://github.com/maps/read",
        "http://maps.example.org/try",
    )


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://github.com/maps/read/discussions">GitHub</a>',
        "[![Logo](https://img.org/logo.svg)](https://github.com/maps/read)",
        "| model | code |\n|-|-|\n| other | [code](https://github.com/others/read) |",
    ],
)
def test_links_that_lead_elsewhere(link: str) -> None:
    assert of(f"# Reader\n\n{link}\n").one(Field.CODE_URL) is None


def test_a_comment_in_code_is_no_heading() -> None:
    assert of("```python\n# install-7B\n```\n# MapRead-3B\n").values(Field.PARAMETERS) == ("3B",)


def test_a_heading_for_a_card_names_the_model() -> None:
    assert of("# Model Card for MapRead-3B\n").values(Field.PARAMETERS) == ("3B",)
    assert of("<h1 align='center'>MapRead-3B</h1>\n").values(Field.PARAMETERS) == ("3B",)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("**MapRead** is new. The model is built on [SigLip-400M](https://x.org) and [Qwen2-7B](https://x.org).", Field.LANGUAGE_MODEL, ("Qwen2-7B",)),
        ("MapRead has 4.2B parameters and reads maps.", Field.PARAMETERS, ("4.2B",)),
        ("MapRead has 4.2B activated parameters.", Field.PARAMETERS, ()),
        ("MapRead is fine-tuned from [meta-llama/Meta-Llama-3-8B](https://huggingface.co/meta-llama/Meta-Llama-3-8B).", Field.LANGUAGE_MODEL, ("Meta-Llama-3-8B",)),
        ("MapRead is an instructed version based on MapRead-base-2.", Field.LANGUAGE_MODEL, ()),
        ("MapRead is built on LLaVA.", Field.LANGUAGE_MODEL, ()),
    ],
)  # fmt: skip
def test_prose_is_read_as_people_see_it(text: str, field: Field, expected: tuple[str, ...]) -> None:
    assert of(f"# MapRead\n\n{text}\n").values(field) == expected


def test_an_earlier_one_of_the_family_is_no_backbone() -> None:
    assert (
        of("DeepSeek-VL-7b is based on DeepSeek-VL-7b-base.", "maps/deepseek-vl-7b-chat").values(
            Field.LANGUAGE_MODEL
        )
        == ()
    )


def test_one_that_sees_gives_way_to_the_one_that_speaks() -> None:
    card = "# MapRead\n\nMapRead is built on Idefics3.\n\n- **LLM:** Qwen2-7B\n"
    assert of(card).values(Field.LANGUAGE_MODEL) == ("Qwen2-7B",)


def test_what_was_trained_on_data_is_no_part_of_it() -> None:
    card = "---\nsize_categories: 1M<n\n---\n# Atlas\n\nAtlas is built on Qwen2-7B.\n\n- **LLM:** Qwen2-7B\n"
    assert of(card).values(Field.LANGUAGE_MODEL) == ()
    assert of(card).values(Field.SIZES) == ("1M<n",)


def test_a_card_may_leave_the_size_out_of_the_name() -> None:
    body = "## Summary\n\nMapRead is small. This model has 450M parameters in total.\n"
    assert of(body, "maps/MapRead-base").values(Field.PARAMETERS) == ("450M",)
    built = "## Summary\n\nMapRead is built on DeepSeek-LLM-7b-base.\n"
    assert of(built, "maps/mapread-7B-chat").values(Field.LANGUAGE_MODEL) == ("DeepSeek-LLM-7b-base",)


def test_points_of_a_list_are_apart() -> None:
    assert prose("## Head\n- **One:** two\n- three<br>four") == "Head\n\nOne: two\n\nthree\n\nfour"


def test_what_a_link_shows_of_a_repository() -> None:
    assert bare("[maps/read-7b](https://huggingface.co/maps/read-7b)") == "read-7b"
    assert bare("[maps/read](https://example.org) ![x](y)") == "maps/read"


def test_the_name_of_a_dataset_is_no_count_of_parameters() -> None:
    card = "---\nsize_categories: 100M<n<1B\n---\n# Atlas-700M\n\n- **Size:** 1.2B pairs\n"
    assert extract(Paper("maps/atlas-700m", ""), card=card).values(Field.PARAMETERS) == ()
    answer = {"id": "maps/atlas-700m", "cardData": {"task_categories": ["image-to-text"]}}
    assert extract(Paper("maps/atlas-700m", ""), card=answer).values(Field.PARAMETERS) == ()
    assert extract(Paper("maps/read-700m", ""), card="# Read\n").values(Field.PARAMETERS) == ("700M",)


@pytest.mark.parametrize(
    "piece",
    ["**A:** ", "[![a](b)](", "![a](", "[a](b", r"\[\]", "<a href=", "<h1 ", "<!--", "| a | b |\n", "| a | [b] ", "[" * 40,
     "- **LLM:** Qwen2 \n", "# x\n", "```\n", "<br>", "A" * 30 + ":", " ", "\n"],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "["])
def test_a_card_without_end_is_read_to_its_end(lead: str, piece: str) -> None:
    # what goes back and forth over it would take hours
    told = [fact.value for fact in card_facts(lead + piece * (100_000 // len(piece)), "maps/reader")]
    assert all(told)
