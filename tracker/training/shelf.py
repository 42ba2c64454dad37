"""Models of one's own in a folder: each under its version, one of them in use, the one before it kept for roll-back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifiers.artefact import MANIFEST, SHIPPED, load, save
from classifiers.errors import ArtefactError
from state.files import write_whole
from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import JsonValue

    from classifiers.model import Model

_IN_USE = "in-use"
_SHIPPED = "the shipped model"


class NothingToRollBackError(TrackerError):
    """No model was in use before the present one."""

    def __init__(self, first: str = _SHIPPED) -> None:
        super().__init__(f"{first} is in use; there is nothing to roll back to")


@dataclass(frozen=True, slots=True)
class ModelShelf:
    """A folder of models, which may be itself a model that was fitted on its own."""

    folder: Path

    def model(self) -> Model:
        """The model in use; the first where none was ever taken over."""
        order = self._order()
        return _loaded(self.folder / order[-1]) if order else self.first()

    def first(self) -> Model:
        """The model that others learn on from: the one that lies in the folder itself, or the shipped one."""
        return _loaded(self.folder if self._is_model() else SHIPPED)

    def put(self, model: Model, about: dict[str, JsonValue]) -> Path:
        """Keep a model without using it yet."""
        place = self.folder / model.version
        save(model, place, about)
        return place

    def use(self, version: str) -> None:
        """Let a kept model judge from now on."""
        self._write([*(past for past in self._order() if past != version), version])

    def roll_back(self) -> str:
        """Let the model before the present one judge again; returns its name."""
        order = self._order()
        first = f"the model that lies in {self.folder}" if self._is_model() else _SHIPPED
        if not order:
            raise NothingToRollBackError(first)
        self._write(order[:-1])
        return order[-2] if len(order) > 1 else first

    def _is_model(self) -> bool:
        return (self.folder / MANIFEST).exists()

    def _order(self) -> list[str]:
        """The versions that were taken over, the one in use last."""
        try:
            return (self.folder / _IN_USE).read_text(encoding="utf-8", errors="replace").split()
        except FileNotFoundError:
            return []

    def _write(self, order: list[str]) -> None:
        write_whole(self.folder / _IN_USE, "".join(f"{version}\n" for version in order).encode())


def _loaded(folder: Path) -> Model:
    try:
        return load(folder)
    except ArtefactError as error:
        raise UsageError(str(error)) from error
