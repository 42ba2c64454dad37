"""Marks of the curator's own among entries: a rank, a rating, an emoji, where they differ from work to work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from state.titles import word_count
from tracker.lists.entry.slots import CALLED, GLUE, Part, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.venues import standing_of
from tracker.lists.form.pattern import Body, LinkRun
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SIGN = Pattern("([\u2600-\u27bf\u2b50\u2b55\U0001f100-\U0001faff]\ufe0f?)")
_PICTURE = Pattern(rf"({SIGN.pattern[1:-1]}|:(?<![\w:]:)[a-z][a-z0-9_+-]+:(?![\w:]))")
"""A picture, also by its name: `:red_square:`."""
_OWN = frozenset({Slot.TEXT, Slot.PICTURE})


class Gap(NamedTuple):
    """Between which facts of an entry something stands; nothing before the first and behind the last."""

    before: str
    behind: str


def gaps(body: Body) -> Iterator[tuple[Gap, list[int]]]:
    """Each gap between two facts of a body, with the numbers of the parts that stand there."""
    before, between = "", list[int]()
    for at, part in enumerate(body.parts):
        fact = _fact(part)
        if not fact:
            between.append(at)
            continue
        yield Gap(before, fact), between
        before, between = fact, []
    yield Gap(before, ""), between


def _fact(part: Part | LinkRun) -> str:
    """What a part states, so far as it tells what stands beside it; a preprint is none of what has appeared."""
    if isinstance(part, LinkRun):
        return f"links {part.links[0].target}"
    if part.slot is GLUE or part.slot in _OWN:
        return ""
    return f"{part.slot} {standing_of(part.raw)}" if part.slot is Slot.VENUE else part.slot


def words_of_works(bodies: Sequence[Body], own: int, asked: frozenset[str]) -> frozenset[str]:
    """Which words beside facts some entries have there and others have not: each says them of its own work.

    The first `own` are of the very section, which may say of all its works what its sisters say of none.
    """
    if not asked:
        return frozenset()
    seen, alike = _told(bodies, own, lambda body, between: asked.intersection(_words(body, between)))
    return frozenset(raw for gap, raw in seen if any(gap)) - {raw for _, raw in alike}


def _told(
    bodies: Sequence[Body], own: int, tell: Callable[[Body, Sequence[int]], Iterable[str]]
) -> tuple[frozenset[tuple[Gap, str]], frozenset[tuple[Gap, str]]]:
    """What entries have in each gap, and what of it nearly all have that have the gap, of the section or of all."""
    entries: Counter[Gap] = Counter()
    said: Counter[tuple[Gap, str]] = Counter()
    alike: set[tuple[Gap, str]] = set()
    for those, least in ((bodies[:own], _FEW), (bodies[own:], 2)):
        for body in those:
            for gap, between in gaps(body):
                entries[gap] += 1
                for raw in tell(body, between) if between else ():
                    said[gap, raw] += 1
        alike.update(one for one, count in said.items() if count >= max(least, _SHARED * entries[one[0]]))
    return frozenset(said), frozenset(alike)


_SHARED = 0.9
"""What so many entries have in one gap is of the list's form; what fewer have is of their own works."""
_FEW = 3
"""So few entries of a section do not tell what all of them have."""


def _words(body: Body, between: Sequence[int]) -> Iterator[str]:
    """What is said in a gap. A box that is ticked (`[x]`) says nothing: which are is asked of each work."""
    for at in between:
        part = body.parts[at]
        if isinstance(part, Part) and part.slot is Slot.TEXT and len(part.raw) > 1:
            yield part.raw


@dataclass(frozen=True)
class OwnMarks:
    """The marks of some entries that are of their own works."""

    signs: frozenset[Gap]
    """Where pictures stand between the words, not nearly all the same ones, and not just one for what has code."""
    words: frozenset[str]
    """What is said before a title, between the facts there, by some and not by others: a rank of the venue."""

    def __bool__(self) -> bool:
        return bool(self.signs or self.words)

    def apart(self, body: Body) -> Body:
        """A body in which they are parts of their own."""
        signs = {at for gap, between in gaps(body) if gap in self.signs for at in between}
        ranks = {at for gap, between in _ahead(body) for at in between if self._is_rank(body.parts[at])}
        parts: list[Part | LinkRun] = []
        for at, part in enumerate(body.parts):
            if at in ranks and isinstance(part, Part):
                parts.append(Part(Slot.PICTURE, part.raw))
            elif at in signs and isinstance(part, Part) and part.slot is Slot.GLUE:
                parts.extend(_taken_apart(part.raw))
            else:
                parts.append(part)
        return body.with_parts(parts) if ranks or len(parts) > len(body.parts) else body

    def _is_rank(self, part: Part | LinkRun) -> bool:
        return isinstance(part, Part) and part.slot is Slot.TEXT and part.raw in self.words


def own_marks(bodies: Sequence[Body], own: int) -> OwnMarks:
    """The marks of some entries that nearly all would have alike if they were of the list's form."""
    said = Counter(raw for body in bodies for _, between in _ahead(body) for raw in _words(body, between))
    ranks = words_of_works(bodies, own, frozenset(raw for raw, count in said.items() if count > 1))
    return OwnMarks(_own_signs(bodies, own), ranks)


