"""How many known faults of real lists are found: `python -m bench.lint ../shared/replay [--sample] [--extra]`."""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tracker.lint.check import lint, mend
from tracker.lint.finding import Weight
from tracker.lists.reading.page import Page, read_page

SEED = 7
SAMPLE = 50


def main(folder: Path) -> None:
    wanted = [json.loads(line) for line in (folder / "lint_expected.jsonl").read_text("utf-8").splitlines()]
    found, seconds = {}, {}
    for path in sorted((folder / "heads").iterdir()):
        data = path.read_bytes()
        began = time.perf_counter()
        page = read_page(data)
        assert isinstance(page, Page)
        found[f"heads/{path.name}"] = lint(page, f"heads/{path.name}")
        seconds[path.name] = time.perf_counter() - began
        once = mend(data, path.name).data
        assert mend(once, path.name).data == once, path.name
    keys = {(name, one.line, one.rule.value) for name, findings in found.items() for one in findings}
    missed = [row for row in wanted if (row["file"], row["line"], row["rule"]) not in keys]
    total, misses = Counter(row["rule"] for row in wanted), Counter(row["rule"] for row in missed)
    told = Counter(rule for _, _, rule in keys)
    for rule in sorted(total | told):
        print(f"{rule:28} expected {total[rule]:4} missed {misses[rule]:3} found {told[rule]:4}")
    print(f"recall {1 - len(missed) / len(wanted):.3f} ({len(wanted) - len(missed)}/{len(wanted)})")
    print(f"slowest page {max(seconds.values()):.2f} s")
    for row in missed:
        print("missed", row["file"].split("__")[0], row["line"], row["rule"], row["excerpt"][:110])
    every = [one for findings in found.values() for one in findings]
    if "--sample" in sys.argv:
        shown = [one for one in every if one.weight is not Weight.NOTE]
        for one in random.Random(SEED).sample(shown, SAMPLE):
            print(f"{one.path}:{one.line} {one.rule} [{one.weight}] {one.message}")
    if "--extra" in sys.argv:
        known = {(row["file"], row["line"], row["rule"]) for row in wanted}
        for one in every:
            if (one.path, one.line, one.rule.value) not in known:
                print("extra", one.path[6:18], one.line, one.rule.value, one.message[:170])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
