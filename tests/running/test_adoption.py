import json
import os
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from support.command_line import app
from support.notebook import git
from support.shared import ROOT, shared
from typer.testing import CliRunner, Result

from state.records import Kind
from tracker.adoption.adopting import AlreadyThereError, plan, write
from tracker.adoption.clone import Clone, NoListError, look
from tracker.adoption.files import WORKFLOWS, list_name, minute, settings_text, workflow_text
from tracker.adoption.source import PLACEHOLDER, installation
from tracker.adoption.survey import survey
from tracker.demo.rehearsal import MORNING
from tracker.errors import UsageError
from tracker.forge.errors import ForgeError
from tracker.forge.workingcopy import WorkingCopy
from tracker.lists.reading.page import Page, read_page
from tracker.loopback.faults import Fault
from tracker.loopback.services import Services
from tracker.settings.load import parse

TODAY = date(2026, 11, 20)
SCRIPTS = Path(sysconfig.get_path("scripts"))

BULLETS = "# Awesome VLM\n\nWords.\n\n## Models\n\n" + "".join(
    f"- [Lumen-{n}](https://arxiv.org/abs/26{12 - n:02}.0000{n}) - A model.\n" for n in range(1, 9)
)
TABLE = "\n## Datasets\n\n| Name | Paper | Date |\n|---|---|---|\n" + "".join(
    f"| Set-{n} | [paper](https://arxiv.org/abs/25{n:02}.1000{n}) | 2025-{n:02} |\n" for n in range(1, 8)
)
SURVEYS = "\n## Surveys\n\n" + "".join(
    f"- Survey {n} of things, [Paper](https://arxiv.org/abs/2401.2000{n})\n" for n in range(1, 4)
)
RULES = "\n## Contributing\n\nPlease add the newest paper on top, and one line for each work.\n"
README = BULLETS + TABLE + SURVEYS + RULES


def surveyed(text: str) -> tuple[int, list[tuple[str, int, str]]]:
    page = read_page(text.encode())
    assert isinstance(page, Page)
    found = survey(page, "README.md")
    return found.entries, [(part.section[-1], part.entries, part.in_words()) for part in found.parts]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "awesome-vlm"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", "https://github.com/me/Awesome-VLM.git")
    (folder / "README.md").write_text(README)
    return folder


def looked(folder: Path, *named: str) -> Clone:
    return look(folder, dict(os.environ), named)


def init(folder: Path, *arguments: str) -> Result:
    ahead = () if "--preview" in arguments else ("--no-preview",)
    return CliRunner().invoke(app, ["init", str(folder), *ahead, *arguments], catch_exceptions=False)


# What is found


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
    page = read_page(f"# Lamps\n\n## Benchmarks and Datasets\n\n{rows}{own}".encode())
    assert isinstance(page, Page)
    found = survey(page, "README.md")
    assert dict(found.kinds) == {Kind.BENCHMARK: 3, Kind.DATASET: 2}
    assert found.takes == (Kind.DATASET, Kind.BENCHMARK)


def test_kinds_are_read_from_entries_where_headings_name_none() -> None:
    text = "# List\n\n## 2025\n\n" + "".join(
        f"- {name} [paper](https://arxiv.org/abs/2501.0000{n})\n"
        for n, name in enumerate(
            ["Lumen", "A Benchmark for Sight", "LumenData: a Dataset", "A Survey of Sight"]
        )
    )
    page = read_page(text.encode())
    assert isinstance(page, Page)
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


# What is written


def test_settings_say_what_was_found_and_can_be_read_again(clone: Path) -> None:
    text = settings_text(looked(clone), TODAY)
    settings = parse(text)
    assert settings.lists[0].name == "awesome-vlm"
    assert settings.lists[0].repository == "me/Awesome-VLM"
    assert settings.lists[0].take.kinds == (Kind.MODEL, Kind.DATASET, Kind.SURVEY)
    assert "Datasets: 7 entries, table of Name | Paper | Date, by date, newest last" in text
    assert "Please add the newest paper on top" in text


def test_every_choice_has_a_comment_above_it(clone: Path) -> None:
    lines = settings_text(looked(clone), TODAY).splitlines()
    first_keys = [n for n, line in enumerate(lines) if line[:1].isalpha()]
    uncommented = [lines[n] for n in first_keys if not lines[n - 1].startswith("#")]
    assert uncommented == ['issue = { repository = "me/Awesome-VLM" }']


