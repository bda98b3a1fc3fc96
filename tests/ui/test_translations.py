"""Every string has English, and the compiled catalogues are those of the sources."""

from pathlib import Path

import pytest

from tests.house import repository
from vungxanh.ui import translations

TRANSLATED = [package for package in repository.PACKAGES if translations.po(package).is_file()]


@pytest.mark.parametrize("package", repository.PACKAGES, ids=lambda package: package.name)
def test_catalogues_are_up_to_date(package: Path) -> None:
    """When this fails: `./run translations`, fill in the English it names, run it again, commit."""
    if any(translations.found(package)):
        assert translations.lagging(package) == []


def test_a_string_without_english_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('gettext("Xin chào")\npgettext("nơi", "Chào")\n', encoding="utf-8")
    templates = tmp_path / "templates"
    templates.mkdir()
    text = "{% translate 'Tên' %}{% blocktranslate %}Có {{ n }} xã{% endblocktranslate %}"
    (templates / "page.html").write_text(text, encoding="utf-8")
    assert sorted(translations.refresh(tmp_path)) == ["Chào", "Có %(n)s xã", "Tên", "Xin chào"]
    filled = translations.po(tmp_path).read_text(encoding="utf-8").replace('msgstr ""', 'msgstr "x"')
    translations.po(tmp_path).write_text(filled.replace('msgstr "x"', 'msgstr ""', 1), encoding="utf-8")
    assert "django.mo" in translations.lagging(tmp_path)
    assert translations.refresh(tmp_path) == []
    assert translations.lagging(tmp_path) == []


@pytest.mark.parametrize("package", TRANSLATED, ids=lambda package: package.name)
def test_english_keeps_the_places_for_values(package: Path) -> None:
    wrong = [
        message.id
        for message in translations.catalogue(package)
        if message.id and message.string and list((message.python_format and message.check()) or [])
    ]
    assert wrong == []
