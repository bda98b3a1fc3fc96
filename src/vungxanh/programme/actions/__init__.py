"""Writes of the programme: keyword-only, each in one transaction with its change log."""
