"""`tracker init`: looks at a list and writes what keeps it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from state.records import Outcome
from tracker.cli.output import json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.adoption.clone import Clone
    from tracker.adoption.preview import Preview
    from tracker.adoption.survey import Survey, SurveyPart
    from tracker.settings.model import Settings

_SHOWN = 20
_INSTALL = typer.Option(
    metavar="REQUIREMENT", help="What the workflows give to pip install; otherwise this very version."
)
_PREVIEW = typer.Option(
    "--preview/--no-preview", help="Ask the sources and show what a first run would propose."
)


def init(
    *,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A clone of the list's repository.")
    ] = Path(),
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--list", metavar="FILE", help="The page to keep up to date; otherwise all that look like lists."
        ),
    ] = None,
    repository: Annotated[
        str, typer.Option(metavar="OWNER/NAME", help="The list's repository; otherwise the clone's origin.")
    ] = "",
    install: Annotated[str, _INSTALL] = "",
    workflows: Annotated[bool, typer.Option(help="Write the workflows for GitHub Actions.")] = True,
    look_ahead: Annotated[bool, _PREVIEW] = True,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what was found and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was found, as one JSON object.")] = False,
) -> None:
    """Look at a list and write its tracker.toml and workflows.

    Each choice comes with a comment that says why; no file is overwritten without --force.

    \b
    Example:
      cd awesome-list && tracker init
      tracker init --dry-run --json path/to/clone
    """
    from tracker.adoption.adopting import already_there, plan, write
    from tracker.adoption.clone import look
    from tracker.adoption.source import installation
    from tracker.clock import now
    from tracker.forge.workingcopy import top_of
    from tracker.settings.load import environment, parse

    clone = _with_analyses(look(folder, environment(), lists or ()))
    top = top_of(folder, environment())
    if workflows:
        _refuse_inside(folder, top)
    clone = replace(clone, repository=repository or clone.repository)
    source = (install or installation(environment())) if workflows else ""
    files = plan(clone, now().date(), source, workflows=workflows)
    settings = parse(files["tracker.toml"])  # what we write, we can read
    in_the_way = already_there(folder, files) if dry_run and not force else []
    if not dry_run:
        write(folder, files, force=force)
    if not as_json:
        show("\n".join(_told(clone)))
    _say_files(files, in_the_way, dry_run=dry_run)
    ahead = _preview(settings, folder, quiet=as_json) if look_ahead else None
    if as_json:
        json_line({**_as_json(clone, files), "preview": _preview_json(ahead)})
    elif ahead:
        show("\n".join(_foretold(ahead)))
    for hint in (*_lacking(clone, source, top, dry_run=dry_run), *([] if dry_run else _next(source))):
        say(hint)


def _with_analyses(clone: Clone) -> Clone:
    """Asked of the model that ships, and only where a list is long enough to tell."""
    from tracker.adoption.analyses import can_tell, with_analyses

    if not can_tell(clone):
        return clone
    from classifiers.artefact import load

    return with_analyses(clone, load().judge)


def _say_files(files: Iterable[str], in_the_way: Sequence[str], *, dry_run: bool) -> None:
    if in_the_way:
        say(f"there already: {', '.join(in_the_way)}; nothing would be written without --force")
        return
    for name in files:
        say(f"{'would write' if dry_run else 'wrote'} {name}")


def _refuse_inside(folder: Path, top: Path | None) -> None:
    """Workflows have to stand at the top of a clone."""
    from tracker.errors import UsageError

    if top and not top.samefile(folder):
        raise UsageError(
            f"{folder} lies inside the clone {top}: run this at its top, where GitHub looks for workflows, or give --no-workflows"
        )


def _lacking(clone: Clone, source: str, top: Path | None, *, dry_run: bool) -> Iterator[str]:
    """What nobody but the caller knows, or can mend."""
    from tracker.adoption.source import PLACEHOLDER
    from tracker.settings.model import UNKNOWN_REPOSITORY

    if top is None:
        yield "this folder is no git clone: what is written here counts once it is in the list's own"
    for one in clone.lists:
        if not one.entries:
            yield f"{one.path} has no entries that show how one is written: is this the list's file?"
    if not clone.repository:
        yield (
            f"this clone has no remote on a server: fill in each {UNKNOWN_REPOSITORY} in tracker.toml, or give --repository"
        )
    if source == PLACEHOLDER:
        yield (
            "this tracker was installed from a folder whose state GitHub does not have: fill in TRACKER_INSTALL in the"
            f" workflows, or run this again with {'' if dry_run else '--force '}--install '{PLACEHOLDER}'"
        )


def _next(source: str) -> Iterator[str]:
    """What is left to do, in order; without a source no workflows were written."""
    yield "\nNext:"
    if not source:
        yield "  tracker run --dry-run   # the pull request it would open; `tracker run` opens it"
        yield "  tracker serve           # keeps to the schedule of tracker.toml"
        return
    yield '  git add tracker.toml .github && git commit -m "Let the tracker propose new papers" && git push'
    yield "  on GitHub: Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”"
    yield "  tracker doctor          # what still stands in the way; then Actions → Track → Run workflow"


def _preview(settings: Settings, folder: Path, *, quiet: bool) -> Preview:
    from tracker.adoption.preview import preview
    from tracker.cli.watching import watch
    from tracker.clock import now
    from tracker.settings.load import environment

    with watch(quiet=quiet) as tell:
        return preview(settings, environment(), folder, now(), tell)


def _foretold(ahead: Preview) -> Iterator[str]:
    yield ""
    yield "What a first run would propose of this week's announcements:"
    from tracker.plural import counted
    from tracker.sourcenames import called
    from tracker.sources.details import DETAILS

    asked = [source for source in ahead.report.sources if source.source != DETAILS]
    for source in asked:
        if not source.outcome.well:
            how = "" if source.outcome is Outcome.FAILED else " in full"
            yield f"  {called(source.source)} could not be asked{how}: {source.reason}"
    if asked and all(source.outcome is Outcome.FAILED for source in asked):
        yield "  No source answered, so what it would propose is not known; --no-preview leaves this part out."
        return
    for one in ahead.report.lists:
        why = f" ({one.reason})" if one.reason else ""
        yield (
            f"  {one.list}: {counted(one.new, 'work')}, {one.backlog} more waiting, {one.duplicates} there already,"
            f" {one.unsure} unsure{why}"
        )
    if any(one.reason for one in ahead.report.lists):
        yield "  What is unsure is steered under [lists.keep]: sections, templates of your own, and how sure is sure enough."
    for would in ahead.would:
        if would.diff:
            yield f"\n{would.diff.rstrip()}"


def _preview_json(ahead: Preview | None) -> dict[str, object] | None:
    from tracker.job.report import run_json

    if ahead is None:
        return None
    return {**run_json(ahead.report), "diffs": [would.diff for would in ahead.would if would.diff]}


def _told(clone: Clone) -> Iterator[str]:
    from tracker.adoption.analyses import in_words
    from tracker.lists.steering import Steering
    from tracker.plural import counted

    for one in clone.lists:
        title = {part.section[:1] for part in one.parts}
        yield (
            f"{one.path}: {counted(one.entries, 'entry', 'entries')} in {counted(one.sections, 'section')},"
            f" {counted(one.papers, 'paper')} named by id;"
            f" {one.fidelity:.0%} of the entries can be written again byte for byte"
        )
        for part in sorted(one.parts, key=lambda part: -part.entries)[:_SHOWN]:
            yield f"  {part.fidelity:4.0%} of {part.entries:3} {_section(part, len(title) == 1)}: {part.in_words()}"
        if len(one.parts) > _SHOWN:
            yield f"  … and {len(one.parts) - _SHOWN} more parts"
        yield f"  takes {', '.join(one.takes)}. {in_words(one)}"
        least = Steering().least_fidelity
        if any(part.fidelity < least for part in one.parts):
            yield f"  Where less than {least:.0%} can, works are suggested and not added; tracker.toml says what to set there."
    for path, reason in clone.passed_over:
        yield f"{path}: left alone, because {reason}"


def _section(part: SurveyPart, below_title: bool) -> str:
    """A section as readers see it, without the page's own title where all stand below that."""
    from tracker.lists.entry.headings import readable_path

    headings = part.section[1:] if below_title and len(part.section) > 1 else part.section
    return " > ".join(readable_path(headings)) or "(top)"


def _as_json(clone: Clone, files: dict[str, str]) -> dict[str, object]:
    return {
        "repository": clone.repository,
        "lists": [_list_json(one) for one in clone.lists],
        "passed_over": [{"path": path, "reason": reason} for path, reason in clone.passed_over],
        "rules": list(clone.rules),
        "files": sorted(files),
    }


def _list_json(one: Survey) -> dict[str, object]:
    from tracker.adoption.survey import order_in_words
    from tracker.lists.entry.headings import readable_path

    return {
        "path": one.path,
        "size": one.size,
        "line_ending": one.line_ending,
        "entries": one.entries,
        "papers": one.papers,
        "fidelity": round(one.fidelity, 4),
        "kinds": {kind.value: count for kind, count in one.kinds.items()},
        "sections": [
            {
                "section": list(readable_path(part.section)),
                "entries": part.entries,
                "form": part.form.value,
                "columns": list(part.columns),
                "order": order_in_words(part.order),
                "fidelity": round(part.fidelity, 4),
            }
            for part in one.parts
        ],
    }
