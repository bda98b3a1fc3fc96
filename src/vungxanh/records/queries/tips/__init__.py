"""Reads of tips: where they are taken, who holds keys, what the desk and the commune see, counts."""
