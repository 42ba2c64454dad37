"""What can go wrong with the memory in a way a person can mend: one base, a sentence each, and an exit code.

`exit_code` is what a command ends with: 1 when the attempt failed, 2 when something has to be set right first.
"""

from __future__ import annotations

from errno import EDQUOT, EFBIG, EIO, ENOSPC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


DISK_AT_FAULT = frozenset({EDQUOT, EFBIG, EIO, ENOSPC})
"""What the system says where a disk is full, broken or allows no larger file: no other path would mend it."""


class StateError(Exception):
    """Base of every error of the store that is told in one sentence."""

    exit_code = 1


class StoreAddressError(StateError):
    """The address of the store cannot be used: an unknown kind, or a driver that is not installed."""

    exit_code = 2

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the store {url} cannot be used: {why}")
        self.url = url


class PassingError(StateError):
    """What every use of the store meets for a while, and what ends: the same thing goes well afterwards."""


class StoreUnreachableError(PassingError):
    """The database does not answer, or went away in the middle."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"the database {url} cannot be reached ({why}); nothing of the unfinished step was kept, run it again"
        )
        self.url = url


class StoreBusyError(PassingError):
    """Another process holds the database for longer than we wait."""

    def __init__(self, url: str) -> None:
        super().__init__(f"another program holds the store {url}; wait until it has finished, then run again")
        self.url = url


class StoreFullError(PassingError):
    """There is no room to write."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"no room left to write to the store {url}; free some, then run again (what it held is intact)"
        )
        self.url = url


class StoreReadOnlyError(StateError):
    """The file, its folder or the database user may not write."""

    exit_code = 2

    def __init__(self, url: str) -> None:
        beside = ", to -wal and -shm beside it, and to its folder" if url.startswith("sqlite") else ""
        super().__init__(f"the store {url} may not be written; give this user write access to it{beside}")
        self.url = url


class StoreUnreadableError(StateError):
    """The file is there, and this user may not read it."""

    exit_code = 2

    def __init__(self, url: str) -> None:
        super().__init__(f"the store {url} may not be read; give this user read access to it and its folder")
        self.url = url


_BRING_BACK = (
    "then bring back what the memory's branch holds with `tracker state pull`,"
    " or your last export with `tracker state import`"
)


class StoreDamagedError(StateError):
    """The file is there but is no whole database."""

    exit_code = 2

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the store {url} is damaged ({why}); move it aside, {_BRING_BACK}")
        self.url = url


class DamagedRecordError(StateError):
    """The store is a whole database, but the text of a record in it is none that any tracker wrote."""

    exit_code = 2

    def __init__(self, why: str) -> None:
        super().__init__(f"the store holds a damaged record ({why}); move the store aside, {_BRING_BACK}")


class ForeignStoreError(StateError):
    """The file or database belongs to another program."""

    exit_code = 2

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url} is not a store of tracker and was left alone; choose another place for the store"
        )
        self.url = url


class NewerStoreError(StateError):
    """A later tracker has upgraded the store."""

    exit_code = 2

    def __init__(self, url: str, found: str, known: str) -> None:
        super().__init__(
            f"the store {url} was written by a newer tracker (schema {found}, this one knows {known});"
            " upgrade tracker, or use the version that wrote it"
        )
        self.found = found
        self.known = known


class UnknownRecordError(StateError):
    """A later tracker has kept something for which this one has no word; the tables are the same."""

    exit_code = 2

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the store holds a record that this tracker does not know ({why}): a newer one wrote it;"
            " upgrade tracker, or use the version that wrote it"
        )


class BadLineError(StateError):
    """A line of an import is wrong; nothing of the import was kept."""

    def __init__(self, number: int, why: str, name: str = "import") -> None:
        super().__init__(f"{name}:{number}: not a record of the memory: {why}; nothing was imported")
        self.name = name
        self.number = number
        self.why = why


class CutOffError(StateError):
    """An import has fewer records than its header says; nothing of it was kept."""

    def __init__(self, name: str, kind: str, found: int, told: int) -> None:
        super().__init__(
            f"{name}: its header tells of {told} {kind}, but there are {found}; was it cut off? Nothing was imported"
            " (where lines were taken out on purpose, correct the header)"
        )
        self.name = name
        self.kind = kind


class LeaseHeldError(StateError):
    """Somebody else is doing the same thing on the same store."""

    def __init__(self, name: str, owner: str) -> None:
        super().__init__(
            f"another run ({owner}) is at work on this store (lease {name!r}); wait for it to end"
        )
        self.name = name
        self.owner = owner


class LeaseLostError(StateError):
    """We held the lease but could not renew it in time, and another took it over."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the lease {name!r} was taken over by another run; this one stopped before acting twice"
        )
        self.name = name


class ExportFileError(StateError):
    """A file of an export cannot be read or written: a failure where the disk is at fault, else a wrong path."""

    def __init__(self, doing: str, path: Path, error: OSError) -> None:
        super().__init__(f"cannot {doing} {path}: {error.strerror or error}")
        self.path = path
        self.exit_code = 1 if error.errno in DISK_AT_FAULT else 2
