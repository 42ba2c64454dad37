"""What is found out about a list: its sections, their form and order, its people's rules, and which pages are lists."""

import os
import re
from pathlib import Path

import pytest
from support.adopting import BULLETS, README, TODAY, looked, surveyed
from support.notebook import git
from support.pages import read

from state.records import Kind
from tracker.adoption.clone import NoListError
from tracker.adoption.files import settings_text
from tracker.adoption.survey import survey
from tracker.errors import UsageError


def test_sections_are_found_with_form_and_order() -> None:
    assert surveyed(README) == (
        18,
        [
            ("Models", 8, "bullets, by arXiv id, newest first"),
            ("Datasets", 7, "table of Name | Paper | Date, by date, newest last"),
            ("Surveys", 3, "bullets, no clear order"),
        ],
    )


def test_numbered_entries_are_no_bullets() -> None:
    page = "# L\n\n## Models\n\n" + "".join(
        f"{n}. [A{n}](https://arxiv.org/abs/2401.0000{n})\n" for n in range(1, 8)
    )
    ((_, _, words),) = surveyed(page)[1]
    assert words.startswith("numbered, ")


def test_kinds_are_those_the_list_has_enough_of(clone: Path) -> None:
    (found,) = looked(clone).lists
    assert found.takes == (Kind.MODEL, Kind.DATASET, Kind.SURVEY)


def test_a_heading_may_name_several_kinds() -> None:
    rows = "".join(f"- [Lamp {n}](https://arxiv.org/abs/2401.0000{n})\n" for n in range(1, 5))
    own = "- [LampBench: a benchmark](https://arxiv.org/abs/2401.00009)\n"
    page = read(f"# Lamps\n\n## Benchmarks and Datasets\n\n{rows}{own}")
    found = survey(page, "README.md")
    assert dict(found.kinds) == {Kind.BENCHMARK: 3, Kind.DATASET: 2}
    assert found.takes == (Kind.DATASET, Kind.BENCHMARK)


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        (("综述", "数据集与基准", "向量数据库"), (Kind.MODEL, Kind.DATASET, Kind.BENCHMARK, Kind.SURVEY)),
        (("綜述", "數據集", "評測"), (Kind.DATASET, Kind.BENCHMARK, Kind.SURVEY)),
        (("サーベイ", "データセット", "ベンチマーク"), (Kind.DATASET, Kind.BENCHMARK, Kind.SURVEY)),
        (("서베이", "데이터셋", "벤치마크"), (Kind.DATASET, Kind.BENCHMARK, Kind.SURVEY)),
    ],
    ids=["Chinese, simplified", "Chinese, traditional", "Japanese", "Korean"],
)
def test_headings_name_kinds_in_other_scripts(headings: tuple[str, ...], kinds: tuple[Kind, ...]) -> None:
    text = "# 茶\n" + "".join(
        f"\n## {heading}\n\n"
        + "".join(f"- [茶 {n}](https://arxiv.org/abs/24{number:02}.0000{n})\n" for n in range(1, 5))
        for number, heading in enumerate(headings, start=1)
    )
    page = read(text)
    assert survey(page, "README.md").takes == kinds


def test_kinds_are_read_from_entries_where_headings_name_none() -> None:
    text = "# List\n\n## 2025\n\n" + "".join(
        f"- {name} [paper](https://arxiv.org/abs/2501.0000{n})\n"
        for n, name in enumerate(
            ["Lumen", "A Benchmark for Sight", "LumenData: a Dataset", "A Survey of Sight"]
        )
    )
    page = read(text)
    assert dict(survey(page, "README.md").kinds) == dict.fromkeys(
        (Kind.MODEL, Kind.BENCHMARK, Kind.DATASET, Kind.SURVEY), 1
    )


def test_line_endings_and_size_are_told(clone: Path) -> None:
    (clone / "README.md").write_bytes(README.replace("\n", "\r\n").encode() + b"x" * 600_000)
    (found,) = looked(clone).lists
    assert (found.line_ending, found.shown_whole) == ("CRLF", False)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://github.com/me/Awesome-VLM.git", "me/Awesome-VLM"),
        ("git@github.com:me/awesome.vlm.git", "me/awesome.vlm"),
        ("ssh://git@github.example:22/me/list", "me/list"),
        ("https://someone:secret@github.com/me/list/", "me/list"),
    ],
)
def test_repository_is_read_from_the_remote(clone: Path, address: str, name: str) -> None:
    git(clone, "remote", "set-url", "origin", address)
    assert looked(clone).repository == name


def test_rules_for_contributors_are_found_with_their_place(clone: Path) -> None:
    line = README.splitlines().index("Please add the newest paper on top, and one line for each work.") + 1
    assert looked(clone).rules == (
        f"README.md:{line}: Please add the newest paper on top, and one line for each work.",
    )
    (clone / "CONTRIBUTING.md").write_text(
        "# How to help\n\nWrite entries in the form `- [Name](link)`, please.\n"
    )
    assert looked(clone).rules == ("CONTRIBUTING.md:3: Write entries in the form `- [Name](link)`, please.",)


