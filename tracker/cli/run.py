"""`tracker run`: the whole job once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from state.records import Outcome
from tracker.cli.output import ended_as, json_line, say, show
from tracker.cli.when import METAVAR, day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.forge.rehearsal import Would
    from tracker.job.report import RunReport
    from tracker.settings.model import Settings
    from tracker.sources.origin import Reach


def run(
    context: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the diff and the pull request; write nothing to GitHub.")
    ] = False,
    since: Annotated[
        date | None,
        typer.Option(
            "--since",
            parser=day,
            metavar=METAVAR,
            help="Catch up on what was announced since that day: 2026-01-31, or 7d, 2w, 36h.",
        ),
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="NAME", help="Only this list of the settings; may be repeated."),
    ] = None,
    sources: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; may be repeated.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Entries in a pull request at most.")
    ] = None,
    asking: Annotated[
        bool, typer.Option("--poll/--no-poll", help="Ask the sources, or only act on what is known and said.")
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
) -> None:
    """Do the whole job once, up to the pull request.

    Polls, classifies, leaves out what the list has, edits, opens or updates each list's pull request.

    \b
    Example:
      tracker run --dry-run
      tracker run --since 7d --list vlm --json
    """
    from tracker.cli.summary import add_to_page, call_for_a_person, of_run
    from tracker.settings.load import environment, load
    from tracker.settings.narrowed import narrowed
    from tracker.sources.origin import Reach

    settings = narrowed(load(context.obj), lists=lists or (), limit=limit)
    wishes = Wishes(Reach(since, sources or ()), asking=asking, dry_run=dry_run)
    report, would = _run(settings, wishes, quiet=as_json)
    if not_ours := _elsewhere(settings, report, environment()):
        say(not_ours)
    _tell(report, would, wishes, as_json=as_json)
    add_to_page(of_run(report, would, dry_run=dry_run, note=not_ours), environment())
    call_for_a_person([one for one in report.lists if one.outcome is Outcome.FAILED], environment())
    if dry_run and not would and report.outcome is not Outcome.FAILED:
        say("a dry run: nothing would be written on GitHub, because nothing there would change")
    raise typer.Exit(ended_as(report.outcome))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the call asks of this one run."""

    reach: Reach
    asking: bool
    dry_run: bool


def _run(settings: Settings, wishes: Wishes, *, quiet: bool) -> tuple[RunReport, Sequence[Would]]:
    """Run, and say what was done and, in a dry run, what would have been."""
    from tracker import clock, owners, wiring
    from tracker.cli.watching import StageTeller, watch
    from tracker.job.run import run_once
    from tracker.notices.after import after_run
    from tracker.notices.registry import channel
    from tracker.settings.load import environment
    from tracker.settings.narrowed import need_lists

    need_lists(settings)
    # an address that nobody knows is told before anything is done, not in place of what was
    channel(environment())
    rehearsal = wiring.rehearsal(environment()) if wishes.dry_run else None
    with (
        watch(quiet=quiet) as tell,
        wiring.ports(
            settings,
            environment(),
            StageTeller(tell),
            reach=wishes.reach,
            dry_run=rehearsal,
            tell=tell,
        ) as ports,
    ):
        asked = ports if wishes.asking else replace(ports, sources=())
        report = run_once(asked, settings, owners.this_process(), clock.now())
        if rehearsal is None:
            after_run(ports.store, settings, environment(), clock.now(), report.lists)
    for note in rehearsal.notes if rehearsal else ():
        say(note)
    return report, rehearsal.would if rehearsal else ()


def _elsewhere(settings: Settings, report: RunReport, surroundings: Mapping[str, str]) -> str:
    """Why a list failed, most likely: the job is a fork's, and the settings still name the list it was forked from."""
    here = surroundings.get("GITHUB_REPOSITORY", "")
    failed = {one.list for one in report.lists if one.outcome is Outcome.FAILED}
    named = sorted({one.repository for one in settings.lists if one.name in failed})
    if not here or not named or here.casefold() in map(str.casefold, named):
        return ""
    return (
        f"this job runs in {here}, and its own token may write nowhere else, but tracker.toml names {', '.join(named)}: "
        f"in a fork set `repository` to {here}, elsewhere give the step a token that may write there"
    )


def _tell(report: RunReport, would: Sequence[Would], wishes: Wishes, *, as_json: bool) -> None:
    from tracker.job.report import run_json, told

    if as_json:
        rehearsed = {"would": [_would_json(one) for one in would]} if wishes.dry_run else {}
        json_line({**run_json(report), **rehearsed})
    else:
        for one in would:
            show(_shown(one))
        show(told(report, dry_run=wishes.dry_run))
        if report.outcome is Outcome.FAILED:
            say("`tracker doctor` says what stands in the way")


def _would_json(would: Would) -> dict[str, str]:
    from tracker.pullrequest.marks import shown

    pull = would.pull
    return {
        "what": would.what,
        "title": pull.title if pull else "",
        "body": shown(pull.body) if pull else "",
        "diff": would.diff,
    }


def _shown(would: Would) -> str:
    """One thing that a dry run would have done: in a line, with the pull request's words and the diff."""
    from tracker.pullrequest.marks import shown

    parts = [f"Would {would.what}"]
    if would.pull:
        title = would.pull.title
        parts += [shown(would.pull.body)] if would.what.endswith(title) else [title, shown(would.pull.body)]
    return "\n\n".join([*parts, would.diff] if would.diff else parts)
