"""What is said of a paper and a page hangs on both alone, to the last digit, whatever order a process keeps sets in."""

from __future__ import annotations

import os
import subprocess
import sys

from support.shared import ROOT

_LIKENESS = """
from tracker.lists.placing.headings import named
from tracker.lists.placing.likeness import ask, phrases, to_middle, to_nearest, topics

matters = "lids spouts kettles handles saucers infusers strainers teapots porcelain pottery glazes ceramics".split()
ways = "reading hearing grounding aligning pruning merging prompting scaling reasoning captioning".split()
texts = {
    at: [[ways[(at + n) % 10], matters[n % 12], "with", matters[(n * 5 + at) % 12], f"teacup{n}"] for n in range(30)]
    for at in range(4)
}
headings = {0: "Reading lids and glazes", 1: "Merging", 2: "Scaling pottery in saucers", 3: "Others"}
for way in (phrases, topics):
    asked = ask(texts, way, [*ways[:6], *matters], matters * 3)
    print(to_nearest(asked), to_middle(asked))
print(named(headings, texts, [*ways, *matters], matters * 2))
"""


def _said(seed: int) -> str:
    told = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", _LIKENESS], env=told, check=True, capture_output=True, text=True
    ).stdout


def test_likeness_is_the_same_in_every_process() -> None:
    assert len({_said(seed) for seed in range(4)}) == 1
