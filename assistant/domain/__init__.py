"""The values of the field: frozen, and checked when they are made."""
