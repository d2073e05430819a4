"""Estimates reading age with weights trained on passages written for it."""
