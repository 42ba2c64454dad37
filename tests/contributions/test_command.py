"""What somebody adds in a checkout, checked by the command."""

import json
from pathlib import Path

import pytest
from support.contributed import FIRST, GOOD, OLD, ROW, lint
from support.notebook import git

from tracker.errors import TrackerError, UsageError


def test_what_a_checkout_adds_is_looked_at(clone: Path) -> None:
    nothing = lint("--against", "HEAD")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == "no faults in what was added since HEAD\n"
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    done = lint("--against", "HEAD")
    assert (done.exit_code, done.stdout.partition(": arxiv")[0]) == (
        1,
        "README.md:6: error: duplicate_same_section",
    )
    assert (
        json.loads(lint("README.md", "--against", "HEAD", "--json").stdout)["rule"]
        == "duplicate_same_section"
    )
    assert lint("--against", "HEAD", "--annotate").stdout.startswith("::error file=README.md,line=6,")


def test_annotations_are_told_on_the_page_of_the_job_too(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = clone / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint("--against", "HEAD", "--annotate")
    assert summary.read_text().endswith("found nothing to mend.\n")
    summary.unlink()
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    lint("--against", "HEAD", "--annotate")
    assert summary.read_text().startswith("### tracker\n\nThe tracker looked at the added entries.")
    assert (
        "- **to mend** `README.md` line 6: arxiv:2512.00009 is listed already on line 5"
        in summary.read_text()
    )


def test_rules_that_a_list_turned_off_are_not_asked_of_additions(clone: Path) -> None:
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    assert lint("--against", "HEAD", "--off", "duplicate_same_section").exit_code == 0
    with (clone / "tracker.toml").open("a") as settings:
        settings.write('[lists.lint]\noff = ["duplicate_same_section"]\n')
    assert lint("--against", "HEAD").exit_code == 0
    assert lint("README.md", "--against", "HEAD").exit_code == 0


def test_warnings_alone_fail_no_check(clone: Path) -> None:
    late = "| [Survey 9](https://arxiv.org/abs/2301.00009) | 2023-01 |\n"
    (clone / "README.md").write_text(OLD.replace(ROW, late + ROW))
    assert lint("--against", "HEAD").exit_code == 0


def test_page_that_is_new_is_looked_at_whole(clone: Path) -> None:
    (clone / "more.md").write_text("# More\n\n" + GOOD + GOOD)
    assert "duplicate" in lint("more.md", "--against", "HEAD").stdout


def test_a_page_is_compared_wherever_the_command_is_called(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / "README.md").write_text(OLD.replace(FIRST, FIRST + GOOD))
    elsewhere = clone / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert lint(str(clone / "README.md"), "--against", "HEAD").stdout == lint(
        "../README.md", "--against", "HEAD"
    ).stdout.replace("../", f"{clone}/")


def test_a_page_that_is_a_link_is_held_against_what_it_leads_to(clone: Path) -> None:
    faulty = OLD.replace(FIRST, FIRST + FIRST)
    (clone / "docs").mkdir()
    (clone / "docs" / "list.md").write_text(faulty)
    (clone / "README.md").unlink()
    (clone / "README.md").symlink_to("docs/list.md")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Move it")
    assert lint("--against", "HEAD").stdout == ""
    (clone / "docs" / "list.md").write_text(faulty.replace(FIRST + FIRST, GOOD + GOOD + FIRST + FIRST))
    assert lint("--against", "HEAD").stdout.startswith("README.md:6: error: duplicate_same_section")


def test_a_page_outside_of_every_clone_is_told_so(
    tmp_path_factory: pytest.TempPathFactory, clone: Path
) -> None:
    alone = tmp_path_factory.mktemp("alone") / "README.md"
    alone.write_text(OLD)
    with pytest.raises(UsageError, match="in no clone of a repository"):
        lint(str(alone), "--against", "HEAD")


def test_a_list_of_the_settings_that_is_elsewhere_gained_nothing(clone: Path) -> None:
    with (clone / "tracker.toml").open("a") as settings:
        settings.write('[[lists]]\nname = "other"\nrepository = "example/other"\npath = "docs/OTHER.md"\n')
    assert lint("--against", "HEAD").exit_code == 0


def test_what_cannot_be_compared_is_told(clone: Path) -> None:
    with pytest.raises(UsageError, match="cannot read READNE"):
        lint("READNE.md", "--against", "HEAD")
    with pytest.raises(UsageError, match="say since when, with --against"):
        lint("README.md", "--links")
    for words in (("--against", "HEAD"), ("README.md",), ("--annotate",), ("--fix",)):
        with pytest.raises(UsageError, match="leave"):
            lint("--pull-requests", *words)
    with pytest.raises(UsageError, match="leave --fix out"):
        lint("--against", "HEAD", "--fix")
    with pytest.raises(UsageError, match="fetch-depth: 2"):
        lint("--against", "nowhere")
    (clone / "README.md").write_bytes(b"\0\0")
    with pytest.raises(TrackerError, match=r"README\.md: "):
        lint("--against", "HEAD")
    (clone / "tracker.toml").unlink()
    for words in (("--against", "HEAD"), ("--pull-requests",)):
        with pytest.raises(UsageError, match="no list is set"):
            lint(*words)
