"""The fields of a form from their description: one reader for what is typed and for what is pasted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vungxanh.access.interface import MaskedText
from vungxanh.records.rules.events import answers
from vungxanh.records.rules.events.shape import Field, Words
from vungxanh.records.web.events.words import said

Choices = Sequence[tuple[str, Words]]
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
FEWEST_ROWS, MOST_ROWS = 2, 30
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


def problem(error: answers.AnswerError) -> forms.ValidationError:
    """What cannot be taken, in the language of the page."""
    return forms.ValidationError(said(error.words))


class Numeral(forms.Field):
    """A number as people write it, kept exactly as a whole number of the field's smallest part."""

    def __init__(self, about: Field, **named: Any) -> None:
        keys = "decimal" if about.decimals else "numeric"
        named.setdefault("widget", forms.TextInput(attrs={**PLAIN, "inputmode": keys, "size": 14}))
        super().__init__(**named)
        self.about = about

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401
        """The number, None where nothing is written."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return answers.number(text, self.about)
        except answers.AnswerError as error:
            raise problem(error) from error


class RowsWidget(forms.Widget):
    """Rows of a choice and a number; two empty rows are always there."""

    def __init__(self, about: Field, choices: Choices) -> None:
        super().__init__()
        self.about, self.choices = about, choices

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[answers.Row]:  # noqa: ANN401
        """The rows in which something is written."""
        found = [(data.get(f"{name}-{at}-c", ""), data.get(f"{name}-{at}-n", "")) for at in range(MOST_ROWS)]
        return [(choice, number.strip()) for choice, number in found if choice or number.strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ANN401
        """Rows that are left empty are an answer."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The first choice."""
        return f"{id_}-0-c"

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401
    ) -> SafeString:
        """The rows, each with what it is called for those who hear the page."""
        found, marks = list(value or []), flatatt(_heard(attrs or {}))
        shown = [*found, *[("", "")] * FEWEST_ROWS][:MOST_ROWS]
        rows = [self._row(f"{name}-{at}", at, one, many, marks) for at, (one, many) in enumerate(shown)]
        inside = format_html_join("", "{}", ((row,) for row in rows))
        return format_html('<div class="pairs">{}</div>', inside)

    def _row(self, name: str, at: int, choice: str, number: str, marks: SafeString) -> SafeString:
        what, count = said(self.about.label), gettext("số")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (value, SafeString(" selected") if value == choice else "", text)
                for value, text in [("", ""), *((value, said(words)) for value, words in self.choices)]
            ),
        )
        return format_html(
            '<p class="pair"><select name="{}-c" id="id_{}-c" aria-label="{} {}"{}>{}</select>'
            '<input name="{}-n" id="id_{}-n" value="{}" inputmode="numeric" size="6" maxlength="12"'
            ' autocomplete="off" aria-label="{} {}: {}"{}></p>',
            name, name, what, at + 1, marks, options, name, name, number, what, at + 1, count, marks,
        )  # fmt: skip


def _heard(attrs: Mapping[str, Any]) -> dict[str, Any]:
    """Of what a field gives its widget, what those who hear the page are told."""
    return {name: value for name, value in attrs.items() if name.startswith("aria-")}


class Rows(forms.Field):
    """Rows of a choice and a number. Gives dictionaries under the names the facts have for the two."""

    def __init__(self, about: Field, choices: Choices, **named: Any) -> None:
        super().__init__(widget=RowsWidget(about, choices), **named)
        self.about, self.choices = about, choices

    def clean(self, value: Iterable[answers.Row]) -> list[dict[str, Any]]:
        """The rows; one without its choice, or of counts without its number, is refused."""
        rows = list(value or ())
        if self.required and not rows:
            raise forms.ValidationError(gettext("Hãy ghi ít nhất một dòng."))
        return [self._row(*row) for row in rows]

    def _row(self, choice: str, number: str) -> dict[str, Any]:
        if choice not in dict(self.choices):
            raise forms.ValidationError(
                gettext("Số “%(number)s” chưa có tên dòng: hãy chọn trong danh sách.")
                % {"number": number[:20]}
            )
        if not number and self.about.sort == "counts":
            raise forms.ValidationError(
                gettext("“%(choice)s” chưa có số: hãy ghi số, hoặc bỏ dòng đó.")
                % {"choice": said(dict(self.choices)[choice])}
            )
        try:
            count = answers.number(number, self.about) if number else None
        except answers.AnswerError as error:
            raise problem(error) from error
        first, second = self.about.row
        return {first: choice, second: count}


def day_field(named: Mapping[str, Any]) -> forms.DateField:
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={**PLAIN, "size": 12, "inputmode": "text"})
    wrong = gettext("Không phải một ngày: hãy ghi ngày/tháng/năm, như 3/8/2026.")
    errors = {**named["error_messages"], "invalid": wrong}
    return forms.DateField(input_formats=DAY_FORMATS, widget=widget, **{**named, "error_messages": errors})


def choice_field(choices: Choices, named: Mapping[str, Any]) -> forms.ChoiceField:
    """One of a closed list; nothing is chosen beforehand."""
    blank = gettext("hãy chọn") if named["required"] else gettext("không rõ, không áp dụng")
    options = [("", blank), *((value, said(words)) for value, words in choices)]
    return forms.ChoiceField(choices=options, **named)


def field_of(about: Field, choices: Choices) -> forms.Field:
    """The field that a description asks for. `choices` are those of the day: communes, other subjects."""
    named: dict[str, Any] = {
        "label": said(about.label),
        "help_text": said(about.hint) or (gettext("như 3/8/2026") if about.sort == "day" else ""),
        "required": about.required,
        "error_messages": {"required": gettext("Chưa có câu trả lời: hãy ghi hoặc chọn.")},
    }
    match about.sort:
        case "day":
            return day_field(named)
        case "number":
            return Numeral(about, **named)
        case "choice" | "area" | "subject":
            return choice_field(choices, named)
        case "choices":
            options = [(value, said(words)) for value, words in choices]
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **named)
        case "yes":
            return forms.BooleanField(**{**named, "required": False})
        case "counts" | "units":
            return Rows(about, choices, **named)
        case "text":
            return MaskedText(max_length=about.longest, rows=3, **named)
        case "reference":
            return forms.RegexField(
                about.pattern,
                max_length=about.longest,
                widget=forms.TextInput(attrs={**PLAIN, "size": 22}),
                **named,
            )
