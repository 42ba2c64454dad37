"""A model on disk: it comes back as it was saved, or is refused in one sentence."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from support.full_disk import files_no_longer_than

from classifiers.artefact import MANIFEST, SHIPPED, WEIGHTS, load, read_manifest, save
from classifiers.errors import ArtefactError, ClassifierError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def _change(key: str, value: object) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        (folder / MANIFEST).write_text(json.dumps({**manifest, key: value}), encoding="utf-8")

    return act


def _cut(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-100])


def _arrays(**changes: Callable[[NDArray[np.generic]], NDArray[np.generic] | None]) -> Callable[[Path], None]:
    """Other arrays under a manifest that names them; None takes one out."""

    def act(folder: Path) -> None:
        with np.load(folder / WEIGHTS) as arrays:
            parts = dict(arrays)
        found = {name: changes[name](array) if name in changes else array for name, array in parts.items()}
        kept = {name: array for name, array in found.items() if array is not None}
        np.savez_compressed(folder / WEIGHTS, allow_pickle=True, **kept)
        _named(folder)

    return act


def _named(folder: Path) -> None:
    """Let the manifest name the weights that lie there."""
    _change("weights_sha256", hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest())(folder)


def _garbled(folder: Path) -> None:
    """What is packed is spoiled in the midst of the largest array, and the manifest names it all the same."""
    spoiled = bytearray((folder / WEIGHTS).read_bytes())
    with zipfile.ZipFile(folder / WEIGHTS) as parts:
        largest = max(parts.infolist(), key=lambda part: part.compress_size)
    spoiled[largest.header_offset + 200 : largest.header_offset + 400] = b"\xff" * 200
    (folder / WEIGHTS).write_bytes(spoiled)
    _named(folder)


def _of_three_words(array: NDArray[np.generic]) -> NDArray[np.generic]:
    lines = array.tobytes().decode().split("\n")
    return np.frombuffer("\n".join(["one two three", *lines[1:]]).encode(), dtype=np.uint8)


def _no_archive(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(b"PK\x03\x04 and nothing more")
    _named(folder)


def _shorter(array: NDArray[np.generic]) -> NDArray[np.generic]:
    return array[:-1]


def _not_finite(array: NDArray[np.generic]) -> NDArray[np.generic]:
    return np.where(np.arange(array.size).reshape(array.shape) == 0, np.nan, array)


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("what lay in the file was executed",)


def test_what_was_saved_is_loaded_and_gives_the_same_bytes(tmp_path: Path) -> None:
    model = load()
    save(model, tmp_path / "a", {"note": "x"})
    again = load(tmp_path / "a")
    save(again, tmp_path / "b", {"note": "x"})
    assert np.array_equal(again.weights, model.weights)
    assert again.vocabulary.terms == model.vocabulary.terms
    assert (tmp_path / "a" / WEIGHTS).read_bytes() == (tmp_path / "b" / WEIGHTS).read_bytes()
    assert (tmp_path / "a" / MANIFEST).read_bytes() == (tmp_path / "b" / MANIFEST).read_bytes()


def test_the_shipped_model_is_small_and_says_how_it_was_made() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 3_000_000
    about = read_manifest(SHIPPED).about
    assert {"recipe", "scikit_learn", "data", "measured"} <= about.keys()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda folder: (folder / MANIFEST).unlink(), "no readable manifest.json"),
        (lambda folder: (folder / MANIFEST).write_text("{", encoding="utf-8"), "no readable manifest.json"),
        (lambda folder: (folder / MANIFEST).write_text("[]", encoding="utf-8"), "is not a vlm-tracker"),
        (_change("product", "something else"), "is not a vlm-tracker"),
        (_change("format", 99), "has format 99"),
        (_change("kind_slope", "steep"), "damaged at kind_slope"),
        (_change("kind_slope", float("nan")), "damaged at kind_slope"),
        (_change("field_weights", [1.0, float("inf"), 1.0, 1.0]), "damaged at field_weights.1"),
        (_change("field_weights", [1.0, 1.0]), "does not weigh each field once"),
        (_change("thresholds", {"no": 0.9, "yes": 0.1}), "at thresholds: a no cannot be likelier than a yes"),
        (_change("about", [[]] * 2), "damaged at about"),
        (lambda folder: (folder / MANIFEST).write_text("[" * 100_000), "no readable manifest.json"),
        (_change("fields", ["title"]), "other fields or kinds"),
        (lambda folder: (folder / WEIGHTS).unlink(), "no readable weights.npz"),
        (_cut, "is damaged: weights.npz is not the one"),
        (_no_archive, "is damaged"),
        (_garbled, "does not hold its arrays"),
        (_arrays(bias=lambda _: None), "does not hold its arrays"),
        (_arrays(rarity=_shorter), "do not fit together"),
        (_arrays(weights=_shorter), "do not fit together"),
        (_arrays(bias=_shorter), "do not fit together"),
        (_arrays(rarity=_not_finite), "numbers that are none"),
        (_arrays(weights=_not_finite), "numbers that are none"),
        (_arrays(bias=_not_finite), "numbers that are none"),
        (_arrays(bias=lambda bias: bias.astype(int)), "numbers that are none"),
        (_arrays(terms_title=_of_three_words), "neither a word nor a pair"),
        (_arrays(bias=lambda _: np.array([_Trap()], dtype=object)), "does not hold its arrays$"),
    ],
    ids=["no manifest", "half a manifest", "another file", "foreign", "newer", "wrong number", "no number", "endless", "fields unweighed", "turned band", "odd about", "deep manifest", "other fields", "no weights", "cut", "no archive", "garbled", "an array less", "rarity of others", "weights of others", "bias of others", "no rarity", "no weight", "no bias", "whole numbers", "three words", "a pickle"],
)  # fmt: skip
def test_a_damaged_foreign_or_newer_model_is_refused_in_one_sentence(
    folder: Path, harm: Callable[[Path], None], says: str
) -> None:
    harm(folder)
    with pytest.raises(ArtefactError, match=says) as told:
        load(folder)
    assert "\n" not in str(told.value)


def test_a_full_disk_keeps_the_model_that_was_there_and_is_no_wrong_call(folder: Path) -> None:
    model = load(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with (
        files_no_longer_than(len(before[WEIGHTS]) - 10_000),
        pytest.raises(ClassifierError, match="cannot write the model into") as told,
    ):
        save(model, folder, {})
    assert told.value.exit_code == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
