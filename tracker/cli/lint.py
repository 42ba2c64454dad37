"""`tracker lint`: faults in a list, the safe ones mended on demand, and how well it is understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, data, json_line, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from tracker.lint.finding import Finding, Fix, Rule
    from tracker.lists.reading.page import Page
    from tracker.settings.model import Settings


_UNDERSTOOD = typer.Option(
    "--fidelity", help="Tell how well each section's format is understood, and nothing else."
)


def lint(
    context: typer.Context,
    page: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The list's file; otherwise those of the settings.")
    ] = None,
    *,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in place what can mean but one thing; no other byte changes.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Tell also what is often meant, such as works in two sections.")
    ] = False,
    off: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Leave out a rule, as `lint.off` does; may be repeated."),
    ] = None,
    against: Annotated[
        str, typer.Option(metavar="REV", help="Only what was added since this revision of the repository.")
    ] = "",
    links: Annotated[
        bool, typer.Option("--links", help="With --against: see where added links lead.")
    ] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="With --against: as annotations of GitHub Actions.")
    ] = False,
    pull_requests: Annotated[
        bool,
        typer.Option("--pull-requests", help="Look at people's open pull requests; one comment under each."),
    ] = False,
    fidelity: Annotated[bool, _UNDERSTOOD] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON for each finding.")] = False,
) -> None:
    """Find faults in a list, and mend them.

    Works listed twice, broken links, wrong order, dates and counters out of step.

    \b
    Example:
      tracker lint README.md
      tracker lint README.md --fix
      tracker lint README.md --off empty_link
      tracker lint README.md --fidelity
      tracker lint README.md --against main
    """
    left_out = _rules(off or ())
    if against or pull_requests or links or annotate:
        asked = {"pulls": pull_requests, "links": links, "annotate": annotate, "as_lines": as_lines}
        raise typer.Exit(_added(context, page, against, left_out, **asked))
    found = False
    for one, its_off in _pages(context, page).items():
        if fidelity:
            from tracker.cli.fidelity import tell_fidelity

            tell_fidelity(context.obj, one, as_lines=as_lines)
        else:
            found |= _look_through(one, left_out | its_off, fix=fix, notes=notes, as_lines=as_lines)
    if found:
        raise typer.Exit(Exit.FAILURE)


def _rules(names: Sequence[str]) -> frozenset[Rule]:
    """The rules of these names."""
    from tracker.errors import UsageError
    from tracker.lint.finding import Rule

    unknown = next((name for name in names if name not in list(Rule)), None)
    if unknown is not None:
        raise UsageError(f"there is no rule {unknown!r}; there are {', '.join(Rule)}")
    return frozenset(map(Rule, names))


def _pages(context: typer.Context, page: Path | None) -> dict[Path, frozenset[Rule]]:
    """The page that was named, or those of the settings' lists in this folder; with the rules that each has turned off."""
    from tracker.cli.here import list_of, settings_here
    from tracker.errors import UsageError
    from tracker.settings.load import load

    if page:
        one = list_of(settings_here(context.obj), page)
        return {page: frozenset(one.lint.off if one else ())}
    here = _here(load(context.obj))
    if not here:
        raise UsageError("none of the settings' lists is in this folder; name the list's file")
    return here


def _here(settings: Settings) -> dict[Path, frozenset[Rule]]:
    """The lists of the settings that are in this folder; the others live elsewhere, or were taken away."""
    from tracker.errors import UsageError

    if not settings.lists:
        raise UsageError("no list is set; name its file, or let `tracker init` write the settings")
    return {path: frozenset(one.lint.off) for one in settings.lists if (path := Path(one.path)).is_file()}


