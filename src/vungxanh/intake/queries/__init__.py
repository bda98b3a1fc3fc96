"""Reads of submissions, of reviews under way, and of finished documents."""
