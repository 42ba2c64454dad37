"""`tracker lint`: faults in a list, the safe ones mended on demand, and how well it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

    from tracker.lint.finding import Rule
    from tracker.settings.model import ListSettings, Settings


_FILES = typer.Argument(metavar="PATH", help="The list's files; otherwise those of the settings.")
_NOTES = typer.Option("--notes", help="Show notes too: what is often meant, such as works in two sections.")
_OFF = typer.Option(metavar="RULE", help="Leave out a rule, as `lint.off` does; may be repeated.")
_AGAINST = typer.Option(metavar="REV", help="Only what was added since this revision of the repository.")
_LINKS = typer.Option("--links", help="With --against or --pull-requests: check where added links lead.")
_ANNOTATE = typer.Option("--annotate", help="With --against: as annotations of GitHub Actions.")
_PULL_REQUESTS = typer.Option(
    "--pull-requests", help="Look at people's open pull requests; one comment under each."
)
_UNDERSTOOD = typer.Option(
    "--fidelity", help="Show how well each section's format is understood, and nothing else."
)


def lint(
    context: typer.Context,
    files: Annotated[list[Path] | None, _FILES] = None,
    *,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in place what has only one reading; no other byte changes.")
    ] = False,
    notes: Annotated[bool, _NOTES] = False,
    off: Annotated[list[str] | None, _OFF] = None,
    against: Annotated[str, _AGAINST] = "",
    links: Annotated[bool, _LINKS] = False,
    annotate: Annotated[bool, _ANNOTATE] = False,
    pull_requests: Annotated[bool, _PULL_REQUESTS] = False,
    fidelity: Annotated[bool, _UNDERSTOOD] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON for each finding.")] = False,
) -> None:
    """Find faults in a list, and mend them.

    Works listed twice, broken links, wrong order, dates and counters out of step.

    Exit code 1 if an error or a warning is left, 0 otherwise and with --json; with --against 1 only if an error was
    added.

    \b
    Example:
      tracker lint README.md
      tracker lint README.md docs/video.md --fix
      tracker lint README.md --off empty_link
      tracker lint README.md --fidelity
      tracker lint README.md --against main
    """
    from tracker.errors import UsageError

    if fidelity and fix:
        raise UsageError("--fidelity tells of the form and mends nothing: leave --fix or it out")
    if fix and (against or pull_requests):
        raise UsageError(
            "what is added is told and not mended: leave --fix out, or --against and --pull-requests"
        )
    left_out = _rules(off or ())
    if against or pull_requests or links or annotate:
        asked = {"pulls": pull_requests, "links": links, "annotate": annotate, "as_lines": as_lines}
        raise typer.Exit(_added(context, files or (), against, left_out, **asked))
    found = False
    pages = _pages(context, files or ())
    if len(pages) > 1:
        _need(pages)
    for one, left in pages.items():
        if fidelity:
            from tracker.cli.fidelity import tell_fidelity

            tell_fidelity(context.obj, one, as_lines=as_lines)
        else:
            among = f"{one}: " if len(pages) > 1 else ""
            found |= _look_through(
                one, left.also(left_out), fix=fix, notes=notes, as_lines=as_lines, among=among
            )
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


@dataclass(frozen=True, slots=True)
class _Left:
    """What a list leaves as it is: whole rules, and findings that its people know of."""

    off: frozenset[Rule] = frozenset()
    accepted: tuple[str, ...] = ()

    def also(self, off: frozenset[Rule]) -> _Left:
        """The same with more rules turned off."""
        return _Left(self.off | off, self.accepted)

    @classmethod
    def of(cls, one: ListSettings | None) -> _Left:
        """What a list's settings say, if it has any."""
        return cls(frozenset(one.lint.off), one.lint.accepted) if one else cls()


def _pages(context: typer.Context, files: Sequence[Path]) -> dict[Path, _Left]:
    """The pages that were named, or those of the settings' lists in this folder; with what each leaves as it is."""
    from tracker.cli.here import list_of, settings_here
    from tracker.errors import UsageError
    from tracker.settings.load import load

    if files:
        settings = settings_here(context.obj)
        return {file: _Left.of(list_of(settings, file)) for file in files}
    here = _here(load(context.obj))
    if not here:
        raise UsageError("none of the settings' lists is in this folder; name the list's file")
    return here


def _need(pages: Iterable[Path]) -> None:
    """Before anything is told or mended: one that cannot be read makes the call a wrong one, which does nothing."""
    from tracker.cli.listfile import page_in, read_list

    for one in pages:
        page_in(one, read_list(one), opened=False)


def _here(settings: Settings) -> dict[Path, _Left]:
    """The lists of the settings that are in this folder; the others live elsewhere, or were taken away."""
    from tracker.errors import UsageError
    from tracker.settings.places import called_below

    if not settings.lists:
        advice = called_below() or "name its file, or let `tracker init` write the settings"
        raise UsageError(f"no list is set; {advice}")
    return {path: _Left.of(one) for one in settings.lists if (path := Path(one.path)).is_file()}


def _look_through(path: Path, left: _Left, *, fix: bool, notes: bool, as_lines: bool, among: str) -> bool:
    """Tell a list's faults, after mending where that is asked for; True where a person reads of what is left to mend."""
    from tracker.cli.findings import tell
    from tracker.cli.listfile import page_in, read_list
    from tracker.clock import now
    from tracker.lint.check import lint as check

    before = read_list(path)
    with _patiently(path, before, as_lines=as_lines):
        page = page_in(path, _mended(path, before, left) if fix else before, opened=False)
        findings = check(page, str(path), left.off, left.accepted, now().date())
    return tell(page, findings, notes=notes, as_lines=as_lines, among=among)


_LONG = 200_000
"""Shorter lists are looked through at once."""


def _patiently(path: Path, content: bytes, *, as_lines: bool) -> AbstractContextManager[object]:
    """Shows that a long list is being looked through."""
    from tracker.cli import watching

    return watching.waiting_for(f"looking through {path}", quiet=as_lines or len(content) < _LONG)


def _mended(path: Path, before: bytes, left: _Left) -> bytes:
    from tracker.cli.listfile import page_in, rewrite_list
    from tracker.lint.check import mend

    page_in(path, before, opened=False)
    done = mend(before, str(path), left.off, left.accepted)
    for one in done.findings:
        say(f"mended {one.path}:{one.line}: {one.rule}: {one.message}")
    if done.data != before:
        rewrite_list(path, before, done.data)
    return done.data


def _added(
    context: typer.Context,
    files: Sequence[Path],
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
    from tracker.settings.narrowed import need_lists

    if not against and not pulls:
        raise UsageError(
            "--links and --annotate are about what was added: say since when, with --against REV"
        )
    if pulls and (against or annotate or files):
        raise UsageError(
            "--pull-requests looks at the lists of the settings as people would change them on GitHub: leave out"
            " files, --against and --annotate"
        )
    if not against:
        settings = load(context.obj)
        need_lists(settings)
        return lint_pull_requests(settings, off, links=links, as_lines=as_lines)
    # a list that is not here gained nothing
    pages = _pages(context, files) if files else _here(load(context.obj))
    asked = {path: off | left.off for path, left in pages.items()}
    return lint_added(asked, against, links=links, annotate=annotate, as_lines=as_lines)
