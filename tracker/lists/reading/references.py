"""Links by name (`[title][12]`, `[12]: https://…`): read as if they led there in line, and written back as the page does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import LINK
from tracker.lists.entry.targets import Target, target_of
from tracker.lists.reading.fences import Fence
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_DEFINITION = Pattern(
    r"^(?P<lead> {0,3}\[)(?P<key>(?!\^)(?:\\.|[^\[\]\\\n])+)(?P<gap>\]:[ \t]*)(?P<open><?)(?P<url>[^\s<>]+)(?P<close>>?)"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_IMAGE = Pattern(r"!\[(?P<label>[^\[\]\n]*)\](?:\[(?P<key>[^\[\]\n]*)\])?(?![(:\[])")
_INLINE_IMAGE = Pattern(r"!\[(?P<label>[^\[\]\n]*)\]\((?P<url>[^\s()]+)\)")
_LABEL = r"(?:!\[[^\[\]\n]*\]\([^\s()]*\)|\\.|[^\[\]\\\n]|\[[^\[\]\n]*\](?![(\[]))+?"
_LINK = Pattern(rf"(?<![!\\])\[(?P<label>{_LABEL})\](?:\[(?P<key>[^\[\]\n]*)\])?(?![(:\[])")
_NUMBER = Pattern(r"(?P<word>\D*)(?P<number>\d{1,9})")
_BRACKETED = Pattern(r"\[([^\[\]\n]+)\]")
_TITLE = Pattern(r"^[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))[ \t]*$")
_ID = Pattern(r"\d{4}\.\d{4,5}")
_UNSEEN = "<!-- -->"
_NEAR = 30
"""So many lines up and down show how entries link here."""


_LONGEST = 200
"""No name of a link is longer; Markdown knows none of more than 999 letters."""


class Definition(NamedTuple):
    """Where a name leads: its line and how that is written."""

    line: int
    key: str
    url: str
    frame: tuple[str, str, str]
    """What stands before the name, between it and the address, and behind the address."""


class _Use(NamedTuple):
    """A link by name as it stands in a line."""

    label: str
    key: str
    """What stands in the second brackets; the words of the link where nothing stands there."""
    bare: str | None
    """The second brackets' text where it says nothing: `` for `[words][]`, None for `[words]`."""
    definition: Definition


class Naming(NamedTuple):
    """A link of a new entry with the name it gets."""

    key: str
    url: str


def definitions_in(texts: Sequence[str]) -> dict[str, Definition]:
    """Where the names of a page lead; of two with one name the first counts."""
    found: dict[str, Definition] = {}
    if not any(text.lstrip()[:1] == "[" and "]:" in text for text in texts):
        return found
    fence = Fence()
    for line, text in enumerate(texts):
        match = None if fence.holds(text) else _DEFINITION.match(text)
        if match:
            frame = (match["lead"], match["gap"] + match["open"], match["close"])
            found.setdefault(_folded(match["key"]), Definition(line, match["key"], match["url"], frame))
    return found


def _folded(key: str) -> str:
    return " ".join(key.split()).casefold()


