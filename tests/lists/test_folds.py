"""What stands behind a click below an entry of a plain list."""

from __future__ import annotations

from datetime import date

import pytest
from support.makes import added

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.form.folds import folded

URL = "https://arxiv.org/abs/"
TORCH = Paper(
    "TorchVL: A Model of Lamps",
    "We introduce TorchVL, a vision-language model with 7B parameters, built upon Vicuna.",
    arxiv_id="2506.01234",
    published=date(2025, 6, 3),
)
OPENED = ["  <details>", "  <summary>More</summary>", ""]
TOPICS = [*OPENED, "  **Architecture:** A model.", "", "  **Datasets:** Lamps.", "", "  </details>"]
EMPTY = ["- TorchVL", *OPENED, "", "", "", "  </details>"]
SAID = "  **Architecture:** 7B parameters, using Vicuna as language backbone."


def listed(*works: str) -> str:
    return "".join(
        f"- [{name}: A Model of Lamps]({URL}2505.0000{at})\n" + "\n".join(TOPICS) + "\n"
        for at, name in enumerate(works)
    )


def test_facts_are_told_behind_the_click() -> None:
    told = added(listed("Oil", "Wick", "Lumen"), TORCH)
    assert told.rstrip().endswith(f"  <details>\n  <summary>More</summary>\n\n{SAID}\n\n  </details>")


@pytest.mark.parametrize(
    ("lines", "examples", "expected"),
    [
        pytest.param(EMPTY, ["\n".join(TOPICS)], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"], id="by topics"),
        pytest.param(EMPTY, ["\n".join(TOPICS), "- Oil"], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"],
                     id="the last that folds"),
        pytest.param(EMPTY, ["- Oil"], ["- TorchVL"], id="nobody folds"),
        pytest.param(EMPTY, ["\n".join([*OPENED, "  We like it.", "  </details>"])], ["- TorchVL"], id="no topics"),
        pytest.param(["- TorchVL", "", *EMPTY[1:], "  Read it."], [], ["- TorchVL", "", "  Read it."], id="words behind"),
        pytest.param(["- TorchVL", "", *EMPTY[1:]], [], ["- TorchVL"], id="blank lines before"),
        pytest.param(["- TorchVL", *TOPICS], [], ["- TorchVL", *TOPICS], id="told already"),
        pytest.param(["- TorchVL", *TOPICS], ["\n".join(TOPICS)], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"],
                     id="what others say alike"),
        pytest.param(["- TorchVL", "<details>", "", "</details>"], [], ["- TorchVL"], id="no summary"),
        pytest.param(["- TorchVL", *OPENED], [], ["- TorchVL", *OPENED], id="never closed"),
        pytest.param(["- TorchVL"], [], ["- TorchVL"], id="no fold"),
    ],
)  # fmt: skip
def test_an_empty_fold_is_filled_or_left_out(
    lines: list[str], examples: list[str], expected: list[str]
) -> None:
    assert folded(lines, examples, candidate_for(TORCH)) == expected
