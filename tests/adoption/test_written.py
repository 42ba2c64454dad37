"""The settings and workflows that are written for a list, whatever its files and headings are called."""

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from support.adopting import README, TODAY, looked
from support.makes import LITTLE_UNDERSTOOD
from support.notebook import git
from support.pages import read
from support.shared import ROOT, shared

from state.records import Kind
from tracker.adoption.adopting import plan, write
from tracker.adoption.clone import Clone
from tracker.adoption.files import WORKFLOWS, list_name, minute, settings_text, workflow_text
from tracker.adoption.survey import survey
from tracker.cli.init import _told
from tracker.lists.reading.page import Page, read_page
from tracker.settings.load import parse

SCRIPTS = Path(sysconfig.get_path("scripts"))


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


def test_pull_requests_of_several_lists_are_told_apart_by_their_titles(clone: Path) -> None:
    alone = parse(settings_text(looked(clone), TODAY)).github
    (clone / "README_zh.md").write_text(README)
    both = parse(settings_text(looked(clone), TODAY)).github
    assert "{list}" not in alone.title + alone.commit_subject
    assert "{list}" in both.title
    assert "{list}" in both.commit_subject


@pytest.mark.parametrize("shared", [True, False], ids=["a translation", "a page of its own"])
def test_pages_share_what_they_take_where_they_share_what_they_have(clone: Path, *, shared: bool) -> None:
    assert "shared =" not in settings_text(looked(clone), TODAY), "one page alone has nobody to share with"
    other = README if shared else re.sub(r"(\d{4}\.)(\d{4})\d", r"\g<1>\g<2>9", README)
    (clone / "README_zh.md").write_text(other)
    settings = parse(settings_text(looked(clone), TODAY))
    assert [one.take.shared for one in settings.lists] == [shared, shared]
    assert [bool([*settings.beside(one)]) for one in settings.lists] == [not shared, not shared]


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
    page = read(README)
    assert list_name(survey(page, path), repository) == name


def test_a_list_without_a_remote_is_named_after_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Awesome-Lamps"
    folder.mkdir()
    (folder / "README.md").write_text(README)
    (name,) = (one.name for one in parse(settings_text(looked(folder), TODAY)).lists)
    assert name == "awesome-lamps"


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
    [
        "vlm-tracker==1.2.3",
        "vlm-tracker @ git+https://github.com/x/y@" + "a" * 40,
        'odd "source": {#}',
        "./wheels/vlm_tracker-1.2.3-py3-none-any.whl",
        pytest.param("@tracker", id="a sign that YAML keeps for itself"),
        pytest.param("- tracker", id="a list"),
        pytest.param("2026.11", id="a number"),
        pytest.param("null", id="nothing"),
        pytest.param("tracker ", id="a blank at its end"),
    ],
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


def test_workflows_in_the_package_are_those_of_the_checkout() -> None:
    assert sorted(WORKFLOWS) == sorted(path.name for path in (ROOT / "workflows").glob("*.yml"))


def test_real_lists_are_understood() -> None:
    heads = shared("replay", "heads")
    for path in sorted(heads.glob("*README.md")):
        page = read(path.read_bytes())
        found = survey(page, "README.md")
        parse(settings_text(Clone("me/list", (found,), (), ()), TODAY))
        assert found.entries >= 0.8 * found.papers or found.entries > 100, path.name


def test_settings_of_a_list_that_is_little_understood_have_lines_to_start_from() -> None:
    page = read(LITTLE_UNDERSTOOD)
    text = settings_text(Clone("me/lamps", (survey(page, "README.md"),), (), ()), TODAY)
    assert not parse(text).lists[0].keep.templates
    taken = text.replace("# [lists.keep", "[lists.keep").replace('# "', '"')
    assert parse(taken).lists[0].keep.templates == {"Papers": "- [{title}]({abs}) {year}/{month} {date}"}


def test_settings_of_a_list_that_shows_no_line_say_what_else_to_set() -> None:
    page = read(LITTLE_UNDERSTOOD.partition("## Papers\n\n")[2])
    text = settings_text(Clone("me/lamps", (survey(page, "README.md"),), (), ()), TODAY)
    assert "templates" not in text
    taken = text.replace("# [lists.keep", "[lists.keep").replace("# least", "least")
    assert parse(taken).lists[0].keep.least_fidelity == 0


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("![papers](https://img.shields.io/badge/papers-6-blue)", False),
        ("![papers](https://img.shields.io/badge/papers-12-blue)", True),
        ("This list has 12 papers.", True),
        ("This list has 13 papers.", False),
        ("This list has 12+ papers.", False),
    ],
)
def test_a_page_that_counts_rightly_is_told_how_it_goes_on_doing_so(said: str, *, kept: bool) -> None:
    entries = "".join(
        f"- [Lamps that Burn in Room {at}](https://arxiv.org/abs/2501.{at:05})\n" for at in range(1, 13)
    )
    page = read(f"# L\n\n{said}\n\n## Papers\n\n{entries}")
    text = settings_text(Clone("me/lamps", (survey(page, "README.md"),), (), ()), TODAY)
    assert ("(line 3)" in text and "\n# [lists.keep.side]\n# counters = true\n" in text) is kept
    uncommented = text.replace("# [lists.keep.side]\n# counters", "[lists.keep.side]\ncounters")
    assert parse(uncommented).lists[0].keep.side.counters is kept


def test_looking_at_a_list_says_that_some_of_it_is_little_understood() -> None:
    page = read(LITTLE_UNDERSTOOD)
    told = list(_told(Clone("me/lamps", (survey(page, "README.md"),), (), ())))
    assert "works are suggested and not added" in told[-1]


def test_a_badge_in_a_heading_is_no_part_of_what_is_said_of_the_section(clone: Path) -> None:
    page = README.replace("## Datasets", "## Datasets ![works](https://img.example/works-7-blue)")
    assert page != README
    (clone / "README.md").write_text(page)
    text = settings_text(looked(clone), TODAY)
    assert "Datasets: 7 entries" in text
    assert "img.example" not in text
