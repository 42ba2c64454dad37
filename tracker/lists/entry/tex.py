"""TeX in titles as a list writes it: kept where the list keeps it, else in plain characters."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import normalize

from state.greek import GREEK
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tex(StrEnum):
    """What a list does with a formula in a title."""

    KEPT = "kept"
    PLAIN = "plain"


_FORMULA = Pattern(r"\$(?P<inside>[^$\n]{1,80})\$")
_WRITTEN = Pattern(r"\\[A-Za-z]|\A\^|[\w)}][_^][\w{]")
"""What formulas have and prices have not."""
_COMMAND = Pattern(r"\\(?P<name>[A-Za-z]+)\*?\s?")
_ACCENTED = Pattern(
    r"(?P<group>\{)?\\(?P<accent>[\"'`^~=.]|[cHuvdbkr](?=[{\s]))\s*(?P<own>\{)?\s*(?P<letter>\\[ij](?![A-Za-z])|[A-Za-z])"
    r"(?(own)\s*\})(?(group)\})"
)
"""An accent stands before its letter: `\\'e`, `\\"{o}`, `\\v{c}`, `\\'{\\i}`."""
_ACCENTS = dict(
    zip(
        "\"'`^~=.cHuvdbkr",
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0327\u030b\u0306\u030c\u0323\u0331\u0328\u030a",
        strict=True,
    )
)
_LETTERS = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j",
}  # fmt: skip
_GROUPED = Pattern(r"\{[A-Za-z]+\}")
"""Letters that are to keep their case: `{T}uning`."""
_GREEK = GREEK | {name.capitalize(): letter.upper() for name, letter in GREEK.items()}
_SIGNS = {
    "times": "×", "to": "→", "rightarrow": "→", "leftarrow": "←", "infty": "∞", "leq": "≤", "geq": "≥", "approx": "≈",
    "sim": "~", "pm": "±", "cdot": "·", "ldots": "…", "dots": "…", "star": "*", "ast": "*", "dagger": "†", "ell": "ℓ",
    "copyright": "©", "circ": "°", "sqrt": "√", "partial": "∂", "nabla": "∇", "in": "∈", "forall": "∀", "exists": "∃",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-n()i", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾ⁱ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_QUOTED = Pattern(r"``(?P<words>[^`\n]+?)''|(?<![\w`\\])`(?P<within>[^`\n]+?)'(?![\w'])")
"""Quotation as TeX has it, which in Markdown would be code."""
_SCRIPT = Pattern(r"(?P<mark>[\^_])(?:\{(?P<many>[^{}]*)\}|(?P<one>[^\s{}\\]))")


def has_tex(title: str) -> bool:
    """Is there a formula, a command, an accent, a group of letters or a quotation in a title?"""
    if not any(sign in title for sign in "$\\{`"):
        return False
    return any(one.search(title) for one in (_FORMULA, _COMMAND, _ACCENTED, _GROUPED, _QUOTED))


def manner(titles: Iterable[str]) -> Tex:
    """What a list's titles show; without an example plain characters are the safe choice."""
    formulas = (one["inside"] for title in titles for one in _FORMULA.finditer(title))
    return Tex.KEPT if any(_WRITTEN.search(inside) for inside in formulas) else Tex.PLAIN


def plain_tex(title: str) -> str:
    r"""A title with its TeX in plain characters.

    >>> plain_tex(r"$\pi_0$: {Fast} $O(n^2)$ \textbf{Models}")
    'π₀: Fast O(n²) Models'
    """
    title = _FORMULA.sub(lambda match: _formula(match["inside"]), composed(title))
    title = _COMMAND.sub(lambda match: _plain(match["name"]), title)
    title = re.sub(r"\\(?=[%&#_$ ])", "", title)
    return re.sub(r"(?<!\\)[{}]", "", title)


def composed(title: str) -> str:
    r"""A title with its quotations in their signs and the accents outside of its formulas put on their letters.

    Every list writes these so, whatever it does with formulas.

    >>> composed(r"{\'E}tude by G\"{o}del on $\hat{x}$")
    'Étude by Gödel on $\\hat{x}$'
    >>> composed("``Do You See?'' Lamps")
    '“Do You See?” Lamps'
    """
    title = _QUOTED.sub(_quoted, title)
    if "\\" not in title:
        return title
    formulas = [match.span() for match in _FORMULA.finditer(title)]
    pieces, at = [], 0
    for start, end in (*formulas, (len(title), len(title))):
        pieces += [_ACCENTED.sub(_accented, title[at:start]), title[start:end]]
        at = end
    return "".join(pieces)


def _quoted(match: re.Match[str]) -> str:
    return f"“{match['words']}”" if match["words"] else f"‘{match['within']}’"


def _accented(match: re.Match[str]) -> str:
    return normalize("NFC", match["letter"].removeprefix("\\") + _ACCENTS[match["accent"]])


def _plain(name: str) -> str:
    return _GREEK.get(name) or _SIGNS.get(name) or _LETTERS.get(name, "")


def _formula(inside: str) -> str:
    inside = _COMMAND.sub(lambda match: _plain(match["name"]), inside)
    return _SCRIPT.sub(_script, inside)


def _script(match: re.Match[str]) -> str:
    text = match["many"] if match["many"] is not None else match["one"]
    table = _RAISED if match["mark"] == "^" else _LOWERED
    shifted = text.translate(table)
    if any(one == other and not one.isspace() for one, other in zip(text, shifted, strict=True)):
        return text if match["mark"] == "^" else f"_{text}"
    return shifted