def test_clone_without_a_remote_is_left_to_be_filled_in(clone: Path) -> None:
    git(clone, "remote", "remove", "origin")
    assert "fill in `owner/name`" in settings_text(looked(clone), TODAY)


@pytest.mark.parametrize(
    "address",
    [
        "/backups/lists/awesome.bundle",
        "../me/awesome-vlm",
        "file:///backups/me/awesome-vlm.git",
        "C:/me/list",
    ],
)
def test_folder_of_this_machine_is_taken_for_no_repository(clone: Path, address: str) -> None:
    git(clone, "remote", "set-url", "origin", address)
    assert looked(clone).repository == ""


@given(st.text(max_size=80), st.text(st.characters(exclude_characters="/"), max_size=80))
@example("/", "a/b")
def test_no_heading_and_no_name_breaks_the_settings(title: str, name: str) -> None:
    clean = " ".join(title.split())
    text = README.replace("## Models", f"## {clean}").replace("Please add", f"Please {clean} add")
    page = read_page(text.encode("utf-8", "surrogatepass"))
    if isinstance(page, Page):
        rules = (f"README.md:1: {title}",)
        parse(settings_text(Clone("me/list", (survey(page, f"{name}.md"),), (), rules), TODAY))


@pytest.mark.parametrize(
    ("path", "repository", "name"),
    [
        ("README.md", "me/Awesome-VLM", "awesome-vlm"),
        ("recent papers/2025.md", "me/hub", "hub-recent-papers-2025"),
        ("README.md", "", "list"),
        ("论文.md", "我/列表", "list"),
        ("Übersicht é.md", "me/hub", "hub-ubersicht-e"),
        ("x" * 90 + ".md", "me/hub", "hub-" + "x" * 56),
    ],
)
def test_list_is_named_after_repository_and_page(path: str, repository: str, name: str) -> None:
    page = read_page(README.encode())
    assert isinstance(page, Page)
    assert list_name(survey(page, path), repository) == name


def test_pages_in_another_script_get_names_and_branches_of_their_own(clone: Path) -> None:
    for name in ("多模态.md", "基准.md"):
        (clone / name).write_text(README)
    settings = parse(settings_text(looked(clone), TODAY))
    assert [one.name for one in settings.lists] == ["awesome-vlm", "awesome-vlm-2", "awesome-vlm-3"]


def test_no_file_name_breaks_the_settings(clone: Path) -> None:
    for year in (2024, 2025):
        (clone / f"of {year}\n[state]\nurl = 'x'.md").write_text(README)
    assert parse(settings_text(looked(clone), TODAY)).state.url != "x"


def test_each_repository_has_minutes_of_its_own() -> None:
    minutes = {minute(f"me/list-{n}", "track.yml") for n in range(300)}
    assert len(minutes) > 20
    assert all(number % 2 for number in minutes)
    assert not minutes & {5, 15, 25, 35, 45, 55}
    assert minute("me/list", "track.yml") == minute("me/list", "track.yml")


@pytest.mark.parametrize(
    "source",
    ["vlm-tracker==1.2.3", "vlm-tracker @ git+https://github.com/x/y@" + "a" * 40, 'odd "source": {#}'],
)
def test_workflow_installs_what_it_was_told(source: str) -> None:
    for name in WORKFLOWS:
        found = yaml.safe_load(workflow_text(name, "me/list", source))
        assert {job["env"]["TRACKER_INSTALL"] for job in found["jobs"].values() if "env" in job} == {source}


