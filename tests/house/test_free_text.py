"""Whatever a person can type freely is masked, has a closed shape, or stands here with its reason."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.forms import BaseForm

from tests.house import repository
from vungxanh.access.interface import MaskedText

CLOSED_SHAPE = (
    forms.UUIDField,
    forms.GenericIPAddressField,
    forms.RegexField,
    MaskedText,
)
REASONS = {
    "CommitmentForm.commitment": "refused unless it is a SHA-256 in hexadecimal digits",
    "SecretForm.secret": "refused unless it is 24 to 80 small letters",
    "HolderForm.same_as": "the symbol of a post, looked up and not stored",
    "SignInForm.username": "the symbol of a post, looked up and not stored",
    "CodeForm.code": "compared and not stored",
    "EnrolForm.code": "compared and not stored",
    "DecisionForm.symbol": "refused unless it has the shape of a decision's symbol",
    "BindingForm.symbol": "refused unless it has the shape of a decision's symbol",
    "RequestForm.symbol": "refused unless it has the shape of a decision's symbol",
    "OpeningForm.previous_symbol": "refused unless it has the shape of a decision's symbol",
    "ParticularsForm.paper_number": "refused unless it has the shape of a paper dossier's number",
    "CorrectionForm.paper_number": "refused unless it has the shape of a paper dossier's number",
    "CallForm.hours": "read as one or two times of the day",
    "MeetForm.hours": "read as one or two times of the day",
    "CorrectForm.hours": "read as one or two times of the day",
    "PasteForm.rows": "each cell is read as a code, a year or an amount; nothing else is stored",
    "ListForm.listed": "lines of symbol and day, compared and not stored",
}
HAND_WRITTEN = {
    "dossiers/requests.html symbol": "refused unless it has the shape of a decision's symbol",
    "dossiers/requests.html decided_on": "read as a day",
    "findings/list.html deadline": "read as a day",
    "intake/documents.html van-ban": "read by the reader, which keeps the masked text only",
    "intake/documents.html ngay": "read as a day",
    "intake/mask.html chu": "words to cover, looked for in the text and not stored",
    "intake/mask.html tu": "read as a whole number",
    "intake/mask.html den": "read as a whole number",
    "intake/fact.html {{ input.name }}": "read as figure or day; a text that has to be covered is refused",
    "directives/register.html tim": "filters a table, not stored",
    "portal/province_filter.html ten": "filters a table, not stored",
    "records/register.html ten": "filters a table, not stored",
    "events/paste.html hang": "each cell is read by its field of the form, a text by a MaskedText",
    "events/register.html biet-den": "read as a day",
    "records/waiting_row.html tinh-den": "read as a day",
}
_INPUT = re.compile(r"<(?P<tag>input|textarea)\b(?P<rest>(?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*)>", re.S)
_NOT_TYPED = {
    "hidden",
    "checkbox",
    "radio",
    "submit",
    "button",
    "file",
    "number",
    "date",
    "month",
    "time",
    "range",
}


def form_classes(of: Any = BaseForm) -> Iterator[Any]:
    """Every form class of the product, however deep it stands below Django's."""
    for one in of.__subclasses__():
        if one.__module__.startswith("vungxanh."):
            yield one
        yield from form_classes(one)


def every_form() -> set[Any]:
    for path in repository.SRC.glob("*/web/**/*.py"):
        parts = path.relative_to(repository.SRC.parent).with_suffix("").parts
        import_module(".".join(parts))
    return set(form_classes())


def is_free(field: forms.Field) -> bool:
    """Whether anything can be written into a field and is not hidden by the page while one types."""
    if not isinstance(field, forms.CharField) or isinstance(field, CLOSED_SHAPE):
        return False
    closed = any(type(one) is RegexValidator for one in field.validators)
    return not closed and not isinstance(field.widget, forms.PasswordInput | forms.HiddenInput)


def free_fields(form: Any) -> Iterator[str]:
    """The free texts of a form, by the class that declares them."""
    for name, field in form.base_fields.items():
        if is_free(field):
            above = [one for one in form.__mro__ if getattr(one, "base_fields", {}).get(name) is field]
            owner = above[-1]
            yield f"{owner.__name__}.{name}"


def hand_written() -> Iterator[str]:
    """Fields of text that a template writes by itself, as template and name."""
    for path in repository.with_suffix(".html"):
        if path.is_relative_to(repository.SRC):
            for found in _INPUT.finditer(path.read_text(encoding="utf-8")):
                kind = re.search(r"\btype=\"(\w+)\"", found["rest"])
                if found["tag"] == "textarea" or not kind or kind[1] not in _NOT_TYPED:
                    called = re.search(r"\bname=\"([^\"]*)\"", found["rest"])
                    yield f"{path.parent.name}/{path.name} {called[1] if called else ''}"


def test_every_free_text_of_a_form_is_masked_or_has_its_reason() -> None:
    found = {name for form in every_form() for name in free_fields(form)}
    assert found - set(REASONS) == set(), "make it a MaskedText, or say here why it need not be one"
    assert set(REASONS) - found == set(), "these are gone or masked now: take them off the list"


def test_every_hand_written_field_of_text_has_its_reason() -> None:
    found = set(hand_written())
    assert found - set(HAND_WRITTEN) == set(), "make it a form with a MaskedText, or say here why not"
    assert set(HAND_WRITTEN) - found == set(), "these are gone: take them off the list"


def test_the_check_sees_a_free_text() -> None:
    assert is_free(forms.CharField(max_length=9))
    assert not is_free(MaskedText(max_length=9))
    assert _INPUT.search('<input name="a" value="{{ b }}" {% if c > d %}x{% endif %}>')
