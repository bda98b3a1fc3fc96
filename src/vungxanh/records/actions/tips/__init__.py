"""Writes of tips: receiving, handling, keys, and what falls due without anybody asking."""
