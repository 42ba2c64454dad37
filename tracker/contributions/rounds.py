"""Looking at people's open pull requests from a trusted place: their files are read as data, nothing of theirs is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.happenings import is_bot
from tracker.contributions.review import MARK, Review, comment, review
from tracker.forge.errors import ForgeError
from tracker.lists.reading.page import NoPage, read_page
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from tracker.forge.port import Comment, Forge, Oid, Pull
    from tracker.http.strangers import Sign
    from tracker.lint.finding import Rule

_MOST = 100
"""So many are compared and read in one round, at some five requests each."""
_SEEN = "nothing new since it was looked at last"
_HEAD = re.compile(r"<!-- head: ([0-9a-f]{40}) -->")


def go_round(
    forge: Forge,
    pulls: Iterable[Pull],
    pages: Mapping[str, Collection[Rule]],
    look: Callable[[str], Sign] | None = None,
    most: int = _MOST,
) -> Iterator[tuple[int, str]]:
    """Look at each open pull request that changes a list and was not looked at as it is; says what was done of each.

    The pages are the lists' with the rules that each has turned off. After so many as `most` that were not looked at before,
    it says of the others that they were not.
    """
    looked_at = 0
    for pull in pulls:
        if looked_at == most:
            yield pull.number, f"was not looked at: {counted(most, 'newer one')} took this round"
            continue
        try:
            what = _look_at(forge, pull, pages, look)
        except ForgeError as error:  # one that cannot be read holds up no other
            what = f"could not be looked at: {error}"
        looked_at += what != _SEEN
        yield pull.number, what


def _look_at(
    forge: Forge, pull: Pull, pages: Mapping[str, Collection[Rule]], look: Callable[[str], Sign] | None
) -> str:
    earlier = _ours(forge.comments(pull.number), forge)
    if earlier and (seen := _HEAD.search(earlier.body)) and seen[1] == pull.head:
        return _SEEN
    base = forge.base(pull.base)
    if base is None:
        return "its base is gone"
    changed = forge.compare(base, pull.head)
    ends = changed.merge_base, pull.head
    reviews: list[Review] = []
    unread: list[str] = []
    for path, off in pages.items():
        found = _review(forge, path, ends, look, off) if changed.may_change(path) else None
        if isinstance(found, NoPage):
            unread.append(f"{path} cannot be read: {found.reason}")
        elif found:
            reviews.append(found)
    findings = sum(len(one.findings) for one in reviews)
    if earlier or findings:  # what was said before is said of what was proposed before
        forge.write_comment(pull.number, comment(reviews, pull.head), earlier.id if earlier else None)
    told = f"{counted(findings, 'finding')}, told in a comment" if findings else "nothing to mend"
    told += ", and its comment says so now" if earlier and not findings else ""
    return "; ".join([*([told] if reviews else []), *unread]) or "changes no list"


def _review(
    forge: Forge,
    path: str,
    ends: tuple[Oid, Oid],
    look: Callable[[str], Sign] | None,
    off: Collection[Rule],
) -> Review | NoPage | None:
    before, after = (forge.file(path, at) or b"" for at in ends)
    if before == after:
        return None
    old, new = (read_page(content, opened=False) for content in (before, after))
    if isinstance(old, NoPage) or isinstance(new, NoPage):
        return new if isinstance(new, NoPage) else None
    return review(path, old, new, look, off)


def _ours(comments: Iterable[Comment], forge: Forge) -> Comment | None:
    """The comment that we wrote before; somebody who copies our mark without write access is not us."""
    return next(
        (
            one
            for one in comments
            if one.body.startswith(MARK) and (is_bot(one.author) or forge.may_write(one.author))
        ),
        None,
    )
