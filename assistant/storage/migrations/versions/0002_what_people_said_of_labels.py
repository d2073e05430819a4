"""What people said of whose a statement is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this shape."""
    op.create_table(
        "correction",
        sa.Column("note", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("checks_kind", sa.String(length=20), nullable=True),
        sa.Column("checks_holder", sa.String(length=20), nullable=True),
        sa.Column("checks_form", sa.String(length=20), nullable=False),
        sa.Column("checks_confidence", sa.Float(), nullable=True),
        sa.Column("checks_unsure", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("holder", sa.String(length=20), nullable=True),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note"], ["note.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note", "key"),
    )


def downgrade() -> None:
    """Go back to the shape before."""
    op.drop_table("correction")
