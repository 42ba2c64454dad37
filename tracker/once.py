"""A property that is worked out when it is first asked for, and kept with its object.

What a page's entries state is asked for some forty times an entry. `functools.cached_property` takes a lock each time in
Python 3.11, which costs more than most of what is then worked out; no page is read by two threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")


class once(Generic[Found]):  # noqa: N801 - it decorates, as `cached_property` does
    """The decorator of such a property; a later question finds what is kept and does not come here."""

    def __init__(self, work_out: Callable[[Any], Found]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, holder: None, kind: type) -> Self: ...
    @overload
    def __get__(self, holder: object, kind: type) -> Found: ...
    def __get__(self, holder: object | None, kind: type) -> Found | Self:
        if holder is None:
            return self
        found = self._work_out(holder)
        # as what is frozen is made; to write to its `__dict__` would make it one, which is one thing more to keep
        object.__setattr__(holder, self._name, found)
        return found
