"""Pull requests that the memory knows and the listing of the list's branch does not tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.forge.errors import Missing, PersonNeeded
from tracker.forge.port import PullState
from tracker.pullrequest import marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from state.records import ListName
    from tracker.forge.port import ForgeReader, Pull
    from tracker.pullrequest.branches import Target

_NUMBER = re.compile(r"/pull/(?P<number>[0-9]+)$")


def unlisted(
    forge: ForgeReader, target: Target, proposed: Collection[str], known: Collection[str]
) -> Iterator[Pull]:
    """Those in which works wait for a decision, by their addresses, and whose numbers are not known.

    GitHub lists late; or the settings named another branch when they were opened. What ended there is heard as anywhere.
    One that is open elsewhere keeps its works: in a second one they would be proposed twice, and what people say in the
    first would not be heard.
    """
    numbers = _numbers(proposed)
    for number in sorted(numbers.difference(known), key=int):
        pull = _ours(forge, target, int(number))
        if pull is None:
            continue
        if pull.state is PullState.OPEN and pull.head != forge.head(target.branch):
            raise PersonNeeded(
                f"pull request #{number} is open, from a branch that the settings do not lead to any more: "
                "merge or close it, or set `mode`, `branch_prefix` and the list's `name` back"
            )
        yield pull


def none_open_under(
    names: Collection[ListName], forge: ForgeReader, target: Target, proposed: Collection[str]
) -> None:
    """See to it that no pull request for the same page is open under a name that the settings have no more.

    In a second one its works would be proposed twice, and what people refused under that name would come back.
    """
    for number in sorted(_numbers(proposed), key=int):
        pull = _ours(forge, replace(target, former=frozenset(names)), int(number))
        if pull is None or pull.state is not PullState.OPEN:
            continue
        contents = marks.read(pull.body).contents
        if contents is not None and contents.path == target.path:
            raise PersonNeeded(
                f"pull request #{number} is open for {target.path}, under the name {contents.list}: carry its memory over "
                f"with `tracker state rename-list {contents.list} {target.list}` and end it, or set the list's `name` back"
            )


def _numbers(proposed: Collection[str]) -> set[str]:
    return {found["number"] for address in proposed if (found := _NUMBER.search(address))}


def _ours(forge: ForgeReader, target: Target, number: int) -> Pull | None:
    """The pull request, where there is one of that number and it is this list's."""
    try:
        pull = forge.pull(number)
    except Missing:
        return None
    contents = marks.read(pull.body).contents
    return pull if contents is not None and contents.list in {target.list, *target.former} else None
