"""How far a bullet reaches: the lines that go on with it, and the bullets below it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from state.identity import PAPERS, Identity, Scheme, identify
from tracker.lists.entry.inline import marks, plain, without_marks
from tracker.lists.entry.labels import is_label, label_only
from tracker.lists.entry.people import PEOPLE
from tracker.lists.reading.entries import BULLET, indent_of, leads_outward, outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOLD_LINE = Pattern(r"^\s*(\*\*|__)(?P<words>[^*\[\]]+)(\*\*|__)\s*(?::\s*)?(?:</?br\s*/?>\s*)?$")
_LABELLED = Pattern(r"^[^\w\[(]*+\w[\w/-]*+(?: [\w/-]++){0,2} ?[*_`]*+\s?[:：]")
"""`Code: `, `**Dataset**: `: the words that say what a nested line tells of the work above it."""
_RULE = Pattern(r"^\s*(-{3,}|\*{3,}|_{3,})\s*$")
_BLOCK_TAG = Pattern(r"^</?(details|summary|div|table|p|center|ul|ol)\b", re.IGNORECASE)
_CLOSES_FOLD = Pattern(r"\s*</details\b", re.IGNORECASE)
_DEFINITION = Pattern(r"^\s{0,3}\[(?:\\.|[^\[\]\\\n])+\]:\s")
"""Where a link leads that is named by its number elsewhere."""


class Bullets:
    """The lines of a page, asked about one of its bullets."""

    def __init__(self, texts: Sequence[str], roles: Sequence[Role]) -> None:
        self._texts = texts
        self._roles = roles

    def nested_below(self, at: int, indent: int) -> int:
        """The line of the deeper bullet that follows, or 0."""
        below = self.wrapped(at)
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        if below < len(self._texts) and self._roles[below] is Role.TEXT:
            match = BULLET.match(self._texts[below])
            if match and indent_of(match["indent"]) > indent:
                return below
        return 0

    def wrapped(self, at: int) -> int:
        """The line after the words of a bullet, which may go on over several lines."""
        line = at + 1
        while line < len(self._texts) and self._roles[line] is Role.TEXT and not begins(self._texts[line]):
            line += 1
        return line

    def is_named_pair(self, at: int, nested: int, body: int) -> bool:
        """`- **Name**: authors` with one linked bullet below it is one entry, not a heading with one entry."""
        if nested != at + 1:
            return False
        words = self._texts[at][body:]
        told = re.match(r"\*\*[^*]+\*\*\s*:\s*\w", words)
        if not told and (words.count(",") < 2 or PEOPLE.search(words) is None):
            return False
        depth = indent_of(self._texts[nested])
        end = self.extent(nested, depth)
        following = BULLET.match(self._texts[end]) if end < len(self._texts) else None
        sibling = following is not None and indent_of(following["indent"]) >= depth
        return not sibling and leads_outward("\n".join(self._texts[nested:end]))

    def heads_works(self, at: int, indent: int, least: int = 2) -> bool:
        """Do several works stand below a bullet that links nowhere, each with a paper of its own? Then it is a label.

        Either each is told in its own words, or the same words (`Paper`) link one paper here and another one there.
        Where others beside it are labels, one work in its own words is enough.
        """
        own: defaultdict[Scheme, set[Identity]] = defaultdict(set)
        labelled: defaultdict[tuple[str, Scheme], set[Identity]] = defaultdict(set)
        first, deeper = indent, True
        for line in self._below(at, indent):
            text = self._texts[line]
            first = indent_of(text) if first == indent else first
            papers = {one for url in outward(text) if (one := identify(url)) and one.scheme in PAPERS}
            for paper in papers if len(papers) == 1 else ():
                bullet = BULLET.match(text)
                words = _words(text[bullet.end() if bullet else 0 :])
                if is_label(words):
                    labelled[words, paper.scheme].add(paper)
                    deeper = deeper and indent_of(text) > first
                else:
                    own[paper.scheme].add(paper)
        if not labelled:
            return any(len(found) >= least for found in own.values())
        # labels right below are of this bullet's own work, deeper ones of a work that stands between
        return any(len(found) >= (least if deeper else 2) for found in labelled.values())

    def any_heads_works(self, lines: range, indent: int) -> bool:
        """Is any of the bullets of an indent a label over several works?"""
        for line in lines:
            if self._roles[line] is not Role.TEXT or leads_outward(self._texts[line]):
                continue
            bullet = BULLET.match(self._texts[line])
            if bullet and indent_of(bullet["indent"]) == indent and self.heads_works(line, indent):
                return True
        return False

    def _below(self, at: int, indent: int) -> Iterator[int]:
        """The lines that stand deeper than a bullet, up to what is beside it."""
        for line in range(at + 1, len(self._texts)):
            role, text = self._roles[line], self._texts[line]
            if (
                role is Role.TEXT and indent_of(text) > indent + 1
            ):  # one stray leading blank makes no new level
                yield line
            elif role is not Role.BLANK:
                return

    def extent(self, at: int, indent: int, *, work: bool = False) -> int:
        """The line after the last one that belongs to the bullet at `at`; of a work also what tells it under a label."""
        line = end = at + 1
        while line < len(self._texts):
            role, text = self._roles[line], self._texts[line]
            if role is Role.BLANK:
                below = self._over_gap(line)
                if not below and (folded := self._fold_end(at, line, indent, work=work)):
                    below = end = folded
                if not below:
                    break
                line = below
                continue
            if role is Role.FENCED and indent_of(text) > indent:
                line = end = self._fence_end(line)
                continue
            if role is not Role.TEXT or (
                self._ends_bullet(text, indent, work=work) and not (work and self._notes(line, indent))
            ):
                break
            if _CLOSES_FOLD.match(text) and not any("<details" in one for one in self._texts[at:line]):
                break  # the fold that the bullet stands in
            line += 1
            end = line
        return end

    def _fence_end(self, line: int) -> int:
        """The line after a fence that opens at one."""
        while line < len(self._texts) and self._roles[line] is Role.FENCED:
            line += 1
        return line

    def _fold_end(self, at: int, line: int, indent: int, *, work: bool) -> int:
        """The line after the fold that a bullet opens above a line and closes below it, deeper than it stands; 0 without one.

        What stands on its own there (another bullet's work, a table) makes it no fold of this bullet's alone.
        """
        open_folds = sum(map(_folds, self._texts[at:line]))
        for below in range(line, len(self._texts) if open_folds > 0 else 0):
            role, text = self._roles[below], self._texts[below]
            if role is Role.BLANK:
                continue
            if (
                role is not Role.TEXT
                or indent_of(text) <= indent
                or self._ends_bullet(text, indent, work=work)
            ):
                return 0
            open_folds += _folds(text)
            if not open_folds:
                return below + 1
        return 0

    def _notes(self, line: int, indent: int) -> bool:
        """Is a line in bold deeper than a bullet one over notes on its work, that is, over nothing that links anywhere?"""
        return BOLD_LINE.match(self._texts[line]) is not None and not any(
            leads_outward(self._texts[below]) for below in self._below(line - 1, indent)
        )

    def _over_gap(self, line: int) -> int:
        """Past one or two blank lines to an indented continuation, or 0 where there is none."""
        below = line
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        inside = below < len(self._texts) and self._roles[below] in (Role.TEXT, Role.FENCED)
        if not inside or below - line > 2:
            return 0
        text = self._texts[below]
        other = BULLET.match(text) or defines(text)
        return below if text.startswith(("  ", "\t")) and not other else 0

    @staticmethod
    def _ends_bullet(text: str, indent: int, *, work: bool) -> bool:
        match = BULLET.match(text)
        if match:
            if indent_of(match["indent"]) <= indent:
                return True
            labelled = _LABELLED.match(text[match.end() :]) if work else None
            if labelled and (indent_of(match["indent"]) > indent + 1 or not _names(text, labelled.group())):
                return False
            return leads_outward(text) and not label_only(text[match.end() :])
        return begins(text)


def _names(text: str, said: str) -> bool:
    """Is what stands before a colon the name of a work with a link of its own, and no label?

    One stray leading blank makes no new level, so that such a line may stand beside the one above it.
    """
    return leads_outward(text) and not is_label(said.strip("*_`:： "))


def _words(text: str) -> str:
    """What a line calls its work: the words of a link that are no label, else those beside its links, else the label's."""
    found = [mark for mark in marks(text) if not mark.image]
    labels = [mark.label_in(text) for mark in found]
    if called := next((label for label in labels if not is_label(label)), ""):
        return called
    return " ".join(_WORD.findall(plain(without_marks(text, found, " ")))) or " ".join(map(plain, labels))


_WORD = Pattern(r"[^\W_]+")


def _folds(text: str) -> int:
    """How many folds a line opens more than it closes."""
    return text.count("<details") - text.count("</details")


def begins(text: str) -> bool:
    """Does a line begin something of its own, and not go on with the words above?"""
    begins = (BULLET, EMPTY_BULLET, _RULE, _BLOCK_TAG, BOLD_LINE)
    return defines(text) or any(pattern.match(text) for pattern in begins)


def defines(text: str) -> bool:
    """Does a line say where a link leads? A title in brackets is long to read for what hardly any has behind it."""
    return "]:" in text and _DEFINITION.match(text) is not None


EMPTY_BULLET = Pattern(r"[ \t]*[-*+•][ \t]*$")
"""A bullet that nobody has filled yet."""
