import pytest

from tracker.facts.fact import Fact, Facts, Field, Source
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
    ],
)
def test_cell(header: str, column: list[str], expected: str) -> None:
    assert Teller(DATA).cell(header, column).text == expected


def test_a_blank_says_no_fact() -> None:
    assert cell("Backbone", DATA, ["N/A"]).facts == ()


@pytest.mark.parametrize("header", ["Size", "Use case"])
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
        "**Architecture**: 7B parameters, using SigLIP as vision encoder.",
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


def test_labels_in_html_are_closed() -> None:
    text = details(DATA, "<summary>x</summary><b>Architecture:</b> y").text
    assert "<b>Architecture:</b> 7B parameters." in text


def test_nothing_known_folds_nothing() -> None:
    assert details(Facts()).text == ""


def test_a_teller_knows_which_columns_ask_for_a_fact() -> None:
    assert Teller(FULL).asks("Modality")
    assert not Teller(FULL).asks("Remarks of ours")


def test_what_no_source_tells_is_left_out() -> None:
    assert Teller(FULL).cell("Institution").text == ""
    assert Teller(FULL).asks("Institution")
