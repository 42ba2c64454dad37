"""The first schema: sightings, the works made of them, verdicts, the event log, cursors, runs, validators, leases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_String = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "works",
        sa.Column("id", _Key, primary_key=True, autoincrement=False),
        sa.Column("name", _String, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("text", _String),
    )
    op.create_index("works_by_first_seen", "works", ["first_seen", "id"])
    op.create_table(
        "sightings",
        sa.Column("id", _Key, primary_key=True, autoincrement=False),
        sa.Column("source", _String, nullable=False),
        sa.Column("key", _String, nullable=False),
        sa.Column("work", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("body", _String, nullable=False),
        sa.Column("former", _String),
    )
    op.create_index("sightings_by_key", "sightings", ["source", "key"], unique=True)
    op.create_index("sightings_by_work", "sightings", ["work"])
    op.create_table(
        "names",
        sa.Column("name", _String, nullable=False),
        sa.Column("sighting", sa.BigInteger, nullable=False),
        sa.Column("work", sa.BigInteger, nullable=False),
        sa.Column("former", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("name", "sighting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "verdicts",
        sa.Column("text", _String, nullable=False),
        sa.Column("model_version", _String, nullable=False),
        sa.Column("body", _String, nullable=False),
        sa.PrimaryKeyConstraint("text", "model_version"),
        sqlite_with_rowid=False,
    )
    _create_log()
    _create_bookkeeping()


def _create_log() -> None:
    op.create_table(
        "events",
        sa.Column("digest", _String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kind", _String, nullable=False),
        sa.Column("work", _String),
        sa.Column("list", _String),
        sa.Column("body", _String, nullable=False),
    )
    op.create_index("events_by_time", "events", ["at", "digest"])
    op.create_index("events_by_list", "events", ["list", "at"])
    op.create_index("events_by_work", "events", ["work"])


def _create_bookkeeping() -> None:
    op.create_table(
        "cursors",
        sa.Column("name", _String, primary_key=True),
        sa.Column("value", _String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("id", _String, primary_key=True),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
        sa.Column("body", _String, nullable=False),
    )
    op.create_index("runs_by_start", "runs", ["started"])
    op.create_table(
        "validators",
        sa.Column("url", _String, primary_key=True),
        sa.Column("etag", _String),
        sa.Column("last_modified", _String),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("name", _String, primary_key=True),
        sa.Column("owner", _String, nullable=False),
        sa.Column("token", _String, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
