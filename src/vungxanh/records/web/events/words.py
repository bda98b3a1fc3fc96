"""Texts of the rules in the language of the page."""

from vungxanh.records.rules.events.shape import Refusal, Words
from vungxanh.ui.interface import text_of


def said(words: Words) -> str:
    """A text of the rules."""
    return text_of(words)


def refused(refusal: Refusal) -> str:
    """Why something is not recorded, and what to do."""
    return text_of(refusal)
