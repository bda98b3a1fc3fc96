"""Words said in both languages come out in that of the page, Vietnamese where none was chosen."""

from dataclasses import dataclass

import pytest
from django.utils import translation

from vungxanh.ui.interface import in_english, in_language, text_of


@dataclass(frozen=True)
class Said:
    """Something said twice."""

    vi: str
    en: str


@pytest.mark.parametrize(
    ("language", "wanted"), [("vi", "xã"), ("en", "commune"), ("en-gb", "commune"), (None, "xã")]
)
def test_the_language_of_the_page_decides(language: str | None, wanted: str) -> None:
    context = translation.override(language, deactivate=True)
    with context:
        assert in_language("xã", "commune") == wanted
        assert text_of(Said("xã", "commune")) == wanted
        assert in_english() == (wanted == "commune")
