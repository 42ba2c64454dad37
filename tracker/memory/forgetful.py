"""A store that leaves out of what travels what nobody decided about for long; in itself it keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from state.records import Validator
    from state.store import Forgetting, Store


@dataclass(frozen=True, slots=True)
class Forgetful:
    """The part of a store that travels, under a rule of what may stay behind."""

    store: Store
    rule: Forgetting

    def export(self, out: TextIO) -> object:
        """Write what does not stay behind."""
        return self.store.export(out, self.rule)

    def import_(self, lines: Iterable[str | bytes], name: str = "import") -> object:
        """Merge lines in."""
        return self.store.import_(lines, name)

    def validator(self, url: str) -> Validator | None:
        """What was last noted of an address."""
        return self.store.validator(url)

    def keep_validator(self, validator: Validator) -> None:
        """Note it."""
        self.store.keep_validator(validator)
