"""Facts found beside facts annotated, field by field, and what finding them costs.

`python -m bench.facts ../shared/facts_gold/dev.jsonl` prints a table a person can paste into `docs/quality.md`;
`--texts FILE…` gives the titles and abstracts of labels that come without, such as `bench/annotated/facts_read.jsonl` (read
while the rules were made), `bench/annotated/facts_held_out.jsonl`, `bench/annotated/facts_fresh.jsonl` and `bench/annotated/facts_later.jsonl`;
`--cost FILE` times the extraction of every line of FILE on one core, beside the shipped classifier's judging.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.rows import rows_of
from state.records import Paper
from tracker.facts.extract import Known, extract, extract_each
from tracker.facts.fact import Field
from tracker.facts.wire import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

EXACT = (Field.NAME, Field.SUBTITLE)
LISTS = {
    Field.PARAMETERS: 0.90,
    Field.SIZES: 0.90,
    Field.CODE_URL: 0.90,
    Field.PROJECT_URL: 0.90,
    Field.DATA_URL: 0.90,
    Field.LANGUAGE_MODEL: 0.85,
    Field.VISION_ENCODER: 0.85,
    Field.MODALITIES: 0.80,
    Field.TASKS: 0.80,
}


def plain(value: object) -> str:
    """A value without what two ways of writing it differ in."""
    return re.sub(r"[\s,]+", " ", str(value or "").strip().rstrip(".").casefold())


def values(field: Field, value: object) -> set[str]:
    """The values of a field, each in one normal form."""
    if not value:
        return set()
    several = value if isinstance(value, list) else [value]
    if field in (Field.SIZES, Field.PARAMETERS):
        bare = (one["value"] if isinstance(one, dict) else one for one in several)
        counts = (re.sub(r"[\s,+~≈>]", "", str(one).casefold()) for one in bare)
        return {count.replace("million", "m").replace("billion", "b") for count in counts}
    if field.value.endswith("_url"):
        return {
            re.sub(r"^(https?://)?(www\.)?|\.git$|/+$", "", str(one).casefold()).rstrip("/.")
            for one in several
        }
    return {re.sub(r"[\s-]+", "", plain(one)) for one in several}


def quality(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The table's lines: field, precision, recall, F1, and the share of wrong values; a field by the rows that label it."""
    found = [
        (as_json(extract(Paper(str(row["title"]), str(row["abstract"])))), row["gold"])
        for row in rows
        if isinstance(row["gold"], dict)
    ]
    lines = ["| field | precision | recall | F1 | wrong | wanted |", "|---|---|---|---|---|---|"]
    for field in (*EXACT, *LISTS):
        labelled = [(said[field.value], gold[field.value]) for said, gold in found if field.value in gold]
        if labelled:
            lines.append(_exact(field, labelled) if field in EXACT else _several(field, labelled))
    return lines


def _exact(field: Field, labelled: Sequence[tuple[object, object]]) -> str:
    same = sum(plain(said) == plain(gold) for said, gold in labelled)
    return f"| {field.value} | | | {same / len(labelled):.3f} exact | | 0.95 |"


def _several(field: Field, labelled: Sequence[tuple[object, object]]) -> str:
    pairs = [(values(field, said), values(field, gold)) for said, gold in labelled]
    right = sum(len(said & gold) for said, gold in pairs)
    told, there = sum(len(said) for said, _ in pairs), sum(len(gold) for _, gold in pairs)
    precision, recall = right / max(1, told), right / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"| {field.value} | {precision:.3f} | {recall:.3f} | {f1:.3f} | "
        f"{told - right}/{told} | {LISTS[field]:.2f} |"
    )


_ROUNDS = 7


def cost(papers: Sequence[Paper]) -> list[str]:
    """Seconds an abstract, reading facts and judging in turn, both of all papers at once, each the best of some rounds;
    then what a first one takes. Garbage is looked for as seldom as in a command, and numpy starts no threads.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from classifiers.artefact import load
    from tracker.cli.app import LIVING

    gc.set_threshold(LIVING)
    model = load()
    works = list(map(Known, papers))
    rounds = [
        (timed(lambda: sum(1 for _ in extract_each(works))), timed(lambda: model.judge(papers)))
        for _ in range(_ROUNDS)
    ]
    facts, judged = (min(one[place] for one in rounds) / len(papers) for place in (0, 1))
    return [
        f"facts: {1e6 * facts:.0f} µs an abstract ({1 / facts:.0f} a second)",
        f"judging: {1e6 * judged:.0f} µs an abstract ({1 / judged:.0f} a second)",
        f"ratio: {facts / judged:.2f}",
        f"first facts of a fresh process: {min(map(first, (FIRST_FACTS,) * _ROUNDS)) * 1e3:.0f} ms",
        f"first judgement of a fresh process: {min(map(first, (FIRST_JUDGED,) * _ROUNDS)) * 1e3:.0f} ms",
    ]


def timed(work: Callable[[], object]) -> float:
    """How much computing a call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


PAPER = "Paper('MapRead: Maps', 'We introduce MapRead, a 7B model for visual question answering on maps.')"
FIRST_FACTS = f"from tracker.facts.extract import extract\nextract({PAPER})"
FIRST_JUDGED = f"from classifiers.artefact import load\nload().judge([{PAPER}])"


def first(code: str) -> float:
    """How much computing some code takes in a fresh process, its imports included but not the records'."""
    program = (
        "import time\nfrom state.records import Paper\nstart = time.process_time()\n"
        f"{code}\nprint(time.process_time() - start)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return float(told.stdout)


def texted(rows: Sequence[dict[str, object]], files: Sequence[Path]) -> list[dict[str, object]]:
    """The rows with the titles and abstracts that some files have of them."""
    texts = {row["arxiv_id"]: row for file in files for row in rows_of(file)}
    return [{**texts.get(row["arxiv_id"], {}), **row} for row in rows]


def main() -> int:
    """Print the table, and with --cost the price."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--cost", type=Path)
    arguments.add_argument("--texts", type=Path, nargs="+", default=())
    asked = arguments.parse_args()
    rows = texted(rows_of(asked.gold), asked.texts)
    print("\n".join(quality(rows)))
    if asked.cost:
        told = rows_of(asked.cost)
        print("\n".join(cost([Paper(str(row["title"]), str(row["abstract"])) for row in told])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