def _look_through(path: Path, off: frozenset[Rule], *, fix: bool, notes: bool, as_lines: bool) -> bool:
    """Tell a list's faults, after mending where that is asked for; True where a person reads of what is left to mend."""
    from tracker.cli.listfile import read_list
    from tracker.lint.check import lint as check

    before = read_list(path)
    with _patiently(path, before, as_lines=as_lines):
        page = _read(path, _mended(path, before, off) if fix else before)
        findings = check(page, str(path), off)
    return _tell(page, findings, notes=notes, as_lines=as_lines)


_LONG = 200_000
"""Shorter lists are looked through at once."""


def _patiently(path: Path, content: bytes, *, as_lines: bool) -> AbstractContextManager[object]:
    """Shows that a long list is being looked through."""
    from tracker.cli import watching

    return watching.told(f"looking through {path}", quiet=as_lines or len(content) < _LONG)


def _tell(page: Page, findings: Sequence[Finding], *, notes: bool, as_lines: bool) -> bool:
    """Tell what was found; True where a person reads of something that is to be mended."""
    from tracker.lint.finding import Weight
    from tracker.lint.sheet import text_of

    if as_lines:
        text = text_of(page)
        for one in findings:
            json_line(row(one, text))
        return False
    shown = [one for one in findings if notes or one.weight is not Weight.NOTE]
    for one in shown:
        mend = " (--fix mends it)" if one.fix else ""
        data(f"{one.path}:{one.line}: {one.weight}: {one.rule}: {one.message}{mend}")
    say(_summary(findings, len(findings) - len(shown)) if findings else _faultless(page))
    return any(one.weight is not Weight.NOTE for one in findings)


def _faultless(page: Page) -> str:
    """That all is well, and with how much: what news and contents link to is no entry."""
    from tracker.lists.reading.sections import is_aside
    from tracker.plural import counted

    entries = sum(not is_aside(page.sections[one.group.section].title) for one in page.entries)
    if not entries:
        return "no faults found, and no entries either: is this the list's file?"
    return f"no faults found in {counted(entries, 'entry', 'entries')}"


def _summary(findings: Sequence[Finding], hidden: int) -> str:
    from tracker.plural import counted

    mendable = sum(one.fix is not None for one in findings)
    parts = [counted(len(findings) - hidden, "finding")]
    parts += [f"{counted(hidden, 'note')} (--notes tells them)"] if hidden else []
    parts += [f"{mendable} can be mended with --fix"] if mendable else []
    return ", ".join(parts)


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


def _mended(path: Path, before: bytes, off: frozenset[Rule]) -> bytes:
    from tracker.cli.listfile import rewrite_list
    from tracker.lint.check import mend

    _read(path, before)
    done = mend(before, str(path), off)
    for one in done.findings:
        say(f"mended {one.path}:{one.line}: {one.rule}: {one.message}")
    if done.data != before:
        rewrite_list(path, before, done.data)
    return done.data


def _added(
    context: typer.Context,
    page: Path | None,
    against: str,
    off: frozenset[Rule],
    *,
    pulls: bool,
    links: bool,
    annotate: bool,
    as_lines: bool,
) -> Exit:
    """Look at what was added, since a revision or in people's pull requests, rather than at whole lists."""
    from tracker.cli.contributions import lint_added, lint_pull_requests
    from tracker.errors import UsageError
    from tracker.settings.load import load

    if not against and not pulls:
        raise UsageError(
            "--links and --annotate are about what was added: say since when, with --against REV"
        )
    if not against:
        return lint_pull_requests(load(context.obj), off, links=links)
    # a list that is not here gained nothing
    pages = _pages(context, page) if page else _here(load(context.obj))
    asked = {path: off | its_off for path, its_off in pages.items()}
    return lint_added(asked, against, links=links, annotate=annotate, as_lines=as_lines)


def _read(path: Path, content: bytes, *, opened: bool = False) -> Page:
    from tracker.errors import UsageError
    from tracker.lists.reading.page import Unreadable, read_page

    read = read_page(content, opened=opened)  # faults are told and mended as the lines stand
    if isinstance(read, Unreadable):
        raise UsageError(f"{path}: {read.reason}")
    return read
