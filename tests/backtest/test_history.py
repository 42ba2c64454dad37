"""A list's history is read as git has it, whatever its people set for their own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.clones import ENTRY, Clone, day

from state.identity import Identity, Scheme
from tracker.backtest.history.additions import Added, Removed, acts
from tracker.backtest.history.clone import (
    named_beside,
    named_in_clone,
    pages_with_ids,
    proposed_by_tracker,
)
from tracker.backtest.history.moves import moves
from tracker.backtest.history.versions import revisions
from tracker.pullrequest.trailers import trailers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "setting",
    [
        *("color.ui=always", "color.grep=always", "color.diff=always", "grep.lineNumber=true"),
        *("grep.column=true", "diff.relative=true", "log.showSignature=true", "diff.renames=false"),
        *("log.date=relative", "core.quotePath=true", "format.pretty=oneline", "log.decorate=full"),
        *("log.showRoot=false", "i18n.logOutputEncoding=UTF-16"),
    ],
)
def test_what_people_set_for_their_own_eyes_changes_nothing(
    setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-02", ENTRY, "docs/List.md")
    clone.commit("2026-01-03", ENTRY * 2, "docs/List.md")
    key, _, value = setting.partition("=")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", key)
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", value)
    assert [one.content.decode() for one in revisions(page)] == [ENTRY, ENTRY * 2]
    assert named_in_clone(page) == {"2601.00001"}
    assert pages_with_ids(page) == [(page, 2)]


@pytest.mark.parametrize(
    "name",
    ["list[1].md", ":list.md", "*.md", "list?.md", "-list.md", "List.MD", "ü.markdown", 'of "a\nb".md'],
)
def test_any_name_of_a_file_is_that_file(name: str, tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", "another file\n", "list1.md")
    page = clone.commit("2026-01-02", ENTRY, name)
    assert [one.content.decode() for one in revisions(page)] == [ENTRY]
    assert named_in_clone(page) == {"2601.00001"}
    assert named_beside(page) == frozenset()
    other = clone.commit("2026-01-03", ENTRY.replace("00001", "00002"), "docs/other.md")
    assert (named_beside(page), named_beside(other)) == (frozenset({"2601.00002"}), frozenset({"2601.00001"}))


def test_what_was_merged_is_seen_however_git_is_set_to_show_merges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-01", ENTRY)
    clone.git("checkout", "-q", "-b", "side")
    clone.commit("2026-01-02", ENTRY * 2)
    clone.git("checkout", "-q", "-")
    clone.commit("2026-01-03", "another file\n", "other.txt")
    clone.git("merge", "-q", "--no-ff", "-m", "Merge", "side", on="2026-01-05")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "log.diffMerges")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "combined")
    assert [one.at for one in revisions(page)] == [day(0), day(4)]


def entries(*numbers: int) -> str:
    return "".join(f"- [Lumen {one}](https://arxiv.org/abs/2601.{one:05})\n" for one in numbers)


def pulled(clone: Clone, subject: str) -> Path:
    """A list that went on on its server while somebody worked on a copy, into which it was merged."""
    page = clone.commit("2026-01-01", entries(1))
    clone.git("checkout", "-q", "-b", "server")
    clone.commit("2026-01-03", entries(1, 2))
    clone.commit("2026-01-05", entries(1, 2, 3))
    clone.git("checkout", "-q", "-")
    clone.commit("2026-01-04", entries(4, 1))
    clone.git("merge", "-q", "--no-commit", "-s", "ours", "server")
    page.write_text(entries(4, 1, 2, 3))
    clone.git("commit", "-q", "-a", "-m", subject, on="2026-01-20")
    return clone.commit("2026-01-21", entries(5, 4, 1, 2, 3))


def test_what_came_to_the_list_while_somebody_worked_on_a_copy_came_on_its_own_day(tmp_path: Path) -> None:
    page = pulled(Clone(tmp_path), "Merge branch 'main' of https://github.com/made-up/list")
    assert [(one.at, one.aside) for one in revisions(page)] == [
        *((day(0), False), (day(3), False)),
        *((day(2), True), (day(4), True)),
        *((day(19), False), (day(20), False)),
    ]
    came = {act.work.value[-1]: act.at for act in acts(revisions(page)) if isinstance(act, Added)}
    assert came == {"4": day(3), "2": day(2), "3": day(4), "5": day(20)}
    assert not [act for act in acts(revisions(page)) if isinstance(act, Removed)]
    assert not list(moves(revisions(page)))


def test_what_was_handed_in_counts_from_its_merge(tmp_path: Path) -> None:
    page = pulled(Clone(tmp_path), "Merge pull request #3 from somebody/server")
    assert [one.at for one in revisions(page)] == [day(0), day(3), day(19), day(20)]


def test_a_page_that_one_commit_renamed_and_wrote_anew_is_followed(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", entries(1, 2), "papers.md")
    clone.commit("2026-01-02", entries(1, 2, 3), "papers.md")
    clone.commit("2026-01-02", entries(7, 8, 9), "others.md")
    (clone.folder / "papers.md").unlink()
    rows = "".join(
        f"| <b>{one}</b> | [pdf](https://arxiv.org/pdf/2601.{one:05}v1) |\n" for one in (1, 2, 3, 4)
    )
    page = clone.commit("2026-01-05", f"# All of it, in a table\n\n| name | link |\n|---|---|\n{rows}")
    assert [one.at for one in revisions(page)] == [day(0), day(1), day(4)]


def test_a_new_page_that_took_little_from_another_begins_with_itself(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", entries(*range(1, 9)))
    clone.commit("2026-01-03", entries(*range(3, 9)))
    clone.commit("2026-01-04", entries(*range(5, 9)))
    (clone.folder / "README.md").write_text(entries(*range(6, 9)))
    page = clone.commit("2026-01-05", "# Another page\n\n" + entries(*range(20, 30), 5), "docs/new.md")
    assert [one.at for one in revisions(page)] == [day(4)]


@pytest.mark.parametrize("before", ["# All our lists\n", f"# All our lists\n\n{ENTRY}"], ids=["none", "one"])
def test_a_list_whose_folder_became_the_whole_repository_is_followed_there(
    before: str, tmp_path: Path
) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", before)
    clone.commit("2026-01-02", entries(2, 3, 4, 5, 6), "lists/lamps/README.md")
    clone.commit("2026-01-04", entries(2, 3, 4, 5, 6, 7), "lists/lamps/README.md")
    clone.git("rm", "-q", "README.md")
    clone.git("mv", "lists/lamps/README.md", "README.md")
    clone.git("commit", "-q", "-m", "Move", on="2026-01-06")
    page = clone.commit("2026-01-09", entries(2, 3, 4, 5, 6, 7, 8))
    assert [one.at for one in revisions(page)] == [day(1), day(3), day(5), day(8)]
    came = {act.work.value[-1]: act.at for act in acts(revisions(page)) if isinstance(act, Added)}
    assert came == {"7": day(3), "8": day(8)}


@pytest.mark.parametrize("first", ["", entries(90)], ids=["a new page", "one with a paper"])
def test_a_page_that_took_a_part_of_another_begins_with_itself(first: str, tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", entries(*range(1, 31)))
    if first:
        clone.commit("2026-01-02", first, "topic.md")
    (clone.folder / "README.md").write_text(entries(*range(1, 25)))
    page = clone.commit("2026-01-05", first + entries(*range(25, 31)), "topic.md")
    assert [one.at for one in revisions(page)] == ([day(1)] if first else []) + [day(4)]


def test_a_list_that_took_up_another_keeps_its_own_history(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", entries(*range(1, 6)))
    clone.commit("2026-01-02", entries(*range(10, 30)), "old.md")
    (clone.folder / "old.md").unlink()
    page = clone.commit("2026-01-04", entries(*range(1, 6), *range(10, 30)))
    assert [one.at for one in revisions(page)] == [day(0), day(3)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("GIT_DIR", "{other}/.git"), ("GIT_WORK_TREE", "{other}"), ("GIT_COMMON_DIR", "{other}/.git")),
        *(("GIT_OBJECT_DIRECTORY", "{other}/.git/objects"), ("GIT_NAMESPACE", "other")),
        *(
            ("GIT_INDEX_FILE", "{other}/.git/index"),
            ("GIT_GLOB_PATHSPECS", "1"),
            ("GIT_ICASE_PATHSPECS", "1"),
        ),
    ],
)
def test_the_repository_is_that_around_the_page_whatever_the_surroundings_name(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Clone(tmp_path / "other")
    other.commit("2026-01-01", "another list\n")
    clone = Clone(tmp_path / "list")
    page = clone.commit("2026-01-02", ENTRY)
    monkeypatch.setenv(name, value.format(other=other.folder))
    assert [one.content.decode() for one in revisions(page)] == [ENTRY]
    assert named_in_clone(page) == {"2601.00001"}
    assert pages_with_ids(page) == [(page, 1)]


def test_versions_in_utf_16_are_read_like_the_others(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    page = clone.folder / "README.md"
    for on, content in (
        ("2026-01-01", ENTRY.encode("utf-16-le")),
        ("2026-01-02", b"\xff\xfe" + ENTRY.encode("utf-16-le")),
        ("2026-01-03", b"\xfe\xff" + ENTRY.encode("utf-16-be")),
    ):
        page.write_bytes(content)
        clone.git("add", "-A")
        clone.git("commit", "-q", "-m", "Change the list", on=on)
    unmarked, *marked = [one.content for one in revisions(page)]
    assert marked == [ENTRY.encode()] * 2
    assert unmarked == ENTRY.encode("utf-16-le")


@pytest.mark.parametrize("merged", ["--no-ff", "--squash"])
def test_what_a_trackers_commits_brought_is_known_by_what_they_say(merged: str, tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-01", ENTRY)
    clone.git("checkout", "-q", "-b", "tracker/made-up")
    for number in (2, 3):
        text = (ENTRY * number).encode()
        page.write_bytes(text)
        said = trailers("made-up", text, [Identity(Scheme.ARXIV, f"2601.0000{number}")])
        clone.git("commit", "-q", "-a", "-m", "\n".join(("Add a work", "", *said)))
    clone.git("checkout", "-q", "-")
    assert proposed_by_tracker(page) == set()
    clone.git("merge", "-q", merged, "tracker/made-up")
    if merged == "--squash":  # git's own message holds those of all commits, further in
        clone.git("commit", "-q", "--no-edit")
    assert proposed_by_tracker(page) == {"2601.00002", "2601.00003"}


def test_a_version_that_was_a_link_or_a_folder_is_no_page(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-01", ENTRY)
    page.unlink()
    page.symlink_to("docs/List.md")
    clone.git("commit", "-q", "-a", "-m", "Link", on="2026-01-02")
    page.unlink()
    clone.git("commit", "-q", "-a", "-m", "Remove", on="2026-01-03")
    clone.commit("2026-01-04", ENTRY * 2)
    assert [one.at for one in revisions(page)] == [day(0), day(3)]


def test_what_is_shown_as_binary_names_papers_all_the_same(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", "*.json -diff\n*.md binary\n", ".gitattributes")
    clone.commit("2026-01-02", '{"arxiv": "2601.00002"}\n', "data.json")
    page = clone.commit("2026-01-03", ENTRY)
    assert named_in_clone(page) == {"2601.00001", "2601.00002"}
    assert pages_with_ids(page) == [(page, 1)]


def test_a_link_to_the_page_is_the_page(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-02", ENTRY, "docs/List.md")
    (clone.folder / "README.md").symlink_to(page)
    clone.git("add", "-A")
    clone.git("commit", "-q", "-m", "Link", on="2026-01-03")
    clone.commit("2026-01-04", ENTRY * 2, "docs/List.md")
    found = [one.content.decode() for one in revisions(clone.folder / "README.md")]
    assert found == [ENTRY, ENTRY * 2]
