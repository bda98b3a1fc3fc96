"""Reads of dossiers: rows of a commune, counts, what waits."""
