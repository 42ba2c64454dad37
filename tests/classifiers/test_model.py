"""What a model says of a text, whatever the text is, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from classifiers.artefact import load
from classifiers.model import Band, odds
from classifiers.reading import readings
from classifiers.spoken import UNREAD
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


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("一种会回答问题的模型", "我们提出了一种新的模型，用于回答关于图像的问题。"),
        ("画像について答えるモデル", "本論文では新しいモデルを提案する。"),
        ("이미지에 답하는 모델", "우리는 새로운 모델을 제안한다."),
        ("Модель для вопросов", "Мы предлагаем новую модель, которая отвечает на вопросы об изображениях."),
        ("Répondre aux questions", "Nous présentons un modèle qui apprend à répondre à partir de légendes."),
        ("Fragen und Antworten", "Wir stellen ein neues Modell vor, das Fragen zu Bildern beantwortet."),
        ("Preguntas y respuestas", "Presentamos un nuevo modelo que responde preguntas sobre imágenes."),
        ("asdkj qwleku zxmcn", "lkjasd qpwoei zmxnc alskdj qpwoei"),
        ("3.14 2718", "1 2 3 4 5 6 7 8 9"),
        ("Zorvex", ""),
        ("\0", ""),
        ("", ""),
    ],
    ids=[
        "Chinese",
        "Japanese",
        "Korean",
        "Russian",
        "French",
        "German",
        "Spanish",
        "gibberish",
        "numbers",
        "a name alone",
        "control characters",
        "empty",
    ],
)
def test_no_no_is_said_of_a_text_that_was_not_read(title: str, abstract: str) -> None:
    (verdict,) = load().judge([Paper(title, abstract)])
    assert verdict.relevant is Relevance.UNSURE
    assert verdict.reasons[0].term == UNREAD
    assert verdict.reasons[0].weight > 0


@pytest.mark.parametrize("abstract", ["", " \n", "…", "-"], ids=["none", "blanks", "dots", "a dash"])
def test_no_reason_speaks_of_an_abstract_that_is_not_there(abstract: str) -> None:
    model = load()
    (verdict,) = model.judge([Paper("A Vision-Language Model for Visual Question Answering", abstract)])
    terms = [reason.term for reason in verdict.reasons]
    assert len(set(terms)) == len(terms) > 1
    assert not [term for term in terms if "abstract" in term]
    weights = [abs(reason.weight) for reason in verdict.reasons]
    assert weights == sorted(weights, reverse=True)


def test_of_a_short_abstract_it_is_said_that_the_title_was_read_with_it() -> None:
    (verdict,) = load().judge([Paper("A Vision-Language Model for Visual Question Answering", "Withdrawn.")])
    told = [reason.term for reason in verdict.reasons if "abstract" in reason.term]
    assert told
    assert all("the title or the abstract" in term for term in told)


@pytest.mark.parametrize(
    ("title", "relevance"),
    [
        (FAR.title, Relevance.NO),
        ("Attention", Relevance.NO),
        ("A Zorvex Quux Frumious for Visual Question Answering", Relevance.YES),
        ("视觉语言模型 LLaVA: a vision-language model", Relevance.YES),
    ],
    ids=["a title alone", "one word that is known", "unknown names", "known words beside another language"],
)
def test_words_that_are_known_are_answered_by(title: str, relevance: Relevance) -> None:
    (verdict,) = load().judge([Paper(title)])
    assert verdict.relevant is relevance
    assert UNREAD not in {reason.term for reason in verdict.reasons}


def test_the_weight_of_what_was_not_read_is_what_it_changed() -> None:
    model, paper = load(), Paper("Fragen und Antworten", "Wir stellen ein neues Modell vor.")
    (asked,) = model.judge([paper])
    (free,) = replace(model, band=Band(no=0.0, yes=model.band.yes)).judge([paper])
    assert asked.probability == model.band.no > free.probability
    assert odds(asked.probability) - odds(free.probability) == pytest.approx(
        asked.reasons[0].weight, abs=1e-4
    )
    assert asked.reasons[1:] == free.reasons[:-1]


@pytest.mark.parametrize(
    ("probability", "relevance"),
    [
        pytest.param(0.19, Relevance.NO, id="below"),
        pytest.param(0.2, Relevance.UNSURE, id="at its lower end"),
        pytest.param(0.69, Relevance.UNSURE, id="within"),
        pytest.param(0.7, Relevance.YES, id="at its upper end"),
    ],
)
def test_a_person_is_asked_from_the_lower_end_of_the_band_on(
    probability: float, relevance: Relevance
) -> None:
    assert Band(no=0.2, yes=0.7).relevance(probability) is relevance


def test_reasons_are_the_terms_that_moved_the_relevance_most() -> None:
    model = load()
    (reading,) = readings([NEAR])
    rows = model.vocabulary.rows_of(model.vocabulary.mark(reading))
    moved = model.weights[rows.column, 0] * rows.value * model.calibration.slope
    strongest = sorted(moved.round(4).tolist(), key=abs, reverse=True)
    (verdict,) = model.judge([NEAR])
    assert [reason.weight for reason in verdict.reasons] == strongest[:8]
    assert len(strongest) > 20


def test_the_slope_of_kinds_says_how_sure_the_likeliest_is() -> None:
    model = load()
    sure = [
        max(replace(model, kind_slope=slope).judge([NEAR])[0].kind_scores.values())
        for slope in (0.0, model.kind_slope, 2 * model.kind_slope)
    ]
    assert sure[0] == pytest.approx(1 / len(Kind))
    assert np.all(np.diff(sure) > 0)


def test_verdicts_do_not_depend_on_papers_without_a_known_word() -> None:
    model, blank = load(), Paper("", "")
    found = model.judge([blank, NEAR, blank, FAR, blank])
    assert found == [
        verdict for paper in (blank, NEAR, blank, FAR, blank) for verdict in model.judge([paper])
    ]


def test_verdicts_do_not_depend_on_company() -> None:
    model = load()
    assert model.judge([NEAR, FAR] * 200)[-2:] == model.judge([NEAR]) + model.judge([FAR])
    assert model.judge([]) == []
