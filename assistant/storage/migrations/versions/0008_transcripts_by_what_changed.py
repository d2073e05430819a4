"""A version of a transcript may hold only what changed since another; those that are here stay whole."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this shape."""
    with op.batch_alter_table("transcript") as table:
        table.add_column(sa.Column("base", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back to the shape before; versions that are not whole can't be read by an earlier release."""
    with op.batch_alter_table("transcript") as table:
        table.drop_column("base")
