"""The tables as the newest migration leaves them; times are microseconds since 1970 in UTC."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

HEAD = "0002"
"""The newest revision in `state/migrations/versions`; a test holds the two together."""

APPLICATION_ID = 0x74726B72
"""`trkr`: what SQLite keeps in the file's header, so that another program's database is known as such."""

# Sorted by code point on every database, so that an export has the same order everywhere.
String = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite only makes a column the row's own key when it is called INTEGER.
Key = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

works = Table(
    "works",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("text", String),
    Index("works_by_first_seen", "first_seen", "id"),
)
"""`text` is the fingerprint of what a classifier reads; verdicts hang on it."""

sightings = Table(
    "sightings",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("source", String, nullable=False),
    Column("key", String, nullable=False),
    Column("work", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("body", String, nullable=False),
    Column("former", String),
    Index("sightings_by_key", "source", "key", unique=True),
    Index("sightings_by_work", "work"),
)
"""The last word of a source under its key. `former`: identities it once gave and gives no longer, as a JSON list."""

names = Table(
    "names",
    metadata,
    Column("name", String, nullable=False),
    Column("sighting", BigInteger, nullable=False),
    Column("work", BigInteger, nullable=False),
    Column("former", Boolean, nullable=False),
    PrimaryKeyConstraint("name", "sighting"),
    sqlite_with_rowid=False,
)
"""What leads to which sighting and work: identities as `scheme:value`, titles as `title:` and a digest."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("text", String, nullable=False),
    Column("model_version", String, nullable=False),
    Column("body", String, nullable=False),
    Column("relevant", String),
    PrimaryKeyConstraint("text", "model_version"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("digest", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("work", String),
    Column("list", String),
    Column("body", String, nullable=False),
    Index("events_by_time", "at", "digest"),
    Index("events_by_list", "list", "at"),
    Index("events_by_work", "work"),
)

cursors = Table(
    "cursors",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("at", BigInteger, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started", BigInteger, nullable=False),
    Column("finished", BigInteger),
    Column("body", String, nullable=False),
    Index("runs_by_start", "started"),
)

validators = Table(
    "validators",
    metadata,
    Column("url", String, primary_key=True),
    Column("etag", String),
    Column("last_modified", String),
    Column("at", BigInteger, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("token", String, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("place", String, nullable=False, server_default=""),
)
