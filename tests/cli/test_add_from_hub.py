"""`tracker add` of a model's or dataset's address: its card and configuration are read for facts, over loopback."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.command_line import app
from typer.testing import CliRunner

from state.identity import Identity, Scheme, identify
from state.records import Paper, Sighting, SourceName
from state.store import open_store
from tracker.loopback.faults import Fault
from tracker.loopback.hub_world import LAB, HubWorld
from tracker.loopback.services import Services
from tracker.loopback.world import World

LIST = "# Maps\n\n## Models\n\n" + "".join(
    f"- [Map{n}](https://arxiv.org/abs/2601.0000{n}) - Decoder-only architecture with {n}B parameters, "
    "using CLIP for vision encoder and Vicuna as pretrained backbone\n"
    for n in range(1, 6)
)
TABLE = (
    "# Data\n\n## Datasets\n\n| Dataset | Modalities | Languages | Licence |\n|---|---|---|---|\n"
    "| [MapOne](https://example.org/one) | Image-Text | English | MIT |\n"
    "| [MapTwo](https://example.org/two) | Image-Text | English, French | Apache-2.0 |\n"
)
HUB = HubWorld(World())


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    monkeypatch.chdir(tmp_path)
    return Services.of(World())


def add(services: Services, page: str, address: str) -> dict[str, object]:
    Path("README.md").write_text(page, encoding="utf-8")
    done = CliRunner().invoke(
        app,
        ["add", address, "--list", "README.md", "--force", "--json"],
        env=services.addresses.variables(),
        catch_exceptions=False,
    )
    (told,) = map(json.loads, done.stdout.splitlines())
    return dict(told)


def test_a_model_s_configuration_and_name_are_in_its_entry(services: Services) -> None:
    model = next(one for one in HUB.models if one.owner == LAB)
    with services:
        told = add(services, LIST, f"https://huggingface.co/{model.id}")
        asked = {one.path for one in services.hugging_face.log}
    assert told["status"] == "added"
    written = str(told["inserted"])
    size = model.id.rpartition("-")[2]
    assert f"{size} parameters" in written
    assert "SigLIP" in written
    assert "Qwen2" in written
    assert asked == {f"/{model.id}/resolve/main/{file}" for file in ("README.md", "config.json")}


def test_a_model_without_a_configuration_is_added_all_the_same(services: Services) -> None:
    model = next(one for one in HUB.models if one.owner == LAB)
    with services:
        services.hugging_face.faults.turn_on(Fault.MALFORMED, lambda one: one.path.endswith("config.json"))
        told = add(services, LIST, f"https://huggingface.co/{model.id}")
    assert told["status"] == "added"
    assert "Qwen2" not in str(told["inserted"])


def test_a_dataset_s_card_fills_its_row(services: Services) -> None:
    data = HUB.datasets[0]
    with services:
        told = add(services, TABLE, f"https://huggingface.co/datasets/{data.id}")
    assert told["status"] == "added"
    written = str(told["inserted"])
    assert "English" in written
    assert "CC-BY-4.0" in written.upper()


PAPER = Paper("MapSix: Reading Maps", "MapSix reads maps.", arxiv_id="2601.00006")
CODE = "https://github.com/made/map-six"
MODEL = next(one for one in HUB.models if one.owner == LAB)
AT_HUB = f"https://huggingface.co/{MODEL.id}"


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that holds the paper with its model and its code."""
    monkeypatch.setenv("TRACKER_STATE_URL", str(tmp_path / "state.db"))
    names = (Identity(Scheme.ARXIV, "2601.00006"), *filter(None, map(identify, (AT_HUB, CODE))))
    with open_store(tmp_path / "state.db") as store:
        store.remember(
            [Sighting(SourceName("made-up"), "six", datetime(2026, 1, 8, tzinfo=UTC), PAPER, names)]
        )


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("address", [AT_HUB, CODE])
def test_a_work_that_the_list_has_under_its_paper_is_known_by_its_other_addresses(
    services: Services, address: str
) -> None:
    page = f"{LIST}- [Six](https://arxiv.org/abs/2601.00006)\n"
    with services:
        told = add(services, page, address)
        assert services.hugging_face.log == []
    assert (told["title"], told["status"], told["line"]) == (PAPER.title, "duplicate", 10)


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("address", [AT_HUB, CODE])
def test_a_work_that_the_memory_holds_is_added_as_its_paper(services: Services, address: str) -> None:
    with services:
        told = add(services, LIST, address)
    assert (told["title"], told["status"]) == (PAPER.title, "added")
    assert "2601.00006" in str(told["inserted"])
    assert ("SigLIP" in str(told["inserted"])) is (address == AT_HUB), "what its configuration says"


@pytest.mark.usefixtures("memory")
def test_a_repository_that_nobody_remembers_is_known_to_nobody(services: Services) -> None:
    Path("README.md").write_text(LIST)
    with services:
        done = CliRunner().invoke(app, ["add", f"{CODE}-seven"], env=services.addresses.variables())
    assert "give its facts with --record" in str(done.exception)
