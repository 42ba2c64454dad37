"""The names known to the field, from `names.toml`, and where a text mentions them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import ascii_lowercase
from typing import TYPE_CHECKING

from tracker.facts.fact import Source
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.lexicon import end_of, small
from tracker.facts.text.passage import Mention, Passage
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PARTS = ("language_models", "vision_language_models", "vision_encoders")
"""The tables of what a model may be made of."""
_VERSIONED = frozenset({*PARTS, "other_models"})
_SEARCHED = (*sorted(_VERSIONED), "architectures", "languages")
_VERSION = Pattern(
    r"(?>-?[vV]?\d[\w.]*|\.\d+|\sv?\d+(?:\.\d+)*(?:x\d+B|B)?(?!\w)|-\d{3}px|(?:-|\s(?=[\dA-Z]))(?:\d[\w.]*B|[Bb]ase|[Ll]arge|[Hh]uge|[TSBLHGg](?:/\d+)?|"
    r"Instruct|Chat|ViT|VL|OneVision|OV|ov|Vision|NeXT|Next|Med|Omni|LM|(?<=-)LLM|[Mm]ini|R1|Distill|[Ss][Oo]400m|Math|Coder|Image|MoE|MM|Flash|Pro|[Ii][Tt]|A\d+[BM]|K\d[\d.]*)(?![A-Za-z]))+"
)


def key(spelling: str) -> str:
    """A spelling without case, dashes and spaces."""
    return re.sub(r"[\s-]+", "", spelling).casefold()


@cache
def tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Every table of the file, each name with its spellings, its own first."""
    text = resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return {
        table: {name: (name, *other) for name, other in names.items()}
        for table, names in tomllib.loads(text).items()
    }


@dataclass(frozen=True, slots=True)
class _Spelling:
    table: str
    name: str
    parts: tuple[str, ...]
    """The spelling in small letters, cut where a dash or space may stand or be left out."""
    opens: tuple[str, ...]
    """How it may begin: its first part and the next with what may stand between them, or the first before longer gaps."""
    written: frozenset[str] | None
    """The ways to write it, without dashes and spaces; None of a spelling that is a name whatever its case.

    Short spellings and those in capitals are names only as written: OPT is one, opt is a word.
    """

    def end_in(self, passage: Passage, start: int) -> int | None:
        """Where the spelling ends if it stands here."""
        end = end_of(self.parts, passage.lowered, start)
        if end is None or self.written is None:
            return end
        return end if _bare(passage.plain[start:end]) in self.written else None


def _bare(text: str) -> str:
    return text.replace("-", "").replace(" ", "")


def tables_of(identifier: str) -> set[str]:
    """The tables of models that the name of a file or repository speaks of; such names are often in small letters.

    >>> tables_of("clip-vit-large-patch14-336"), tables_of("Qwen2.5-0.5B-Instruct"), tables_of("optimus-2b")
    ({'vision_encoders'}, {'language_models'}, set())
    """
    words = identifier.replace("_", "-").casefold()
    found = {table for table, pattern in _identifiers().items() if pattern.search(words)}
    return found - {"language_models"} if "vision_language_models" in found else found


@cache
def _identifiers() -> Mapping[str, re.Pattern[str]]:
    spelled = {
        table: sorted(
            {text.replace(" ", "-").casefold() for texts in tables()[table].values() for text in texts}
        )
        for table in sorted(_VERSIONED)
    }
    return {
        table: re.compile(rf"(?<![a-z\d])(?:{'|'.join(map(re.escape, spellings))})(?=v?\d|[^a-z]|$)")
        for table, spellings in spelled.items()
    }


_HEAD = Pattern(r"[a-z]++(?![^\W\d_])|[^\W\d_]+|\d+")
"""What a name is looked up by: its first letters, before any number; those of the alphabet alone are quicker to tell."""
_SHORT = 5
"""Letters of a spelling that may be a word."""


@cache
def _spellings() -> Mapping[str, tuple[_Spelling, ...]]:
    """The spellings that texts are searched for by their heads, the longest first."""
    found: dict[str, list[_Spelling]] = {}
    for table in _SEARCHED:
        for name, texts in tables()[table].items():
            bare = frozenset(map(_bare, texts))
            for text in texts:
                parts = tuple(re.split(r"[-\s]", text.lower()))
                written = None if len(text) > _SHORT and not text.isupper() else bare
                spelling = _Spelling(table, name, parts, _opens(parts), written)
                for head in {_head("".join(parts[: count + 1])) for count in range(len(parts))}:
                    found.setdefault(head, []).append(spelling)
    return {head: tuple(sorted(several, key=_longest_first)) for head, several in found.items()}


def _opens(parts: tuple[str, ...]) -> tuple[str, ...]:
    """To look for these spares most of a family's names the walk through their parts."""
    if len(parts) == 1:
        return parts
    first, second = parts[:2]
    plainly = (f"{first}{gap}{second}" for gap in ("-", " ", ""))
    return (*plainly, f"{first}\n", *(f"{first}{a}{b}" for a in "- " for b in "- \n"))


