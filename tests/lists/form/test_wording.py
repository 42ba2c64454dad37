"""A description is worded like those of its neighbours."""

from datetime import date

import pytest
from support.pages import planned

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import Steering

ABSTRACT = (
    "We introduce MapRead, a novel model for reading maps. MapRead-7B is built upon the Qwen2.5 model and uses SigLIP as "
    "the vision encoder. We collect 21K questions for spatial reasoning."
)
ARCHITECTURES = """# Models

- **One** (2024) - [Decoder-only architecture with 3B parameters, using CLIP for vision encoder and Vicuna as pretrained backbone](https://arxiv.org/pdf/2401.00001)
- **Two** (2024) - [Decoder-only architecture with 7B parameters, using ViT for vision encoder and LLaMA as pretrained backbone](https://arxiv.org/pdf/2401.00002)
- **Three** (2024) - [Encoder-decoder architecture with 13B parameters, using CLIP for vision encoder and Vicuna as pretrained backbone](https://arxiv.org/pdf/2401.00003)
"""
TITLES = """# Models

- **One** - [Seeing With Many Models At Once](https://arxiv.org/pdf/2401.00001)
- **Two** - [Reading Without Any Training Data](https://arxiv.org/pdf/2401.00002)
- **Three** - [Scaling Vision Models With Text](https://arxiv.org/pdf/2401.00003)
"""
TABLE = """# Datasets

| Dataset | Modalities | Size | Backbone | Description |
|---|---|---|---|---|
| [One](https://arxiv.org/abs/2401.00001) | Image+Text | 100K | Vicuna | Questions about roads and their many names |
| [Two](https://arxiv.org/abs/2401.00002) | Video+Text | 1M | LLaMA | Answers to questions about rivers |
| [Three](https://arxiv.org/abs/2401.00003) | Image+Text | 5M | - | Captions of hills by many people |
"""


def inserted(page: str, abstract: str = ABSTRACT) -> str:
    read = read_page(page.encode())
    assert isinstance(read, Page)
    paper = Paper("MapRead: A Model of Maps", abstract, "2401.00009", published=date(2024, 1, 9))
    outcome = planned(read, candidate_for(paper), Steering(0, 0))
    return "\n".join(line for line in outcome.inserted if line)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            ARCHITECTURES,
            "- **MapRead** (2024) - [7B parameters, using SigLIP for vision encoder and Qwen2.5 as pretrained backbone]"
            "(https://arxiv.org/pdf/2401.00009)",
            id="architecture",
        ),
        pytest.param(
            TITLES,
            "- **MapRead** - [A Model of Maps](https://arxiv.org/pdf/2401.00009)",
            id="the title stays",
        ),
        pytest.param(
            TABLE,
            "| [MapRead](https://arxiv.org/abs/2401.00009) | Image | 21K | Qwen2.5 | Model for reading maps |",
            id="cells",
        ),
    ],
)
def test_an_entry_is_worded_like_its_neighbours(page: str, expected: str) -> None:
    assert inserted(page) == expected


@pytest.mark.parametrize("around", ["[{}]", "({})", "*{}*", "{}"])
def test_what_others_say_in_brackets_is_said_in_brackets(around: str) -> None:
    others = (
        "21K questions for multimodal reasoning",
        "5K photos for spatial reasoning",
        "900 videos for captions",
    )
    page = "# Benchmarks\n\n" + "".join(
        f"- **[Map{at}](https://arxiv.org/abs/2401.0000{at})** {around.format(said)}\n"
        for at, said in enumerate(others)
    )
    abstract = "We introduce MapRead, a benchmark which holds 12K questions over 3,000 images."
    told = around.format("12K questions and 3,000 images")
    assert inserted(page, abstract).strip() == f"- **[MapRead](https://arxiv.org/abs/2401.00009)** {told}"
