"""How often a list's own people set "last updated" and counters as the tracker would: `python -m bench.side BUNDLE…`.

Every commit of a bundle's history that adds entries to a page is looked at: did the page have a mark or a right counter
before, did the person change it, and is what the rule gives for that day what they wrote?
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.lists.reading.page import Page, read_page
from tracker.lists.side.change import Grown
from tracker.lists.side.counters import counters_in, keep_counters
from tracker.lists.side.updated import keep_updated, marks_in

if TYPE_CHECKING:
    from collections.abc import Iterator


def git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True).stdout


def steps(folder: Path) -> Iterator[tuple[Page, Page, date]]:
    """Each page before and after a commit that gave it more entries."""
    log = git(folder, "log", "--reverse", "--no-merges", "--format=%H %cs", "--all").decode().split("\n")
    for line in filter(None, log):
        commit, day = line.split()
        changed = git(folder, "diff-tree", "-r", "--no-commit-id", "--diff-filter=M", commit).decode()
        for row in filter(lambda row: row.lower().endswith(".md"), changed.split("\n")):
            _, _, old, new, _ = row.split("\t")[0].split(" ")
            before, after = (read_page(git(folder, "cat-file", "blob", blob)) for blob in (old, new))
            if not isinstance(before, Page) or not isinstance(after, Page):
                continue
            if len(after.entries) > len(before.entries):
                yield before, after, date.fromisoformat(day)


def look(before: Page, after: Page, day: date, counted: Counter[str]) -> None:
    """Count what the person did and whether the rule would have done the same."""
    were, are = list(marks_in(before)), list(marks_in(after))
    if were and len(were) == len(are):
        counted["pages with a mark"] += 1
        then = [after.lines.texts[one.line][one.start : one.end] for one in are]
        if then != [before.lines.texts[one.line][one.start : one.end] for one in were]:
            counted["mark set by the person"] += 1
            ours = {change.line: change.text for change in keep_updated(Grown(before, before, day))}
            counted["as the rule sets it"] += [ours.get(one.line) for one in were] == then
    counters, now = list(counters_in(before)), list(counters_in(after))
    if counters and len(counters) == len(now):
        counted["pages with a counter"] += 1
        changed = [one.count for one in now] != [one.count for one in counters]
        counted["counter changed by the person"] += changed
        ours_now = {change.line: int(change.text) for change in keep_counters(Grown(before, after, day))}
        counted["counter the rule would raise"] += bool(ours_now)


def main(bundles: list[Path]) -> None:
    for bundle in bundles:
        counted: Counter[str] = Counter()
        with TemporaryDirectory(prefix="tracker-bench-") as folder:
            where = Path(folder) / "list"
            subprocess.run(["git", "clone", "-q", "--bare", str(bundle), str(where)], check=True)
            for before, after, day in steps(where):
                counted["commits that add"] += 1
                look(before, after, day, counted)
        print(bundle.stem, dict(counted))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
