"""What speaks for a task is weighed, by annotated papers.

`python -m bench.tasks ../shared/facts_gold/dev.jsonl bench/annotated/facts_read.jsonl bench/annotated/tasks_read.jsonl
bench/annotated/facts_held_out.jsonl bench/annotated/facts_fresh.jsonl bench/annotated/facts_later.jsonl --texts ../shared/corpus/*.jsonl*` prints what
stands in `tracker/facts/tasks.json`, and what comes of each threshold where every paper is judged by weights that were
chosen without it.
Readers differ in what they call central: each file, and each part of one, has leanings of its own in the fit, and the
weights printed are those of the reader of the first file.
`--again FILE` tells what a second reader of some of the papers reaches, measured like an extraction.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.facts import texted
from bench.rows import rows_of
from tracker.facts.fact import Field, Source
from tracker.facts.naming.name import name_facts
from tracker.facts.tags import mentions, names, terms
from tracker.facts.tasks import MOST, SIGNS, Evidence, Weights, evidence, likely, shares, tasks_named
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read as sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STRENGTH = 1.25
"""Inverse of how strongly weights are drawn to nothing, and below the shares of it that the finer ones have."""
_OF_TASK = 0.7
_OF_COMPANY = 0.4
_OF_READER = 0.5
_FOLDS = 10
_THRESHOLDS = (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.77, 0.8, 0.85, 0.9, 0.95)
_LEAST = 0.05
"""What weighs less is left out."""


class Labelled(NamedTuple):
    """What speaks for each task of a paper, and the tasks that a reader annotated it with."""

    id: str
    found: Mapping[str, Evidence]
    gold: frozenset[str]
    file: str
    reader: str


def labelled(row: Mapping[str, object], file: Path) -> Labelled:
    """One annotated paper with its evidence."""
    title = Passage(str(row["title"]), Source.TITLE)
    abstract = Passage(str(row["abstract"]), Source.ABSTRACT)
    naming = name_facts(title.text, abstract)
    name = next((fact.value for fact in naming if fact.field is Field.NAME), None)
    found = evidence(mentions(title, abstract, sentences_of(abstract, name)), terms())
    reader = row.get("reader", row.get("part", ""))
    return Labelled(str(row["arxiv_id"]), found, tasks_of(row), file.name, f"{file.name} {reader}")


def tasks_of(row: Mapping[str, object]) -> frozenset[str]:
    """The tasks that a paper was annotated with."""
    gold = row["gold"]
    return frozenset(gold["tasks"] if isinstance(gold, dict) else ())


def features(paper: Labelled) -> Iterator[tuple[str, dict[str, float]]]:
    """Each task that something speaks for, with all that is counted of it."""
    named = tasks_named(paper.found)
    for (task, seen), share in zip(paper.found.items(), shares(paper.found), strict=True):
        yield (
            task,
            {
                **dict(zip(SIGNS, seen.signs(share), strict=True)),
                f"prior {task}": _OF_TASK,
                f"reader {paper.reader}": _OF_READER,
                f"reader {paper.reader} {task}": _OF_READER,
                **{f"worth {place} {task}": worth for place, worth in seen.terms.items()},
                **{f"company {other} {task}": _OF_COMPANY for other in named if other != task},
            },
        )


def chosen(papers: Sequence[Labelled], whose: str) -> Weights:
    """The weights that tell the annotated tasks of some papers from others best, as one reader would."""
    rows = [(row, task in paper.gold) for paper in papers for task, row in features(paper)]
    table = DictVectorizer()
    told = table.fit_transform([row for row, _ in rows])
    told.indices, told.indptr = told.indices.astype(np.int32), told.indptr.astype(np.int32)
    right = np.array([is_right for _, is_right in rows])
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=1000).fit(told, right)
    found = dict(zip(table.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return as_weights(found, float(model.intercept_[0]), whose)


def as_weights(found: Mapping[str, float], bias: float, whose: str) -> Weights:
    """What was found, in the form that tasks are judged by."""
    tasks = sorted({task for one in (*terms().tasks, *terms().weak) for task in one})

    def of(name: str, share: float) -> float:
        return share * found.get(name, 0.0)

    return Weights(
        [of(sign, 1.0) for sign in SIGNS],
        bias + of(f"reader {whose}", _OF_READER),
        {task: of(f"prior {task}", _OF_TASK) + of(f"reader {whose} {task}", _OF_READER) for task in tasks},
        [{task: of(f"worth {place} {task}", 1.0) for task in tasks} for place in range(len(names()))],
        {task: {other: of(f"company {other} {task}", _OF_COMPANY) for other in tasks} for task in tasks},
    )


def judged_apart(papers: Sequence[Labelled]) -> list[list[tuple[float, bool]]]:
    """For each paper how likely its tasks are by weights chosen without it, and whether they were annotated."""
    told: list[list[tuple[float, bool]]] = [[] for _ in papers]
    for fold in range(_FOLDS):
        others = [paper for place, paper in enumerate(papers) if place % _FOLDS != fold]
        by_reader = {
            reader: chosen(others, reader) for reader in sorted({one.reader for one in papers[fold::_FOLDS]})
        }
        for place in range(fold, len(papers), _FOLDS):
            paper = papers[place]
            found = likely(paper.found, by_reader[paper.reader])
            told[place] = [(sure, task in paper.gold) for task, sure in found.items()]
    return told


def written(weights: Weights) -> str:
    """The data file, a line for each task and term; what weighs little is left out."""
    worth = {name: _heavy(told) for name, told in zip(names(), weights.worth, strict=True)}
    company = {task: _heavy(told) for task, told in weights.company.items()}
    parts: dict[str, Mapping[str, object]] = {
        "signs": _rounded(dict(zip((*SIGNS, "bias"), (*weights.signs, weights.bias), strict=True))),
        "prior": _rounded(weights.prior),
        "worth": {name: told for name, told in worth.items() if told},
        "company": {task: told for task, told in company.items() if told},
    }
    return "{\n" + ",\n".join(f'"{name}": {{\n{_lines(part)}\n}}' for name, part in parts.items()) + "\n}"


def _lines(part: Mapping[str, object]) -> str:
    return ",\n".join(f" {json.dumps(name)}: {json.dumps(worth)}" for name, worth in part.items())


def _heavy(told: Mapping[str, float]) -> dict[str, float]:
    return _rounded({task: worth for task, worth in told.items() if abs(worth) >= _LEAST})


def _rounded(told: Mapping[str, float]) -> dict[str, float]:
    return {name: round(worth, 2) for name, worth in told.items()}


def worth_of(right: int, told: int, there: int) -> str:
    """Precision, recall, F1 and the wrong."""
    precision, recall = right / max(1, told), right / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, wrong {told - right}/{told}"


def reached(judged: Sequence[tuple[Labelled, Sequence[tuple[float, bool]]]], threshold: float) -> str:
    """What is told of papers from a threshold on is worth, a few of each paper at the most."""
    said = [right for _, told in judged for sure, right in sorted(told)[-MOST:] if sure >= threshold]
    return worth_of(sum(said), len(said), sum(len(paper.gold) for paper, _ in judged))


def second_reader(papers: Sequence[Labelled], again: Mapping[str, frozenset[str]]) -> str:
    """What a second reader of some papers reaches, measured by the first."""
    right = sum(len(again[paper.id] & paper.gold) for paper in papers)
    told = sum(len(again[paper.id]) for paper in papers)
    return worth_of(right, told, sum(len(paper.gold) for paper in papers))


def main() -> int:
    """Print the weights and what they are worth."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--texts", type=Path, nargs="+", default=())
    arguments.add_argument("--again", type=Path)
    asked = arguments.parse_args()
    rows = [(row, file) for file in asked.gold for row in texted(rows_of(file), asked.texts)]
    papers = [
        labelled(row, file) for row, file in rows if isinstance(row["gold"], dict) and "tasks" in row["gold"]
    ]
    again = {str(row["arxiv_id"]): tasks_of(row) for row in rows_of(asked.again)} if asked.again else {}
    print(written(chosen(papers, papers[0].reader)))
    judged = list(zip(papers, judged_apart(papers), strict=True))
    for file in asked.gold:
        own = [one for one in judged if one[0].file == file.name]
        twice = [one for one in own if one[0].id in again]
        for name, some in ((file.name, own), (f"{file.name}, read twice,", twice)):
            for threshold in _THRESHOLDS if some else ():
                print(f"{name} from {threshold}: {reached(some, threshold)}", file=sys.stderr)
        if twice:
            print(
                f"{file.name}, a second reader: {second_reader([paper for paper, _ in twice], again)}",
                file=sys.stderr,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
