"""Invented lives and years: pure, from a seed, without the rules of the packages they try out."""
