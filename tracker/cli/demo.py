"""`tracker demo`: the whole job on loopback services, to see what the tracker does before trusting it with anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, json_line, say, show

if TYPE_CHECKING:
    from tracker.job.report import RunReport


def demo(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False
) -> None:
    """Run the whole job on made-up papers, offline.

    No network, no token: arXiv, Hugging Face, Papers with Code and GitHub are played on loopback.

    Two real runs over a real git repository; the second must write nothing.
    Ends by showing the pull request that the first one opened: title, body, diff.

    \b
    Example:
      tracker demo
    """
    from tracker.cli.watching import StageTeller, watch
    from tracker.demo.rehearsal import rehearse
    from tracker.job.report import run_json, told
    from tracker.pullrequest.marks import shown

    with watch(quiet=as_json) as tell:
        done = rehearse(StageTeller(tell), say)
    if as_json:
        json_line(
            {
                "runs": [run_json(done.first), run_json(done.second)],
                "second_writes": done.second_writes,
                "pull_request": {"title": done.title, "body": done.body, "diff": done.diff},
            }
        )
    else:
        say(f"\n{told(without_addresses(done.first))}\n")
        show(f"── The pull request ──\n\n{done.title}\n\n{shown(done.body)}\n── Its diff ──\n\n{done.diff}")
        say(f"Second run: {done.second.outcome.value}, {done.second_writes} writes to GitHub.")
        say(
            "Next, in a clone of your list: tracker backtest README.md --fetch ../added.jsonl --out ../report.html"
        )
    if done.second_writes or not done.first.lists[0].proposed:
        raise typer.Exit(Exit.FAILURE)


def without_addresses(report: RunReport) -> RunReport:
    """What was opened on loopback has no address any more once the demo is over."""
    return replace(report, lists=tuple(replace(one, pull_request=None) for one in report.lists))
