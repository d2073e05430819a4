"""The files people bring and take: transcripts, notes, exports."""
