"""Uploads that go on where they broke off, and moments marked in a recording."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this shape."""
    op.create_table(
        "upload",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=True),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recording", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["user_account.id"]),
        sa.ForeignKeyConstraint(["recording"], ["recording.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("upload_owner", "upload", ["owner"])
    op.add_column("recording", sa.Column("marks", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Go back to the shape before."""
    op.drop_column("recording", "marks")
    op.drop_table("upload")