@dataclass(frozen=True)
class References:
    """A page's lines with links by name, and where the names lead."""

    texts: tuple[str, ...]
    """As they stand, out of all quotations."""
    named: Mapping[str, Definition]

    @once
    def led(self) -> tuple[str, ...]:
        """The lines with every link leading where it leads."""
        if not self.named:
            return self.texts
        return tuple(
            text if line in self._told or "[" not in text else self._led(text)
            for line, text in enumerate(self.texts)
        )

    @property
    def read(self) -> tuple[str, ...]:
        """The same, and remarks where it is told where names lead: a reader sees nothing there, and it is part of no entry."""
        told = self._told
        return (
            tuple(_UNSEEN if line in told else text for line, text in enumerate(self.led))
            if told
            else self.led
        )

    @once
    def _told(self) -> frozenset[int]:
        return frozenset(definition.line for definition in self.named.values())

    def _led(self, text: str) -> str:
        text = _IMAGE.sub(lambda match: self._in_line(match, "!"), text) if "![" in text else text
        return _LINK.sub(lambda match: self._in_line(match, ""), text)

    def _in_line(self, match: re.Match[str], bang: str) -> str:
        definition = self.named.get(_folded(match["key"] or match["label"]))
        return f"{bang}[{match['label']}]({definition.url})" if definition else match.group()

    def written(self, at: int, texts: Sequence[str], name: str) -> tuple[list[str], int, list[str]]:
        """New lines with their links by name where those around have them; the line for the names, and the names' lines."""
        near = range(max(0, at - _NEAR), min(len(self.texts), at + _NEAR))
        uses = [use for line in near for use in self._uses(self.texts[line])]
        shared = self._shared(self.texts[line] for line in near)
        if not uses and not shared:
            return list(texts), at, []
        names = _Names(self.named, self._said(), uses, name)
        lines = [self._by_name(text, shared, names, near) for text in texts]
        if not names.made:
            return lines, at, []
        nearest = min(near, key=lambda line: (not any(self._uses(self.texts[line])), abs(line + 0.5 - at)))
        home, frame = self._home(list(self._uses(self.texts[nearest])), names.made[0].key)
        return lines, home, [f"{frame[0]}{one.key}{frame[1]}{one.url}{frame[2]}" for one in names.made]

    def _said(self) -> set[str]:
        """Whatever stands in brackets on the page: as a name it would make a link of what is none."""
        return {_folded(words) for text in self.texts if "[" in text for words in _BRACKETED.findall(text)}

    def _by_name(self, text: str, shared: Mapping[str, str], names: _Names, near: range) -> str:
        by_name, in_line = self._ways(near)

        def image(match: re.Match[str]) -> str:
            key = shared.get(match["url"])
            return f"![{match['label']}][{key}]" if key else match.group()

        def link(match: re.Match[str]) -> str:
            url, label = match["url"], match["label"]
            if match["bang"]:
                return match.group()
            if url in shared:
                return f"[{label}][{shared[url]}]"
            target = target_of(url, label)
            if by_name[target] <= in_line[target] and (
                in_line[target] or sum(by_name.values()) <= sum(in_line.values())
            ):
                return match.group()
            return names.call(label, url, target)

        return LINK.sub(link, _INLINE_IMAGE.sub(image, text))

    def _ways(self, near: range) -> tuple[Counter[Target], Counter[Target]]:
        """How often each kind of link is made by name and in line around a place."""
        by_name: Counter[Target] = Counter()
        in_line: Counter[Target] = Counter()
        for line in near:
            raw = self.texts[line]
            by_name.update(target_of(use.definition.url, use.label) for use in self._uses(raw))
            in_line.update(
                target_of(match["url"], match["label"]) for match in LINK.finditer(raw) if not match["bang"]
            )
        return by_name, in_line

    def _uses(self, raw: str) -> Iterator[_Use]:
        if "[" not in raw or _DEFINITION.match(raw):
            return
        for match in _LINK.finditer(_IMAGE.sub(lambda match: " " * len(match.group()), raw)):
            key = match["key"] or match["label"]
            if definition := self.named.get(_folded(key)):
                yield _Use(match["label"], key, None if match["key"] else match["key"], definition)

    def _shared(self, raws: Iterable[str]) -> dict[str, str]:
        """The names that several entries use, such as those of pictures, by where they lead."""
        counted: Counter[str] = Counter()
        for raw in raws:
            counted.update({_folded(match["key"] or match["label"]) for match in _IMAGE.finditer(raw)})
            counted.update({_folded(use.key) for use in self._uses(raw)})
        found = (self.named[key] for key, count in counted.items() if count > 1 and key in self.named)
        return {one.url: one.key for one in found}

    def _home(self, uses: Sequence[_Use], key: str) -> tuple[int, tuple[str, str, str]]:
        """Where the names of new entries are told: behind the last one of their kind where those of a neighbour are."""
        lines = {one.line: one for one in self.named.values()}
        last = max(use.definition.line for use in uses)
        first, end = last, last + 1
        while first - 1 in lines or self._is_title(first - 1):
            first -= 1
        while end in lines or self._is_title(end):
            end += 1
        alike = [at for at in range(first, end) if at in lines and lines[at].key.isdigit() == key.isdigit()]
        model = lines[max(alike, default=last)]
        return model.line + (2 if self._is_title(model.line + 1) else 1), model.frame

    def _is_title(self, line: int) -> bool:
        """Is it the title of a definition, on a line of its own?"""
        return 0 <= line < len(self.texts) and _TITLE.match(self.texts[line]) is not None


