"""The page of the benches tells of each of them."""

import re

from support.shared import ROOT

FOLDER = ROOT / "bench"


def test_every_bench_is_told_once_and_none_that_is_not_there() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`.*?`) \|", page, re.MULTILINE)
    told = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(told) == sorted(path.stem for path in FOLDER.glob("*.py"))
