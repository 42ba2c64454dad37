"""`tracker lint` as people and scripts call it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.linting import write
from typer.testing import CliRunner

from tracker.cli import watching
from tracker.cli.output import Exit
from tracker.errors import UsageError
from tracker.lint.finding import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTRY = "- [Lanterns Seen by Machine Number {0}](https://arxiv.org/abs/2401.{0:05})\n"
FAULTY = "# Lamps\n" + "".join(map(ENTRY.format, (9, 8, 7, 7))) + "- [Oil]()\n"


def test_findings_are_told_with_place_and_reason(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", write(tmp_path, FAULTY)])
    assert done.exit_code == Exit.FAILURE
    assert "README.md:5: error: duplicate_same_section: arxiv:2401.00007" in done.stdout
    assert "can be mended with --fix" in done.stderr


def test_json_tells_every_field(tmp_path: Path) -> None:
    path = write(tmp_path, FAULTY)
    done = CliRunner().invoke(app, ["lint", path, "--json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [set(row) for row in rows] == [{"path", "line", "rule", "message", "fix", "weight"}] * 3
    assert rows[0]["fix"] == {"old": ENTRY.format(7), "new": ""}
    assert {row["rule"] for row in rows} == {"duplicate_same_section", "empty_link", "entry_without_link"}


def test_of_several_pages_each_is_told_with_its_name(tmp_path: Path) -> None:
    clean = tmp_path / "CLEAN.md"
    clean.write_text("# Lamps\n" + "".join(map(ENTRY.format, (9, 8, 7))))
    pages = [write(tmp_path, FAULTY), str(clean)]
    done = CliRunner().invoke(app, ["lint", *pages])
    assert done.exit_code == Exit.FAILURE
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == pages
    assert CliRunner().invoke(app, ["lint", *reversed(pages)]).exit_code == Exit.FAILURE


def test_fix_changes_the_file_once(tmp_path: Path) -> None:
    path = write(tmp_path, FAULTY)
    first = CliRunner().invoke(app, ["lint", path, "--fix"])
    assert "mended" in first.stderr
    once = (tmp_path / "README.md").read_bytes()
    assert once.decode() == FAULTY.replace(ENTRY.format(7) * 2, ENTRY.format(7))
    CliRunner().invoke(app, ["lint", path, "--fix"])
    assert (tmp_path / "README.md").read_bytes() == once


@pytest.mark.parametrize("other", [None, b"\x00\x01\x02"], ids=["not there", "no text"])
def test_nothing_is_mended_where_another_page_cannot_be_read(tmp_path: Path, other: bytes | None) -> None:
    path, beside = write(tmp_path, FAULTY), tmp_path / "video.md"
    if other is not None:
        beside.write_bytes(other)
    done = CliRunner().invoke(app, ["lint", path, str(beside), "--fix"])
    assert isinstance(done.exception, UsageError)
    assert (done.stdout, (tmp_path / "README.md").read_bytes()) == ("", FAULTY.encode())


def test_a_clean_list_ends_well_and_notes_are_told_on_demand(tmp_path: Path) -> None:
    path = write(tmp_path, "# Lamps\n" + "".join(map(ENTRY.format, (9, 8, 7))).rstrip("\n"))
    done = CliRunner().invoke(app, ["lint", path])
    assert (done.exit_code, done.stdout) == (Exit.FINE, "")
    assert "no_final_newline" in CliRunner().invoke(app, ["lint", path, "--notes"]).stdout
    done = CliRunner().invoke(app, ["lint", path, "--fix"])
    assert (done.exit_code, "no faults found" in done.stderr) == (Exit.FINE, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Lamps\n\nWords.\n", "and no entries either"),
        ("# Lamps\n" + ENTRY.format(9) + ENTRY.format(8), "no faults found in 2 entries"),
        (
            "# Lamps\n\n1. [Nine](#papers)\n2. [Eight](#lamps)\n\n## Papers\n\n"
            + ENTRY.format(9)
            + ENTRY.format(8),
            "no faults found in 2 entries",
        ),
        ("# Lamps\n" + ENTRY.format(9) * 2, "1 finding, "),
    ],
    ids=["no list", "a clean one", "one with an index", "a double"],
)
def test_what_was_looked_at_is_said(text: str, said: str, tmp_path: Path) -> None:
    assert said in CliRunner().invoke(app, ["lint", write(tmp_path, text)]).stderr


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["lint", str(tmp_path / "absent.md")])
    assert "cannot read" in str(done.exception)
    (tmp_path / "binary.md").write_bytes(b"a\0")
    done = CliRunner().invoke(app, ["lint", str(tmp_path / "binary.md")])
    assert "binary" in str(done.exception)


def test_how_well_a_list_is_understood_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "# Lamps\n" + "".join(map(ENTRY.format, (9, 8, 7, 6, 5))))
    assert "100%" in CliRunner().invoke(app, ["lint", path, "--fidelity"]).stdout
    row = json.loads(CliRunner().invoke(app, ["lint", path, "--fidelity", "--json"]).stdout)
    assert row["fidelity"] == 1.0


def test_entries_that_come_out_otherwise_are_named_by_their_lines(tmp_path: Path) -> None:
    others = "".join(f"- {'~' * at}(https://arxiv.org/abs/2401.0001{at % 10})\n" for at in range(1, 24))
    entries = "".join(map(ENTRY.format, (9, 8, 7, 6, 5)))
    path = write(tmp_path, f"# Lamps\n{entries}{others}")
    done = CliRunner().invoke(app, ["lint", path, "--fidelity"])
    row = json.loads(CliRunner().invoke(app, ["lint", path, "--fidelity", "--json"]).stdout)
    named = ", ".join(map(str, row["odd"][:20]))
    assert row["odd"]
    assert len(row["odd"]) == round(row["entries"] * (1 - row["fidelity"]))
    more = f" and {len(row['odd']) - 20} more, which --json names"
    assert f": {named}{more}\n" in done.stderr


def test_what_fidelity_counts_is_said(tmp_path: Path) -> None:
    path = write(
        tmp_path, "# Lamps\n" + "".join(f"{at}. [A](https://arxiv.org/abs/2401.0000{at})\n" for at in (1, 2))
    )
    done = CliRunner().invoke(app, ["lint", path, "--fidelity"])
    assert "numbered" in done.stdout
    assert done.stderr.startswith(f"{path}: 100% of 2 entries in 1 section ")
    assert done.stderr.splitlines()[2].split() == ["alike", "entries", "form", "order", "section"]
    assert CliRunner().invoke(app, ["lint", path, "--fidelity", "--json"]).stderr == ""
    nothing = CliRunner().invoke(app, ["lint", write(tmp_path, "# Lamps\n"), "--fidelity"])
    assert (nothing.stdout, nothing.stderr) == ("", "no entries were found: is this the list's file?\n")


def test_fidelity_mends_nothing_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, FAULTY)
    done = CliRunner().invoke(app, ["lint", path, "--fidelity", "--fix"])
    assert "mends nothing" in str(done.exception)
    assert (tmp_path / "README.md").read_text() == FAULTY


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, FAULTY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    kind = type(tmp_path)
    reading = kind.open

    def only_read(self: Path, mode: str = "r", *rest: object, **named: object) -> object:
        return refuse() if "+" in mode else reading(self, mode, *rest, **named)  # type: ignore[call-overload]  # any of them

    monkeypatch.setattr(kind, "replace", refuse)
    monkeypatch.setattr(kind, "open", only_read)
    done = CliRunner().invoke(app, ["lint", path, "--fix"])
    assert "cannot write" in str(done.exception)


def test_a_call_without_a_path_is_about_the_lists_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "name its file" in str(CliRunner().invoke(app, ["lint"]).exception)
    (tmp_path / "tracker.toml").write_text(
        "".join(f'[[lists]]\nname = "{n}"\nrepository = "me/lamps"\npath = "{n}.md"\n' for n in (1, 2, 3))
    )
    assert "name the list's file" in str(CliRunner().invoke(app, ["lint"]).exception)
    (tmp_path / "1.md").write_text("# Lamps\n" + ENTRY.format(9) * 2)
    (tmp_path / "2.md").write_text("# Lamps\n" + ENTRY.format(9) + ENTRY.format(8))
    done = CliRunner().invoke(app, ["lint"])
    assert done.exit_code == 1
    assert done.stdout.startswith("1.md:3: ")
    assert "no faults found in 2 entries" in done.stderr


def test_rules_that_a_list_does_not_keep_are_neither_told_nor_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, FAULTY)
    done = CliRunner().invoke(app, ["lint", path, "--off", "empty_link", "--off", "entry_without_link"])
    assert "duplicate_same_section" in done.stdout
    assert "empty_link" not in done.stdout
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text(
        '[[lists]]\nname = "lamps"\nrepository = "me/lamps"\n[lists.lint]\noff = ["duplicate_same_section"]\n'
    )
    for call in (["lint"], ["lint", path]):
        done = CliRunner().invoke(app, [*call, "--fix"])
        assert "duplicate_same_section" not in done.output
        assert "empty_link" in done.stdout
    assert (tmp_path / "README.md").read_text() == FAULTY


def test_a_rule_that_is_none_is_named_with_those_there_are(tmp_path: Path) -> None:
    refused = str(CliRunner().invoke(app, ["lint", write(tmp_path, FAULTY), "--off", "spelling"]).exception)
    assert "'spelling'" in refused
    assert all(rule.value in refused for rule in Rule)


@pytest.mark.parametrize(("works", "heard"), [(3, False), (4000, True)])
def test_looking_through_a_long_list_is_told(
    works: int, heard: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[str, bool]] = []

    @contextmanager
    def listening(step: str, *, quiet: bool) -> Iterator[None]:
        steps.append((step, quiet))
        yield

    monkeypatch.setattr(watching, "waiting_for", listening)
    path = tmp_path / "README.md"
    rows = (f"- [Lamp {at}: Light of Many Kinds](https://lamps.example/{at})\n" for at in range(works))
    path.write_text("## Papers\n\n" + "".join(rows), encoding="utf-8")
    CliRunner().invoke(app, ["lint", str(path)])
    assert steps == [(f"looking through {path}", not heard)]
