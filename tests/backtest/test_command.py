"""`tracker backtest` as a person or a script calls it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from support.clones import Clone
from support.command_line import app
from support.loopback import MORNING
from typer.testing import CliRunner

from tracker.cli import watching
from tracker.errors import UsageError
from tracker.loopback.services import Services
from tracker.loopback.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEAD = "# Made-up list\n\n## Papers\n\n"


def page(*names: str) -> str:
    return HEAD + "".join(
        f"- [Lumen {name}: Seeing Things](https://arxiv.org/abs/{name})\n" for name in names
    )


def text(name: str, published: str) -> str:
    abstract = "A vision-language model that sees images and answers questions."
    told = {"arxiv_id": name, "title": f"Lumen {name}: Seeing", "abstract": abstract, "published": published}
    return json.dumps(told)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    made = Clone(tmp_path / "list")
    made.commit("2026-01-02", page("2601.00002"))
    made.commit("2026-01-02", page("2601.00003"), "recent.md")
    made.commit("2026-01-12", page("2601.00004", "2601.00002"))
    made.commit("2026-01-13", page("2601.00006", "2601.00003"), "recent.md")
    lines = [
        text("2601.00004", "2026-01-05"),
        text("2601.00005", "2026-01-06"),
        text("2601.00006", "2026-01"),
    ]
    (made.folder / "texts.jsonl").write_text("\n".join(lines))
    monkeypatch.chdir(made.folder)
    return made


def backtest(*words: str) -> Result:
    return CliRunner().invoke(app, ["backtest", *words], catch_exceptions=False)


def lines(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in backtest(*words, "--json").stdout.splitlines()]


def told(*words: str) -> list[dict[str, Any]]:
    """What is told of each page."""
    return [one for one in lines(*words) if one["path"] is not None]


TEXTS = ("--texts", "texts.jsonl")


@pytest.mark.parametrize("learn", ["--learn", "--no-learn"])
def test_record_files_are_read_and_the_page_is_drawn(clone: Clone, learn: str) -> None:
    words = ("README.md", *TEXTS, "--per-day", "3", "--out", "report.html", learn)
    (found,) = told(*words)
    assert (found["path"], found["additions_with_text"], found["per_day"]) == ("README.md", 1, 3)
    assert "<svg" in (clone.folder / "report.html").read_text()
    assert "recall               100.0% (1 of 1)" in backtest(*words).stdout


def test_bytes_of_a_page_that_are_no_text_are_drawn_as_the_sign_for_such(clone: Clone) -> None:
    entry = "- [Café 2601.00005: Seeing](https://arxiv.org/abs/2601.00005)\n"
    (clone.folder / "README.md").write_bytes((page("2601.00002") + entry).encode("latin-1"))
    clone.git("commit", "-q", "-a", "-m", "Add a paper", on="2026-01-14")
    assert backtest("README.md", *TEXTS, "--out", "report.html").exit_code == 0
    assert "- [Caf\ufffd 2601.00005: Seeing]" in (clone.folder / "report.html").read_text(encoding="utf-8")


def test_each_file_of_a_list_has_its_own_budget_and_figures(clone: Clone) -> None:
    budgets = ("--per-day", "10", "--per-day", "0", "--out", "report.html")
    found = told("README.md", "recent.md", *TEXTS, *budgets)
    assert [(one["path"], one["per_day"]) for one in found] == [("README.md", 10), ("recent.md", 0)]
    assert [one["additions"] for one in found] == [1, 1]
    assert ">recent.md</h2>" in (clone.folder / "report.html").read_text()
    words = backtest("README.md", "recent.md", *TEXTS, *budgets).stdout
    assert words.partition("all 2 pages\n")[2].startswith("  From 2026-01-05 to 2026-01-13 people added 2")


@pytest.mark.usefixtures("clone")
def test_last_line_is_of_all_files_by_the_names_of_one() -> None:
    readme, _, both = lines("README.md", "recent.md", *TEXTS)
    assert set(readme) < set(both)
    assert (both["path"], both["pages"], both["additions"]) == (None, ["README.md", "recent.md"], 2)
    (alone,) = lines("README.md", *TEXTS)
    assert alone["path"] == "README.md"


def test_what_came_from_another_page_of_the_list_was_moved_and_not_added(clone: Clone) -> None:
    clone.commit("2026-01-20", page("2601.00006", "2601.00003", "2601.00004", "2601.00005"), "recent.md")
    assert [one["additions"] for one in told("recent.md", *TEXTS)] == [3]
    assert [one["additions"] for one in told("recent.md", "README.md", *TEXTS)] == [2, 1]


def test_what_people_put_on_another_page_is_no_noise_on_this_one(clone: Clone) -> None:
    """Be that page named as well or not: it stands in the clone."""
    both = told("README.md", "recent.md", *TEXTS, "--threshold", "0")
    (alone,) = told("README.md", *TEXTS, "--threshold", "0")
    for one, others in ((both[0], 0), (both[1], 1), (alone, 0)):
        assert [each["arxiv_id"] for each in one["unknown"]] == ["2601.00005"]
        assert (one["passed_over"], one["elsewhere"]) == (1, others)
    assert "1 they put on other pages" in backtest("recent.md", *TEXTS, "--threshold", "0").stdout


def test_texts_of_additions_to_several_pages_show_no_noise_and_suggest_nothing(clone: Clone) -> None:
    texts = [text("2601.00004", "2026-01-05"), text("2601.00006", "2026-01-06")]
    (clone.folder / "texts.jsonl").write_text("\n".join(texts))
    for pages in (("README.md", "recent.md"), ("README.md",)):
        for one in told(*pages, *TEXTS):
            assert (one["suggested"], one["proposals_per_week"], one["noise_seen"]) == (None, None, None)
            assert set(one["precision"].values()) == {None}
    assert "suggested" not in backtest("README.md", "recent.md", *TEXTS).stdout


SETTINGS = """[[lists]]
name = "made-up"
repository = "ada/made-up"
path = "README.md"
[lists.take]
threshold = 0.42
"""


def test_what_to_change_is_told_where_settings_stand_in_the_clone(clone: Clone) -> None:
    (clone.folder / "tracker.toml").write_text(SETTINGS)
    (one,) = told("README.md", *TEXTS)
    best = one["suggested"]["threshold"]
    assert one["suggested"]["changes"][0] == f"in [lists.take], put threshold = {best:g} in place of 0.42"
    assert "add [github] with max_entries = " in backtest("README.md", *TEXTS).stdout
    assert told("recent.md", *TEXTS)[0]["suggested"]["changes"] is None
    clone.git("remote", "add", "origin", "https://github.com/bo/other.git")
    assert told("README.md", *TEXTS)[0]["suggested"]["changes"] is None


def test_settings_beside_a_list_that_cannot_be_read_stop_no_replay(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone.folder / "tracker.toml").write_text("lists = 3\n")
    monkeypatch.chdir(clone.folder.parent)
    done = backtest("list/README.md", "--texts", "list/texts.jsonl")
    assert (done.exit_code, "not told what to change" in done.stderr) == (0, True)


@pytest.mark.usefixtures("clone")
def test_last_budget_holds_for_all_further_files() -> None:
    assert [one["per_day"] for one in told("README.md", "recent.md", *TEXTS, "--per-day", "7")] == [7, 7]


def test_texts_that_are_lacking_come_from_arxiv_once(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(days=5, per_day=3)
    added = [paper.arxiv_id for paper in world.papers if paper.announce_type == "new"][:2]
    clone.commit("2026-11-09", page("2601.00004", "2601.00002", *added))
    monkeypatch.setenv("TRACKER_NOW", MORNING.isoformat())
    with Services.of(world, lambda: MORNING) as services:
        for name, address in services.addresses.variables().items():
            monkeypatch.setenv(name, address)
        words = ("README.md", *TEXTS, "--fetch", "got.jsonl")
        assert told(*words)[0]["additions_with_text"] == 3
        asked = len(services.arxiv.log)
        assert asked == 1
        assert told(*words)[0]["additions_with_text"] == 3
        assert len(services.arxiv.log) == asked
    assert [
        json.loads(line)["arxiv_id"] for line in (clone.folder / "got.jsonl").read_text().splitlines()
    ] == added


def test_a_file_in_which_no_record_names_its_paper_is_not_taken_for_none(clone: Clone) -> None:
    """Its ids under another field would look as if nothing had been announced."""
    (clone.folder / "others.jsonl").write_text('{"title": "Lumen", "ids": {"arxiv": "2601.00004"}}\n')
    with pytest.raises(UsageError, match=r"others\.jsonl.*`arxiv_id`"):
        backtest("README.md", "--texts", "others.jsonl")


def test_a_file_without_records_holds_no_texts(clone: Clone) -> None:
    (clone.folder / "empty.jsonl").write_text("\n")
    assert told("README.md", "--texts", "empty.jsonl")[0]["texts"] == 0


def test_nothing_is_fetched_where_no_text_is_lacking(clone: Clone) -> None:
    done = backtest("recent.md", *TEXTS, "--fetch", "got.jsonl")
    assert done.exit_code == 0
    assert "no texts are lacking" in done.stderr
    assert not (clone.folder / "got.jsonl").exists()


@pytest.mark.usefixtures("clone")
def test_a_long_replay_is_not_silent_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.backtest.watch", partial(watching.watch, pauses=(0.005,)))
    assert "replaying README.md" in backtest("README.md", *TEXTS).stderr


@pytest.mark.usefixtures("clone")
def test_more_budgets_than_files_are_refused() -> None:
    with pytest.raises(UsageError, match=r"given 2 times for 1 file"):
        backtest("README.md", *TEXTS, "--per-day", "3", "--per-day", "4")


@pytest.mark.usefixtures("clone")
def test_a_time_in_which_nothing_was_added_is_told() -> None:
    assert "nothing to replay from 2026-02-01 on" in backtest("README.md", "--since", "2026-02-01").stdout
    assert "no texts: --fetch FILE gets those of the additions" in backtest("README.md").stdout


def test_other_pages_to_which_people_may_add_are_named(clone: Clone) -> None:
    clone.commit("2026-01-14", page(*(f"2601.0001{digit}" for digit in range(6))), "more/of it.md")
    told_to_people = backtest("README.md", *TEXTS).stderr
    assert (
        "papers stand on other pages, too (in so many lines): more/of it.md (6); name those" in told_to_people
    )
    assert "other pages" not in backtest("README.md", "more/of it.md", *TEXTS).stderr


def test_what_cannot_be_written_is_refused_before_the_replay(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.cli.backtest._wishes", pytest.fail)  # no seam: it must not come to that
    with pytest.raises(UsageError, match="Not a directory"):
        backtest("README.md", *TEXTS, "--out", "README.md/report.html")
