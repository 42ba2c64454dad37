"""`tracker train` and `tracker evaluate` as their users call them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.corpus import made_up_rows
from typer.testing import CliRunner

from classifiers.artefact import MANIFEST, WEIGHTS
from classifiers.errors import ArtefactError
from tracker.cli import watching
from tracker.errors import UsageError
from tracker.training import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "labelled.jsonl"
    rows = made_up_rows()
    file.write_text(
        "".join(
            json.dumps(
                {
                    "arxiv_id": row.paper.arxiv_id,
                    "title": row.paper.title,
                    "abstract": row.paper.abstract,
                    "vlm": row.relevant,
                    "kind": row.kind,
                    "judged": True,
                    "stream": number < 40,
                }
            )
            + "\n"
            for number, row in enumerate(rows)
        )
        + '{"title": "Nothing is known of this one"}\n',
        encoding="utf-8",
    )
    return file


def test_a_model_is_fitted_from_a_file_and_judges(labelled: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    said = run("train", str(labelled), "--out", str(model), "--measure", str(labelled), "--json")
    assert said.exit_code == 0, said.exception
    told = json.loads(said.stdout)
    assert told["papers"] == 120
    assert told["held_out"]["pr_auc_as_a_stream"] > 0.9
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["about"]["data"]["origins"] == {"read": 120}
    assert manifest["about"]["measured"]["f1"] > 0.95
    scored = json.loads(run("evaluate", str(labelled), "--model", str(model), "--json").stdout)
    assert scored["f1"]["value"] > 0.95
    assert scored["model_version"] == manifest["version"]


def test_order_of_the_papers_does_not_change_the_model(labelled: Path, tmp_path: Path) -> None:
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(labelled.read_text(encoding="utf-8").splitlines(keepends=True)[::-1]))
    for file, folder in ((labelled, "one"), (turned, "two")):
        assert run("train", str(file), "--out", str(tmp_path / folder)).exit_code == 0
    for name in (WEIGHTS, MANIFEST):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_takes_long_is_told(labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    @contextmanager
    def listening(*, quiet: bool) -> Iterator[Callable[[str], None]]:
        assert not quiet
        yield steps.append

    monkeypatch.setattr(watching, "watch", listening)
    model = tmp_path / "model"
    assert run("train", str(labelled), "--out", str(model)).exit_code == 0
    assert run("evaluate", str(labelled), "--model", str(model)).exit_code == 0
    assert steps == ["making a model", "judging 120 papers"]


def test_folder_that_takes_no_model_is_told(labelled: Path) -> None:
    error = run("train", str(labelled), "--out", str(labelled)).exception
    assert isinstance(error, UsageError)
    assert "is no folder for a model" in str(error)
    error = run("train", str(labelled), "--out", str(labelled / "model")).exception
    assert isinstance(error, ArtefactError)
    assert "cannot write the model into" in str(error)


def test_what_the_model_is_measured_on_is_read_before_it_is_fitted(labelled: Path, tmp_path: Path) -> None:
    said = run("train", str(labelled), "--out", str(tmp_path / "m"), "--measure", str(tmp_path / "absent"))
    assert isinstance(said.exception, UsageError)
    assert "fitting" not in said.stderr


def test_a_page_with_plots_is_written(labelled: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    said = run("evaluate", str(labelled), "--stream", "--out", str(page))
    assert "on 40 papers" in said.stdout
    html = page.read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert "<script" not in html
    assert "http" not in html


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--roll-back", "@"], "--roll-back and FILE or --fetch do not go together"),
        (["--roll-back", "--list", "README.md"], "--roll-back and --list do not go together"),
        (["--list", "README.md", "--fetch", "texts.jsonl"], "--list and FILE or --fetch do not go together"),
        (["--out", "m"], "--out goes with --list or FILE or --fetch only"),
        (["--roll-back", "--out", "m"], "--out goes with --list or FILE or --fetch only"),
        (["--list", "README.md", "--measure", "@"], "--measure goes with FILE or --fetch only"),
        (["--split-at", "2025-05-01"], "--split-at goes with FILE or --fetch only"),
    ],
    ids=["back and files", "back and a list", "a list and labels", "out alone", "out and back", "measure for a list", "split of nothing"],
)  # fmt: skip
def test_options_that_would_be_passed_over_are_refused(labelled: Path, words: list[str], says: str) -> None:
    said = run("train", *(str(labelled) if word == "@" else word for word in words))
    assert isinstance(said.exception, UsageError)
    assert says in str(said.exception)


def test_seed_that_is_none_is_a_wrong_call(labelled: Path, tmp_path: Path) -> None:
    assert run("train", str(labelled), "--out", str(tmp_path / "m"), "--seed", "-1").exit_code == 2


def test_a_file_without_labels_measures_nothing_and_nothing_is_fitted(labelled: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.jsonl"
    bare.write_text('{"title": "A paper"}\n', encoding="utf-8")
    said = run("train", str(labelled), "--out", str(tmp_path / "m"), "--measure", str(bare))
    assert "no labelled records to measure on" in str(said.exception)
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize("text", ["", '{"title": "A paper"}\n'], ids=["empty", "no label"])
def test_a_file_without_labels_teaches_nothing_and_is_a_wrong_call(text: str, tmp_path: Path) -> None:
    bare = tmp_path / "bare.jsonl"
    bare.write_text(text, encoding="utf-8")
    for words in (["train", str(bare), "--out", str(tmp_path / "m")], ["evaluate", str(bare)]):
        assert isinstance(run(*words).exception, UsageError)
    assert not (tmp_path / "m").exists()


def test_figures_that_have_no_meaning_are_a_dash(labelled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"title": "Faster Sorting of Integers", "vlm": false}\n', encoding="utf-8")
    said = run("train", str(labelled), "--out", str(tmp_path / "m"), "--measure", str(other))
    assert "papers 1, pr auc –, f1 –" in said.stdout


def test_texts_that_come_are_counted_before_anything_is_fitted(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    @contextmanager
    def listening(*, quiet: bool) -> Iterator[Callable[[str], None]]:
        assert not quiet
        yield steps.append

    def giving(ids: object, query: object, file: object, now: object, told: Callable[[int], None]) -> int:
        told(2)
        return 2

    monkeypatch.setattr(watching, "watch", listening)
    monkeypatch.setattr(texts, "fetch_texts", giving)  # thirty-six requests, three seconds apart
    words = ["--fetch", str(tmp_path / "texts.jsonl"), "--out", str(tmp_path / "m")]
    said = run("train", str(labelled), *words)
    assert said.exit_code == 0, said.exception
    getting = "getting texts from arXiv"
    assert steps == ["making a model", getting, f"{getting}, 2 texts", "making a model"]


def test_without_a_folder_nothing_is_fitted(labelled: Path) -> None:
    assert isinstance(run("train", str(labelled)).exception, UsageError)


def test_a_file_without_labels_cannot_be_scored(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text('{"title": "A paper"}\n', encoding="utf-8")
    assert "no labelled records" in str(run("evaluate", str(file)).exception)


def test_what_a_model_is_measured_on_is_told(labelled: Path, tmp_path: Path) -> None:
    said = run("train", str(labelled), "--out", str(tmp_path / "m"), "--measure", str(labelled))
    assert f"measured: file {labelled.name}, papers 120, pr auc 1.0" in said.stdout


@pytest.fixture
def dated(labelled: Path) -> Path:
    """Half of the papers came out in May, half in July; of the last nothing is known."""
    rows = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
    for number, row in enumerate(rows):
        row["published"] = f"2025-0{5 + 2 * (number % 4 > 1)}-01"
        row["arxiv_id"] = None
    del rows[0]["published"]
    labelled.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return labelled


def test_a_fit_on_what_came_before_is_scored_on_what_came_later(dated: Path, tmp_path: Path) -> None:
    out = tmp_path / "m"
    told = json.loads(
        run("train", str(dated), "--out", str(out), "--split-at", "2025-06-01", "--json").stdout
    )
    split = told["time_split"]
    assert split["from"] == "2025-06-01"
    assert split["fitted_on"] + split["papers"] == told["papers"] - 1
    assert split["f1"] > 0.9
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["about"]["time_split"] == split


def test_a_split_behind_all_papers_is_told_and_nothing_written(dated: Path, tmp_path: Path) -> None:
    said = run("train", str(dated), "--out", str(tmp_path / "m"), "--split-at", "2026-06-01")
    assert "no labelled paper came out from 2026-06-01 on" in str(said.exception)
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\x00\x01", "binary"), (b"# Lamps\n", "texts of 0 entries")],
    ids=["no page", "no list"],
)
def test_a_page_that_is_none_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_bytes(content)
    said = run("train", "--list", "README.md", "--out", "model")
    assert says in f"{said.output} {said.exception}"
