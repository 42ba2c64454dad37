"""The whole job, once. Command line, GitHub Actions and daemon all call this; they decide when, never what.

Every step is safe to do again: what sources said is merged, verdicts are kept per text, and a pull request is rebuilt
from what stands on GitHub. So a run that dies anywhere is finished by the next one.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from state.errors import LeaseHeldError, StateError
from state.records import EventKind, ListName, Outcome, Run, RunId
from tracker.branch import branch_name
from tracker.errors import TrackerError
from tracker.facts.kept import Wordings
from tracker.job.apart import apart
from tracker.job.choose import Judged
from tracker.job.described import described, weighed
from tracker.job.editor import PageEditor
from tracker.job.enrichment import with_pages
from tracker.job.explained import in_short
from tracker.job.explanation import brief
from tracker.job.judge import judge_pending, verdicts_of
from tracker.job.learning import learned_on
from tracker.job.offer import offer_to
from tracker.job.poll import poll
from tracker.job.progress import Stage
from tracker.job.report import ListReport, RunReport
from tracker.job.wanted import nominee, wanted
from tracker.owners import LEASE_TTL
from tracker.plural import counted
from tracker.pullrequest.branches import Target
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.material import Order
from tracker.pullrequest.unlisted import none_open_under
from tracker.renaming import former_names, perhaps_renamed
from tracker.settings.github import Mode
from tracker.settings.selection import SelectionSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import SourceReport, Work
    from state.store import Store
    from tracker.job.choose import Choice
    from tracker.job.ports import Ports
    from tracker.pullrequest.editing import Left
    from tracker.pullrequest.keeping import Kept
    from tracker.pullrequest.nominees import Nominee
    from tracker.settings.model import ListSettings, Settings

LEASE = "run"


class Turn(NamedTuple):
    """Whose turn at a list it is, and how the sources did before, where they were asked."""

    owner: str
    now: datetime
    reports: tuple[SourceReport, ...] = ()


def run_once(ports: Ports, settings: Settings, owner: str, now: datetime) -> RunReport:
    """Poll, judge, and keep every list's pull request; one part's failure never loses another's work."""
    with _running(ports, owner, now) as end:
        taught, half = _gathered(ports, settings, now)
        turn = Turn(owner, now, half.sources)
        lists = tuple(keep_list(taught, settings, one, turn) for one in settings.lists)
        return end(replace(half, lists=lists))


def gather(ports: Ports, settings: Settings, owner: str, now: datetime) -> RunReport:
    """The first half alone: learn, ask the sources and judge what is new; the lists are kept by whoever has them in hand."""
    with _running(ports, owner, now) as end:
        return end(_gathered(ports, settings, now)[1])


@contextmanager
def _running(ports: Ports, owner: str, now: datetime) -> Iterator[Callable[[RunReport], RunReport]]:
    """Hold the lease and remember the run; what is yielded ends it and says what it came to."""
    began = ports.stopwatch()
    with ports.store.lease(LEASE, owner, LEASE_TTL):
        run = Run(RunId(f"{now:%Y%m%dT%H%M%S%fZ}"), now)
        ports.store.record_run(run)
        ports.progress.reached(Stage.STARTED)

        def end(came_to: RunReport) -> RunReport:
            report = replace(came_to, http=ports.requests(), seconds=ports.stopwatch() - began)
            finished = now + timedelta(seconds=report.seconds)
            ports.store.record_run(Run(run.id, run.started, finished, report.outcome.value, report.sources))
            ports.progress.reached(Stage.FINISHED)
            return report

        yield end


def _gathered(ports: Ports, settings: Settings, now: datetime) -> tuple[Ports, RunReport]:
    """The ports with the model that judges from now on, and what the first half came to."""
    taught, lesson = learned_on(ports, settings, now)
    reports = poll(taught.sources, taught.store, now)
    taught.progress.reached(Stage.POLLED)
    judged = judge_pending(taught.store, taught.judge, now - _horizon(settings), now)
    taught.progress.reached(Stage.JUDGED)
    return taught, RunReport(reports, judged=judged, learned=lesson)


def keep_list(ports: Ports, settings: Settings, one: ListSettings, turn: Turn) -> ListReport:
    """Bring one list's pull request up to date; whatever goes wrong there is this list's outcome, not the run's end."""
    return apart(
        one.name,
        lambda: _kept(ports, settings, one, turn),
        lambda reason: ListReport(one.name, Outcome.FAILED, reason=reason),
        let_through=(StateError,),
    )


