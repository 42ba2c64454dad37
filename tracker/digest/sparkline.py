"""Numbers as a line of block characters, for places that show text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.digest.model import Figure

_BARS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


def sparkline(values: Sequence[float | None]) -> str:
    """One character a value, from the lowest bar for 0 to the highest for the greatest; a dot where there is none.

    >>> sparkline([0, 7, None, 3])
    '▁█·▄'
    """
    highest = max((value for value in values if value is not None), default=0)
    step = highest / (len(_BARS) - 1) or 1.0
    return "".join(_NOTHING if value is None else _BARS[round(value / step)] for value in values)


def totals(figure: Figure) -> tuple[float | None, ...]:
    """A figure's series put together where they are parts of a whole."""
    if len(figure.series) == 1:
        return figure.series[0].values
    return tuple(
        sum(value or 0 for value in values)
        for values in zip(*(series.values for series in figure.series), strict=True)
    )
