"""Where cases are kept: one database and one folder of recordings."""
