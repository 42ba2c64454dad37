"""Laws of an addition on made-up pages whose headings, bold lines, folds and bullets stand one within the other."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

NAMES = (
    ("January", "Feb", "March 2025", "05", "5月", "Sept", "2024.1", "2024-11", "2023.12"),
    ("CVPR", "ICLR 2024", "arXiv", "NeurIPS'23", "ECCV (3 papers)"),
    ("Lamps", "Threads and oil", "Others"),
    *((("2025", "2024 (2 papers)", "2023年", "Papers of 2022", "2021"),) * 2),
)


class Made:
    """A page, line by line, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.lines = ["# Made-up works", ""]
        for _ in range(self.chance.randint(1, 4)):
            self.lines += [f"## {self.name()}", ""]
            for _ in range(self.chance.randint(0, 2)):
                self.part()

    def name(self) -> str:
        return self.chance.choice(self.chance.choice(NAMES))

    def part(self) -> None:
        above, below = self.chance.choice(
            [
                ([f"**{self.name()}**", ""], []),
                ([f"### {self.name()}", ""], []),
                (["<details>", f"<summary>{self.name()}</summary>", ""], ["</details>", ""]),
                ([], []),
            ]
        )
        self.lines += above
        self.bullets("", self.chance.randint(0, 2))
        self.lines += ["", *below]

    def bullets(self, indent: str, depth: int) -> None:
        ends = depth == 0 or self.chance.random() < 0.3
        for _ in range(self.chance.randint(1, 3)):
            if ends:
                link = (
                    f"{URL}{self.chance.randint(21, 25)}{self.chance.randint(1, 12):02}.{len(self.lines):05}"
                )
                self.lines.append(f"{indent}- [Work {len(self.lines)} on Many Lamps]({link})")
            else:
                self.lines.append(f"{indent}- {self.name()}")
                self.bullets(f"{indent}  ", depth - 1)


@pytest.mark.parametrize("part", range(8))
def test_a_work_comes_once_where_it_is_said_to_be_and_changes_nothing_else(part: int) -> None:
    added = 0
    for seed in range(60 * part, 60 * part + 60):
        made = Made(seed)
        text, page = "\n".join(made.lines), read("\n".join(made.lines))
        year, month = made.chance.randint(2020, 2026), made.chance.randint(1, 12)
        paper = replace(
            EMBER,
            arxiv_id=f"{year % 100:02}{month:02}.99999",
            published=date(year, month, 3),
            venue=made.chance.choice([None, f"CVPR {year}", f"ICML {year}", "arXiv"]),
        )
        section = made.chance.choice([(), (made.name(),)])
        outcome = plan_addition(page, candidate_for(paper, section=section), Steering(0, 0))
        outcome = outcome.suggestion if isinstance(outcome, Unsure) else outcome
        if not isinstance(outcome, Addition):
            continue
        added += 1
        new, put, lines = outcome.new_bytes.decode().split("\n"), [*outcome.inserted], text.split("\n")
        assert any(new == [*lines[:at], *put, *lines[at:]] for at in range(len(new))), seed
        assert "on Many Lamps" not in "".join(put), seed
        again = read(outcome.new_bytes.decode())
        assert len(again.entries) == len(page.entries) + 1, seed
        entry = next(one for one in again.entries if one.start == outcome.line - 1)
        assert paper.arxiv_id in entry.text, seed
        assert again.path(entry.group.section) == outcome.section, seed
        assert isinstance(plan_addition(again, candidate_for(paper), NO_DOUBT), Duplicate), seed
    assert added > 20
