"""How much of a draft was kept, and notes made of other notes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this shape."""
    op.add_column("note", sa.Column("made_from", sa.String(length=32), nullable=True))
    op.add_column("note_version", sa.Column("kept", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Go back to the shape before."""
    op.drop_column("note_version", "kept")
    op.drop_column("note", "made_from")
