"""Language models that may put a draft into better prose: one in this process, one at an address."""
