"""The work on a recording, as steps that survive a power cut."""
