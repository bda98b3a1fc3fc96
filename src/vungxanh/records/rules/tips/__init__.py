"""Tips about places: their closed lists, their course, the sealed text, the code to come back with."""