def _own_signs(bodies: Sequence[Body], own: int) -> frozenset[Gap]:
    """Where pictures stand that nearly all entries would have alike if they were of the list's form."""
    if not any(_PICTURE.search(body.text) for body in bodies):  # most lists have none
        return frozenset()
    seen, alike = _told(bodies, own, _signs_together)
    own_gaps = {gap for gap, _ in seen} - {gap for gap, _ in alike}
    return frozenset(gap for gap in own_gaps if not _stands_for_code(gap, bodies))


def _stands_for_code(gap: Gap, bodies: Sequence[Body]) -> bool:
    """Is it one picture that stands in a gap where an entry links to code, and none where it does not?"""
    told = [
        ("".join(_signs(body, between)), Target.CODE in body.targets)
        for body in bodies
        for here, between in gaps(body)
        if here == gap
    ]
    pictures = {signs for signs, _ in told if signs}
    agreed = Counter(coded for signs, coded in told if bool(signs) is coded)
    few = min(agreed[True], agreed[False]) < _FEW
    return len(pictures) == 1 and not few and agreed.total() >= _PLAINLY * len(told)


_PLAINLY = 0.95


def _signs_together(body: Body, between: Sequence[int]) -> Iterator[str]:
    if signs := "".join(_signs(body, between)):
        yield signs


def _ahead(body: Body) -> Iterator[tuple[Gap, list[int]]]:
    """The gaps before the title or the name."""
    untitled = takewhile(lambda one: one[0].behind and one[0].before not in CALLED, gaps(body))
    return ((gap, between) for gap, between in untitled if gap.before)


def _signs(body: Body, between: Sequence[int]) -> Iterator[str]:
    for at in between:
        part = body.parts[at]
        if isinstance(part, Part) and part.slot is Slot.GLUE:
            yield from _PICTURE.findall(part.raw)


def _taken_apart(glue: str) -> Iterator[Part]:
    for at, piece in enumerate(_PICTURE.split(glue)):
        if at % 2:
            yield Part(Slot.PICTURE, piece)
        elif piece:
            yield Part(Slot.GLUE, piece, piece)


def lacks_mark(bodies: Sequence[Body], written: Body) -> bool:
    """Does an entry leave out what each other has in that gap, a mark of its own which no source tells?"""
    if sum(map(_has_mark, bodies)) < _FEWEST:  # as in nearly all lists, and then no gap need be looked into
        return False
    unmarked = [(gap, between) for gap, between in gaps(written) if not any(_signs(written, between))]
    marked: dict[Gap, list[frozenset[str]]] = {gap: [] for gap, _ in unmarked}
    for body in bodies:
        if not marked:
            return False
        for gap, between in gaps(body):
            if gap not in marked:
                continue
            if marks := frozenset(_marks(body, between)):
                marked[gap].append(marks)
            else:  # not each has one there
                del marked[gap]
    for gap, between in unmarked:
        if len(here := marked.get(gap, ())) >= _FEWEST:
            alike = frozenset.intersection(*here)
            bare = alike.issuperset(_marks(written, between))
            if bare and len(set(here)) > 1 and all(marks > alike for marks in here):
                return True
    return False


_FEWEST = 4
"""Fewer entries may each have a mark by chance."""
_SHORT = 24
"""Longer is a description, a picture or an anchor."""
_BADGE = Pattern(r"img\.shields\.io/(?:badge/(?!dynamic/)|static/v1\?)|\bbadgen\.net/badge/")
"""A badge of fixed words, which may be a tag however long its address is."""


def _marks(body: Body, between: Sequence[int]) -> Iterator[str]:
    for at in between:
        part = body.parts[at]
        if isinstance(part, Part) and part.slot in _OWN and not part.form and _is_mark(part.raw):
            yield part.raw


def _has_mark(body: Body) -> bool:
    facts = body.facts if not _OWN.isdisjoint(body.slots) else ()
    return any(part.slot in _OWN and not part.form and _is_mark(part.raw) for part in facts)


def _is_mark(raw: str) -> bool:
    return len(raw) <= _SHORT or _BADGE.search(raw) is not None


NO_MARK = (
    "each entry of the section has a mark of its own there, such as a rank or a tag, which no source tells"
)
"""Why an entry is only suggested where it would be the only one without."""


def lacks_words(bodies: Sequence[Body], written: Body) -> bool:
    """Does an entry say nothing in words of its own where nearly all others have a description, each another one?"""
    said = [words for body in bodies if (words := _described(body, _SENTENCE))]
    described = len(said) >= _SHARED * len(bodies) and 2 * len(set(said)) > len(said)
    return len(bodies) >= _FEWEST and described and not _described(written, _BRIEF)


def _described(body: Body, least: int) -> tuple[str, ...]:
    """What an entry says in so many words of its own, and not once more in those of its title."""
    titles = {part.raw for part in body.facts if part.slot is Slot.TITLE}
    facts = (part for part in body.facts if part.slot is Slot.TEXT and part.raw not in titles)
    return tuple(part.raw for part in facts if word_count(part.raw) >= least)


_SENTENCE, _BRIEF = 5, 2
"""So many words of an entry are a description; of a new one fewer are enough."""

NO_WORDS = (
    "each entry of the section is described in words of its own, and of this work nothing is known that its"
    " title does not say"
)
"""Why an entry is only suggested where it would be the only one without a description."""
