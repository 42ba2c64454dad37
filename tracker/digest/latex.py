"""What LaTeX takes for its own signs, made harmless. Input is plain text, as `tracker.digest.plain` leaves it."""

from __future__ import annotations

import re
import unicodedata

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}", "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---",
    "…": r"\ldots{}", "'": "'", '"': "''",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
}  # fmt: skip
_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega"
    "|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|times|cdot|infty|ell|sim|to"
)
_MATH = re.compile(
    rf"\$(?:(?:\\(?:{_GREEK})(?![A-Za-z])|[A-Za-z0-9])(?:[_^](?:\{{[A-Za-z0-9]+\}}|[A-Za-z0-9]))?|[ +\-=./])+\$"
)
"""Mathematics that is surely harmless and surely balanced; anything else is shown as it was written."""


def latex(text: str) -> str:
    r"""Text for a BibTeX field: special characters and accents written out, simple mathematics kept.

    >>> latex("Éclair: 50% of $\\pi_0$")
    "{\\'E}clair: 50\\% of $\\pi_0$"
    """
    parts: list[str] = []
    end = 0
    for math in _MATH.finditer(text):
        parts += ["".join(map(_latex_character, text[end : math.start()])), math[0]]
        end = math.end()
    return "".join((*parts, *map(_latex_character, text[end:])))


def _latex_character(char: str) -> str:
    if char in _LATEX:
        return _LATEX[char]
    decomposed = unicodedata.normalize("NFD", char)
    if len(decomposed) == 2 and decomposed[0].isascii() and decomposed[1] in _ACCENTS:
        accent, letter = _ACCENTS[decomposed[1]], decomposed[0]
        return f"{{\\{accent}{{{letter}}}}}" if accent.isalpha() else f"{{\\{accent}{letter}}}"
    return char
