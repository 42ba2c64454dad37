"""Reading a list and adding to it, beside `markdown-it-py` merely parsing the same bytes; and a cold `tracker add`.

`python -m bench.lists` makes up pages of four formats and up to 5 MB (10,000 entries), and prints tables for
`docs/performance.md`. Every figure comes from a fresh process of its own, the quickest of three, and its seconds are CPU
time; memory is what the process grew by beyond its imports. `--cold` measures the command alone: fresh processes beside
`python -c "import typer, pydantic"`, with byte code at hand as an installed package has it. `--instructions` counts those of
adding with valgrind, which no other program on the machine changes: of a process for each side less the same without the page.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.made_lists import PAGES, page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = {"30 KB": 60, "500 KB": 1000, "2 MB": 4000, "5 MB": 10000}
REPEATS = 3


def read(data: bytes) -> None:
    """Read the page as the tracker does."""
    from tracker.lists.reading.page import Page, read_page

    assert isinstance(read_page(data), Page)


def insert(data: bytes) -> None:
    """Read the page and add a paper to it."""
    from state.records import Paper
    from tracker.lists.addition import plan_addition
    from tracker.lists.candidate import candidate_for
    from tracker.lists.outcome import Addition
    from tracker.lists.reading.page import Page, read_page
    from tracker.lists.steering import NO_DOUBT

    paper = Paper(
        "FreshVL: Fresh Words for Made-Up Images",
        "We present FreshVL.",
        "2606.01234",
        published=date(2026, 6, 3),
    )
    read_again = read_page(data)
    assert isinstance(read_again, Page)
    outcome = plan_addition(read_again, candidate_for(paper), NO_DOUBT)
    assert isinstance(outcome, Addition), outcome.reason


def plain(data: bytes) -> None:
    """Let `markdown-it-py` parse it, tables included, and look at nothing."""
    from markdown_it import MarkdownIt

    MarkdownIt("commonmark").enable("table").parse(data.decode())


SIDES: dict[str, Callable[[bytes], None]] = {"markdown-it-py": plain, "read": read, "insert": insert}


def measure(side: str, form: str, path: Path | None) -> dict[str, float]:
    """What one side takes for one page, in this process; a small page first, so that nothing is loaded while it counts."""
    SIDES[side](page(form, 8))
    data = path.read_bytes() if path else b""
    gc.collect()
    gc.freeze()  # what was loaded before is not looked through for garbage while it counts, as in a command
    if not data:
        return {}
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    SIDES[side](data)
    spent = time.process_time() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    return {"seconds": spent, "mib": grown / 1024, "bytes": len(data)}


def elsewhere(side: str, form: str, path: Path) -> dict[str, float]:
    """The quickest of some fresh processes."""
    command = [sys.executable, "-m", "bench.lists", "--side", side, "--form", form, "--page", str(path)]
    found: list[dict[str, float]] = [
        json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        for _ in range(REPEATS)
    ]
    return min(found, key=lambda one: one["seconds"])


def table(forms: Sequence[str]) -> None:
    """Print the table, a line a page."""
    print(
        "| page | size | reading | and adding | × per byte since 500 KB | memory |\n|---|---|---|---|---|---|"
    )
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        path = Path(folder) / "page.md"
        for form in forms:
            start = 0.0
            for size, entries in SIZES.items():
                path.write_bytes(page(form, entries))
                peer, reading, adding = (elsewhere(side, form, path) for side in SIDES)
                rate = adding["seconds"] / adding["bytes"]
                start = start or (rate if size == "500 KB" else 0.0)
                grown = f"{rate / start:.2f} ×" if start else "-"
                times = [one["seconds"] / peer["seconds"] for one in (reading, adding)]
                held = adding["mib"] / max(peer["mib"], 1)
                print(
                    f"| {form} | {size} | {times[0]:.2f} × | {times[1]:.2f} × | {grown} | {held:.2f} × |",
                    flush=True,
                )


def instructions(forms: Sequence[str]) -> None:
    """Print the instructions of adding beside those of the bare parse, a line a page."""
    print("| page | size | adding |\n|---|---|---|")
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        path = Path(folder) / "page.md"
        for form in forms:
            without = [counted(side, form) for side in ("markdown-it-py", "insert")]
            for size in ("30 KB", "500 KB") if form.startswith("one ") else ("30 KB",):
                path.write_bytes(page(form, SIZES[size]))
                whole = [counted(side, form, path) for side in ("markdown-it-py", "insert")]
                peer, adding = (one - other for one, other in zip(whole, without, strict=True))
                print(f"| {form} | {size} | {adding / peer:.2f} × |", flush=True)


def counted(side: str, form: str, path: Path | None = None) -> int:
    """The instructions of a fresh process."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    given = ["--page", str(path)] if path else []
    command = [*valgrind, sys.executable, "-m", "bench.lists", "--side", side, "--form", form, *given]
    same = {**os.environ, "PYTHONHASHSEED": "0"}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=same).stderr
    found = re.search(r"I\s+refs:\s+([\d,]+)", told)
    assert found, told
    return int(found[1].replace(",", ""))


def cold() -> None:
    """Print what a cold command takes beside two imports, by the clock and in CPU time."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        where = Path(folder)
        where.joinpath("list.md").write_bytes(page("bullets", SIZES["30 KB"]))
        record = {
            "title": "FreshVL: Fresh Words for Made-Up Images",
            "arxiv_id": "2606.01234",
            "abstract": "FreshVL sees.",
            "kind": "model",  # with it nothing is left to judge under --force
        }
        where.joinpath("record.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(where / "code")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        add = [
            "-m",
            "tracker",
            "add",
            "--record",
            str(where / "record.jsonl"),
            "--list",
            str(where / "list.md"),
            "--json",
        ]
        commands = {
            "the imports": ["-c", "import typer, pydantic"],
            "add --force": [*add, "--force"],
            "add": add,
        }
        spent: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(10):
            for name, command in commands.items():
                spent[name].append(_spent([sys.executable, *command], environment))
    wall, used = (min(one[at] for one in spent["the imports"]) for at in (0, 1))
    for name, found in spent.items():
        print(
            f"{name:12} {min(one[0] for one in found) / wall:.2f} × by the clock, {min(one[1] for one in found) / used:.2f} × of CPU"
        )


def _spent(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    def used() -> float:
        counted = resource.getrusage(resource.RUSAGE_CHILDREN)
        return counted.ru_utime + counted.ru_stime

    before, began = used(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began, used() - before


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cold", action="store_true", help="the command's start alone")
    parser.add_argument("--form", choices=PAGES)
    parser.add_argument("--instructions", action="store_true", help="count instructions in place of seconds")
    parser.add_argument("--page", type=Path, help="the page that one side measures")
    parser.add_argument("--side", choices=list(SIDES), help="measure one side in this process and print JSON")
    given = parser.parse_args()
    if given.side:
        print(json.dumps(measure(given.side, given.form, given.page)))
    elif given.cold:
        cold()
    elif given.instructions:
        instructions([given.form] if given.form else list(PAGES))
    else:
        table([given.form] if given.form else list(PAGES))


if __name__ == "__main__":
    main()
