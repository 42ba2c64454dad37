"""A model learns from what people decided, and takes over when it is no worse."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from support.command_line import app
from support.decided import about, far_off, nobody_decided, people_decided
from support.made_up import NOON, a_paper, a_sighting
from typer.testing import CliRunner

from classifiers.adapting import learn_on
from classifiers.artefact import WEIGHTS, load, save
from classifiers.labels import Labelled, Origin
from state import happenings
from state.happenings import US, Place
from state.identity import Identity, Scheme
from state.records import Event, EventKind, ListName, Paper, Relevance
from state.store import IN_MEMORY, open_store
from tracker.errors import UsageError
from tracker.listed import works_on
from tracker.training.decisions import decisions, keep_back, of_lists, silence, without_text
from tracker.training.job import TrainingError, fit_list, learn
from tracker.training.shelf import ModelShelf, NothingToRollBackError

if TYPE_CHECKING:
    from pathlib import Path

    from state.store import Store

LIST = ListName("teapots")
SILENT = nobody_decided(200)


def _identity(paper: Paper) -> Identity:
    return Identity(Scheme.ARXIV, paper.arxiv_id or "")


def _remember(store: Store, papers: list[Paper]) -> None:
    store.remember(a_sighting(paper) for paper in papers)


def test_what_people_merged_and_rejected_becomes_labels() -> None:
    taken, refused, waiting = (a_paper(f"2603.0000{number}") for number in range(3))
    with open_store(IN_MEMORY) as store:
        _remember(store, [taken, refused, waiting])
        for paper in (taken, refused, waiting):
            store.append([happenings.proposed(_identity(paper), LIST, NOON)])
        later = NOON + timedelta(hours=1)
        store.append(
            [
                happenings.merged(_identity(taken), LIST, later, by="ada", place=Place(("L", "Models"))),
                happenings.rejected(_identity(refused), LIST, later, by="ada", reason="not ours"),
                happenings.moved(_identity(taken), LIST, later, ("L", "Surveys")),
            ]
        )
        found = {row.paper.arxiv_id: row for row in decisions(store, [LIST])}
        assert {name: row.relevant for name, row in found.items()} == {
            "2603.00000": True,
            "2603.00001": False,
        }
        assert {row.origin for row in found.values()} == {Origin.PERSON}


def test_what_the_tracker_committed_by_itself_is_nobodys_decision() -> None:
    paper = a_paper("2603.00000")
    with open_store(IN_MEMORY) as store:
        _remember(store, [paper])
        store.append([happenings.merged(_identity(paper), LIST, NOON, by=US)])
        assert decisions(store, [LIST]) == []


def test_what_a_list_is_silent_about_weighs_little() -> None:
    with open_store(IN_MEMORY) as store:
        _remember(store, [a_paper(f"2603.0000{number}") for number in range(4)])
        listed = {Identity(Scheme.ARXIV, "2603.00001")}
        entry, *others = of_lists(store, [LIST], listed, store.works_between())
        assert (entry.paper.arxiv_id, entry.relevant, entry.origin) == ("2603.00001", True, Origin.LISTED)
        assert len(others) == 3
        assert all(row.relevant is False and row.origin.weight < entry.origin.weight for row in others)


def test_what_people_decided_goes_before_what_a_list_has_or_is_silent_about() -> None:
    """All the same whether a run learns by itself, a person has it learn, or a model is fitted for one list."""
    merged, refused, back, own = (a_paper(f"2603.0000{number}") for number in range(4))
    with open_store(IN_MEMORY) as store:
        _remember(store, [merged, refused, back, own])
        store.append(
            [
                happenings.merged(_identity(merged), LIST, NOON, by="ada"),
                happenings.rejected(_identity(refused), LIST, NOON, by="ada"),
                happenings.rejected(_identity(back), LIST, NOON, by="ada"),
                happenings.merged(_identity(own), LIST, NOON, by=US),
            ]
        )
        listed = {_identity(merged), _identity(back), _identity(own)}
        rows = of_lists(store, [LIST], listed, store.works_between())
        assert {(row.paper.arxiv_id, row.relevant, row.origin) for row in rows} == {
            ("2603.00000", True, Origin.PERSON),
            ("2603.00001", False, Origin.PERSON),
            ("2603.00002", True, Origin.LISTED),
            ("2603.00003", True, Origin.LISTED),
        }
        assert len(rows) == 4


def test_what_was_brought_up_and_not_decided_is_no_silence() -> None:
    waiting, asked, own, passed = papers = [a_paper(f"2603.0000{number}") for number in range(4)]
    with open_store(IN_MEMORY) as store:
        _remember(store, papers)
        store.append(
            [
                happenings.proposed(_identity(waiting), LIST, NOON),
                Event(NOON, EventKind.ASKED, _identity(asked), LIST, by="ada"),
                happenings.merged(_identity(own), LIST, NOON, by=US),
            ]
        )
        (row,) = silence(store, [LIST], store.works_between())
        assert row.paper.arxiv_id == passed.arxiv_id
        assert of_lists(store, [LIST], (), store.works_between()) == [row]


def test_a_paper_is_always_on_the_same_side() -> None:
    rows = people_decided(300)
    learned, kept = keep_back(rows, 0.2)
    assert {row.paper.title for row in kept} == {row.paper.title for row in keep_back(rows[::-1], 0.2)[1]}
    assert len(learned) + len(kept) == len(rows)
    assert 0.12 < len(kept) / len(rows) < 0.28


def test_a_model_that_learned_takes_over_when_it_is_no_worse() -> None:
    lesson = learn(load(), load(), people_decided(60), SILENT, fewest=24, share=0.2)
    assert lesson.model is not None
    assert lesson.after > lesson.before


def test_what_nobody_was_asked_about_stays_refused_after_learning_from_decisions() -> None:
    decided = people_decided(60)
    mostly = [row for place, row in enumerate(decided) if row.relevant or place % 6 == 1]
    lesson = learn(load(), load(), mostly, SILENT, fewest=24, share=0.2)
    assert lesson.model is not None
    (verdict,) = lesson.model.judge([far_off(900)])
    assert verdict.relevant is Relevance.NO


def test_decisions_alone_teach_nothing() -> None:
    lesson = learn(load(), load(), people_decided(60), SILENT[:100], fewest=24, share=0.2)
    assert lesson.model is None
    assert "100 older works that nobody decided on" in lesson.reason


def test_same_decisions_learned_again_change_nothing() -> None:
    """Bent again and again by the same decisions, a model asked about seven in ten papers."""
    decided = people_decided(60)
    once = learn(load(), load(), decided, SILENT, fewest=24, share=0.2).model
    assert once is not None
    again = learn(load(), once, decided, SILENT, fewest=24, share=0.2)
    assert again.model is None
    assert again.reason == "the model in use has learned from these very decisions"


def test_poisoned_decisions_do_not_take_over() -> None:
    decided = people_decided(60)
    _, kept = keep_back(decided, 0.2)
    honest = {row.paper.arxiv_id for row in kept}
    poisoned = [
        row if row.paper.arxiv_id in honest else replace(row, relevant=not row.relevant) for row in decided
    ]
    old = learn(load(), load(), decided, SILENT, fewest=24, share=0.2).model
    assert old is not None
    lesson = learn(load(), old, poisoned, SILENT, fewest=24, share=0.2)
    assert lesson.model is None
    assert "does worse" in lesson.reason


@pytest.mark.parametrize(
    ("decided", "says"),
    [
        (people_decided(5), "too few"),
        ([row for row in people_decided(60) if row.relevant], "lack a yes or a no"),
    ],
    ids=["few", "one answer only"],
)
def test_what_cannot_be_compared_is_not_taken_over(decided: list[Labelled], says: str) -> None:
    lesson = learn(load(), load(), decided, SILENT, fewest=24, share=0.2)
    assert lesson.model is None
    assert says in lesson.reason


def test_a_list_is_a_training_set() -> None:
    with open_store(IN_MEMORY) as store:
        entries = [about("videos", number) for number in range(30)]
        _remember(store, [*entries, *(about("charts", number) for number in range(60))])
        page = "\n".join(f"- [{paper.title}](https://arxiv.org/pdf/{paper.arxiv_id}v2)" for paper in entries)
        fitted = fit_list(load(), store, [LIST], works_on(page.encode()))
        assert (fitted.positive, fitted.negative) == (30, 60)
        video, chart = fitted.model.judge([about("videos", 900), about("charts", 900)])
        assert video.probability > chart.probability
        with pytest.raises(TrainingError, match="goes on judging"):
            fit_list(load(), store, [LIST], works_on(page[:300].encode()))


def test_a_list_from_which_nothing_but_worse_is_learned_leaves_the_model_in_use() -> None:
    knows = learn_on(load(), people_decided(120)).model
    papers = [row.paper for row in people_decided(20)]
    entries = papers[::3]  # videos and charts alike, by no rule that a model could learn
    with open_store(IN_MEMORY) as store:
        _remember(store, papers)
        with pytest.raises(TrainingError, match="does worse on papers it did not see"):
            fit_list(knows, store, [LIST], [_identity(paper) for paper in entries])


def test_model_for_a_list_judges_from_then_on_and_is_fitted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[state]\nurl = "memory.db"\n[classifier]\nfolder = "models"\n')
    entries = [about("videos", number) for number in range(30)]
    with open_store(tmp_path / "memory.db") as store:
        _remember(store, [*entries, *(about("charts", number) for number in range(60))])
    page = "".join(f"- [{paper.title}](https://arxiv.org/abs/{paper.arxiv_id})\n" for paper in entries)
    (tmp_path / "README.md").write_text(page)
    words = ["train", "--list", "README.md", "--json"]
    first, again = (
        json.loads(CliRunner().invoke(app, words, catch_exceptions=False).stdout) for _ in range(2)
    )
    assert first == again
    assert (first["outcome"], first["entries"]) == ("taken over", 30)
    assert ModelShelf(tmp_path / "models").model().version == first["model"]


def test_models_are_kept_used_and_rolled_back(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models")
    shipped = load()
    own = replace(shipped, version="own-1")
    assert shelf.model().version == shipped.version
    shelf.put(own, {})
    assert shelf.model().version == shipped.version
    shelf.use("own-1")
    assert shelf.model().version == "own-1"
    assert shelf.roll_back() == "the shipped model"
    assert np.array_equal(shelf.model().weights, shipped.weights)
    with pytest.raises(NothingToRollBackError):
        shelf.roll_back()


def test_a_folder_that_is_a_model_itself_judges_until_one_is_taken_over(tmp_path: Path) -> None:
    fitted = replace(load(), version="fitted")
    save(fitted, tmp_path, {})
    shelf = ModelShelf(tmp_path)
    assert shelf.model().version == "fitted"
    with pytest.raises(NothingToRollBackError, match="the model that lies in"):
        shelf.roll_back()
    shelf.put(replace(fitted, version="learned"), {})
    shelf.use("learned")
    assert (shelf.model().version, shelf.first().version) == ("learned", "fitted")
    assert "the model that lies in" in shelf.roll_back()
    assert shelf.model().version == "fitted"
    (tmp_path / WEIGHTS).write_bytes(b"")
    with pytest.raises(UsageError, match="is damaged"):
        shelf.model()


def test_a_damaged_model_on_the_shelf_is_told_in_a_sentence(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path)
    shelf.put(replace(load(), version="own-1"), {})
    shelf.use("own-1")
    (tmp_path / "own-1" / WEIGHTS).write_bytes(b"")
    with pytest.raises(UsageError, match="is damaged"):
        shelf.model()
    (tmp_path / "in-use").write_bytes(b"\xff\xfe\n")
    with pytest.raises(UsageError, match="no readable manifest"):
        shelf.model()


def test_train_learns_from_the_memory_and_rolls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text(
        '[[lists]]\nname = "teapots"\nrepository = "ada/teapots"\n[state]\nurl = "memory.db"\n[classifier]\nfolder = "models"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("TRACKER_NOW", NOON.isoformat())
    with open_store("memory.db") as store:
        decided = people_decided(40)
        _remember(store, [row.paper for row in decided])
        store.remember(a_sighting(row.paper, NOON - timedelta(days=25)) for row in SILENT)
        store.append(
            (happenings.merged if row.relevant else happenings.rejected)(
                _identity(row.paper), LIST, NOON, by="ada"
            )
            for row in decided
        )
    said = CliRunner().invoke(app, ["train", "--json"])
    assert said.exit_code == 0, said.exception
    told = json.loads(said.stdout)
    assert told["outcome"] == "taken over"
    assert told["in_use"] != load().version
    assert told["learned_from"] + told["kept_back"] == 80
    back = CliRunner().invoke(app, ["train", "--roll-back", "--json"])
    assert json.loads(back.stdout)["in_use"] == "the shipped model"


def test_decisions_on_works_without_texts_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text(
        '[[lists]]\nname = "teapots"\nrepository = "ada/teapots"\n[state]\nurl = "memory.db"\n[classifier]\nfolder = "models"\n',
        encoding="utf-8",
    )
    papers = [a_paper(f"2603.0000{number}") for number in range(5)]
    with open_store("memory.db") as store:
        _remember(store, papers[:1])
        store.append(happenings.merged(_identity(paper), LIST, NOON, by="ada") for paper in papers)
        store.append([happenings.merged(_identity(a_paper("2603.00009")), LIST, NOON, by=US)])
    told = json.loads(CliRunner().invoke(app, ["train", "--json"]).stdout)
    assert told["outcome"] == "kept the old model"
    assert told["without_text"] == 4


def test_a_work_with_a_text_lacks_none_whatever_was_decided_of_it_since() -> None:
    whole, bare, unknown = papers = [a_paper(f"2603.0000{number}") for number in range(3)]
    with open_store(IN_MEMORY) as store:
        _remember(store, [whole, replace(bare, abstract="")])
        store.append(happenings.rejected(_identity(paper), LIST, NOON, by="ada") for paper in papers)
        store.append([Event(NOON + timedelta(hours=1), EventKind.ASKED, _identity(whole), LIST, by="ada")])
        assert decisions(store, [LIST]) == []
        assert without_text(store, [LIST]) == len([bare, unknown])
