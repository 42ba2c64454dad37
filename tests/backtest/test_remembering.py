"""A list's history becomes decisions that hold, once, however often it is read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.clones import Clone
from support.command_line import app
from support.made_up import a_paper, a_sighting
from typer.testing import CliRunner

from state.happenings import place_of
from state.identity import Identity, Scheme
from state.records import EventKind, ListName, ProposalStatus
from state.store import open_store
from tracker.backtest.history.additions import Added, Removed, acts
from tracker.backtest.history.versions import Revision, revisions
from tracker.backtest.replay.remembering import TAKEN_OFF, decisions
from tracker.cli.list_memory import telling
from tracker.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ["state", "import", "--from-history", "README.md", "--list", "made-up", "--json"]


def page(*numbers: int) -> str:
    return "# Made-up list\n\n" + "".join(
        f"- [Lumen {number}](https://arxiv.org/abs/2601.{number:05})\n" for number in numbers
    )


@pytest.fixture(autouse=True)
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    made = Clone(tmp_path / "list")
    made.commit("2026-01-02", page(1))
    made.commit("2026-01-05", page(1, 2, 3, 4))
    made.commit("2026-01-06", page(1, 2, 3))
    made.commit("2026-01-07", page(3, 4), "old.md")
    made.commit("2026-01-08", page(2, 1))
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    return made


def tracker(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def test_twice_is_once_and_moved_is_not_taken_off(clone: Clone) -> None:
    clone.commit("2026-01-09", page(1))
    assert json.loads(tracker(*WORDS).stdout) == {"list": "made-up", "decisions": 5, "new": 5}
    assert json.loads(tracker(*WORDS).stdout)["new"] == 0
    with open_store(clone.folder / ".tracker" / "state.db") as store:
        store.remember([a_sighting(a_paper(f"2601.{number:05}")) for number in range(1, 6)])
        known = store.proposals(ListName("made-up"))
        assert {work[-1]: one.status for work, one in known.items()} == {
            "1": ProposalStatus.MERGED,
            "2": ProposalStatus.REJECTED,
            "3": ProposalStatus.MERGED,
            "4": ProposalStatus.MERGED,
        }
        taken_off = next(one for one in known.values() if one.status is ProposalStatus.REJECTED)
    assert (taken_off.reason, taken_off.by) == (TAKEN_OFF, "")
    assert taken_off.at == datetime(2026, 1, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("papers/2025.md", page(3, 4)),
        ("data/papers.yaml", "- id: 2601.00003\n- id: '2601.00004v2'\n"),
        ("list.bib", "eprint={2601.00003},\neprint={2601.00004},\n"),
        ("all.json", '[{"arxiv":"2601.00003"},{"url":"https://arxiv.org/pdf/2601.00004.pdf"}]'),
    ],
)
def test_what_stands_in_another_file_by_now_was_not_taken_off(clone: Clone, name: str, text: str) -> None:
    clone.git("rm", "-q", "old.md")
    clone.commit("2026-01-09", text, name)
    assert json.loads(tracker(*WORDS).stdout)["decisions"] == 4


@pytest.mark.parametrize(
    ("left", "taken_off"),
    [(0, 0), (1, 0), (9, 0), (10, 10), (19, 1)],
    ids=["emptied", "one left", "most gone", "half gone", "one gone"],
)
def test_a_page_that_is_emptied_says_nothing_of_each_work(clone: Clone, left: int, taken_off: int) -> None:
    clone.commit("2026-01-10", page(*range(1, 21)))
    clone.commit("2026-01-11", page(*range(1, left + 1)))
    found = acts(revisions(clone.folder / "README.md"))
    assert len([act for act in found if isinstance(act, Removed)]) == taken_off


@pytest.mark.parametrize(
    ("window", "taken_off"), [(20, 0), (35, 11), (34, 0)], ids=["rolling", "a quarter gone", "more of them"]
)
def test_a_page_that_keeps_only_what_is_newest_says_nothing_of_what_drops_out(
    window: int, taken_off: int
) -> None:
    there = range(10, 30)
    pages = [page(*[*there, *range(30, 30 + more)][-window:]) for more in range(27)]
    history = [Revision(str(day), FIRST + timedelta(days=day), one.encode()) for day, one in enumerate(pages)]
    found = decisions(acts(history), ListName("made-up"), frozenset())
    assert len([one for one in found if one.kind is EventKind.REJECTED]) == taken_off


def test_what_came_back_was_not_taken_off(clone: Clone) -> None:
    clone.commit("2026-01-10", page(1, 2, 3, 4))
    assert not [act for act in acts(revisions(clone.folder / "README.md")) if isinstance(act, Removed)]


def test_a_merged_branch_takes_nothing_off(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.commit("2026-01-12", page(2, 1, 6))
    clone.git("checkout", "-q", "-")
    clone.commit("2026-01-11", page(5, 2, 1))
    clone.git("merge", "-q", "--no-commit", "-s", "ours", "side")
    clone.commit("2026-01-14", page(5, 2, 1, 6))
    done = list(acts(revisions(clone.folder / "README.md")))
    assert {act.work.value[-1] for act in done if isinstance(act, Removed)} == {"3", "4"}
    taken = {act.work.value[-1]: act.at.day for act in done if isinstance(act, Added)}
    assert (taken["5"], taken["6"]) == (11, 14)


def test_renamed_file_keeps_its_history(clone: Clone) -> None:
    clone.git("mv", "README.md", "list.md")
    clone.git("commit", "-q", "-m", "Rename", on="2026-01-11")
    found = list(revisions(clone.folder / "list.md"))
    assert len(found) == 5
    assert found[0].at < found[-1].at


def test_a_file_renamed_on_a_merged_branch_keeps_its_history(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.git("mv", "README.md", "list.md")
    clone.git("commit", "-q", "-m", "Rename", on="2026-01-11")
    clone.git("checkout", "-q", "-")
    clone.git("merge", "-q", "--no-ff", "-m", "Merge", "side", on="2026-01-12")
    assert [one.at.day for one in revisions(clone.folder / "list.md")] == [2, 5, 6, 8, 12]


def test_words_are_for_people(clone: Clone) -> None:
    assert "read 4 decisions" in tracker(*WORDS[:-1]).stderr


def test_how_far_a_long_history_is_read_is_told(clone: Clone) -> None:
    told: list[str] = []
    versions = list(revisions(clone.folder / "README.md"))
    assert list(telling(iter(versions), "page", told.append)) == versions
    assert told == [f"page until 2026-01-0{day}" for day in (2, 5, 6, 8)]


@pytest.mark.parametrize(
    "words", [["state", "import"], WORDS[:4], ["state", "import", "a.jsonl", *WORDS[2:]]]
)
def test_what_is_missing_is_told(words: list[str]) -> None:
    with pytest.raises(UsageError):
        tracker(*words)


def test_moved_work_stays_taken_and_its_new_section_is_remembered(clone: Clone) -> None:
    for day, text in (
        ("09", "# L\n\n## Models\n\n{0}{1}\n## Data\n"),
        ("10", "# L\n\n## Models\n\n{0}\n## Data\n\n{1}"),
    ):
        entries = [f"- [Lumen {number}](https://arxiv.org/abs/2601.{number:05})\n" for number in (1, 2)]
        clone.commit(f"2026-01-{day}", text.format(*entries))
    tracker(*WORDS)
    with open_store(clone.folder / ".tracker" / "state.db") as store:
        store.remember([a_sighting(a_paper("2601.00002"))])
        (told,) = store.events(kinds=[EventKind.CORRECTED])
        assert (told.work, place_of(told).section) == (Identity(Scheme.ARXIV, "2601.00002"), ("L", "Data"))
        known = store.proposals(ListName("made-up"))
        assert {one.status for one in known.values()} == {ProposalStatus.MERGED}


def test_history_is_kept_under_a_list_that_the_settings_have(clone: Clone) -> None:
    settings = "".join(
        f'[[lists]]\nname = "{name}"\nrepository = "ada/{name}"\n' for name in ("made-up", "other")
    )
    (clone.folder / "tracker.toml").write_text(settings, encoding="utf-8")
    assert json.loads(tracker(*WORDS).stdout)["list"] == "made-up"
    with pytest.raises(UsageError, match="is called 'made-down'; there are made-up, other"):
        tracker(*WORDS[:4], "--list", "made-down")
    with pytest.raises(UsageError, match="say with --list"):
        tracker(*WORDS[:4])


def test_the_only_list_of_the_settings_needs_no_name(clone: Clone) -> None:
    (clone.folder / "tracker.toml").write_text(
        '[[lists]]\nname = "solo"\nrepository = "ada/solo"\n', encoding="utf-8"
    )
    assert json.loads(tracker(*WORDS[:4], "--json").stdout)["list"] == "solo"
