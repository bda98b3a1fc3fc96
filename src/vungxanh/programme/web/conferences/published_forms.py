"""Forms of conferences that published sources tell of."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.areas.interface import name_key
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.published import PublishedPoint, Said, Statement
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.words import DOES, KINDS
from vungxanh.programme.web.directives.forms import CENTRE, PartialDateField
from vungxanh.programme.web.forms import Options, RefusableForm, listed, offer
from vungxanh.programme.web.frame import refused

HOLDER, STATEMENT, MOST_LINES = 200, 600, 40


class SourceField(MaskedText):
    """Where something was read: the address of a page, kept as it is, or words, masked as every text."""

    ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[\w.~%/?=&+#,;:@!-]*)?", re.ASCII)

    def clean(self, value: Any) -> str:  # noqa: ANN401
        """The source to keep. Raises ValidationError where something of it was covered just now."""
        if self.is_address(value):
            address: str = forms.CharField.clean(self, value)
            return address
        return super().clean(value)

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ANN401
        """What the field shows when the form comes back."""
        return data if self.is_address(data) else super().bound_data(data, initial)

    def is_address(self, typed: object) -> bool:
        """Whether it is nothing but the address of a page."""
        return isinstance(typed, str) and self.ADDRESS.fullmatch(typed.strip()) is not None


class WhatForm(RefusableForm):
    """Which conference, held where, when and by whom."""

    kind = forms.ChoiceField(label=_("Loại hội nghị"))
    title = MaskedText(label=_("Hội nghị về việc gì"), max_length=300)
    area = forms.ChoiceField(label=_("Họp ở đâu"))
    held_by = MaskedText(
        label=_("Cơ quan tổ chức"), help_text=_("Ghi cơ quan, chức vụ; không ghi họ tên."), max_length=HOLDER
    )
    on = PartialDateField(label=_("Ngày họp như nguồn ghi"), help_text=_("như 5/6/2024, 6/2024 hoặc 2024"))

    def __init__(self, *given: Any, areas: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, kind=listed({one: KINDS[one] for one in Kind}))
        offer(self, area=areas)

    def chosen_area(self) -> int | None:
        """Where it was held, None for the Centre."""
        chosen = self.cleaned_data["area"]
        return None if chosen == CENTRE else int(chosen)


class AboutForm(RefusableForm):
    """Which documents, and what the conference did to each: it can conclude one and launch another."""

    directive = forms.TypedChoiceField(label=_("Văn bản"), coerce=int, empty_value=None, required=False)
    does = forms.ChoiceField(label=_("Hội nghị làm gì với văn bản này"), required=False)
    second = forms.TypedChoiceField(label=_("Văn bản thứ hai"), coerce=int, empty_value=None, required=False)
    second_does = forms.ChoiceField(label=_("Hội nghị làm gì với văn bản thứ hai"), required=False)

    def __init__(self, *given: Any, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        documents = [("", gettext("không có trong danh sách")), *directives]
        offer(self, directive=documents, second=documents)
        does = listed({one: DOES[one] for one in Does})
        offer(self, does=does, second_does=does)

    def clean(self) -> None:
        """A document goes with what was done to it."""
        for document, does in (("directive", "does"), ("second", "second_does")):
            if (self.cleaned_data.get(document) is None) is not (not self.cleaned_data.get(does)):
                self.add_error(
                    does, gettext("Chọn cả văn bản và việc hội nghị làm với nó, hoặc bỏ trống cả hai.")
                )

    def about(self) -> tuple[tuple[int, Does], ...]:
        """The documents with what was done to each."""
        told, pairs = self.cleaned_data, (("directive", "does"), ("second", "second_does"))
        return tuple((told[of], Does(told[does])) for of, does in pairs if told[of] is not None)


class PrintedForm(RefusableForm):
    """The source, how a date was worked out, and who was there as printed."""

    source = SourceField(
        label=_("Nguồn"), help_text=_("địa chỉ trang tin, hoặc tên báo và ngày đăng"), max_length=400
    )
    note = MaskedText(
        label=_("Ngày họp suy ra thế nào"),
        help_text=_("chỉ ghi khi nguồn không in rõ ngày"),
        max_length=200,
        required=False,
    )
    points = MaskedText(
        label=_("Số người dự như nguồn in"),
        help_text=_(
            "Mỗi dòng: nơi; triệu tập; có mặt – như “tỉnh Mẫu; 300; 297”. Nguồn không in số thì chỉ ghi nơi."
        ),
        max_length=4_000,
        rows=4,
        required=False,
    )

    def __init__(self, *given: Any, areas: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        self.places = {
            name_key(name): None if value == CENTRE else int(value) for value, name in areas if value
        }

    def clean_points(self) -> tuple[PublishedPoint, ...]:
        """The points, line by line. Raises ValidationError that names every line that cannot be."""
        lines = [one.strip() for one in self.cleaned_data["points"].splitlines() if one.strip()]
        found, wrong = [], []
        for at, line in enumerate(lines, 1):
            try:
                found.append(point_of(line, self.places))
            except ProgrammeRefusedError as error:
                wrong.append(gettext("Dòng %(at)s: %(why)s.") % {"at": at, "why": refused(error)})
        if wrong:
            raise forms.ValidationError(" ".join(wrong), code="lines")
        return tuple(found)


LINE = re.compile(r"(?P<place>[^;]+)(;\s*(?P<summoned>[0-9]{1,6})\s*;\s*(?P<present>[0-9]{1,6})\s*;?)?")


def point_of(line: str, places: Mapping[str, int | None]) -> PublishedPoint:
    """A point from a line of place, summoned and present. Raises ProgrammeRefusedError."""
    found = LINE.fullmatch(line)
    if found is None:
        raise ProgrammeRefusedError(
            "value",
            "không đọc được: ghi nơi; triệu tập; có mặt, hai số là số nguyên, hoặc chỉ ghi nơi",
            "cannot be read: give place; summoned; present, both whole numbers, or the place alone",
            field="points",
        )
    place = name_key(found["place"].strip())
    if place not in places:
        raise ProgrammeRefusedError(
            "area",
            "nơi này không có trong danh sách ở màn hình đầu: ghi đúng tên ở đó, hoặc “Trung ương”",
            "this place is not on the list of the first screen: give a name from there, or “Trung ương”",
            field="points",
        )
    if found["summoned"] is None:
        return PublishedPoint(places[place])
    return PublishedPoint(places[place], int(found["summoned"]), int(found["present"]))


class SaidForm(RefusableForm):
    """What the source lets the conference say."""

    claims = MaskedText(
        label=_("Kết quả mà hội nghị nêu"),
        help_text=_("Mỗi dòng một điều, bằng lời của mình; điều không có số sẽ được đánh dấu."),
        max_length=8_000,
        rows=5,
        required=False,
    )
    conclusions = MaskedText(
        label=_("Kết luận, yêu cầu"),
        help_text=_("Mỗi dòng một điều."),
        max_length=8_000,
        rows=5,
        required=False,
    )

    def clean_claims(self) -> tuple[Statement, ...]:
        """The results that are claimed."""
        return self._each("claims", Said.CLAIM)

    def clean_conclusions(self) -> tuple[Statement, ...]:
        """What is asked for from then on."""
        return self._each("conclusions", Said.CONCLUSION)

    def _each(self, name: str, sort: Said) -> tuple[Statement, ...]:
        lines = [one.strip() for one in self.cleaned_data[name].splitlines() if one.strip()]
        if len(lines) > MOST_LINES or any(len(one) > STATEMENT for one in lines):
            raise forms.ValidationError(
                gettext("Nhiều nhất %(lines)s dòng, mỗi dòng %(signs)s ký tự.")
                % {"lines": MOST_LINES, "signs": STATEMENT},
                code="lines",
            )
        return tuple(Statement(sort, one) for one in lines)


class WithdrawForm(RefusableForm):
    """Why the entry is taken back."""

    reason = MaskedText(
        label=_("Vì sao rút lại"), help_text=_("Một câu; không ghi tên người."), max_length=600
    )
