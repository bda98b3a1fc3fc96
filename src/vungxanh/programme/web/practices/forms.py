"""Forms of good practices."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.indicators.interface import catalogue
from vungxanh.programme.actions.practices import TITLE, WHAT
from vungxanh.programme.rules.practices import Audience, WorkSort
from vungxanh.programme.rules.targets import FORBIDDEN
from vungxanh.programme.web.conferences.forms import reason_field
from vungxanh.programme.web.forms import Label, Named, Options, RefusableForm, day_field, listed, offer
from vungxanh.programme.web.practices.words import AUDIENCES, WORKS
from vungxanh.ui.interface import text_of

NO_INDICATOR = "khong"


def indicators_to_choose(*, none: bool) -> Options:
    """The indicators of the catalogue; those on which no target may be set are left out."""
    every = catalogue(timezone.localdate()).items()
    names = [(code, f"{code} · {text_of(made)}") for code, made in every if code not in FORBIDDEN]
    first = [("", gettext("hãy chọn"))]
    return [*first, *([(NO_INDICATOR, gettext("chưa có chỉ số nào đo"))] if none else []), *names]


def area_field(label: Label) -> forms.TypedChoiceField:
    """One of the areas that the post answers for."""
    return forms.TypedChoiceField(label=label, coerce=int)


class WordsForm(RefusableForm):
    """What the practice is called, and what is done."""

    title = MaskedText(label=_("Tên mô hình"), max_length=TITLE)
    what = MaskedText(
        label=_("Làm gì"),
        help_text=_("Ai làm, làm gì, bao lâu một lần; không kể chuyện một người nào."),
        max_length=WHAT,
        rows=5,
    )


class SortsForm(RefusableForm):
    """For whom the practice is, and what it should move."""

    work = forms.ChoiceField(label=_("Loại việc"))
    audience = forms.ChoiceField(label=_("Dành cho ai"))
    aim = forms.ChoiceField(
        label=_("Chỉ số cần thay đổi"),
        help_text=_("Không có chỉ số về xét nghiệm, bắt giữ, đưa đi cai: đó là định mức trên con người."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, work=listed({one: WORKS[one] for one in WorkSort}))
        offer(self, audience=listed({one: AUDIENCES[one] for one in Audience}))
        offer(self, aim=indicators_to_choose(none=True))


class WhatForm(WordsForm, SortsForm):
    """What the practice is, for whom, and what it should move."""

    field_order = ("title", "what", "work", "audience", "aim")


def document_field() -> forms.TypedChoiceField:
    """The document that names a practice, if one does."""
    return forms.TypedChoiceField(
        label=_("Văn bản nêu mô hình"), coerce=int, empty_value=None, required=False
    )


class AmendWordsForm(WordsForm):
    """What is put in place of the words that stand, and why."""

    proposed_on = day_field(_("Ngày đề xuất"))
    reason = reason_field()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AmendSortsForm(SortsForm):
    """For whom it is and what it should move after all, and why."""

    directive = document_field()
    reason = reason_field()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, directive=[("", gettext("không có")), *directives])


class WhereForm(RefusableForm):
    """Who proposed it, when, and in which document."""

    area = area_field(_("Nơi đề xuất"))
    proposed_on = day_field(_("Ngày đề xuất"))
    directive = document_field()

    def __init__(self, *given: Any, places: Named, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, area=places)
        offer(self, directive=[("", gettext("không có")), *directives])


class AdoptForm(RefusableForm):
    """Which area has adopted a practice, since when."""

    area = area_field(_("Nơi áp dụng"))
    begins = day_field(_("Từ ngày"))
    until = day_field(_("Đến ngày"), required=False, hint=_("để trống nếu vẫn đang làm"))

    def __init__(self, *given: Any, places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, area=places)


class TryForm(AdoptForm):
    """Where a practice was tried, from when until when, and what it should move there."""

    indicator = forms.ChoiceField(label=_("Chỉ số cần thay đổi"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["area"].label = gettext("Nơi làm thử")
        offer(self, indicator=indicators_to_choose(none=False))


class EndForm(RefusableForm):
    """The last day of a trial or an adoption."""

    until = day_field(_("Ngày cuối"))
