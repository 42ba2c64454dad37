"""Models of one's own in a folder: each under its version, one of them in use, the one before it kept for roll-back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifiers.artefact import load, save
from classifiers.errors import ArtefactError
from state.files import write_whole
from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import JsonValue

    from classifiers.model import Model

_IN_USE = "in-use"


class NothingToRollBackError(TrackerError):
    """No model was in use before the present one."""

    def __init__(self) -> None:
        super().__init__("the shipped model is in use; there is nothing to roll back to")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of models."""

    folder: Path

    def model(self) -> Model:
        """The model in use; the shipped one where none of one's own was ever taken over."""
        order = self._order()
        try:
            return load(self.folder / order[-1]) if order else load()
        except ArtefactError as error:
            raise UsageError(str(error)) from error

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
        if not order:
            raise NothingToRollBackError
        self._write(order[:-1])
        return order[-2] if len(order) > 1 else "the shipped model"

    def _order(self) -> list[str]:
        """The versions that were taken over, the one in use last."""
        try:
            return (self.folder / _IN_USE).read_text(encoding="utf-8", errors="replace").split()
        except FileNotFoundError:
            return []

    def _write(self, order: list[str]) -> None:
        write_whole(self.folder / _IN_USE, "".join(f"{version}\n" for version in order).encode())
