"""A small classifier of statements, its training sentences and the command that trains it."""
