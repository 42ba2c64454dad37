"""The weights of what speaks for a task, chosen on annotated papers.

`python -m bench.tasks ../shared/facts_gold/dev.jsonl bench/facts_read.jsonl --texts ../shared/corpus/train.jsonl.gz`
prints what stands under `[weights]` and `[prior]` of `tracker/facts/tags.toml`, and what comes of each threshold where
every paper is judged by weights that were chosen without it and its neighbours.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.facts import read, texted
from tracker.facts.fact import Field, Source
from tracker.facts.naming import name_facts
from tracker.facts.passage import Passage
from tracker.facts.reading import read as sentences_of
from tracker.facts.tags import mentions, terms
from tracker.facts.tasks import SIGNS, Evidence, Weights, ahead, evidence, likely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STRENGTH = 1.0
"""Inverse of how strongly weights are drawn to nothing, and the share of it that a task's own is."""
_TASK_SHARE = 0.7
_ROUNDS = 6
"""Who is ahead depends on the weights: they are chosen again with the last ones until they stay."""
_FOLDS = 26
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


class Labelled(NamedTuple):
    """What speaks for each task of a paper, and the tasks it was annotated with."""

    found: Mapping[str, Evidence]
    gold: frozenset[str]


def labelled(row: Mapping[str, object]) -> Labelled:
    """One annotated paper with its evidence."""
    title = Passage(str(row["title"]), Source.TITLE)
    abstract = Passage(str(row["abstract"]), Source.ABSTRACT)
    naming = name_facts(title.text, abstract)
    name = next((fact.value for fact in naming if fact.field is Field.NAME), None)
    found = evidence(mentions(title, abstract, sentences_of(abstract, name)), terms())
    gold = row["gold"]
    return Labelled(found, frozenset(gold["tasks"] if isinstance(gold, dict) else ()))


def chosen(papers: Sequence[Labelled], tasks: Sequence[str]) -> Weights:
    """The weights that tell the annotated tasks of some papers from others best."""
    weights = Weights((3.0, 1.0, 1.0, 0.7, 0.3, 0.3), -0.5, 0.0, {})
    for _ in range(_ROUNDS):
        rows, right = [], []
        for paper in papers:
            scores = {
                task: weights.prior.get(task, 0.0)
                + sum(w * s for w, s in zip(weights.signs, seen.signs, strict=True))
                for task, seen in paper.found.items()
            }
            for task, seen in paper.found.items():
                own = [_TASK_SHARE * (task == other) for other in tasks]
                rows.append([*seen.signs, ahead(scores[task], scores.values()), *own])
                right.append(task in paper.gold)
        model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(np.array(rows), np.array(right))
        found = [float(one) for one in model.coef_[0]]
        prior = {task: _TASK_SHARE * one for task, one in zip(tasks, found[len(SIGNS) + 1 :], strict=True)}
        weights = Weights(tuple(found[: len(SIGNS)]), found[len(SIGNS)], float(model.intercept_[0]), prior)
    return weights


def judged_apart(papers: Sequence[Labelled], tasks: Sequence[str]) -> list[tuple[float, bool]]:
    """How likely each task is by weights chosen without its paper, and whether it was annotated."""
    told = []
    for fold in range(_FOLDS):
        weights = chosen([one for place, one in enumerate(papers) if place % _FOLDS != fold], tasks)
        for paper in papers[fold::_FOLDS]:
            told += [(sure, task in paper.gold) for task, sure in likely(paper.found, weights).items()]
    return told


def main() -> int:
    """Print the weights and what they are worth."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--texts", type=Path, nargs="+", default=())
    asked = arguments.parse_args()
    rows = texted([row for file in asked.gold for row in read(file)], asked.texts)
    papers = [labelled(row) for row in rows if isinstance(row["gold"], dict) and "tasks" in row["gold"]]
    tasks = sorted({task for one in (*terms().tasks, *terms().weak) for task in one})
    weights = chosen(papers, tasks)
    told = dict(zip((*SIGNS, "ahead", "bias"), (*weights.signs, weights.ahead, weights.bias), strict=True))
    print("[weights]", *(f"{sign} = {worth:.2f}" for sign, worth in told.items()), sep="\n")
    print("\n[prior]", *(f"{task} = {worth:.2f}" for task, worth in weights.prior.items()), sep="\n")
    there = sum(len(paper.gold) for paper in papers)
    apart = judged_apart(papers, tasks)
    for threshold in _THRESHOLDS:
        said = [right for sure, right in apart if sure >= threshold]
        precision, recall = sum(said) / max(1, len(said)), sum(said) / there
        f1 = 2 * precision * recall / (precision + recall)
        print(f"# from {threshold}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
