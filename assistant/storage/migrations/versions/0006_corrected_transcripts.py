"""Why a transcript has a new version, and the statements to look at again because of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this shape."""
    with op.batch_alter_table("transcript") as table:
        table.add_column(sa.Column("by_name", sa.String(length=120), nullable=False, server_default=""))
        table.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("restores", sa.Integer(), nullable=True))
    op.create_table(
        "look_again",
        sa.Column("note", sa.String(length=32), nullable=False),
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note"], ["note.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note", "statement"),
    )


def downgrade() -> None:
    """Go back to the shape before."""
    op.drop_table("look_again")
    with op.batch_alter_table("transcript") as table:
        for name in ("restores", "why", "by_name"):
            table.drop_column(name)
