"""The language of the page: Vietnamese unless the person chose English.

The browser's own preference is not followed: many office machines run an English system, and the people
who use them read Vietnamese.
"""

from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class ChosenLanguage:
    """Middleware that activates the language kept in the language cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request in the chosen language and say so in the answer's head."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class Bilingual(Protocol):
    """What is said in both languages: words of the rules, a refusal, a unit's name."""

    @property
    def vi(self) -> str:
        """In Vietnamese."""

    @property
    def en(self) -> str:
        """In English."""


def in_english() -> bool:
    """Whether the page is in English."""
    return (translation.get_language() or "vi").startswith("en")


def in_language(vi: str, en: str) -> str:
    """The one of two texts that is in the language of the page."""
    return en if in_english() else vi


def text_of(told: Bilingual) -> str:
    """What is said in both languages, in that of the page."""
    return in_language(told.vi, told.en)