def test_a_link_out_of_the_clone_tells_nothing_of_this_machine(clone: Path, tmp_path: Path) -> None:
    said = looked(clone).rules
    elsewhere = tmp_path.parent / f"{tmp_path.name}-secrets"
    elsewhere.write_text("the pass phrase of everything that I own\n")
    (clone / "CONTRIBUTING.md").symlink_to(elsewhere)
    assert looked(clone).rules == said


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("**Please** keep each section sorted by date.", "Please keep each section sorted by date."),
        (
            "1. Write `**Name**: [Title](link)` and **nothing** else.",
            "Write `**Name**: [Title](link)` and nothing else.",
        ),
        ("> - Put the newest paper on top of its table.", "Put the newest paper on top of its table."),
        (
            "- Open a pull request with one paper in each commit.",
            "Open a pull request with one paper in each commit.",
        ),
        ("1. **Fork** the repository and create a new branch.", ""),
        ("2. Clone your fork to the machine you work on.", ""),
        ("3. Commit your changes and push them to GitHub.", ""),
        ("    git push origin my-new-branch-of-papers", ""),
        ("* Create a new branch for what you want to add.", ""),
    ],
)
def test_rules_speak_of_entries_and_not_of_git(line: str, rule: str, clone: Path) -> None:
    (clone / "CONTRIBUTING.md").write_text(f"# How to help\n\n{line}\n\nOne line for each work, please.\n")
    told = [f"CONTRIBUTING.md:3: {rule}"] if rule else []
    assert looked(clone).rules == (*told, "CONTRIBUTING.md:5: One line for each work, please.")


def test_pages_that_name_few_works_are_no_lists(clone: Path) -> None:
    (clone / "docs").mkdir()
    (clone / "docs" / "guide.md").write_text("# Guide\n\n- [One](https://arxiv.org/abs/2601.00001)\n")
    (clone / "node_modules" / "x").mkdir(parents=True)
    (clone / "node_modules" / "x" / "README.md").write_text(README)
    (clone / ".venv").mkdir()
    (clone / ".venv" / "README.md").write_text(README)
    (clone / "theirs" / ".git").mkdir(parents=True)
    (clone / "theirs" / "README.md").write_text(README)
    (clone / "link.md").symlink_to(clone / "README.md")
    assert [one.path for one in looked(clone).lists] == ["README.md"]


def test_of_pages_by_year_the_latest_is_kept(clone: Path) -> None:
    (clone / "papers").mkdir()
    for year in (2024, 2025):
        (clone / "papers" / f"{year}.md").write_text(README)
    found = looked(clone)
    assert [one.path for one in found.lists] == ["README.md", "papers/2025.md"]
    assert found.passed_over == (("papers/2024.md", "it is of 2024, and there is one of 2025"),)


def test_pages_that_may_become_lists_are_named_with_what_they_lack_the_fullest_first(clone: Path) -> None:
    lines = README.splitlines(keepends=True)
    for name, entries in (("two", 2), ("three", 3), ("four", 4), ("also", 3), ("more", 3)):
        (clone / f"{name}.md").write_text("".join(lines[: 6 + entries]))
    found = looked(clone)
    assert [one.path for one in found.lists] == ["README.md"]
    assert [path for path, _ in found.passed_over] == ["four.md", "also.md", "more.md"]
    assert found.passed_over[0][1] == (
        "it has 4 entries and names 4 papers by id, where 5 make a list;"
        " to keep it all the same, name it and each other page with --list"
    )
    assert looked(clone, "README.md", "four.md").passed_over == ()


def test_page_that_somebody_names_is_kept_whatever_it_looks_like(clone: Path) -> None:
    (clone / "short.md").write_text("# Short\n\n- [One](https://arxiv.org/abs/2601.00001)\n")
    assert [one.path for one in looked(clone, "short.md").lists] == ["short.md"]
    with pytest.raises(UsageError, match=r"gone\.md is not there"):
        looked(clone, "gone.md")


def test_folder_without_a_list_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Hello\n")
    (tmp_path / "broken.md").write_bytes(b"\0\0")
    with pytest.raises(NoListError, match="at least five entries"):
        looked(tmp_path)


@pytest.mark.parametrize(
    ("name", "page", "told"),
    [
        ("README.rst", b"VLMs\n====\n", "README.rst is no Markdown"),
        (
            "short.md",
            BULLETS[: BULLETS.index("- [Lumen-4]")].encode(),
            "short.md has 3 entries and names 3 papers",
        ),
    ],
)
def test_what_may_have_been_taken_for_the_list_is_told_with_what_it_lacks(
    tmp_path: Path, name: str, page: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(page)
    with pytest.raises(NoListError, match=re.escape(f"({told}")):
        looked(tmp_path)


def test_page_whose_name_no_settings_can_hold_is_left_alone(clone: Path) -> None:
    odd = os.fsdecode(b"caf\xe9.md")
    (clone / odd).write_text(README)
    found = looked(clone)
    assert [one.path for one in found.lists] == ["README.md"]
    assert found.passed_over == (("caf\ufffd.md", "its name is no UTF-8, which tracker.toml cannot hold"),)
    assert "caf\ufffd.md looks like a list too" in settings_text(found, TODAY)
    with pytest.raises(UsageError, match="cannot be kept: its name is no UTF-8"):
        looked(clone, odd)
    (clone / "README.md").unlink()
    with pytest.raises(NoListError, match=r"caf\ufffd\.md cannot be kept"):
        looked(clone)
