"""What GitHub Actions shows of a run, whatever stands in it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.shared import ROOT

from state.records import ListName, Outcome, SourceName, SourceReport
from tracker.cli import summary as page
from tracker.cli.summary import call_for_a_person, of_run, tell_fault
from tracker.forge.rehearsal import Would
from tracker.job.report import ListReport, RunReport

if TYPE_CHECKING:
    from pathlib import Path


def test_no_line_of_a_diff_ends_its_block() -> None:
    text = of_run(RunReport(), [Would("commit", diff="+a\n+````\n+b\n")])
    assert "\n`````diff\n+a\n+````\n+b\n`````\n" in text


def test_what_has_neither_words_nor_diff_is_one_line() -> None:
    assert of_run(RunReport(), [Would("delete the branch <b>")]).endswith(
        "\n\nWould delete the branch &lt;b&gt;\n"
    )


@pytest.mark.parametrize(
    ("sources", "lists", "rehearsed", "told"),
    [
        ([Outcome.NEW], [(Outcome.NEW, 3)], False, "3 new entries proposed"),
        ([Outcome.NEW], [(Outcome.NEW, 1)], True, "1 new entry would be proposed"),
        ([Outcome.QUIET], [(Outcome.QUIET, 0)], False, "nothing new to propose"),
        (
            [Outcome.FAILED, Outcome.NEW],
            [(Outcome.NEW, 2)],
            False,
            "2 new entries proposed, but part of the run did not go well",
        ),
        ([Outcome.DEGRADED], [(Outcome.QUIET, 0)], False, "part of the run did not go well"),
        ([Outcome.FAILED], [(Outcome.NEW, 2)], False, "the run failed; 2 new entries proposed all the same"),
        ([Outcome.NEW], [(Outcome.FAILED, 0)], False, "the run failed"),
    ],
    ids=["new", "rehearsed", "quiet", "new and degraded", "degraded", "failed sources", "failed lists"],
)
def test_first_line_says_what_came_of_it(
    sources: list[Outcome], lists: list[tuple[Outcome, int]], rehearsed: bool, told: str
) -> None:
    report = RunReport(
        tuple(SourceReport(f"s{at}", one, 1) for at, one in enumerate(sources)),
        tuple(
            ListReport(ListName("a"), one, new=new, pull_request="https://x.example/1") for one, new in lists
        ),
    )
    text = of_run(report, [], dry_run=rehearsed)
    assert text.startswith(f"### tracker: {told}\n\n| List | Outcome | ")
    counted = "– | –" if lists[0][0] is Outcome.FAILED else f"0 | {lists[0][1]}"
    assert f"\n| [a](https://x.example/1) | {lists[0][0].value} | {counted} | " in text
    assert ("`tracker doctor`" in text) == told.startswith("the run failed")


def test_sources_in_trouble_stand_before_the_fold_and_what_they_quote_does_nothing() -> None:
    well = SourceReport(SourceName("pwc"), Outcome.QUIET, 3, reason="3 papers")
    ill = SourceReport(SourceName("arxiv"), Outcome.FAILED, 0, reason="<b>@maya</b> shut | the door")
    alone = ListReport(ListName("a|b"), Outcome.FAILED, reason="no `page`")
    text = of_run(RunReport((well, ill), (alone,), judged=1), [], note="runs in <elsewhere>")
    before, _, folded = text.partition("<details><summary>1 source answered</summary>")
    assert "- arXiv: failed: &lt;b&gt;@&#8203;maya&lt;/b&gt; shut \\| the door\n" in before
    assert "- Papers with Code: quiet (3 received, 0 new): 3 papers\n" in folded
    assert "| a\\|b | failed | – |" in before
    assert "- a\\|b: no \\`page\\`" in before
    assert "runs in &lt;elsewhere&gt;" in before
    assert text.endswith("1 work judged, in 0.0 s.\n")


def test_a_run_of_which_there_is_little_to_tell_tells_little() -> None:
    well = (SourceReport(SourceName("pwc"), Outcome.QUIET, 3),)
    assert "Not every source" not in of_run(RunReport(well, learned="learned"), [])
    assert "Model: learned" in of_run(RunReport(well, learned="learned"), [])
    ill = (SourceReport(SourceName("pwc"), Outcome.FAILED, 0),)
    assert "answered</summary>" not in of_run(RunReport(ill), [])


def test_more_than_github_shows_is_left_to_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROOM", 400)
    text = of_run(RunReport(), [Would("commit", diff="+a\n"), Would("commit", diff="+b" * 300), Would("end")])
    assert "+a" in text
    assert "+b" not in text
    assert text.endswith("What else would be done is in the log of the step.\n")


def test_what_stopped_a_command_stands_on_the_page_and_beside_the_job(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "summary.md"
    tell_fault("100 %\nof ```it", {"GITHUB_STEP_SUMMARY": str(file), "GITHUB_ACTIONS": "true"})
    assert file.read_text() == "### tracker\n\n````text\n100 %\nof ```it\n````\n"
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "::error title=Tracker::100 %25%0Aof ```it\n")


def test_elsewhere_a_fault_is_told_to_the_terminal_alone(capsys: pytest.CaptureFixture[str]) -> None:
    tell_fault("no", {})
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["run", "--limit", "many"], "Invalid value for '--limit'"),
        (["run", "--since", "last week"], "'last week'"),
        (["rnu"], "No such command 'rnu'"),
        (["--config", "gone.toml", "run"], "cannot read gone.toml"),
    ],
    ids=lambda found: found if isinstance(found, str) else "",
)
def test_call_that_is_wrong_is_told_on_the_page(tmp_path: Path, words: list[str], fault: str) -> None:
    file = tmp_path / "summary.md"
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "a"\nrepository = "me/a"\n')
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(file), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        capture_output=True, text=True, cwd=tmp_path, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert fault in done.stderr
    assert fault in file.read_text()


@pytest.mark.parametrize(("failed", "said"), [(["a", "b"], "failed=2\n"), ([], "")], ids=["two", "none"])
def test_job_is_told_how_much_has_to_be_mended(failed: list[str], said: str, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.write_text("")
    call_for_a_person(failed, {"GITHUB_OUTPUT": str(outputs)})
    call_for_a_person(failed, {})
    assert outputs.read_text() == said


def test_outputs_that_cannot_be_written_end_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_for_a_person(["a"], {"GITHUB_OUTPUT": str(tmp_path)})
    assert "cannot write the outputs" in capsys.readouterr().err
