"""Puts statements into other words by an instruction, and offers only what still says the same."""