def _stands(spelling: _Spelling, word: str) -> bool:
    """May a spelling stand at a word whatever comes next? One of several words may where they are written as one."""
    return spelling.parts[0] != word or len(spelling.parts) == 1


def _is_head(word: str) -> bool:
    return any(_stands(spelling, word) for spelling in _headed(_spellings(), word))


def _is_first(word: str) -> bool:
    return not _is_head(word) and bool(_headed(_spellings(), word))


@cache
def _seconds() -> re.Pattern[str]:
    """What the second words of spellings begin with; a letter alone begins no other word."""
    several = {one for alike in _spellings().values() for one in alike if len(one.parts) > 1}
    begun = {re.split(r"\W", one.parts[1])[0] for one in several}
    return re.compile(
        "|".join(rf"{part}(?![a-z])" if part in ascii_lowercase else part for part in sorted(begun))
    )


def _may_be_second(word: str) -> bool:
    return _seconds().match(word) is not None


_HEADS = Anchor(_is_head)
"""The words that a spelling may begin with."""
_FIRSTS = Anchor(_is_first, then=_may_be_second)
"""The words that only spellings of several words begin with."""


def _named_in(table: str) -> Anchor:
    """The words that a spelling of one table may begin with: a look at them spares most texts the search for all."""
    return Anchor(lambda word: any(one.table == table for one in _headed(_spellings(), word)))


SELDOM: Mapping[tuple[str, ...], Anchor] = {
    (table,): _named_in(table) for table in ("architectures", "languages")
}
"""The tables that next to no text names anything of, as they are asked for."""


def _head(text: str, start: int = 0) -> str:
    match = _HEAD.match(text, start)
    return match[0] if match else ""


def _longest_first(spelling: _Spelling) -> int:
    return -sum(map(len, spelling.parts))


def _headed(known: Mapping[str, tuple[_Spelling, ...]], text: str, start: int = 0) -> tuple[_Spelling, ...]:
    """The spellings that may begin here: `llava`, `llava15`, `llavav1`."""
    head = _head(text, start)
    return known.get(head) or known.get(head.removesuffix("v"), ())


def mentions(wanted: tuple[str, ...], passage: Passage) -> list[Mention]:
    """Every known name of some tables in a text, in order."""
    anchor = SELDOM.get(wanted)
    if (anchor and not passage.starts(anchor)) or not (found := _all_mentions(passage)):
        return []
    return [mention for mention in found if mention.table in wanted]


def may_begin(text: str) -> bool:
    """May a text begin with a known name? To ask first is much quicker than to look for all that it mentions."""
    return bool(_headed(_spellings(), small(text)))


def is_model(text: str) -> bool:
    """Is a text the name of a known model, with whatever version and size, and nothing else?"""
    found = _all_mentions(Passage(text, Source.TITLE)) if may_begin(text) else ()
    return any(one.table in _VERSIONED and one.start == 0 and one.end == len(text) for one in found)


def behind_dashes(passage: Passage) -> list[int]:
    """Where a known name may begin within another: MapRead-Vicuna."""
    return [start for start in _begins(passage) if passage.plain[start - 1 : start] == "-"]


def _begins(passage: Passage) -> Sequence[int]:
    heads, firsts = passage.starts(_HEADS), passage.starts(_FIRSTS)
    return sorted((*heads, *firsts)) if heads and firsts else heads or firsts


def _all_mentions(passage: Passage) -> Sequence[Mention]:
    """Every name of the tables that texts are searched for, found in one walk and kept with the text."""
    if passage.mentions is None:
        begins = _begins(passage)
        passage.mentions = _found_at(begins, passage) if begins else ()
    return passage.mentions


def _found_at(begins: Sequence[int], passage: Passage) -> list[Mention]:
    known, plain, lowered = _spellings(), passage.plain, passage.lowered
    found: list[Mention] = []
    done = 0
    for start in begins:
        if start < done or plain[start - 1 : start] == "-":
            continue
        for spelling in _headed(known, lowered, start):
            if not lowered.startswith(spelling.opens, start):
                continue
            if (bare := spelling.end_in(passage, start)) is None:
                continue
            done = bare
            if mention := _mention(spelling, plain, start, bare):
                found.append(mention)
                break
    return found


def _mention(spelling: _Spelling, plain: str, start: int, bare: int) -> Mention | None:
    """The spelling with the version behind it, unless it turns out to be the beginning of another word."""
    end = _with_version(plain, bare) if spelling.table in _VERSIONED else bare
    if plain[end : end + 1].isalnum():
        return None
    return Mention(spelling.table, plain[start:end] if end > bare else spelling.name, start, end)


def _with_version(plain: str, end: int) -> int:
    version = _VERSION.match(plain, end)
    return end + len(version[0].rstrip(".")) if version else end
