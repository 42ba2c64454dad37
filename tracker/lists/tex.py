"""TeX in titles as a list writes it: kept where the list keeps it, else in plain characters."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from state.greek import GREEK
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tex(StrEnum):
    """What a list does with a formula in a title."""

    KEPT = "kept"
    PLAIN = "plain"


_FORMULA = Pattern(r"\$(?P<inside>[^$\n]{1,80})\$")
_COMMAND = Pattern(r"\\(?P<name>[A-Za-z]+)\*?\s?")
_GREEK = GREEK | {name.capitalize(): letter.upper() for name, letter in GREEK.items()}
_SIGNS = {
    "times": "×", "to": "→", "rightarrow": "→", "leftarrow": "←", "infty": "∞", "leq": "≤", "geq": "≥", "approx": "≈",
    "sim": "~", "pm": "±", "cdot": "·", "ldots": "…", "dots": "…", "star": "*", "ast": "*", "dagger": "†", "ell": "ℓ",
    "copyright": "©", "circ": "°", "sqrt": "√", "partial": "∂", "nabla": "∇", "in": "∈", "forall": "∀", "exists": "∃",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-n()i", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾ⁱ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SCRIPT = Pattern(r"(?P<mark>[\^_])(?:\{(?P<many>[^{}]*)\}|(?P<one>[^\s{}\\]))")


def has_tex(title: str) -> bool:
    """Is there a formula or a command in a title?"""
    return bool(_FORMULA.search(title) or _COMMAND.search(title))


def manner(titles: Iterable[str]) -> Tex:
    """What a list's titles show; without an example plain characters are the safe choice."""
    return Tex.KEPT if any(_FORMULA.search(title) and "\\" in title for title in titles) else Tex.PLAIN


def plain_tex(title: str) -> str:
    r"""A title with its TeX in plain characters.

    >>> plain_tex(r"$\pi_0$: {Fast} $O(n^2)$ \textbf{Models}")
    'π₀: Fast O(n²) Models'
    """
    title = _FORMULA.sub(lambda match: _formula(match["inside"]), title)
    title = _COMMAND.sub(lambda match: _GREEK.get(match["name"], _SIGNS.get(match["name"], "")), title)
    title = re.sub(r"\\(?=[%&#_$ ])", "", title)
    return re.sub(r"(?<!\\)[{}]", "", title)


def _formula(inside: str) -> str:
    inside = _COMMAND.sub(lambda match: _GREEK.get(match["name"], _SIGNS.get(match["name"], "")), inside)
    return _SCRIPT.sub(_script, inside)


def _script(match: re.Match[str]) -> str:
    text = match["many"] if match["many"] is not None else match["one"]
    table = _RAISED if match["mark"] == "^" else _LOWERED
    shifted = text.translate(table)
    if any(one == other and not one.isspace() for one, other in zip(text, shifted, strict=True)):
        return text if match["mark"] == "^" else f"_{text}"
    return shifted
