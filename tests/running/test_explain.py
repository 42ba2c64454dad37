"""`tracker explain`: all that is known of a work, and why it was or was not proposed."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.command_line import app
from support.json_page import documented
from support.pages import read
from typer.testing import CliRunner, Result

from classifiers.artefact import load
from state.happenings import merged, proposed
from state.identity import identify
from state.records import (
    Event,
    EventKind,
    Kind,
    ListName,
    Paper,
    Reason,
    Relevance,
    Sighting,
    SourceName,
    Verdict,
)
from state.store import open_store
from tracker.errors import UsageError
from tracker.facts.kept import page_note
from tracker.job.explanation import nearest
from tracker.training.shelf import ModelShelf

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VLM = ListName("vlm")
PAGE = (
    "# List\n\n## Models\n\n- [Lumen: Seeing with Words](https://arxiv.org/abs/2610.00001)\n"
    "- [Iris: Seeing with Few Words](https://arxiv.org/abs/2610.00002)\n- [Quite Another Thing](https://arxiv.org/abs/2610.00003)\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "me/list"\n')
    (tmp_path / "README.md").write_text(PAGE)
    with open_store(tmp_path / ".tracker" / "state.db") as store:
        for number, title in (
            ("2611.00001", "Prisma: Seeing with Words"),
            ("2610.00001", "Lumen: Seeing with Words"),
        ):
            identity = identify(number)
            assert identity
            paper = Paper(title, arxiv_id=number)
            store.remember(
                [Sighting(SourceName("arxiv"), number, NOW, paper, (identity,), signals={"upvotes": 7})]
            )
            work = store.work(identity)
            assert work
            if number == "2611.00001":
                reasons = (Reason("vision-language", 1.5), Reason("survey", -0.5))
                verdict = Verdict(Relevance.YES, 0.93, Kind.MODEL, {}, reasons, load().version)
                store.judge([(work, verdict)])
                store.append([proposed(identity, VLM, NOW), merged(identity, VLM, NOW, by="maya")])
    return tmp_path


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("folder")
def test_everything_known_of_a_work_is_told() -> None:
    done = explain("https://arxiv.org/abs/2611.00001v2")
    assert done.exit_code == 0
    for words in (
        "Prisma: Seeing with Words",
        "arXiv showed it on 2026-11-20 (listed, 7 upvotes)",
        "gives it 93%: yes, kind model. What spoke for it (+) or against it (-): vision-language (+1.50), survey (-0.50).",
        "merged on vlm by maya",
        "vlm: merged on 2026-11-20 by maya",
        "near: line 5 (50% of words shared) Lumen: Seeing with Words",
        "  name: Prisma [title]",
    ):
        assert words in done.stdout


@pytest.mark.usefixtures("folder")
def test_how_it_stands_comes_first_and_then_what_the_classifier_said() -> None:
    title, stands, *rest = explain("2611.00001").stdout.splitlines()
    assert title == "Prisma: Seeing with Words (arxiv:2611.00001)"
    assert stands == "  vlm: merged on 2026-11-20 by maya"
    said = next(at for at, line in enumerate(rest) if line.startswith("  The classifier gives it 93%"))
    assert not any("showed it on" in line for line in rest[:said])


def test_what_a_source_showed_twice_alike_is_told_once(folder: Path) -> None:
    identity = identify("2611.00001")
    assert identity
    with open_store(folder / ".tracker" / "state.db") as store:
        paper = Paper("Prisma: Seeing with Words", arxiv_id="2611.00001")
        again = Sighting(SourceName("arxiv"), "again", NOW, paper, (identity,), signals={"upvotes": 7})
        store.remember([again])
    assert explain("2611.00001").stdout.count("arXiv showed it on 2026-11-20 (listed, 7 upvotes)") == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EventKind.ASKED, "asked for on vlm by maya"),
        (EventKind.CORRECTED, "reworded or moved on vlm by maya"),
        (EventKind.TOLD, "told to readers on vlm by maya"),
        (EventKind.PROPOSED, "proposed on vlm by maya"),
    ],
)
def test_what_happened_is_told_in_words(folder: Path, kind: EventKind, words: str) -> None:
    with open_store(folder / ".tracker" / "state.db") as store:
        store.append([Event(NOW, kind, identify("2611.00001"), VLM, by="maya")])
    assert f" {words}\n" in explain("2611.00001").stdout


def test_what_one_run_did_is_told_in_the_order_in_which_it_did_it(folder: Path) -> None:
    identity = identify("2610.00001")
    kinds = [EventKind.JUDGED, EventKind.PROPOSED, EventKind.MERGED, EventKind.TOLD]
    moments = [NOW + timedelta(days=number) for number in range(5)]
    with open_store(folder / ".tracker" / "state.db") as store:
        store.append(Event(at, kind, identity, VLM) for at in moments for kind in kinds)
    told = json.loads(explain("2610.00001", "--json").stdout)
    assert [event["kind"] for event in told["events"]] == kinds * len(moments)


def test_verdict_is_that_of_the_model_in_use(folder: Path) -> None:
    with (folder / "tracker.toml").open("a") as settings:
        settings.write('[classifier]\nfolder = "models"\n')
    shelf = ModelShelf(folder / "models")
    shelf.put(replace(load(), version="mine-1"), {})
    shelf.use("mine-1")
    identity = identify("2611.00001")
    with open_store(folder / ".tracker" / "state.db") as store:
        work = store.work(identity) if identity else None
        assert work
        store.judge([(work, Verdict(Relevance.NO, 0.01, Kind.MODEL, {}, (), "mine-1"))])
    assert json.loads(explain("2611.00001", "--json").stdout)["verdict"]["model_version"] == "mine-1"


def test_who_asks_why_a_wanted_work_was_never_brought_up_hears_what_says_so(folder: Path) -> None:
    where = "whether it waits there or finds no place, `tracker run --dry-run` says"
    assert where not in explain("2611.00001").stdout
    identity = identify("2611.00002")
    assert identity
    paper = Paper("Opal: Seeing with Teapots", arxiv_id="2611.00002")
    with open_store(folder / ".tracker" / "state.db") as store:
        store.remember([Sighting(SourceName("arxiv"), "2611.00002", NOW, paper, (identity,))])
        work = store.work(identity)
        assert work
        assert where not in explain("2611.00002").stdout
        store.judge([(work, Verdict(Relevance.YES, 0.9, Kind.MODEL, {}, (), load().version))])
    assert f"vlm: never brought up\n    {where}" in explain("2611.00002").stdout


@pytest.mark.usefixtures("folder")
def test_work_that_stands_on_the_page_is_found_there() -> None:
    (row,) = [json.loads(line) for line in explain("2610.00001", "--json").stdout.splitlines()]
    assert row["verdict"] is None
    assert row["facts"][0] == {
        "field": "name",
        "value": "Lumen",
        "source": "title",
        "words": "Lumen",
        "confidence": 0.97,
    }
    assert row["contradictions"] == []
    assert set(row) == documented("tracker explain")
    assert row["lists"]["vlm"]["status"] is None
    assert row["lists"]["vlm"]["on_page"] == ["line 5, by identity: arxiv:2610.00001"]


def test_what_was_asked_about_a_work_is_no_source_of_it(folder: Path) -> None:
    identity = identify("2611.00001")
    with open_store(folder / ".tracker" / "state.db") as store:
        work = store.work(identity) if identity else None
        assert work
        store.remember([page_note(work, [], NOW)])
    assert [one["source"] for one in json.loads(explain("2611.00001", "--json").stdout)["sources"]] == [
        "arxiv"
    ]
    assert "page showed it" not in explain("2611.00001").stdout


@pytest.mark.usefixtures("folder")
def test_work_that_nobody_saw_is_named_and_the_others_told() -> None:
    done = explain("2601.99999", "2611.00001", "nonsense")
    assert done.exit_code == 3
    assert "Prisma" in done.stdout
    assert "2601.99999: no source has shown it" in done.stderr
    assert "nonsense: no id or address of a work" in done.stderr


@pytest.mark.usefixtures("folder")
def test_call_that_names_no_work_at_all_is_a_wrong_one() -> None:
    with pytest.raises(UsageError, match="nonsense, '', 12: no id or address of a work"):
        explain("nonsense", "", "12")


@pytest.mark.usefixtures("folder")
def test_work_that_only_the_page_names_is_told_with_its_line() -> None:
    done = explain("2610.00002")
    assert done.exit_code == 3
    assert re.search("2610.00002: .*vlm.* line 6", done.stderr)


def test_work_that_only_the_history_of_a_list_told_of_is_explained_by_it(folder: Path) -> None:
    identity = identify("2501.00001")
    assert identity
    with open_store(folder / ".tracker" / "state.db") as store:
        store.append([merged(identity, VLM, NOW, by="maya")])
    done = explain("2501.00001")
    assert done.exit_code == 3
    assert (
        "2501.00001: no source has shown it; what is remembered:\n  2026-11-20 09:00 merged on vlm by maya\n"
        in done.stderr
    )


@pytest.mark.parametrize("content", [None, b"\0\0"], ids=["gone", "no page"])
def test_without_the_page_the_memory_alone_speaks(folder: Path, content: bytes | None) -> None:
    (folder / "README.md").unlink()
    if content:
        (folder / "README.md").write_bytes(content)
    row = json.loads(explain("2611.00001", "--json").stdout)
    assert row["lists"]["vlm"] == {
        "status": "merged",
        "at": NOW.isoformat(),
        "by": "maya",
        "reason": "",
        "on_page": [],
        "nearest": [],
    }


@pytest.mark.parametrize(
    ("title", "lines"),
    [("Seeing with Words", [5, 6]), ("Nothing in Common", []), ("The of and", [])],
    ids=["likest first", "none is near", "no word that tells"],
)
def test_nearest_entries_share_words(title: str, lines: list[int]) -> None:
    page = read(PAGE)
    assert [near.line for near in nearest(page, title)] == lines
