r"""Titles and names of people reduced to what their spellings share; for comparison only, never to be written back.

`fold` makes two spellings of one text equal: case, accents, Unicode forms (`𝒳`, `ﬁ`, `²`), what nobody sees, TeX (`{T}uning`, `\'e`,
`$\pi_0$` and `π_0`), HTML entities, `&` and `and`, punctuation and blanks.

A title is a weak sign, so `title_key` gives none where too little is left to tell works apart:

- fewer than three words or fifteen characters ("LLaVA", "Lamps at dusk"); where words are not set apart, as in Chinese
  and Japanese, two signs are a word, and a sign says as much as three letters;
- nothing but words that any work may use ("Technical Report", "A Survey", "System Card 2024"). "Wick-2 Technical Report"
  has a key, since one word tells it from all others.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from state.greek import GREEK

_UNSEEN = {
    *map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"),
    *range(0xFE00, 0xFE10),
    *range(0xE0000, 0xE01F0),
}
"""What stands in a word and is not seen: soft hyphens, marks of direction, joiners, tags and forms of a sign."""
_LETTERS = str.maketrans(
    {letter: name for name, letter in GREEK.items()}
    | {"ς": "sigma", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta", "ϱ": "rho", "ϖ": "pi"}
    | dict.fromkeys(_UNSEEN)
    | {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_TEX_LETTERS = {name: name for name in GREEK} | {f"var{name}": name for name in GREEK}
_TEX_LETTERS |= {"o": "o", "l": "l", "i": "i", "j": "j", "ss": "ss", "ae": "ae", "oe": "oe", "aa": "a"}
# An accent stands before its letter (`\"o`, `\v{c}`); a macro is a letter by its name (`\pi`), or says how, not what.
_TEX = re.compile(
    r"\\(?:(?P<accent>[\"'`^~=.]|[cHuvdbrk](?=[{\s]))\s*|(?P<name>[a-zA-Z]+)\*?\s*|(?P<mark>.))|[{}]"
)
_WORD = re.compile(r"[^\W_]+")
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_COMMON_WORDS = """
    a an and abstract appendix at by card challenge competition editorial extended for foreword from in introduction
    its lecture material model new note notes of on opening our overview paper poster position preface proceedings
    recent remarks report review solution supplement supplementary survey system technical the this to tutorial
    update via with workshop
    技术报告 技術報告 系统卡 报告 報告 综述 調査
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that any title may use: they tell no work from another."""
_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
"""Ideographs and kana, between which no blanks stand."""
_SUBTITLE = re.compile(r":\s|\s[-–—]\s|—")


def fold(text: str) -> str:
    r"""Any text reduced to its words.

    >>> fold("Visual {I}nstruction  Tuning for $\\pi_0$") == fold("visual instruction-tuning for π_0")
    True
    """
    if "&" in text:
        from html import unescape  # noqa: PLC0415 - slow to load, and most titles have no `&`

        text = unescape(text).replace("&", " and ")
    if "\\" in text or "{" in text:
        text = _TEX.sub(_without_tex, text)
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text))


def _without_tex(found: re.Match[str]) -> str:
    name = found["name"]
    if name is None:
        return " " if (found["mark"] or "/") not in "-/" else ""
    letter = _TEX_LETTERS.get(name.lower(), "")
    return f"{letter} " if len(letter) > 2 else letter


def title_key(title: str) -> str | None:
    """A title's words, or None where they are too few or too common to tell works apart.

    >>> title_key("Visual Instruction {T}uning")
    'visual instruction tuning'
    """
    key = fold(title)
    signs = 0 if key.isascii() else sum(map(len, _UNSPACED.findall(key)))
    if len(key) + 2 * signs < 15 or word_count(key) < 3:
        return None
    return key if tells_apart(key) else None


def tells_apart(key: str) -> bool:
    """Has a folded title any word that not every title may use?"""
    return any(word not in _COMMON and not word.isdigit() for word in key.split())


def word_count(text: str) -> int:
    """How many words a text has; where they are not set apart, two signs are about one.

    >>> word_count("Seeing by lamplight"), word_count("灯下看猫"), word_count("用 CLIP 看猫的方法")
    (3, 2, 4)
    """
    words = len(text.split())
    if text.isascii() or not (runs := _UNSPACED.findall(text)):
        return words
    others = _UNSPACED.sub(" ", text).split()
    return sum(any(map(str.isalnum, word)) for word in others) + sum(max(1, len(run) // 2) for run in runs)


def words_of(text: str) -> list[str]:
    """The folded words of a text, for comparison; of signs that no blanks part, each two that follow each other.

    >>> words_of("Seeing: by Lamplight"), words_of("灯下看猫")
    (['seeing', 'by', 'lamplight'], ['灯下', '下看', '看猫'])
    """
    return _UNSPACED.sub(_in_pairs, fold(text)).split()


def _in_pairs(run: re.Match[str]) -> str:
    signs = run.group()
    return f" {' '.join(map(''.join, pairwise(signs))) or signs} "


def title_head(title: str) -> str | None:
    """The key of a title without its subtitle, or None where it has none or too little would be left."""
    found = _SUBTITLE.search(title)
    return title_key(title[: found.start()]) if found else None


def author_key(name: str) -> str | None:
    """A person's family name and first initial, to compare the ways in which sources write one author.

    >>> author_key("Ngô, Lê Minh") == author_key("L. M. Ngo")
    True
    """
    family, comma, given = name.partition(",")
    words = fold(f"{given} {family}" if comma else name).split()
    if not words:
        return None
    return words[0] if len(words) == 1 else f"{words[-1]} {words[0][0]}"
