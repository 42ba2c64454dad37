from __future__ import annotations

import pytest

from classifiers.artefact import load
from state.records import Kind, Paper, Relevance

NEAR = Paper(
    "SeeTalk: A Vision-Language Model for Asking Questions about Images",
    "We introduce SeeTalk, a multimodal large language model that answers questions about images.",
)
FAR = Paper(
    "Faster Sorting of Integers on Old Machines",
    "We study how integers are sorted in memory and give a faster algorithm for machines with small caches.",
)


def test_the_shipped_model_tells_the_subject_from_something_else() -> None:
    near, far = load().judge([NEAR, FAR])
    assert (near.relevant, far.relevant) == (Relevance.YES, Relevance.NO)
    assert near.kind is Kind.MODEL
    assert near.reasons[0].weight > 0 > far.reasons[0].weight
    assert sum(near.kind_scores.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("", ""),
        ("Only a title", ""),
        ("视觉语言模型", "我们提出了一种新的模型。"),
        ("x\x00\x01", "\ud800 \x7f" * 5),
        ("$\\pi_0$: \\textbf{VLM}", "{$\\frac{1}{2}$}"),
        ("Long", "image " * 200_000),
    ],
    ids=["empty", "title only", "other language", "control characters", "LaTeX", "a megabyte"],
)
def test_odd_text_gets_an_answer(title: str, abstract: str) -> None:
    (verdict,) = load().judge([Paper(title, abstract)])
    assert 0 <= verdict.probability <= 1


def test_verdicts_do_not_depend_on_company() -> None:
    model = load()
    assert model.judge([NEAR, FAR] * 200)[-2:] == model.judge([NEAR]) + model.judge([FAR])
    assert model.judge([]) == []
