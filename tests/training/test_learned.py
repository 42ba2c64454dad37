"""The model that runs learned by themselves lives in the memory and goes where it goes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.decided import about, people_decided
from support.made_up import NOON, a_paper, a_sighting
from support.spoiling import NO_VALUES, spoil
from support.works import exported
from typer.testing import CliRunner

from classifiers.adapting import learn_on
from classifiers.artefact import load
from classifiers.bend import bend_of, bent
from classifiers.errors import WorseModelError
from classifiers.labels import Labelled, Origin, weights
from state import happenings
from state.identity import Identity, Scheme
from state.records import ListName
from state.store import IN_MEMORY, open_store
from tracker.listed import works_on
from tracker.settings.classifier import ClassifierSettings
from tracker.training.choosing import model_in_use, model_to_learn_from
from tracker.training.learned import (
    AGAIN,
    anything_settled,
    due,
    how_it_stands,
    keep_model,
    labels,
    learned_model,
    note_failure,
    roll_back,
)
from tracker.training.shelf import NothingToRollBackError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from classifiers.model import Model
    from state.records import Event
    from state.store import Store

LIST = ListName("teapots")
DAY = timedelta(days=1)
EVERY = timedelta(days=28)
MONTH = 30


@pytest.fixture(scope="module")
def base() -> Model:
    return load()


@pytest.fixture(scope="module")
def learned(base: Model) -> Model:
    return learn_on(base, people_decided(60)).model


def kept(store: Store, base: Model) -> str:
    found = learned_model(store, base)
    return found.version if found else base.version


def test_what_is_written_down_judges_as_what_was_learned(base: Model, learned: Model) -> None:
    again = bent(base, bend_of(base, learned))
    assert again is not None
    papers = [about(matter, 900) for matter in ("videos", "charts")]
    for one, other in zip(again.judge(papers), learned.judge(papers), strict=True):
        assert one.probability == pytest.approx(other.probability, abs=0.005)
        assert one.kind is other.kind
    assert (again.band, again.calibration) == (learned.band, learned.calibration)
    assert again.version not in (base.version, learned.version), "it is rounded, so it is another one"
    assert len(bend_of(base, learned)) < 100_000


@pytest.mark.parametrize("spoil", ["", "{}", "no JSON", '"x"'])
def test_what_is_none_of_ours_is_no_model(base: Model, spoil: str) -> None:
    assert bent(base, spoil) is None


def test_model_of_another_beginning_or_with_damage_is_not_taken(base: Model, learned: Model) -> None:
    """As after an upgrade that ships another model: the next run learns anew."""
    text = bend_of(base, learned)
    assert bent(replace(base, version="other"), text) is None
    whole = json.loads(text)
    for spoilt in (whole["weights"][:-8], "=" + whole["weights"][1:], "AH4A" + whole["weights"][4:]):
        assert bent(base, json.dumps({**whole, "weights": spoilt})) is None


def test_due_at_once_then_after_the_time_set_and_sooner_after_a_failure(base: Model, learned: Model) -> None:
    with open_store(IN_MEMORY) as store:
        assert due(store, base, NOON, EVERY)
        note_failure(store, "too few", NOON)
        assert not due(store, base, NOON + AGAIN - DAY, EVERY)
        assert due(store, base, NOON + AGAIN, EVERY)
        keep_model(store, base, learned, NOON + AGAIN)
        assert not due(store, base, NOON + AGAIN + EVERY - DAY, EVERY)
        assert due(store, base, NOON + AGAIN + EVERY, EVERY)


def test_due_at_once_when_another_model_ships(base: Model, learned: Model) -> None:
    with open_store(IN_MEMORY) as store:
        keep_model(store, base, learned, NOON)
        assert due(store, replace(base, version="upgraded"), NOON + DAY, EVERY)
        assert not due(store, base, NOON + DAY, EVERY)


@pytest.mark.parametrize("what", ["learned", "tried in vain"])
def test_clock_that_ran_ahead_stops_no_learning_and_does_not_bring_it_every_run(
    base: Model, learned: Model, what: str
) -> None:
    def note(at: datetime) -> None:
        keep_model(store, base, learned, at) if what == "learned" else note_failure(store, "too few", at)

    with open_store(IN_MEMORY) as store:
        if what == "tried in vain":
            keep_model(store, base, learned, NOON - 2 * EVERY)
        note(NOON + 3650 * DAY)
        assert due(store, base, NOON, EVERY), "or nothing is learned for ten years"
        note(NOON)
        assert not due(store, base, NOON + DAY, EVERY), "or every run learns for ten years"
        assert due(store, base, NOON + EVERY, EVERY)


@pytest.mark.parametrize("value", NO_VALUES.values(), ids=NO_VALUES)
def test_moment_that_nobody_wrote_stops_no_learning(base: Model, learned: Model, value: str) -> None:
    with open_store(IN_MEMORY) as store:
        keep_model(store, base, learned, NOON + 3650 * DAY)
        spoil(store, value, "-when")
        assert due(store, base, NOON, EVERY)


def test_doctor_hears_since_when_it_judges_and_what_failed(base: Model, learned: Model) -> None:
    with open_store(IN_MEMORY) as store:
        assert how_it_stands(store) == ""
        note_failure(store, "too few", NOON)
        assert how_it_stands(store) == "On 2026-03-02 nothing was learned: too few."
        keep_model(store, base, learned, NOON + DAY)
        since = "A model that runs learned from the lists judges since 2026-03-03."
        assert how_it_stands(store) == since
        note_failure(store, "gone", NOON + 30 * DAY)
        assert how_it_stands(store) == f"{since} On 2026-04-01 nothing was learned: gone."


def test_it_travels_with_the_memory_and_the_later_one_holds(base: Model, learned: Model) -> None:
    with open_store(IN_MEMORY) as store, open_store(IN_MEMORY) as elsewhere:
        keep_model(store, base, learned, NOON)
        keep_model(elsewhere, base, base, NOON - DAY)
        elsewhere.import_(exported(store).splitlines(keepends=True))
        assert kept(elsewhere, base) == kept(store, base) != base.version


@pytest.mark.parametrize("days", [0, -400])
def test_it_is_rolled_back_whatever_the_clock_says(base: Model, learned: Model, days: float) -> None:
    with open_store(IN_MEMORY) as store:
        keep_model(store, base, learned, NOON)
        assert roll_back(store, NOON + days * DAY)
        assert kept(store, base) == base.version


def test_it_can_be_rolled_back_once_for_each_model(base: Model, learned: Model) -> None:
    with open_store(IN_MEMORY) as store:
        assert not roll_back(store, NOON)
        keep_model(store, base, learned, NOON)
        first = kept(store, base)
        keep_model(store, base, learn_on(base, people_decided(40)).model, NOON + DAY)
        assert kept(store, base) != first
        assert roll_back(store, NOON + 2 * DAY)
        assert kept(store, base) == first
        assert not due(store, base, NOON + 3 * DAY, EVERY), "else the next run would undo it"
        assert roll_back(store, NOON + 3 * DAY)
        assert kept(store, base) == base.version
        assert not roll_back(store, NOON + 4 * DAY)


def test_labels_are_what_lists_have_what_people_decided_and_what_they_left_in_time(base: Model) -> None:
    entry, merged, passed, fresh, old, refused = (a_paper(f"2603.0000{number}") for number in range(6))
    empty = replace(a_paper("2603.00009"), abstract="")
    days = {entry: 1, merged: 1, passed: 22, empty: 25, fresh: 3, old: 40, refused: 90}
    with open_store(IN_MEMORY) as store:
        store.remember(a_sighting(paper, NOON - ago * DAY) for paper, ago in days.items())
        store.append(
            [
                happenings.merged(Identity(Scheme.ARXIV, "2603.00001"), LIST, NOON),
                happenings.rejected(Identity(Scheme.ARXIV, "2603.00005"), LIST, NOON, by="ada"),
            ]
        )
        found = labels(
            store, [LIST], works_on(b"arXiv:2603.00000v1, https://arxiv.org/abs/1706.03762"), NOON, MONTH
        )
        assert {(row.paper.arxiv_id, row.relevant, row.origin) for row in found} == {
            ("2603.00000", True, Origin.LISTED),
            ("2603.00001", True, Origin.PERSON),
            ("2603.00002", False, Origin.UNLABELLED),
            ("2603.00005", False, Origin.PERSON),
        }
        assert anything_settled(store, NOON, MONTH)
        assert not anything_settled(store, NOON - 5 * DAY, 22)


def likes(model: Model, matter: str) -> float:
    """How likely the model finds papers about a matter, on average."""
    said = model.judge([about(matter, number) for number in range(900, 905)])
    return sum(verdict.probability for verdict in said) / len(said)


def test_rejections_of_one_kind_lower_it_for_a_run_that_learns_and_a_single_one_turns_nothing(
    base: Model,
) -> None:
    """The lists take videos and leave charts; lids come up for the first time, and people say no to them."""
    told = [
        *(Labelled(about("videos", at), relevant=True, origin=Origin.LISTED) for at in range(120)),
        *(Labelled(about("charts", at), relevant=False, origin=Origin.UNLABELLED) for at in range(240)),
    ]
    no_lids = [Labelled(about("lids", at), relevant=False, origin=Origin.PERSON) for at in range(30)]
    learned = [learn_on(base, [*told, *no_lids[:count]]).model for count in (0, 1, 5, 30)]
    none, one, few, many = (likes(model, "lids") for model in learned)
    assert one > 0.7 * none
    assert 0.6 * none > few > 1.5 * many
    assert min(likes(model, "videos") for model in learned) > 0.95


@pytest.mark.parametrize(
    ("rejections", "silent", "least", "most"),
    [(1, 2000, 1, 3), (30, 2000, 1.4, 1.6), (1000, 2000, 0, 0.1), (30, 0, 15, 15)],
    ids=["a single one", "a taste", "all that is not taken", "nobody silent"],
)
def test_rejections_are_louder_than_silence_but_never_drown_it(
    rejections: int, silent: int, least: float, most: float
) -> None:
    refused = Labelled(about("lids", 1), relevant=False, origin=Origin.PERSON)
    left = Labelled(about("charts", 1), relevant=False, origin=Origin.UNLABELLED)
    each, *_ = weights([refused] * rejections + [left] * silent)
    assert least <= each <= most
    assert weights([left]) == [Origin.UNLABELLED.weight]


def test_what_was_refused_together_weighs_as_one_refusal() -> None:
    refused = Labelled(about("lids", 1), relevant=False, origin=Origin.PERSON)
    left = Labelled(about("charts", 1), relevant=False, origin=Origin.UNLABELLED)
    alone, *_ = weights([refused] + [left] * 2000)
    together = weights([replace(refused, share=0.1)] * 10 + [left] * 2000)[:10]
    assert sum(together) == pytest.approx(alone)


def test_labels_of_what_was_closed_together_share_one_decision_and_a_bots_closing_is_silence(
    base: Model,
) -> None:
    papers = [a_paper(f"2603.0000{number}") for number in range(4)]
    works = [Identity(Scheme.ARXIV, f"2603.0000{number}") for number in range(4)]
    other = ListName("kettles")

    def closed(work: Identity, list_name: ListName, by: str, entries: int) -> Event:
        return happenings.in_one_closing(happenings.rejected(work, list_name, NOON, by=by), entries)

    with open_store(IN_MEMORY) as store:
        store.remember(a_sighting(paper, NOON - 25 * DAY) for paper in papers)
        store.append(
            [
                *(closed(one, LIST, "ada", 2) for one in works[:2]),
                closed(works[1], other, "ben", 4),
                closed(works[2], LIST, "stale[bot]", 1),
                happenings.merged(works[3], LIST, NOON, by="ada"),
                happenings.rejected(works[3], other, NOON, by="ben"),
            ]
        )
        found = labels(store, [LIST, other], {}, NOON, MONTH)
        assert {(row.paper.arxiv_id, row.relevant, row.origin, row.share) for row in found} == {
            ("2603.00000", False, Origin.PERSON, 0.5),
            ("2603.00001", False, Origin.PERSON, 0.75),
            ("2603.00002", False, Origin.UNLABELLED, 1.0),
            ("2603.00003", True, Origin.PERSON, 1.0),
        }


def test_labels_that_poison_are_not_learned_from(base: Model) -> None:
    knows = learn_on(base, people_decided(120)).model
    poisoned = [replace(row, relevant=at % 7 < 3) for at, row in enumerate(people_decided(20))]
    with pytest.raises(WorseModelError, match="does worse"):
        learn_on(knows, poisoned)


@pytest.mark.parametrize(
    ("settings", "learns", "heard"),
    [({}, True, True), ({"learn_every_days": 0}, False, False)],
    ids=["by default", "switched off"],
)
def test_settings_say_whether_it_judges(
    base: Model, learned: Model, settings: dict[str, int], *, learns: bool, heard: bool
) -> None:
    chosen = ClassifierSettings.model_validate(settings)
    with open_store(IN_MEMORY) as store:
        keep_model(store, base, learned, NOON)
        assert (model_to_learn_from(chosen) is not None) == learns
        assert (model_in_use(chosen, store).version != base.version) == heard
    assert model_in_use(chosen).version == base.version


def test_own_models_go_before_it(base: Model, learned: Model, tmp_path: Path) -> None:
    chosen = ClassifierSettings(folder=tmp_path)
    with open_store(IN_MEMORY) as store:
        keep_model(store, base, learned, NOON)
        assert model_in_use(chosen, store).version == base.version
    assert model_to_learn_from(chosen) is None


def test_command_rolls_it_back(
    base: Model, learned: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('[state]\nurl = "memory.db"\n')
    with open_store("memory.db") as store:
        keep_model(store, base, learned, NOON)
    said = CliRunner().invoke(app, ["train", "--roll-back", "--json"])
    assert json.loads(said.stdout)["in_use"] == base.version
    again = CliRunner().invoke(app, ["train", "--roll-back"])
    assert again.exit_code == 1


def test_without_a_memory_there_is_nothing_to_roll_back_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(app, ["train", "--roll-back"])
    assert said.exit_code == 1
    assert isinstance(said.exception, NothingToRollBackError)
    assert not list(tmp_path.iterdir())
