"""Invented things that happen, as a log of plain facts: pure, without the rules of `records`."""
