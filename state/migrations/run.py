"""Alembic, called from the program on a connection it is given; nobody needs its command line or an ini file."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationStep
    from sqlalchemy import Connection

_SCRIPTS = ScriptDirectory(str(Path(__file__).parent))
_ONE_AT_A_TIME = Lock()
"""The steps speak to Alembic's `op`, of which a process has one: two stores at once would get each other's tables."""


def revisions() -> list[str]:
    """Every revision there is, the oldest first."""
    return [script.revision for script in _SCRIPTS.walk_revisions()][::-1]


def upgrade(connection: Connection, target: str = "head") -> None:
    """Take every step that is still to take, inside the caller's transaction."""

    def steps(revision: tuple[str, ...], _context: MigrationContext) -> list[MigrationStep]:
        return list(_SCRIPTS._upgrade_revs(target, revision))  # type: ignore[arg-type]  # noqa: SLF001 - what Alembic's own command does

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with _ONE_AT_A_TIME, Operations.context(context):
        context.run_migrations()
