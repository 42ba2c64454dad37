"""A model on disk: `manifest.json` says what it is, `weights.npz` holds its numbers; nothing in it is ever executed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, JsonValue, ValidationError, model_validator

from classifiers.errors import ArtefactError, ClassifierError
from classifiers.features import FIELDS
from classifiers.model import KINDS, Band, Calibration, Model
from classifiers.vocabulary import Vocabulary
from state.errors import DISK_AT_FAULT
from state.files import whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 1
"""Raised when an older program could no longer read the files right."""

PRODUCT = "vlm-tracker classifier"
MANIFEST, WEIGHTS = "manifest.json", "weights.npz"
SHIPPED = Path(__file__).parent / "shipped"


class Thresholds(BaseModel):
    """The abstain band, as probabilities."""

    no: float = Field(ge=0, le=1)
    yes: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.no > self.yes:
            raise ValueError("a no cannot be likelier than a yes")
        return self


class Line(BaseModel):
    """Calibration: `slope * score + intercept`, then the logistic."""

    slope: FiniteFloat
    intercept: FiniteFloat


class Manifest(BaseModel):
    """What a stored model is, in JSON that a person can read."""

    model_config = ConfigDict(frozen=True)

    product: Literal["vlm-tracker classifier"]
    format: int
    version: str
    weights_sha256: str
    fields: tuple[str, ...]
    field_weights: tuple[FiniteFloat, ...]
    labels: tuple[str, ...]
    calibration: Line
    kind_slope: FiniteFloat
    thresholds: Thresholds
    about: dict[str, JsonValue] = {}


def save(model: Model, folder: Path, about: dict[str, JsonValue]) -> None:
    """Write the model and what is known about it; the same model gives the same bytes."""
    numbers = _pack(model)
    manifest = Manifest(
        product=PRODUCT,
        format=FORMAT,
        version=model.version,
        weights_sha256=hashlib.sha256(numbers).hexdigest(),
        fields=FIELDS,
        field_weights=model.vocabulary.field_weights,
        labels=tuple(kind.value for kind in KINDS),
        calibration=Line(slope=model.calibration.slope, intercept=model.calibration.intercept),
        kind_slope=model.kind_slope,
        thresholds=Thresholds(no=model.band.no, yes=model.band.yes),
        about=about,
    )
    said = manifest.model_dump_json(indent=2) + "\n"
    try:
        with whole(folder / WEIGHTS) as weights, whole(folder / MANIFEST) as words:  # before either moves
            weights.write(numbers)
            words.write(said.encode())
    except OSError as error:
        kind = ClassifierError if error.errno in DISK_AT_FAULT else ArtefactError
        raise kind(f"cannot write the model into {folder}: {error.strerror or error}") from error


def load(folder: Path = SHIPPED) -> Model:
    """Read a model back; raises `ArtefactError` with one sentence for anything that is not one of ours, whole."""
    manifest = read_manifest(folder)
    try:
        numbers = (folder / WEIGHTS).read_bytes()
    except OSError as error:
        raise ArtefactError(f"the model in {folder} has no readable {WEIGHTS}; train it again") from error
    if hashlib.sha256(numbers).hexdigest() != manifest.weights_sha256:
        raise ArtefactError(f"the model in {folder} is damaged: {WEIGHTS} is not the one its manifest names")
    try:
        arrays = _arrays(numbers)
    except _NO_ARRAYS as error:  # what numpy says of it, as of pickled objects, is advice for programmers
        raise ArtefactError(
            f"the model in {folder} is damaged: {WEIGHTS} does not hold its arrays"
        ) from error
    try:
        return _model_of(manifest, arrays)
    except ValueError as error:
        raise ArtefactError(f"the model in {folder} is damaged: {error}") from error


def read_manifest(folder: Path) -> Manifest:
    """What a stored model says of itself; raises `ArtefactError` where it is none of ours."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        raw = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise ArtefactError(f"there is no readable {MANIFEST} in {folder}; train a model into it") from error
    if not isinstance(raw, dict) or raw.get("product") != PRODUCT:
        raise ArtefactError(f"what lies in {folder} is not a {PRODUCT}")
    if raw.get("format") != FORMAT:
        raise ArtefactError(
            f"the model in {folder} has format {str(raw.get('format'))[:20]} and this program reads {FORMAT}; "
            "upgrade tracker or train again"
        )
    try:
        manifest = Manifest.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        why = first["msg"].removeprefix("Value error, ")
        raise ArtefactError(f"the manifest in {folder} is damaged at {place}: {why}") from error
    if manifest.fields != FIELDS or manifest.labels != tuple(kind.value for kind in KINDS):
        raise ArtefactError(f"the model in {folder} was fitted for other fields or kinds; train it again")
    return manifest


def version_of(weights: NDArray[np.float64]) -> str:
    """A name for a model that changes whenever its numbers do."""
    return hashlib.sha256(np.ascontiguousarray(weights, dtype=np.float32).tobytes()).hexdigest()[:12]


def _pack(model: Model) -> bytes:
    file = io.BytesIO()
    arrays = {
        f"terms_{field}": np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)
        for field, terms in zip(FIELDS, model.vocabulary.terms, strict=True)
    }
    np.savez_compressed(
        file,
        allow_pickle=False,
        rarity=model.vocabulary.rarity.astype(np.float32),
        weights=model.weights.astype(np.float32),
        bias=model.bias,
        **arrays,
    )
    return file.getvalue()


_ARRAYS = ("rarity", "weights", "bias", *(f"terms_{field}" for field in FIELDS))
_NO_ARRAYS = (KeyError, ValueError, OSError, EOFError, MemoryError, zipfile.BadZipFile, zlib.error)
"""What numpy raises for a file that is none of its own, or a damaged one; pickled objects are never loaded."""


def _arrays(numbers: bytes) -> dict[str, NDArray[np.generic]]:
    with np.load(io.BytesIO(numbers), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in _ARRAYS}


def _model_of(manifest: Manifest, arrays: dict[str, NDArray[np.generic]]) -> Model:
    """The model; a `ValueError` says what does not fit together."""
    terms = tuple(_lines(arrays[f"terms_{field}"]) for field in FIELDS)
    rarity, weights, bias = (_finite(arrays[name]) for name in ("rarity", "weights", "bias"))
    width = 1 + len(KINDS)
    known = sum(len(field_terms) for field_terms in terms)
    if rarity.shape != (known,) or weights.shape != (known, width) or bias.shape != (width,):
        raise ValueError("its arrays do not fit together")
    if len(manifest.field_weights) != len(FIELDS):
        raise ValueError("it does not weigh each field once")
    if any(term.count(" ") > 1 for name in _IN_WORDS for term in terms[FIELDS.index(name)]):
        raise ValueError("a term of it is neither a word nor a pair of words")
    return Model(
        vocabulary=Vocabulary(terms, rarity, manifest.field_weights),
        weights=weights,
        bias=bias,
        calibration=Calibration(manifest.calibration.slope, manifest.calibration.intercept),
        kind_slope=manifest.kind_slope,
        band=Band(manifest.thresholds.no, manifest.thresholds.yes),
        version=manifest.version,
    )


_IN_WORDS = ("title", "abstract")
"""Those of the fields whose terms are words and pairs of words."""


def _finite(raw: NDArray[np.generic]) -> NDArray[np.float64]:
    if raw.dtype.kind != "f" or not np.isfinite(raw).all():
        raise ValueError("it holds numbers that are none")
    return raw.astype(np.float64)


def _lines(raw: NDArray[np.generic]) -> tuple[str, ...]:
    text = raw.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
