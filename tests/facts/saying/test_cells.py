"""Facts in the cells of a table and in a folded block."""

import pytest

from tracker.facts.fact import ACTIVE, Fact, Facts, Field, Source
from tracker.facts.saying.cells import blank, cell
from tracker.facts.saying.details import details
from tracker.facts.saying.telling import Teller


def fact(field: Field, value: str, unit: str = "") -> Fact:
    return Fact(field, value, value, Source.ABSTRACT, 0.9, unit)


DATA = Facts(
    (
        fact(Field.MODALITIES, "text"),
        fact(Field.MODALITIES, "document"),
        fact(Field.MODALITIES, "image"),
        fact(Field.SIZES, "21K", "questions"),
        fact(Field.TASKS, "spatial"),
        fact(Field.LICENCE, "MIT"),
        fact(Field.PARAMETERS, "7B"),
        fact(Field.LANGUAGES, "French"),
        fact(Field.CODE_URL, "https://github.com/maps/MapRead"),
        fact(Field.ARCHITECTURE, "mixture-of-experts"),
    )
)


@pytest.mark.parametrize(
    ("header", "column", "expected"),
    [
        ("Modalities", [], "Image-Text"),
        ("Modalities", ["Image+Text", "Video+Text", "Image-Text"], "Image+Text"),
        ("Size", ["5B pairs"], "21K questions"),
        ("Size", ["100K", "1M"], "21K"),
        ("Use Case", [], "Spatial reasoning"),
        ("License", [], "MIT"),
        ("Params", [], "7B"),
        ("Language", [], "French"),
        ("Vision Encoder", ["CLIP", "-", "N/A", "-"], "-"),
        ("Stars", ["-"], "-"),
        ("参数", [], "7B"),
        ("Model size", [], "7B"),
        ("Size", ["7B", "2B/72B", "30B-A3B"], "7B"),
        ("规模", ["5 万张图像"], "21K 个问题"),
        ("模态", ["图像、文本", "视频"], "图像、文本"),
        ("任务", ["视觉问答"], "空间推理"),
        ("Architecture", [], "Mixture-of-experts"),
        ("架构", ["仅解码器架构"], "混合专家架构"),
    ],
)
def test_cell(header: str, column: list[str], expected: str) -> None:
    assert Teller(DATA).cell(header, column).text == expected


def test_a_blank_says_no_fact() -> None:
    assert cell("Backbone", DATA, ["N/A"]).facts == ()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((fact(Field.PARAMETERS, "30 billion"), fact(Field.PARAMETERS, "3B", ACTIVE)), "30B (3B active)"),
        ((fact(Field.PARAMETERS, "3B", ACTIVE),), "3B active"),
        ((fact(Field.PARAMETERS, "2B"), fact(Field.PARAMETERS, "7-billion")), "2B, 7B"),
    ],
    ids=["at a time", "nothing else", "several"],
)
def test_parameters_are_written_as_lists_write_them(counts: tuple[Fact, ...], expected: str) -> None:
    assert cell("Params", Facts(counts)).text == expected


def test_a_few_kinds_are_no_size_of_data() -> None:
    kinds, things = fact(Field.SIZES, "three", "dimensions"), fact(Field.SIZES, "9K", "maps")
    assert cell("Size", Facts((kinds,))).text == ""
    assert cell("Size", Facts((kinds, things))).text == "9K maps"
    assert "dimensions" not in details(Facts((kinds, things))).text


ROWED = fact(Field.SIZES, "10K<n<100K", "rows")


@pytest.mark.parametrize(
    ("sizes", "column", "expected"),
    [
        ((ROWED,), [], "10K to 100K rows"),
        ((ROWED,), ["5 万张图像"], "10K–100K 行"),
        ((ROWED, fact(Field.SIZES, "45,210", "questions")), [], "45,210 questions"),
    ],
    ids=["a range", "in Chinese", "what it holds says more"],
)
def test_the_rows_of_files_are_told_of_what_says_no_better(
    sizes: tuple[Fact, ...], column: list[str], expected: str
) -> None:
    assert cell("Size", Facts(sizes), column).text == expected


@pytest.mark.parametrize("header", ["Size", "Use case", "Architecture"])
def test_nothing_known_is_left_empty(header: str) -> None:
    assert cell(header, Facts()).text == blank([]) == ""


EXAMPLE = """<details>
<summary>ℹ️ <i>More Information</i></summary>

**Architecture**: a model. **Training Procedure**: two stages. **Dataset**: maps.
</details>"""

FULL = Facts(
    (
        *DATA.found,
        fact(Field.VISION_ENCODER, "SigLIP"),
        fact(Field.TASKS, "reinforcement-learning"),
        fact(Field.TRAINING_DATA, "maps/atlas"),
    )
)


def test_a_folded_block_like_the_example() -> None:
    assert Teller(FULL).block(EXAMPLE).text.splitlines() == [
        "<details>",
        "<summary>ℹ️ <i>More Information</i></summary>",
        "",
        "**Architecture**: Mixture-of-experts architecture with 7B parameters, using SigLIP as vision encoder.",
        "",
        "**Training Procedure**: Reinforcement learning.",
        "",
        "**Dataset**: maps/atlas, 21K questions.",
        "",
        "**Links**: [Code](https://github.com/maps/MapRead)",
        "",
        "</details>",
    ]


def test_a_folded_block_without_an_example() -> None:
    text = details(Facts((fact(Field.TRAINING_DATA, "maps/atlas"),))).text
    assert text == "<details>\n<summary>More</summary>\n\n**Datasets:** maps/atlas.\n\n</details>"


def test_a_folded_block_in_chinese() -> None:
    example = "<details>\n<summary>更多信息</summary>\n\n**模型架构**：一个模型。\n\n</details>"
    joined = Facts((*FULL.found, fact(Field.PROJECTOR, "Q-Former")))
    assert Teller(joined).block(example).text.splitlines() == [
        "<details>",
        "<summary>更多信息</summary>",
        "",
        "**模型架构**：混合专家架构，7B 参数，视觉编码器为 SigLIP。投影层：Q-Former。",
        "",
        "**训练**：强化学习。",
        "",
        "**数据**：maps/atlas、21K 个问题。",
        "",
        "**链接**：[Code](https://github.com/maps/MapRead)",
        "",
        "</details>",
    ]


def test_labels_in_html_are_closed() -> None:
    text = details(DATA, "<summary>x</summary><b>Architecture:</b> y").text
    assert "<b>Architecture:</b> Mixture-of-experts architecture with 7B parameters." in text


def test_nothing_known_folds_nothing() -> None:
    assert details(Facts()).text == ""


def test_a_teller_knows_which_columns_ask_for_a_fact() -> None:
    assert Teller(FULL).asks("Modality")
    assert not Teller(FULL).asks("Remarks of ours")


def test_what_no_source_tells_is_left_out() -> None:
    assert Teller(FULL).cell("Institution").text == ""
    assert Teller(FULL).asks("Institution")
