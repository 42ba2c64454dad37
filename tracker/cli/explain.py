"""`tracker explain`: why a work was or was not proposed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from state.records import ListName
    from state.store import Store
    from tracker.job.explanation import Explanation, ListStanding
    from tracker.lists.reading.page import Page
    from tracker.settings.model import Settings


def explain(
    context: typer.Context,
    *,
    works: Annotated[list[str], typer.Argument(help="arXiv ids, DOIs or addresses.", metavar="ID")],
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="NAME", help="Only on this list of the settings; may be repeated."),
    ] = None,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON a work.")] = False,
) -> None:
    """Say why a work was or was not proposed.

    Shows its sources, the verdict with its strongest words, the nearest entries, and what was decided.

    Each fact that an entry may say comes with its source and the exact words.

    Reads the memory, and the list's page where it is in this folder.

    Exit code 3 if some work was never seen, 2 if nothing that was given names a work.

    \b
    Example:
      tracker explain 2401.12345
      tracker explain https://huggingface.co/papers/2401.12345 --json
    """
    from state.identity import identify
    from tracker import wiring
    from tracker.errors import UsageError
    from tracker.job.explained import told
    from tracker.job.explanation import explanation, named
    from tracker.settings.load import environment, load
    from tracker.settings.narrowed import narrowed
    from tracker.training.choosing import model_in_use

    settings = narrowed(load(context.obj), lists=lists or ())
    if not any(identify(name) for name in works):
        raise UsageError(_no_name(*works))
    pages = list(zip(settings.list_names, _pages(settings), strict=True))
    unknown: list[str] = []
    with wiring.store_to_read(settings, environment()) as store:
        version = model_in_use(settings.classifier, store).version
        for name in works:
            work = named(name, store)
            if work is None:
                unknown += _never_seen(name, pages, store)
                continue
            found = explanation(store, work, version, pages)
            if as_lines:
                json_line(_as_json(found))
            else:
                show("\n".join(told(found)))
    for line in unknown:
        say(line)
    if unknown:
        raise typer.Exit(Exit.PARTIAL)


def _no_name(*names: str) -> str:
    return f"{', '.join(name or repr(name) for name in names)}: no id or address of a work; give an arXiv id, a DOI or an address"


def _never_seen(name: str, pages: Sequence[tuple[ListName, Page | None]], store: Store) -> Iterator[str]:
    """What can be said of a work that the memory does not have."""
    from state.identity import identify
    from tracker.job.explained import happened
    from tracker.job.explanation import unseen
    from tracker.settings.places import called_below

    identity = identify(name)
    if identity is None:
        yield _no_name(name)
        return
    standing = [
        f"{listed} has it on line {mention.line + 1}"
        for listed, page in pages
        if page is not None
        for mention in page.works.find([identity], "")[:1]
    ]
    remembered = unseen(store, identity)
    if standing:
        yield f"{name}: no source has shown it, but {' and '.join(standing)}"
    elif remembered:
        yield f"{name}: no source has shown it; what is remembered:"
    else:
        advice = called_below() or "on GitHub Actions, bring the memory first: tracker state pull"
        yield f"{name}: no source has shown it; {advice}"
    yield from (f"  {happened(event)}" for event in remembered)


def _pages(settings: Settings) -> list[Page | None]:
    """The pages of the lists, where this folder has them."""
    from tracker.lists.reading.page import NoPage, read_page

    found: list[Page | None] = []
    for one in settings.lists:
        page = read_page(Path(one.path).read_bytes()) if Path(one.path).is_file() else None
        found.append(None if isinstance(page, NoPage) else page)
    return found


def _as_json(found: Explanation) -> dict[str, object]:
    from tracker.cli.classify import fields_of
    from tracker.facts.kept import announced
    from tracker.facts.wire import details, disagreements

    work = found.work
    return {
        "work": work.id,
        "title": work.paper.title,
        "identities": [str(identity) for identity in work.identities],
        "submitted_anew": list(found.again),
        "first_seen": work.first_seen.isoformat(),
        "sources": [
            {
                "source": sighting.source,
                "seen_at": sighting.seen_at.isoformat(),
                "notice": sighting.notice.value,
                "signals": dict(sighting.signals),
            }
            for sighting in announced(work)
        ],
        "verdict": fields_of(found.verdict) if found.verdict else None,
        "facts": details(found.facts),
        "contradictions": disagreements(found.facts),
        "events": [
            {
                "at": event.at.isoformat(),
                "kind": event.kind.value,
                "list": event.list,
                "by": event.by,
                "reason": event.reason,
                "details": dict(event.details),
            }
            for event in found.events
        ],
        "lists": {one.list: _list_json(one) for one in found.lists},
    }


def _list_json(one: ListStanding) -> dict[str, object]:
    from tracker.job.explained import place

    proposal = one.proposal
    return {
        "status": proposal.status.value if proposal else None,
        "at": proposal.at.isoformat() if proposal else None,
        "by": proposal.by if proposal else "",
        "reason": proposal.reason if proposal else "",
        "on_page": [place(mention) for mention in one.mentions],
        "nearest": [
            {"line": near.line, "text": near.text, "likeness": near.likeness} for near in one.nearest
        ],
    }
