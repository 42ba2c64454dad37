"""A text to read facts from: its TeX dressing blanked out, letter for letter, so that every find can be quoted."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tracker.facts.text.anchors import places
from tracker.facts.text.lexicon import STOPS, small, words_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from tracker.facts.fact import Source
    from tracker.facts.text.anchors import Anchor, Places
    from tracker.facts.text.lexicon import Lexicon, Phrase

_COMMAND = Pattern(
    r"\\(?:(?:text(?:bf|it|tt|sc|sf|rm|md)|emph|underline|url|href|bf|it|em|tt|sc|mbox|xspace|footnote)\b\\?\{?"
    r"|[%&#_ {}])"
)
_DRESSING = Pattern(rf"{_COMMAND.pattern}|\*\**|``|''|\{{|\}}|~|“|”|\"")
_SIGNS = {**dict.fromkeys('*{}~“”"', " "), "``": "  ", "''": "  "}
"""Dressing of one sign or two alike; to replace one after the other takes a tenth of a look at every letter."""
_MATHS = Pattern(r"\$[^$\n]{1,60}\$")
_NUMBER_SET = Pattern(
    r"\$\s*(?:\\(?:sim|thicksim|approx|geq?|leq?)\s*)?(?:\\(?:mathbf|mathrm|textbf|bf)\s*\{\s*)?(?P<number>\d[\d.,]*[KkMB]?)\s*\}?\s*\$"
)
"""A number set as a formula."""
_WORD_SET = Pattern(
    r"\$\s*(?:\\(?:text\w*|math\w*|emph|bf|it)\s*\{\s*)?(?P<word>[A-Za-z][A-Za-z\d.+-]{2,})\s*\}?\s*\$(?!\w|-[A-Z])"
)
"""A word set as a formula; one that goes on behind it is a name of its own kind: VLM$^2$-Map."""
_WORDS_SET = Pattern(
    r"\$\s*\\(?:text\w*|emph)\s*\{(?P<words>[A-Za-z][A-Za-z-]+(?:\s[^\W\d_][\w()-]*|\s\([\w-]+\)){1,9})\}\s*\$"
)
"""Words set as a formula for their looks."""
_ABBREVIATIONS = (
    r"(?:e\.g|i\.e|etc|avg|Fig|Sec)",
    "(?:vs|cf|al|Eq|Dr)",
    "approx",
    "resp",
    r"w\.r\.t",
    "[A-Z]",
)
"""Those of one length together, for Python looks back over one length at a time."""
_SHORTENED = r"(?<!(?:\.[get]|[vi]g|[te]c|vs|cf|al|Eq|Dr|ox|sp)\.)(?<![A-Z]\.)"
"""Behind no letters that an abbreviation ends in: to ask this first spares most sentences to be compared with each."""
_SENTENCE_END = Pattern(
    r"[.!?\n](?:(?<!\n)(?=[)\"'”]?\s+[A-Z(\"“`$\\{\d])"
    rf"(?:{_SHORTENED}|"
    + "".join(rf"(?<!\b{shortened}\.)" for shortened in _ABBREVIATIONS)
    + r")[)\"'”]?|(?<=\n)\s*\n)"
)
"""The end of a sentence; an abbreviation's full stop ends none."""

LONGEST = 15_000
"""As much of a text is read: abstracts have a tenth of it, and a hostile one must not cost minutes."""


def undress(text: str) -> str:
    r"""Blank out TeX commands, braces and quotation marks; the result has the same length.

    >>> undress(r"present \textbf{Nexus}, a model")
    'present         Nexus , a model'
    """
    if not _is_dressed(text):
        return text
    if "$" not in text:
        text = _COMMAND.sub(_blank, text) if "\\" in text else text
        for sign, blank in _SIGNS.items():
            text = text.replace(sign, blank)
        return text
    if "\\text" in text or "\\emph" in text:
        text = _WORDS_SET.sub(_in_its_place, text)
    text = _WORD_SET.sub(_in_its_place, _NUMBER_SET.sub(_in_its_place, text))
    formulas = [m.span() for m in _MATHS.finditer(text)]

    def blank_outside(match: re.Match[str]) -> str:
        brace = match[0] in "{}"
        inside = brace and any(start <= match.start() < end for start, end in formulas)
        return match[0] if inside else _blank(match)

    return _DRESSING.sub(blank_outside, text)


