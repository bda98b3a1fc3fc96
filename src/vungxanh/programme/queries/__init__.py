"""Reads of the programme; the first argument says who looks."""
