"""Lists of which too little is understood to add to them: each command says so, and what to set."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.makes import LITTLE_UNDERSTOOD
from typer.testing import CliRunner

from tracker import owners, wiring
from tracker.cli.output import Exit
from tracker.demo.rehearsal import MORNING
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.loopback.stage import Stage
from tracker.settings.load import parse

if TYPE_CHECKING:
    from pathlib import Path

RECORD = {
    "title": "Ember: A Vision-Language Model that Keeps Warm",
    "arxiv_id": "2601.01234",
    "abstract": "We introduce Ember, a vision-language model that sees images and text.",
    "published": "2026-01-03",
}
TEMPLATES = '[lists.keep.templates]\n"Papers" = "- [{title}]({abs}) {year}/{month} {date}"\n'
SETTINGS = '[[lists]]\nname = "lamps"\nrepository = "made/lamps"\n'
WRITTEN = f"- [{RECORD['title']}](https://arxiv.org/abs/2601.01234) 2026/01 2026-01-03"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "record.jsonl").write_text(json.dumps(RECORD))
    path = tmp_path / "README.md"
    path.write_bytes(LITTLE_UNDERSTOOD.encode())
    return path


def test_fidelity_tells_lines_to_paste(page: Path) -> None:
    done = CliRunner().invoke(app, ["lint", str(page), "--fidelity"])
    assert "less than 30% is understood" in done.stderr
    assert done.stdout.endswith(f"(line 5)\n{TEMPLATES}")
    row = json.loads(CliRunner().invoke(app, ["lint", str(page), "--fidelity", "--json"]).stdout)
    assert row["template"] == tomllib.loads(TEMPLATES)["lists"]["keep"]["templates"]["Papers"]


def test_fidelity_goes_by_what_the_list_asks_for(page: Path) -> None:
    (page.parent / "tracker.toml").write_text(f"{SETTINGS}[lists.keep]\nleast_fidelity = 0\n")
    done = CliRunner().invoke(app, ["lint", str(page), "--fidelity"])
    assert "[lists.keep" not in done.stdout + done.stderr


def test_fidelity_of_what_shows_no_line_says_what_else_to_set(page: Path) -> None:
    page.write_bytes(LITTLE_UNDERSTOOD.partition("## Papers\n\n")[2].encode())
    done = CliRunner().invoke(app, ["lint", str(page), "--fidelity"])
    assert "`least_fidelity` under [lists.keep] asks for less" in done.stderr
    assert "good enough; it asks for less" in done.stderr
    assert "a line is made from" not in done.stderr
    assert done.stdout.endswith("(line 1)\n[lists.keep]\nleast_fidelity = 0\n")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('[lists.keep.templates]\nPaperz = "- {title}"\n', "`templates` of the settings names 'Paperz'"),
        ('[lists.keep.positions]\nPaperz = "top"\n', "`positions` of the settings names 'Paperz'"),
        ('[lists.keep]\nleave_alone = ["Paperz"]\n', "`leave_alone` of the settings names 'Paperz'"),
        ('[lists.keep]\nsections = { model = "Paperz" }\n', "`sections` of the settings names 'Paperz'"),
    ],
    ids=["template", "position", "left alone", "kind"],
)
def test_fidelity_tells_of_headings_that_the_settings_name_and_the_page_has_not(
    page: Path, said: str, told: str
) -> None:
    asked = ["lint", str(page), "--fidelity"]
    (page.parent / "tracker.toml").write_text(SETTINGS + said)
    done = CliRunner().invoke(app, asked).stderr
    assert re.search(f"{re.escape(told)}.* 'Papers'", done)
    (page.parent / "tracker.toml").write_text(SETTINGS + said.replace("Paperz", "papers"))
    assert "no heading of the page" not in CliRunner().invoke(app, asked).stderr


def test_fidelity_is_silent_of_sections_that_have_a_line(page: Path) -> None:
    (page.parent / "tracker.toml").write_text(SETTINGS + TEMPLATES)
    done = CliRunner().invoke(app, ["lint", str(page), "--fidelity"])
    assert "[lists.keep" not in done.stdout + done.stderr


def test_what_add_only_suggests_comes_with_a_line_that_adds_it_once_pasted(page: Path) -> None:
    asked = ["add", "--record", "record.jsonl"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == Exit.PARTIAL
    assert re.search(r"only 0% .* 30%", done.stderr)
    assert done.stdout == TEMPLATES
    (page.parent / "tracker.toml").write_text(SETTINGS + done.stdout)
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == Exit.FINE
    assert f"\n+{WRITTEN}\n" in done.stdout


def test_a_page_that_is_no_text_has_no_fidelity(page: Path) -> None:
    page.write_bytes(b"a\0")
    assert "binary" in str(CliRunner().invoke(app, ["lint", str(page), "--fidelity"]).exception)


def test_a_dry_run_says_so_of_the_list(tmp_path: Path) -> None:
    with Stage(tmp_path, LITTLE_UNDERSTOOD.encode(), MORNING) as stage:
        settings, rehearsal = parse(stage.settings()), wiring.DryRun()
        with wiring.ports(settings, stage.environment(), Unwatched(), dry_run=rehearsal) as ports:
            (report,) = run_once(ports, settings, owners.this_process(), stage.now).lists
    assert report.reason.startswith(
        f"{report.refused} works found no place: only 0% of the section's entries"
    )
    assert report.reason.endswith("`tracker lint --fidelity` shows what to set.")


def test_fidelity_says_how_far_bold_words_are_guessed(page: Path) -> None:
    page.write_text(
        "# Lamps\n\n## Papers\n\n"
        "- [Why **Lamps** Go Out at Night](https://arxiv.org/abs/2401.00001)\n"
        "- [All **Lamps** That See at Night](https://arxiv.org/abs/2401.00002)\n"
    )
    assert "about 100% of these titles" in CliRunner().invoke(app, ["lint", str(page), "--fidelity"]).stderr
    row = json.loads(CliRunner().invoke(app, ["lint", str(page), "--fidelity", "--json"]).stdout)
    assert (row["fidelity"], row["bold"]) == (1.0, 1.0)
