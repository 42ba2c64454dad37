"""What GitHub Actions shows of a run, whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli import summary as page
from tracker.cli.summary import of_run
from tracker.forge.rehearsal import Would
from tracker.job.report import RunReport

if TYPE_CHECKING:
    import pytest


def test_no_line_of_a_diff_ends_its_block() -> None:
    text = of_run(RunReport(), [Would("commit", diff="+a\n+````\n+b\n")])
    assert "\n`````diff\n+a\n+````\n+b\n`````\n" in text


def test_what_has_neither_words_nor_diff_is_one_line() -> None:
    assert of_run(RunReport(), [Would("delete the branch <b>")]).endswith(
        "\n\nWould delete the branch &lt;b&gt;\n"
    )


def test_more_than_github_shows_is_left_to_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROOM", 400)
    text = of_run(RunReport(), [Would("commit", diff="+a\n"), Would("commit", diff="+b" * 300), Would("end")])
    assert "+a" in text
    assert "+b" not in text
    assert text.endswith("What else would be done is in the log of the step.\n")
