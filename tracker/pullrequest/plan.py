"""Deciding what to do about a list's branch and pull request: pure; a plan with nothing in it writes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import closed_with
from state.records import ProposalStatus
from tracker.forge.port import NewCommit, NewPull, Oid, PullEdit, blob_oid
from tracker.pullrequest.body import View, body_of
from tracker.pullrequest.drafting import Draft, draft
from tracker.pullrequest.headline import headline
from tracker.pullrequest.material import living, refused_before
from tracker.pullrequest.trailers import trailers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.identity import Identity
    from tracker.forge.port import Pull
    from tracker.pullrequest.branches import Branch
    from tracker.pullrequest.material import Material

_KEPT_OUT_AT_MOST = 200
NOTHING_LEFT = (
    "Nothing is left to propose: what stood here was taken into the list some other way, refused, or withdrawn. "
    "The tracker closes this pull request; that refuses nothing."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in this order."""

    draft: Draft
    commit: NewCommit | None = None
    open: NewPull | None = None
    edit: PullEdit | None = None
    delete_branch: Oid | None = None
    """The head at which the branch is to be removed."""
    held: bool = False
    """People asked to be left alone."""


def decide(material: Material) -> Plan:
    """The plan for one list."""
    drafted = draft(material)
    pull = material.observed.open
    if pull is not None and material.settings.hold_label in pull.labels:
        return Plan(drafted, held=True)
    if not drafted.entries and not _has_peoples_work(material, drafted):
        return _ending(material, drafted)
    commit = _commit(material, drafted)
    view = _view(material, drafted)
    if pull is None:
        return Plan(drafted, commit, open=_opening(material, view))
    return Plan(drafted, commit, edit=_edit(material, pull, view))


def _has_peoples_work(material: Material, drafted: Draft) -> bool:
    """Would something be left on the branch that only people can decide about?"""
    branch = living(material.observed)
    if branch is None or not branch.touched or material.observed.open is None:
        return False
    return _leaves_anything(material, drafted, branch)


def _leaves_anything(material: Material, drafted: Draft, branch: Branch) -> bool:
    """Is the branch without what leaves it anything else than the default branch?"""
    return drafted.content != material.observed.base_content or bool(branch.files - {branch.path})


def _commit(material: Material, drafted: Draft) -> NewCommit | None:
    seen = material.observed
    branch = living(seen)
    if branch is not None:
        moved = branch.fork_content != seen.base_content or branch.path != material.target.path
        stale = len(drafted.parents) > 1 or (not branch.touched and moved)
        if drafted.content == branch.content and not stale:
            return None
    elif not drafted.entries:
        return None
    works = [entry.work for entry in drafted.entries]
    return NewCommit(
        branch=material.target.branch,
        replaces=seen.branch.head if seen.branch else None,
        parents=drafted.parents,
        path=_path(material, drafted),
        content=drafted.content,
        subject=headline(material.settings.commit_subject, len(works), material.target.list),
        trailers=trailers(material.target.list, drafted.content, works),
    )


def _path(material: Material, drafted: Draft) -> str:
    """Where the list is in what the commit stands upon."""
    branch = living(material.observed)
    upon_branch_alone = branch is not None and drafted.parents == (branch.head,)
    return branch.path if branch is not None and upon_branch_alone else material.target.path


def _view(material: Material, drafted: Draft, closing: str = "") -> View:
    shown = {entry.work for entry in drafted.entries} | {found.work for found in drafted.on_list}
    refused = material.said.refused
    return View(
        list=material.target.list,
        blob=blob_oid(drafted.content),
        title=headline(material.settings.title, len(drafted.entries), material.target.list),
        entries=drafted.entries,
        base=material.observed.repository.default_branch,
        kept_out=_kept_out(material, drafted),
        asked=_asked(material, drafted),
        path=_path(material, drafted),
        waiting=drafted.waiting,
        questions=tuple(
            one
            for one in material.wanted.questions
            if one.nominee.work not in shown and one.nominee.work not in refused
        ),
        refused=(*material.wanted.refused, *Counter(one.reason for one in drafted.left).most_common()),
        sources=material.wanted.sources,
        notes=material.observed.read.notes,
        words=drafted.words,
        closing=closing,
        hold_label=material.settings.hold_label,
        rerun_label=material.settings.rerun_label,
    )


def _kept_out(material: Material, drafted: Draft) -> Mapping[Identity, datetime]:
    """What people refused in this pull request by a word about it alone, and did not put on their list themselves."""
    works = dict.fromkeys((*refused_before(material), *sorted(material.said.refused)))
    taken = {found.work for found in drafted.on_list}  # remembered so only behind this
    standing = {work: material.standing(work) for work in works if work not in taken}
    refused = {
        work: stood.at
        for work, stood in standing.items()
        if stood and stood.status is ProposalStatus.REJECTED and not closed_with(stood.details)
    }
    return dict(sorted(refused.items(), key=lambda one: (one[1], one[0]))[-_KEPT_OUT_AT_MOST:])


def _asked(material: Material, drafted: Draft) -> Mapping[Identity, datetime]:
    """When people asked for entries, as far as that was in this pull request."""
    contents = material.observed.read.contents
    before = contents.asked if contents else {}
    asked = {material.directory.work(name): at for name, at in before.items()} | dict(material.said.asked)
    return {entry.work: asked[entry.work] for entry in drafted.entries if entry.work in asked}


def _opening(material: Material, view: View) -> NewPull:
    settings = material.settings
    return NewPull(
        branch=material.target.branch,
        base=material.observed.repository.default_branch,
        title=view.title,
        body=body_of(view, material.now),
        draft=settings.draft,
        labels=settings.labels,
        reviewers=settings.reviewers,
        team_reviewers=settings.team_reviewers,
    )


def _edit(material: Material, pull: Pull, view: View) -> PullEdit | None:
    contents = material.observed.read.contents
    anew = (
        contents is None
        or contents.essence != view.essence
        or (contents.base, contents.kept_out, contents.asked) != (view.base, view.kept_out, view.asked)
        or bool(material.observed.read.turned)
        or material.said.rerun
        or material.settings.rerun_label in pull.labels
    )
    ours = contents is not None and pull.title == contents.title
    title = view.title if ours and view.title != pull.title else None
    # one that a person pointed elsewhere stays there
    follows = contents is None or contents.base in ("", pull.base)
    change = PullEdit(
        number=pull.number,
        title=title,
        # the body keeps which title was ours: left as it is, it would take the new one for a person's
        body=body_of(view, material.now) if anew or title else None,
        base=view.base if follows and pull.base != view.base else None,
    )
    return change if change.title or change.body or change.base else None


def _ending(material: Material, drafted: Draft) -> Plan:
    """Nothing to propose: close what is open, remove the branch where nothing would be lost with it."""
    seen = material.observed
    branch = seen.branch
    removable = branch is not None and (
        living(seen) is None or not branch.touched or not _leaves_anything(material, drafted, branch)
    )
    if seen.open is not None:
        view = _view(material, drafted, closing=NOTHING_LEFT)
        edit = PullEdit(seen.open.number, body=body_of(view, material.now), close=True)
        return Plan(drafted, edit=edit, delete_branch=branch.head if branch and removable else None)
    closed_by_us = any(
        ended.read.contents is not None and ended.read.contents.closed_by_us for ended in seen.ended
    )
    orphan = branch is not None and living(seen) is not None and not branch.touched
    if branch is not None and (orphan or (closed_by_us and removable)):
        return Plan(drafted, delete_branch=branch.head)
    return Plan(drafted)