def _kept(ports: Ports, settings: Settings, one: ListSettings, turn: Turn) -> ListReport:
    name, (owner, now, reports) = one.name, turn
    first = ports.base if ports.base and ports.base.version != ports.judge.version else None
    beside = [page.name for page in settings.beside(one)]
    choice = offer_to(ports.store, ports.judge, first, one, now, beside=beside)
    ports.progress.reached(Stage.CHOSEN, name)
    works = _enriched(ports, settings, choice, now)
    known = described(ports.store, works)
    wordings = Wordings(ports.rephraser, works) if ports.rephraser else None
    order = Order(
        target=_target(ports.store, settings, one),
        wanted=wanted(name, choice, known, reports),
        settings=settings.github,
        now=now,
        explain=lambda identity: in_short(identity, brief(ports.store, identity, name, ports.judge.version)),
        look_up=lambda identity: _looked_up(ports, name, identity),
        weigh=lambda heard: weighed(ports.store, heard),
    )
    once = perhaps_renamed(ports.store, name, settings.list_names)  # before this run leaves words of its own
    try:
        with ports.store.lease(f"list:{name}", owner, LEASE_TTL):
            _not_open_under(once, ports, one, order.target)
            kept = _WAYS[settings.github.mode](
                ports.forge_for(one.repository),
                PageEditor(known, now.date(), one.keep.steering(), wordings),
                ports.ledger_for(ports.store, name),
                order,
            )
    except LeaseHeldError as error:  # somebody does it at this moment: nothing that a person has to mend
        return ListReport(name, Outcome.DEGRADED, refused=choice.refusals, reason=str(error))
    except TrackerError as error:
        return ListReport(name, Outcome.FAILED, refused=choice.refusals, reason=str(error))
    finally:
        if wordings:
            ports.store.remember(list(wordings.notes(now)))
    ports.progress.reached(Stage.PROPOSED, name)
    limit = settings.github.max_entries
    report = _report(name, kept, unsure=len(choice.questions), refused=choice.refusals, limit=limit)
    return replace(report, reason=" ".join(filter(None, (report.reason, *_renamed(once)))))


def _not_open_under(once: Collection[ListName], ports: Ports, one: ListSettings, target: Target) -> None:
    """See to it that what may be this list under an old name has no pull request open for the same page."""
    here = f"/{one.repository}/pull/".casefold()
    addresses = [address for name in once for address in ports.ledger_for(ports.store, name).pulls()]
    proposed = [address for address in addresses if here in address.casefold()]
    none_open_under(once, ports.forge_for(one.repository), target, proposed)


def _renamed(once: Collection[ListName]) -> Iterator[str]:
    """That a list of which nothing is remembered may be one that had another name."""
    if once:
        yield (
            f"Nothing was remembered of this list, and of {', '.join(sorted(once))}, no list of this run, something is: "
            "if that is its old name, `tracker state rename-list` carries its memory over."
        )


def _target(store: Store, settings: Settings, one: ListSettings) -> Target:
    branch = branch_name(one.name, settings.github.branch_prefix)
    return Target(one.name, branch, one.path, former_names(store, one.name))


def _enriched(ports: Ports, settings: Settings, choice: Choice, now: datetime) -> list[Work]:
    """The works that are offered or asked about; those that fit into the pull request with what their pages say."""
    works = [each.work for each in (*choice.offered, *choice.questions)]
    if ports.page_of is None:
        return works
    first = min(len(choice.offered), settings.github.max_entries)
    return [*with_pages(ports.store, works[:first], ports.page_of, now), *works[first:]]


_WAYS = {
    Mode.PULL_REQUEST: keep,
    Mode.FORK: keep,
    Mode.PATCH: keep,  # its forge writes a file
    Mode.DIRECT: commit_directly,
}


def _report(name: ListName, kept: Kept, *, unsure: int, refused: int, limit: int) -> ListReport:
    new = sum(event.kind is EventKind.PROPOSED for event in kept.events)
    words = (*kept.words, *_without_a_place(kept.left), *_beyond(limit, len(kept.entries)))
    return ListReport(
        list=name,
        outcome=Outcome.NEW if new else Outcome.QUIET,
        proposed=len(kept.entries),
        new=new,
        duplicates=len(kept.on_list),
        unsure=unsure,
        refused=refused + len(kept.left),
        backlog=len(kept.waiting),
        pull_request=kept.pull_request,
        reason="held by a label on the pull request" if kept.held else " ".join(words),
    )


def _without_a_place(left: Sequence[Left]) -> Iterator[str]:
    """What the list's editor could not put in, and the commonest reason."""
    if left:
        (why, _), *others = Counter(one.reason for one in left).most_common()
        more = f", and {counted(len(others), 'other reason')}" if others else ""
        yield f"{counted(len(left), 'work')} found no place: {why}{more}."


def _beyond(limit: int, entries: int) -> Iterator[str]:
    """That a limit which is lower than what stands there already is one for newcomers."""
    if entries > limit:
        yield (
            f"{entries} entries stand in the pull request: the limit of {limit} takes none of them out, "
            "and lets others in when fewer are left."
        )


def _looked_up(ports: Ports, name: ListName, identity: Identity) -> Nominee | None:
    """What the memory knows of a work that was not offered: refused before, too old, or beneath the line."""
    work = ports.store.work(identity)
    if work is None:
        return None
    verdict = verdicts_of(ports.store, ports.judge, [work])[work.id]
    judged = Judged(work, verdict, ports.store.proposal(name, work))
    return nominee(judged, described(ports.store, [work]))


def _horizon(settings: Settings) -> timedelta:
    takes = [one.take for one in settings.lists] or [SelectionSettings()]
    return timedelta(days=max(take.horizon_days for take in takes))
