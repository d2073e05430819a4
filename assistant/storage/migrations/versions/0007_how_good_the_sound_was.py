"""How good the sound of each recording was, kept apart so that quality assurance can compare periods."""

import json
import secrets
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MEASURED = ("snr", "level", "noise", "clipping", "echo", "speech", "overlap", "unheard")
FIRST = sa.text(
    "select t.recording, t.document, r.visit, r.owner, u.team from transcript t "
    "join recording r on r.id = t.recording join user_account u on u.id = r.owner "
    "where t.version = 1 and t.by <> 'brought' order by t.recording"
)


def upgrade() -> None:
    """Go to this shape, and take the measures out of the transcripts that are here."""
    table = op.create_table(
        "sounding",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("recording", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("type", sa.String(length=80), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("worker", sa.String(length=32), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["recording"], ["recording.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("recording"),
    )
    op.create_index("sounding_day", "sounding", ["day"])
    connection = op.get_bind()
    for recording, document, visit, owner, team in connection.execute(FIRST).all():
        audio = _read(document).get("audio") or {}
        found = {name: audio.get("quality", {}).get(name) for name in MEASURED}
        figures = {name: float(value) for name, value in found.items() if isinstance(value, int | float)}
        if figures:
            row = {"id": secrets.token_hex(8), "recording": recording, "worker": owner, "team": team or ""}
            row |= {"day": date.fromisoformat(_read(visit)["date"]), "type": str(_read(visit)["type"])[:80]}
            op.bulk_insert(table, [row | {"seconds": float(audio["seconds"]), "figures": figures}])


def downgrade() -> None:
    """Go back to the shape before."""
    op.drop_table("sounding")


def _read(column: object) -> dict[str, Any]:
    """Give a JSON column as it is meant: PostgreSQL gives it read, SQLite as text."""
    found = json.loads(column) if isinstance(column, str) else column
    return found if isinstance(found, dict) else {}
