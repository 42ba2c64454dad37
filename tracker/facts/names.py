"""The names known to the field, from `names.toml`, and where a text mentions them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tracker.facts.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.facts.passage import Passage

_VERSIONED = frozenset({"language_models", "vision_language_models", "vision_encoders"})
_VERSION = re.compile(
    r"(?:-?v?\d[\w.]*|\sv?\d+(?:\.\d+)*(?:x\d+)?B?(?!\w)|(?:-|\s(?=[\dA-Z]))(?:\d[\w.]*B|[Bb]ase|[Ll]arge|[Hh]uge|[BLHGg](?:/\d+)?|"
    r"Instruct|Chat|ViT|VL|OneVision|OV|ov|Vision|NeXT|Next|Med|Omni|LM|R1|Distill|[Ss][Oo]400m|Math|Coder|Image)(?![A-Za-z]))+"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text: its table, how an entry writes it, and where it stands with version and size."""

    table: str
    name: str
    start: int
    end: int


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
    text: str

    def allows(self, found: str) -> bool:
        """Short spellings and those in capitals are names only as written: OPT is one, opt is a word."""
        if len(self.text) > 5 and not self.text.isupper():
            return True
        bare = found.replace("-", "").replace(" ", "")
        return any(bare == text.replace("-", "").replace(" ", "") for text in tables()[self.table][self.name])


@cache
def _lexicon(wanted: tuple[str, ...]) -> tuple[Lexicon, tuple[_Spelling, ...]]:
    spellings = tuple(
        _Spelling(table, name, text)
        for table in wanted
        for name, texts in tables()[table].items()
        for text in texts
    )
    loose = (re.sub(r"[-\s]", "( )?", spelling.text) for spelling in spellings)
    return Lexicon.of((pattern.lower() for pattern in loose), behind=""), spellings


def mentions(wanted: tuple[str, ...], passage: Passage) -> list[Mention]:
    """Every known name of some tables in a text, in order."""
    lexicon, spellings = _lexicon(wanted)
    plain = passage.plain
    found = []
    for place, start, bare in lexicon.find(passage.lowered):
        spelling = spellings[place]
        if plain[start - 1 : start] == "-" or not spelling.allows(plain[start:bare]):
            continue
        end = _with_version(plain, bare) if spelling.table in _VERSIONED else bare
        if not plain[end : end + 1].isalnum():
            name = plain[start:end] if end > bare else spelling.name
            found.append(Mention(spelling.table, name, start, end))
    return found


def _with_version(plain: str, end: int) -> int:
    version = _VERSION.match(plain, end)
    return end + len(version[0].rstrip(".")) if version else end
