"""Findings as a person and as a script read them: those that weigh most first, and how many of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.cli.output import json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding, Fix
    from tracker.lists.reading.page import Page

_MANY = 12
"""From so many findings on they are counted by their rules."""
_WORDS = 40


def tell(page: Page, findings: Sequence[Finding], *, notes: bool, as_lines: bool, among: str = "") -> bool:
    """Tell what was found; True where a person reads of something that is to be mended.

    `among` other pages the sum begins with whose it is.
    """
    from tracker.lint.finding import Weight
    from tracker.lint.sheet import text_of

    text = text_of(page)
    if as_lines:
        for one in findings:
            json_line(row(one, text))
        return False
    order = list(Weight)
    shown = [one for one in findings if notes or one.weight is not Weight.NOTE]
    for one in sorted(shown, key=lambda one: order.index(one.weight)):
        mend = f" (--fix {_mend(one.fix, text)})" if one.fix else ""
        show(f"{one.path}:{one.line}: {one.weight}: {one.rule}: {one.message}{mend}")
    for line in _counts(shown) if len(shown) >= _MANY else ():
        say(line)
    say(among + (_summary(findings, len(findings) - len(shown)) if findings else _faultless(page)))
    return any(one.weight is not Weight.NOTE for one in findings)


def _mend(fix: Fix, text: str) -> str:
    """What `--fix` would do, in a few words."""
    old, new = text[fix.start : fix.end], fix.text
    if not old.strip() and not new.strip():
        return "mends it"  # blanks and line ends, which nobody sees
    if not new:
        return "drops the line" if old.endswith(("\n", "\r")) else f"takes out {_quoted(old)}"
    if not old:
        return f"puts in {_quoted(new)}"
    return f"writes {_quoted(new)} for {_quoted(old)}"


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + '…'}”"


def _counts(shown: Sequence[Finding]) -> Iterator[str]:
    """How many there are of each rule, those that weigh most first."""
    from tracker.lint.finding import Weight

    for weight in Weight:
        rules = Counter(one.rule for one in shown if one.weight is weight)
        if rules:
            told = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
            yield f"{weight}: {rules.total()} ({told})"


def _summary(findings: Sequence[Finding], hidden: int) -> str:
    from tracker.plural import counted

    mendable = sum(one.fix is not None for one in findings)
    parts = [counted(len(findings) - hidden, "finding")]
    parts += [f"{counted(hidden, 'note')} (--notes tells them)"] if hidden else []
    parts += [f"{mendable} can be mended with --fix"] if mendable else []
    return ", ".join(parts)


def _faultless(page: Page) -> str:
    """That all is well, and with how much: what news and contents link to is no entry, and what leads to the page itself."""
    from tracker.lists.reading.sections import is_aside
    from tracker.plural import counted

    told = (one for one in page.entries if one.linked or "](#" not in one.text)
    entries = sum(not is_aside(page.sections[one.group.section].title) for one in told)
    if not entries:
        return "no faults found, and no entries either: is this the list's file?"
    return f"no faults found in {counted(entries, 'entry', 'entries')}"


def row(one: Finding, text: str) -> dict[str, object]:
    """A finding as a script reads it; its fix is told by what it takes from the page's text and puts there."""
    return {
        "path": one.path,
        "line": one.line,
        "rule": one.rule.value,
        "message": one.message,
        "fix": _fix(one.fix, text) if one.fix else None,
        "weight": one.weight.value,
    }


def _fix(fix: Fix, text: str) -> dict[str, str]:
    return {"old": text[fix.start : fix.end], "new": fix.text}