def test_workflows_stay_clean_after_they_were_filled_in(clone: Path) -> None:
    write(clone, plan(looked(clone), TODAY, "vlm-tracker==1.2.3"))
    done = subprocess.run(
        [SCRIPTS / "zizmor", "--offline", "--quiet", "--persona", "auditor", clone],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


DIRECT = {
    "commit": (
        '{"url": "https://github.com/x/y", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
        "git+https",
    ),
    "folder": ('{"url": "file:///home/me/y", "dir_info": {"editable": true}}', PLACEHOLDER),
    "private": ('{"url": "ssh://git@host/x/y", "vcs_info": {"vcs": "git", "commit_id": "abc"}}', PLACEHOLDER),
    "index": (None, "vlm-tracker==1.2.3"),
}


@pytest.mark.parametrize(("told", "starts"), DIRECT.values(), ids=DIRECT)
def test_what_runs_here_is_what_workflows_install(
    told: str | None, starts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "importlib.metadata.version", lambda _: "1.2.3"
    )  # whether we are installed is not ours to say
    found = installation({}, lambda: told)
    assert found.startswith(starts) or found == f"vlm-tracker @ {starts}://github.com/x/y@abc"


def test_checkout_that_was_never_installed_leaves_a_place_to_fill_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)  # as above
    monkeypatch.setattr("importlib.metadata.distribution", missing)
    assert installation({}) == PLACEHOLDER


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of the tracker from which somebody installed it."""
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.2.3")  # as above
    folder = tmp_path / "a tracker"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", "https://x:secret@github.com/me/tracker.git")
    (folder / "README.md").write_text("words\n")
    git(folder, "add", "README.md")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return folder


def from_folder(folder: Path) -> str:
    told = json.dumps({"url": folder.as_uri(), "dir_info": {}})
    return installation(dict(os.environ), lambda: told)


def test_clone_that_stands_on_a_commit_of_github_is_named_by_it(checkout: Path) -> None:
    assert re.fullmatch(
        r"vlm-tracker @ git\+https://github\.com/me/tracker@[0-9a-f]{40}", from_folder(checkout)
    )


@pytest.mark.parametrize(
    "change",
    [
        ("update-ref", "-d", "refs/remotes/origin/main"),
        ("rm", "--quiet", "--cached", "README.md"),
        ("remote", "set-url", "origin", "https://git.example.org/me/tracker"),
    ],
    ids=["not pushed", "changed", "elsewhere"],
)
def test_clone_whose_state_github_does_not_have_leaves_a_place_to_fill_in(
    checkout: Path, change: tuple[str, ...]
) -> None:
    git(checkout, *change)
    assert from_folder(checkout) == PLACEHOLDER


def test_commit_that_only_another_remote_has_leaves_a_place_to_fill_in(checkout: Path) -> None:
    git(checkout, "update-ref", "refs/remotes/mine/main", "HEAD")
    git(checkout, "update-ref", "-d", "refs/remotes/origin/main")
    assert from_folder(checkout) == PLACEHOLDER


# The command


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
    assert (
        "there already: tracker.toml; nothing is written over without --force"
        in init(clone, "--dry-run").stderr
    )
    assert "there already" not in init(clone, "--dry-run", "--force").stderr


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
    assert "What a first run would propose of this week's announcements:" in done.stdout
    assert "+- [" in done.stdout
    assert (clone / "README.md").read_bytes() == before
    assert not (clone / ".tracker").exists()
    found = json.loads(init(clone, "--preview", "--dry-run", "--json").stdout)["preview"]
    assert found["lists"]["awesome-vlm"]["new"] > 0
    assert found["diffs"]


def test_sources_that_do_not_answer_spoil_no_adoption(clone: Path, services: Services) -> None:
    for server in services.servers:
        server.faults.turn_on(Fault.WEB_PAGE)
    done = init(clone, "--preview")
    assert done.exit_code == 0
    assert "arxiv could not be asked in full" in done.stdout
    assert "No source answered" in done.stdout
    assert "0 works" not in done.stdout
    assert (clone / "tracker.toml").exists()


def test_working_copy_has_one_branch_no_pull_request_and_nobody_else(tmp_path: Path) -> None:
    here = WorkingCopy(tmp_path, "me/list")
    assert here.base("other") is None
    assert (here.pulls("x"), here.comments(1), here.pull_commits(1), here.last_edit(1)) == ((), (), (), None)
    assert (here.ended_by(1), here.may_write("ann")) == ("", False)
    with pytest.raises(ForgeError, match="no pull request"):
        here.pull(1)


def test_workflows_in_the_package_are_those_of_the_checkout() -> None:
    assert sorted(WORKFLOWS) == sorted(path.name for path in (ROOT / "workflows").glob("*.yml"))


def test_real_lists_are_understood() -> None:
    heads = shared("replay", "heads")
    for path in sorted(heads.glob("*README.md")):
        page = read_page(path.read_bytes())
        assert isinstance(page, Page)
        found = survey(page, "README.md")
        parse(settings_text(Clone("me/list", (found,), (), ()), TODAY))
        assert found.entries >= 0.8 * found.papers or found.entries > 100, path.name