def _in_its_place(match: re.Match[str]) -> str:
    """What a formula sets, without the TeX on both sides of it."""
    start, end = (place - match.start() for place in match.span(1))
    return " " * start + match[1] + " " * (len(match[0]) - end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_dressed(text: str) -> bool:
    """Is there any sign of dressing? One look after the other is quicker than a loop, and most texts have none."""
    return (
        "$" in text or "\\" in text or "{" in text or "`" in text
        or "~" in text or '"' in text or "*" in text or "“" in text
    )  # fmt: skip


class Read(Protocol):
    """Texts cut into words, some together or one by itself."""

    @property
    def places(self) -> Places:
        """Where something may begin."""

    @property
    def stops(self) -> Sequence[Sequence[int]]:
        """Where a sentence may end in each text."""

    def phrases(self, lexicon: Lexicon) -> Sequence[Sequence[Phrase]]:
        """The phrases of a lexicon in each text, in order."""


_STOP = Pattern(rf"[{STOPS}]")


class Alone:
    """A text cut into words by itself."""

    def __init__(self, lowered: str) -> None:
        self._words = words_of(lowered)
        self.places = places(self._words)

    @property
    def stops(self) -> Sequence[Sequence[int]]:
        """Where a sentence may end."""
        return [[match.start() for match in _STOP.finditer(self._words.lowered)]]

    def phrases(self, lexicon: Lexicon) -> Sequence[Sequence[Phrase]]:
        """The phrases of a lexicon, in order."""
        return [tuple(lexicon.find(self._words))]


class Mention(NamedTuple):
    """A known name in a text: its table, how an entry writes it, and where it stands with version and size."""

    table: str
    name: str
    start: int
    end: int


class Passage:
    """One source's text. `plain` is what the rules read; positions in it are positions in `text`."""

    __slots__ = ("_number", "_places", "_read", "lowered", "mentions", "plain", "source", "text")

    def __init__(self, text: str, source: Source) -> None:
        self.text, self.source = text, source
        self.plain = undress(text[:LONGEST])
        self.lowered = small(self.plain)
        """`plain` in small letters, each in its place."""
        self._read: Read | None = None
        self._number = 0
        """Its place among the texts that it was read with."""
        self._places: Places | None = None
        """Those of the texts cut into words, which nearly every reader asks for."""
        self.mentions: Sequence[Mention] | None = None
        """The known names in it, once they were looked for."""

    @staticmethod
    def read_together(passages: Sequence[Passage]) -> None:
        """Cut some texts into words at once, which is quicker than one by one when they are looked into."""
        from tracker.facts.text.together import Texts  # noqa: PLC0415 - numpy takes longer to load than a few texts to read

        texts = Texts([passage.lowered for passage in passages])
        places = texts.places
        for number, passage in enumerate(passages):
            passage._read, passage._number, passage._places = texts, number, places  # noqa: SLF001 - its own kind

    @staticmethod
    def starts_in_each(passages: Sequence[Passage], anchor: Anchor) -> Sequence[Sequence[int]]:
        """Where something may begin in each of some texts that were read in this order, or in one by itself."""
        first = passages[0]
        found = (first._places or first._columns())[anchor.number]  # noqa: SLF001 - its own kind
        return found[first._number : first._number + len(passages)]  # noqa: SLF001 - its own kind

    @property
    def read(self) -> Read:
        """The text cut into words, by itself or with others."""
        if self._read is None:
            self._read = Alone(self.lowered)
        return self._read

    def _columns(self) -> Places:
        """Where something may begin in the texts that it was read with."""
        self._places = self.read.places
        return self._places

    def starts(self, anchor: Anchor) -> Sequence[int]:
        """Where something may begin."""
        return (self._places or self._columns())[anchor.number][self._number]

    def starts_between(self, anchor: Anchor, start: int, end: int) -> Sequence[int]:
        """Where something may begin between two positions."""
        found = self.starts(anchor)
        if not found:
            return ()
        return found[bisect_left(found, start) : bisect_left(found, end)]

    def phrases(self, lexicon: Lexicon) -> Sequence[Phrase]:
        """The phrases of a lexicon, in order."""
        return self.read.phrases(lexicon)[self._number]

    def quote(self, start: int, end: int) -> str:
        """The source's exact words between two positions."""
        return self.text[start:end].strip()

    def matches(self, pattern: Pattern | re.Pattern[str], anchor: Anchor) -> Sequence[re.Match[str]]:
        """The matches of a pattern that can begin at some words only; trying it at every letter costs ten times that."""
        starts = (self._places or self._columns())[anchor.number][self._number]
        return self._matches_at(pattern, starts) if starts else ()  # as it is with most

    def matches_between(
        self, pattern: Pattern, anchor: Anchor, start: int, end: int
    ) -> Sequence[re.Match[str]]:
        """Those between two positions, as if the text ended at the second."""
        starts = self.starts_between(anchor, start, end)
        return self._matches_at(pattern, starts, end) if starts else ()

    def _matches_at(
        self, pattern: Pattern | re.Pattern[str], starts: Iterable[int], end: int = LONGEST
    ) -> Sequence[re.Match[str]]:
        found: list[re.Match[str]] = []
        done = 0
        for start in starts:
            if start >= done and (match := pattern.match(self.plain, start, end)):
                done = match.end()
                found.append(match)
        return found

    def ends(self) -> list[int]:
        """Where each sentence ends, and the next one begins."""
        ends: list[int] = []
        plain, done = self.plain, 0
        for stop in self.read.stops[self._number]:
            if stop >= done and (match := _SENTENCE_END.match(plain, stop)):
                done = match.end()
                ends.append(done)
        if plain[done:].strip():
            ends.append(len(plain))
        return ends
