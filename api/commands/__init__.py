"""Each command of `heard`, one to a file; nothing heavy is imported until a command runs."""
