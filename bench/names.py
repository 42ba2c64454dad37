"""How well a name is read from an abstract alone, measured on works whose title has it.

`python -m bench.names ../shared/corpus/*.jsonl*` takes the name off each title that begins with one which the abstract
writes too, and reads the rest. Which half of the works somebody may look at while mending, and which is kept back, the
hash of the id says.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.rows import rows_of
from tracker.facts.fact import Facts, Source
from tracker.facts.naming.name import name_facts
from tracker.facts.text.passage import Passage
from tracker.facts.text.shape import is_common, is_shaped, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLED = re.compile(r"(?P<name>[^\s:$]+(?: [^\s:$]+)?):\s+(?P<rest>\S.*)", re.DOTALL)
HALVES = ("looked at", "kept back")
HOW = ("exact", "alike", "cut or longer", "another", "none")


def hidden(title: str, abstract: str) -> tuple[str, str] | None:
    """The name that a title begins with, and the rest of the title, if the abstract writes the name too."""
    match = _TITLED.fullmatch(title)
    if match is None or is_common(match["name"]):
        return None
    words = match["name"].split()
    if not any(map(is_shaped, words)) or not all(is_shaped(word) or word[:1].isupper() for word in words):
        return None
    written = re.search(rf"(?<![\w-]){re.escape(match['name'])}(?![\w-])", abstract)
    return (match["name"], match["rest"]) if written else None


def how(told: str | None, name: str) -> str:
    """How a told name stands to the right one."""
    if told is None:
        return "none"
    if told == name:
        return "exact"
    if squeeze(told).rstrip("s") == squeeze(name).rstrip("s"):
        return "alike"
    return "cut or longer" if told in name or name in told else "another"


def main(argv: Sequence[str] | None = None) -> None:
    """Print a row for each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    texts = {row["arxiv_id"]: row for path in parser.parse_args(argv).texts for row in rows_of(path)}
    counted: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for arxiv_id, row in texts.items():
        title, abstract = str(row.get("title", "")), str(row.get("abstract", ""))
        if told := hidden(title, abstract):
            name, rest = told
            read = Facts(tuple(name_facts(rest, Passage(abstract, Source.ABSTRACT)))).name
            counted[hashlib.sha1(arxiv_id.encode(), usedforsecurity=False).digest()[0] % 2][
                how(read, name)
            ] += 1
    print("| works | n |", " | ".join(HOW), "|")
    for half, counts in zip(HALVES, counted, strict=True):
        every = counts.total()
        print(f"| {half} | {every:,} |", " | ".join(f"{counts[one] / every:.3f}" for one in HOW), "|")


if __name__ == "__main__":
    main()