class _Names:
    """The names given to the links of one new entry."""

    def __init__(
        self, named: Mapping[str, Definition], said: set[str], uses: Sequence[_Use], name: str
    ) -> None:
        self._taken = {*named, *said}
        self._uses = [use for use in uses if _NUMBER.fullmatch(use.key)] or uses
        self._numbered = 2 * sum(_NUMBER.fullmatch(use.key) is not None for use in uses) > len(uses)
        self._highest = self._last_number(named) if self._numbered else 0
        self._bare = 2 * sum(_folded(use.label) == _folded(use.key) for use in uses) > len(uses)
        self._keys: defaultdict[Target, list[str]] = defaultdict(list)
        for use in uses:
            self._keys[target_of(use.definition.url, use.label)].append(use.key)
        self._all = uses
        self._name = name
        self.made: list[Naming] = []

    def _last_number(self, named: Mapping[str, Definition]) -> int:
        word = self._word()
        found = (_NUMBER.fullmatch(one.key) for one in named.values())
        return max((int(one["number"]) for one in found if one and one["word"] == word), default=0)

    def _word(self) -> str:
        words = Counter(match["word"] for use in self._uses if (match := _NUMBER.fullmatch(use.key)))
        return words.most_common(1)[0][0] if words else ""

    def call(self, label: str, url: str, target: Target) -> str:
        """A link to an address by a new name."""
        if (
            self._bare
            and not self._numbered
            and len(label) <= _LONGEST
            and _folded(label) not in self._taken
            and not re.search(r"[\[\]\\]", label)
        ):
            self._give(label, url)
            brackets = Counter(use.bare for use in self._all if _folded(use.label) == _folded(use.key))
            return f"[{label}]" + ("[]" if brackets.most_common(1)[0][0] == "" else "")
        key = self._unused(self._key(url, target))
        self._give(key, url)
        return f"[{label}][{key}]"

    def _give(self, key: str, url: str) -> None:
        self._taken.add(_folded(key))
        self.made.append(Naming(key, url))

    def _key(self, url: str, target: Target) -> str:
        if self._numbered:
            numbers = (f"{self._word()}{number}" for number in count(self._highest + 1))
            return next(key for key in numbers if _folded(key) not in self._taken)
        keys = self._keys.get(target) or [use.key for use in self._all]
        number = _ID.search(url)
        with_id = [key for key in keys if _ID.search(key)]
        if number and 2 * len(with_id) > len(keys):
            return _ID.sub(number.group(), with_id[0])
        head, tail = _head(keys), _head([key[::-1] for key in keys])[::-1]
        between = "_" if sum("_" in key for key in keys) > sum("-" in key for key in keys) else "-"
        name = re.sub(r"[^\w]+", between, self._name, flags=re.ASCII)
        words = name[:_LONGEST].strip(between) or "work"
        lowered = all(key == key.lower() for key in keys)
        return f"{head}{words.lower() if lowered else words}{tail}"

    def _unused(self, key: str) -> str:
        found, number = key, 2
        while _folded(found) in self._taken:
            found, number = f"{key}-{number}", number + 1
        return found


def _head(keys: Sequence[str]) -> str:
    """What keys begin with in common, up to a sign, so that no letter of the works' own names is taken for the list's."""
    first, *others = keys
    match = re.match(r".*[^A-Za-z0-9]", first)
    head = match.group() if match and others else ""
    while head and not all(key.startswith(head) for key in others):
        shorter = re.match(r".*[^A-Za-z0-9](?=.)", head)
        head = shorter.group() if shorter else ""
    return head
