"""Names that an address bears or the title says in full, though no verb of the abstract introduces them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.links import ADDRESSED
from tracker.facts.text.shape import is_generic, is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.facts.text.passage import Passage

DEFINED = Pattern(r"\((?P<name>[A-Za-z][\w.+-]{2,20})\)")
"""A name in brackets."""
_REPOSITORIES = (
    Pattern(r"github\.com/[\w.-]+/(?P<name>[\w.-]*\w)"),
    Pattern(r"huggingface\.co/(?:datasets/)?[\w.-]+/(?P<name>[\w.-]*\w)"),
    Pattern(r"\.github\.io/(?P<name>[\w-]+)"),
)
_SITE = Pattern(r"(?P<name>[\w-]+)$")
_IN_ADDRESS = Pattern(r"[\w/.-]|.[\w/-]")
_OFTEN = 2
_OF_OTHERS = Pattern(r"\s+v?\d|\s*\(\s*(?:\\url|https?:)")
"""Behind a name that an address bears and that is not the work's own: a version of it, or the address of what is used."""
_EDITION = Pattern(r"[-_.](?:v\d[\w.]*|main|code|official|release|project|public)\Z", re.IGNORECASE)
"""What addresses add to a name."""
_LONGEST_FORM = 8
_LONG_FORM = 3
"""Words of what a name in brackets stands for."""


class Introduced(NamedTuple):
    """A name that an abstract gives, where it stands, and how plainly it is given."""

    name: str
    start: int
    end: int
    weight: float


def of_match(match: re.Match[str], weight: float) -> Introduced:
    """What a pattern matched as a name."""
    return Introduced(match["name"], match.start("name"), match.end("name"), weight)


def addressed(passage: Passage) -> tuple[str, ...]:
    """What the addresses in a text are called after."""
    if not passage.starts(ADDRESSED):
        return ()
    plain = passage.plain
    found = [match["name"] for pattern in _REPOSITORIES for match in pattern.finditer(plain)]
    at = plain.find(".github.io")
    if at >= 0 and (site := _SITE.search(plain, max(0, at - 40), at)):
        found.append(site["name"])
    found += [_EDITION.sub("", name) for name in found]
    return tuple(dict.fromkeys(found))


def of_addresses(plain: str, called: Sequence[str]) -> Iterator[Introduced]:
    """Names that an address bears and the text uses, though no verb introduces them."""
    for name in called:
        places = [
            at
            for at in _found_at(plain, name)
            if not _IN_ADDRESS.match(plain[at - 1 : at] + plain[at + len(name) :])
        ]
        defined = f"({name})" in plain and not is_generic(name)
        once = len(places) == 1 and not _OF_OTHERS.match(plain, places[0] + len(name))
        if (len(places) >= _OFTEN and (is_shaped(name) or defined)) or (once and is_shaped(name)):
            yield Introduced(name, places[0], places[0] + len(name), 1.5)


def _found_at(plain: str, name: str) -> Iterator[int]:
    at = plain.find(name)
    while at >= 0:
        yield at
        at = plain.find(name, at + 1)


def told_by_title(plain: str, brackets: Iterable[re.Match[str]], squeezed_title: str) -> Iterator[Introduced]:
    """Names in brackets behind what the title is or begins with, whatever the abstract says of it."""
    for match in brackets:
        words = _words_before(plain, match.start())
        if len(words) >= _LONG_FORM and squeeze("".join(words[-_LONG_FORM:])) in squeezed_title:
            forms = list(accumulate(map(squeeze, reversed(words)), _before))
            told = [form for form in forms[_LONG_FORM - 1 :] if squeezed_title.startswith(form)]
            if told:
                yield of_match(match, 2.2 if squeezed_title in told else 1.4)


def _before(form: str, word: str) -> str:
    return word + form


def _words_before(plain: str, bracket: int) -> list[str]:
    return plain[max(0, bracket - 120) : bracket].split()[-_LONGEST_FORM:]


def in_title(plain: str, one: Introduced, squeezed_title: str) -> bool:
    """Does the title say in full what a name in brackets stands for?"""
    if plain[one.start - 1 : one.start] != "(":
        return False
    words = _words_before(plain, one.start - 1)[-_LONG_FORM:]
    return len(words) == _LONG_FORM and squeeze(" ".join(words)) in squeezed_title
