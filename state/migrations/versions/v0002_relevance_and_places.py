"""What a verdict says of relevance, to be asked for in a query; where a lease's owner runs, to see that it has died."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_String = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add both, and fill in the relevance of the verdicts there are."""
    op.add_column("leases", sa.Column("place", _String, nullable=False, server_default=""))
    op.add_column("verdicts", sa.Column("relevant", _String))
    said = "json_extract(body, '$.relevant')" if _on_sqlite() else "CAST(body AS json) ->> 'relevant'"
    op.execute(f"UPDATE verdicts SET relevant = {said}")  # noqa: S608 - both texts are ours


def _on_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"
