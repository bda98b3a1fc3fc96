"""Texts of the rules in the language of the page."""

from django.utils.translation import get_language

from vungxanh.records.rules.events.shape import Refusal, Words


def english() -> bool:
    """Whether the page is in English."""
    return (get_language() or "vi").startswith("en")


def said(words: Words) -> str:
    """A text of the rules."""
    return words.en if english() else words.vi


def refused(refusal: Refusal) -> str:
    """Why something is not recorded, and what to do."""
    return refusal.en if english() else refusal.vi
