"""`tracker init` as a person calls it."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.adopting import README, init

from state.records import ListName, Outcome
from tracker.adoption.adopting import AlreadyThereError
from tracker.adoption.files import WORKFLOWS
from tracker.adoption.preview import Preview
from tracker.cli.init import _foretold
from tracker.demo.rehearsal import MORNING
from tracker.errors import UsageError
from tracker.forge.errors import ForgeError
from tracker.forge.workingcopy import WorkingCopy
from tracker.job.report import ListReport, RunReport
from tracker.loopback.faults import Fault
from tracker.loopback.services import Services


def test_adopting_writes_settings_and_workflows(clone: Path) -> None:
    done = init(clone, "--install", "vlm-tracker==1.2.3")
    assert done.exit_code == 0
    assert "README.md: 18 entries in 3 sections, 18 papers named by id" in done.stdout
    names = {path.relative_to(clone).as_posix() for path in clone.rglob("*") if ".git/" not in f"{path}/"}
    assert {"tracker.toml", *(f".github/workflows/{name}" for name in WORKFLOWS)} <= names


def test_nothing_is_written_over_what_is_there_unless_forced(clone: Path) -> None:
    (clone / ".github").mkdir()
    (clone / ".github" / "tracker.toml").write_text("# mine\n")
    with pytest.raises(AlreadyThereError, match="nothing was written"):
        init(clone)
    assert not (clone / "tracker.toml").exists()
    assert not (clone / ".github" / "workflows").exists()
    assert init(clone, "--force").exit_code == 0
    assert (clone / ".github" / "tracker.toml").read_text() == "# mine\n"


def test_looking_alone_tells_what_is_in_the_way(clone: Path) -> None:
    (clone / "tracker.toml").write_text("# mine\n")
    told = init(clone, "--dry-run").stderr
    assert "there already: tracker.toml; " in told
    assert "would write" not in told
    assert "there already" not in init(clone, "--dry-run", "--force").stderr


def test_sections_are_told_as_readers_see_them_and_without_the_pages_own_title(clone: Path) -> None:
    page = clone / "README.md"
    page.write_text(page.read_text().replace("## Datasets", "## **Datasets**"))
    told = [line.strip() for line in init(clone, "--dry-run", "--no-preview").stdout.splitlines()]
    assert any(line.startswith("100% of   7 Datasets: ") for line in told), told


def test_looking_alone_writes_nothing(clone: Path) -> None:
    before = sorted(clone.rglob("*"))
    found = json.loads(init(clone, "--dry-run", "--json").stdout)
    assert sorted(clone.rglob("*")) == before
    assert found["repository"] == "me/Awesome-VLM"
    assert [(one["section"][-1], one["entries"], one["order"]) for one in found["lists"][0]["sections"]][
        1
    ] == (
        "Datasets",
        7,
        "by date, newest last",
    )


def test_workflows_can_be_left_out(clone: Path) -> None:
    init(clone, "--no-workflows", "--repository", "you/list")
    assert not (clone / ".github").exists()
    assert tomllib.loads((clone / "tracker.toml").read_text())["lists"][0]["repository"] == "you/list"


def test_what_is_left_to_do_is_told_in_order(clone: Path) -> None:
    told = init(clone, "--install", "vlm-tracker==1.2.3").stderr
    steps = ["git add tracker.toml .github", "Allow GitHub Actions to create", "tracker doctor"]
    assert [told.index(step) for step in steps] == sorted(told.index(step) for step in steps)
    assert "Next:" not in init(clone, "--dry-run").stderr
    assert "tracker serve" in init(clone, "--no-workflows", "--force").stderr


def test_workflows_are_written_where_github_looks_for_them(clone: Path) -> None:
    papers = clone / "papers"
    papers.mkdir()
    (papers / "README.md").write_text(README)
    with pytest.raises(UsageError, match="run this at its top"):
        init(papers)
    assert not (papers / "tracker.toml").exists()
    init(papers, "--no-workflows")
    assert (papers / "tracker.toml").exists()


def test_page_without_entries_that_was_named_is_asked_about(clone: Path) -> None:
    (clone / "plain.md").write_text("# Plain\n\nNo list.\n")
    asked = "plain.md has no entries that show how one is written: is this the list's file?\n"
    assert asked in init(clone, "--dry-run", "--list", "plain.md").stderr
    assert "is this the list's file" not in init(clone, "--dry-run").stderr


def test_folder_that_is_no_clone_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(README)
    assert "is no git clone" in init(tmp_path, "--dry-run").stderr


def test_folder_that_cannot_be_written_is_told_in_a_sentence(clone: Path) -> None:
    (clone / ".github").write_text("a file, not a folder\n")
    with pytest.raises(UsageError, match="cannot write"):
        init(clone)


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    """A made-up week, as it stands on a Wednesday morning."""
    monkeypatch.setenv("TRACKER_NOW", MORNING.isoformat())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TRACKER_STATE_URL", "postgresql://nobody@127.0.0.1:9/not-to-be-touched")
    with Services.of() as found:
        for name, value in found.addresses.variables().items():
            monkeypatch.setenv(name, value)
        yield found


@pytest.mark.usefixtures("services")
def test_first_run_is_shown_before_anything_is_trusted(clone: Path) -> None:
    before = (clone / "README.md").read_bytes()
    done = init(clone, "--preview")
    assert "+- [" in done.stdout
    assert (clone / "README.md").read_bytes() == before
    assert not (clone / ".tracker").exists()
    found = json.loads(init(clone, "--preview", "--dry-run", "--json").stdout)["preview"]
    assert found["lists"]["awesome-vlm"]["new"] > 0
    assert found["diffs"]


@pytest.mark.slow  # every source is asked again with the patience of a real one
def test_sources_that_do_not_answer_spoil_no_adoption(clone: Path, services: Services) -> None:
    for server in services.servers:
        server.faults.turn_on(Fault.WEB_PAGE)
    done = init(clone, "--preview")
    assert done.exit_code == 0
    assert "arXiv could not be asked: " in done.stdout
    assert "--no-preview leaves this part out" in done.stdout
    assert "0 works" not in done.stdout
    assert (clone / "tracker.toml").exists()


def test_working_copy_has_one_branch_no_pull_request_and_nobody_else(tmp_path: Path) -> None:
    here = WorkingCopy(tmp_path, "me/list")
    assert here.base("other") is None
    assert (here.pulls("x"), here.comments(1), here.pull_commits(1), here.last_edit(1)) == ((), (), (), None)
    assert (here.ended_by(1), here.may_write("ann")) == ("", False)
    with pytest.raises(ForgeError, match="no pull request"):
        here.pull(1)


@pytest.mark.parametrize("reason", ["", "1 work found no place: no section fits clearly."])
def test_what_is_too_unsure_to_be_put_in_is_told_with_where_that_is_steered(reason: str) -> None:
    report = RunReport(lists=(ListReport(ListName("vlm"), Outcome.NEW, new=1, reason=reason),))
    told = "\n".join(_foretold(Preview(report, ())))
    assert "  vlm: 1 work, 0 more waiting" in told
    assert ("steered under [lists.keep]" in told) == bool(reason)
