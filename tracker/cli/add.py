"""`tracker add`: one paper, model or dataset by hand, written the way the list writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, json_line, say, show
from tracker.cli.records import input_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.facts.saying.rephrasing import Rephraser
    from tracker.lists.steering import Steering
    from tracker.lookup import Lost
    from tracker.ports import Judge
    from tracker.recordfile import Record
    from tracker.settings.model import ListSettings, Settings


_TRIES = 10
"""So often a page is added to that somebody changes meanwhile, each time as it is then."""
_WORKS = typer.Argument(
    metavar="ID", help="arXiv ids, or addresses of papers, models, datasets or code.", show_default=False
)
_RECORD = typer.Option(
    "--record",
    metavar="FILE",
    help="Take the facts from these JSON lines, without any network; - reads stdin, and several are read in turn.",
    allow_dash=True,
    show_default=False,
)
_LIST = typer.Option(
    "--list",
    metavar="FILE",
    help="The list's file, or its name in the settings; otherwise that of the settings, or README.md.",
    show_default=False,
)
_SECTION = typer.Option(
    metavar="HEADING",
    help="The heading to put them under, with the one above it where two are alike: `Models > Video`.",
    show_default=False,
)
_FORCE = typer.Option(
    "--force", help="Insert also what the classifier would refuse or leave open; it still tells the kind."
)


def add(
    context: typer.Context,
    works: Annotated[list[str] | None, _WORKS] = None,
    *,
    listed: Annotated[Path | None, _LIST] = None,
    record: Annotated[list[Path] | None, _RECORD] = None,
    section: Annotated[str, _SECTION] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Change the file instead of showing the diff.")
    ] = False,
    pull_request: Annotated[
        bool, typer.Option("--pr", help="Propose them in the list's pull request instead.")
    ] = False,
    force: Annotated[bool, _FORCE] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON for each work.")] = False,
) -> None:
    """Add works by hand, written the way the list writes.

    Finds their facts, the section and the place, and shows the diff.

    Exit code 3 if nothing was or would be added; with --json 0, and each line says its status.

    Of several works those that nobody knows are named, and the others are added, with exit code 3.

    \b
    Example:
      tracker add 2401.12345 --list README.md
      tracker add 2401.12345 --section "Benchmarks" --write
      tracker add --record papers.jsonl --list README.md --write
      tracker add 2401.12345 --pr
    """
    from tracker.cli.here import page_meant, pages_beside, settings_here
    from tracker.cli.listfile import read_list

    _refuse_contradictions(works, record, section=section, write=write, pull_request=pull_request)
    settings = None if pull_request else settings_here(context.obj)
    page = page_meant(settings, listed)
    before = b"" if pull_request else read_list(page)
    beside = {} if pull_request or force else pages_beside(settings, page)
    # under a heading that a person names it may stand a second time
    there = () if section else (before, *beside.values())
    records, lost = _records(works or [], record or [], context.obj, there, insist=force, quiet=as_lines)
    if section:
        records = _put_under(section, records, (page, before))
    if not records:
        say(f"tracker: there are no records in {', '.join(map(input_name, record or ()))}")
        raise typer.Exit(Exit.FINE if as_lines else Exit.PARTIAL)
    if pull_request:
        done = _propose(context.obj, listed, records, force=force, as_lines=as_lines)
    else:
        steering = _steering(page, settings, force=force)
        done = _add_here(settings, (page, before), records, steering, beside, write=write, as_lines=as_lines)
    for text, why in lost:
        say(f"{text}: {why}")
    if lost or not done:
        raise typer.Exit(Exit.PARTIAL)


def _refuse_contradictions(
    works: list[str] | None, files: list[Path] | None, *, section: str, write: bool, pull_request: bool
) -> None:
    """Ids or a file of records, never both; a pull request leaves the file here alone and takes no section."""
    from tracker.errors import UsageError

    if bool(works) == bool(files):
        raise UsageError("give either ids and addresses, or --record FILE.jsonl")
    if write and pull_request:
        raise UsageError("--write changes the file here, --pr proposes on GitHub: give one of them")
    if section and pull_request:
        raise UsageError(
            "--section is for the file here; in the pull request say `/tracker move ID to SECTION`"
        )


def _put_under(section: str, records: list[Record], list_file: tuple[Path, bytes]) -> list[Record]:
    """The records with the section that was named, outermost heading first: `Models > Video`; the page has to have it."""
    from dataclasses import replace

    from tracker.adding import need_section

    page, content = list_file
    headings = tuple(heading for part in section.split(" > ") if (heading := part.strip()))
    need_section(content, headings, page.name)
    return [replace(one, section=headings) for one in records]


def _add_here(
    settings: Settings | None,
    list_file: tuple[Path, bytes],
    records: Sequence[Record],
    steering: Steering,
    beside: Mapping[str, bytes],
    *,
    write: bool,
    as_lines: bool,
) -> bool:
    """Show or write the page with the works added; False where a person reads that none was."""
    from tracker.adding import Helpers, add_all, pages
    from tracker.cli.added import row, tell
    from tracker.cli.listfile import read_list, rewrite_list
    from tracker.clock import now
    from tracker.errors import ChangedMeanwhileError
    from tracker.lists.outcome import Addition

    page, before = list_file
    placed = steering.insist and all(one.kind or one.section for one in records)
    helpers = Helpers(None if placed else _judge(settings), _rephraser(settings), pages(beside))
    added = add_all(before, records, helpers, steering, now().date())
    tries = _TRIES
    while write and added.content != before:
        try:
            rewrite_list(page, before, added.content)
            break
        except ChangedMeanwhileError:
            tries -= 1
            if not tries:
                raise
            before = read_list(page)
            added = add_all(before, records, helpers, steering, now().date())
    for told in added.side:
        say(f"{'also changed' if write else 'would change too'}: {told}")
    if as_lines:
        for one, outcome in zip(records, added.outcomes, strict=True):
            json_line({"title": one.paper.title, **row(outcome)})
    else:
        works = [(one.paper.title, outcome) for one, outcome in zip(records, added.outcomes, strict=True)]
        tell(page, (before, added.content), works, write=write)
    return as_lines or any(isinstance(outcome, Addition) for outcome in added.outcomes)


def _records(
    works: list[str],
    files: list[Path],
    config: Path | None,
    pages: Iterable[bytes],
    *,
    insist: bool,
    quiet: bool,
) -> tuple[list[Record], list[Lost]]:
    """What is known of the works, and of which nothing is; of those that one of the pages has already nobody is asked."""
    if files:
        return [record for file in files for record in _records_in(file)], []
    from tracker import wiring
    from tracker.adding import works_there
    from tracker.cli.watching import watch
    from tracker.clock import now
    from tracker.settings.load import environment, load

    with watch(quiet=quiet) as tell, wiring.lookup(load(config), environment(), tell) as lookup:
        return lookup.records(works, now(), works_there(pages, insist=insist))


def _records_in(file: Path) -> Iterator[Record]:
    from tracker.recordfile import read_record_file, read_records

    arriving = str(file) == "-"
    return read_records(sys.stdin.buffer, input_name(file)) if arriving else read_record_file(file)


def _judge(settings: Settings | None) -> Judge:
    """The model that judges for the lists of the settings, or the shipped one."""
    if settings is None:
        from classifiers.artefact import load

        return load()
    from tracker.training.choosing import model_in_use

    return model_in_use(settings.classifier)


def _propose(
    config: Path | None, listed: Path | None, records: Iterable[Record], *, force: bool, as_lines: bool
) -> bool:
    """Ask for the works in the pull request of the list that `--list` means; False where a person reads that none is there."""
    from tracker import clock, owners, wiring
    from tracker.adding import Status
    from tracker.cli.added import tell_of
    from tracker.cli.watching import StageTeller, watch
    from tracker.job.asking import ask_for
    from tracker.job.run import Turn
    from tracker.settings.load import environment, load

    settings = load(config)
    one = _list_meant(settings, listed)
    papers = [record.paper for record in records]
    with (
        watch(quiet=as_lines) as tell,
        wiring.ports(settings, environment(), StageTeller(tell), tell=tell) as ports,
    ):
        turn = Turn(owners.this_process(), clock.now())
        answers, report = ask_for(ports, settings, one, papers, turn, force=force)
    for paper, answer in zip(papers, answers, strict=True):
        if as_lines:
            told = {
                "status": answer.status.value,
                "reason": answer.reason,
                "pull_request": report.pull_request,
            }
            json_line({"title": paper.title, **told})
        else:
            tell_of(paper.title, f"{answer.status}: {answer.reason}")
    if report.pull_request and not as_lines:
        show(report.pull_request)
    return as_lines or any(answer.status is Status.ADDED for answer in answers)


def _list_meant(settings: Settings, listed: Path | None) -> ListSettings:
    """The list of the settings with this name or path; the only one, where there is but one and nothing was said."""
    from tracker.cli.here import USUAL
    from tracker.errors import UsageError
    from tracker.settings.narrowed import need_lists

    need_lists(settings)
    if listed is None and len(settings.lists) == 1:
        return settings.lists[0]
    said = str(listed or USUAL)
    meant = [one for one in settings.lists if said in (one.name, one.path)]
    if len(meant) != 1:
        wrong = f"--list {listed} means no single list" if listed else "say with --list which list is meant"
        raise UsageError(f"{wrong}; there are {', '.join(settings.list_names)}")
    return meant[0]


def _rephraser(settings: Settings | None) -> Rephraser | None:
    if settings is None or not settings.facts.rephrase_url:
        return None
    from tracker.facts.saying.endpoint import endpoint_for
    from tracker.settings.load import environment

    return endpoint_for(settings.facts, environment())


def _steering(page: Path, settings: Settings | None, *, force: bool) -> Steering:
    """What the settings say of this page; a person who insists is not asked twice."""
    from dataclasses import replace

    from tracker.cli.here import list_of
    from tracker.lists.steering import Steering

    one = list_of(settings, page)
    said = one.keep.steering() if one else Steering()
    return replace(said, least_share=0, least_fidelity=0, insist=True) if force else said
