"""Forms of coordination agreements."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.areas.interface import AreaSummary, name_key
from vungxanh.programme.actions.agreements import PLACE
from vungxanh.programme.actions.assigning import LONGEST
from vungxanh.programme.rules.agreements import AgreementSort, Body, Country, Party, Place
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.agreements.choices import Others
from vungxanh.programme.web.agreements.words import BODIES, PLACES, SORTS
from vungxanh.programme.web.conferences.forms import MOST, HoursField, office_field
from vungxanh.programme.web.forms import Named, Options, RefusableForm, day_field, listed, offer, symbol_field


class WhatForm(RefusableForm):
    """What was signed, by which office."""

    sort = forms.ChoiceField(label=_("Loại văn bản phối hợp"))
    title = MaskedText(label=_("Phối hợp về việc gì"), max_length=300)
    symbol = symbol_field(_("Số, ký hiệu"), _("như 15/QCPH-UBND"))
    signed_on = day_field(_("Ngày ký"))
    signatory = office_field(_("Ai ký"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["symbol"].required = True
        offer(self, sort=listed({one: SORTS[one] for one in AgreementSort}))


class WhenForm(RefusableForm):
    """From when until when, and the document that it carries out."""

    begins = day_field(_("Thực hiện từ ngày"))
    until = day_field(_("Đến ngày"), required=False, hint=_("để trống nếu không ghi thời hạn"))
    directive = forms.TypedChoiceField(
        label=_("Thực hiện văn bản nào"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *given: Any, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, directive=[("", "—"), *directives])


class OtherForm(RefusableForm):
    """The other party: a unit of the register, or a province of a neighbouring country by its name."""

    other = forms.ChoiceField(label=_("Bên kia"))
    other_body = forms.ChoiceField(label=_("Cơ quan của bên kia"))
    place = MaskedText(
        label=_("Xã của tỉnh khác, hoặc tỉnh bên kia biên giới"),
        help_text=_("chỉ ghi khi bên kia là xã, phường của tỉnh đã chọn, hoặc tỉnh của nước láng giềng"),
        max_length=PLACE,
        required=False,
    )

    def __init__(self, *given: Any, others: Others, **named: Any) -> None:
        super().__init__(*given, **named)
        self.others = others
        offer(self, other=others.options)
        offer(self, other_body=listed({one: BODIES[one] for one in Body}))

    def other_party(self) -> Party:
        """The other party that was chosen. Raises ProgrammeRefusedError."""
        facts = self.cleaned_data
        chosen, place, body = facts["other"], facts["place"].strip(), Body(facts["other_body"])
        if chosen in set(Country):
            return Party(body=body, country=Country(chosen), place=place)
        if not place:
            return Party(body=body, area=int(chosen))
        if int(chosen) not in self.others.beside:
            raise ProgrammeRefusedError(
                "area",
                "Bên kia đã chọn trong danh sách: để trống ô này",
                "The other party is chosen from the list: leave this empty",
                field="place",
            )
        return Party(body=body, area=commune_named(place, self.others.communes(int(chosen))))


def commune_named(place: str, communes: Iterable[AreaSummary]) -> int:
    """The one commune of a province with this name, with its kind or not. Raises ProgrammeRefusedError."""
    key = name_key(place)
    every = list(communes)
    found = [one for one in every if name_key(one.full_name) == key]
    found = found or [one for one in every if name_key(one.name) == key]
    if len(found) == 1:
        return found[0].id
    if found:
        names = ", ".join(one.full_name for one in found)
        raise ProgrammeRefusedError(
            "area",
            f"Tỉnh này có nhiều nơi tên đó: ghi rõ một trong {names}",
            f"The province has several places of this name: give one of {names}",
            field="place",
        )
    raise ProgrammeRefusedError(
        "area",
        f"Tỉnh đã chọn không có xã, phường nào tên “{place}” hôm nay: ghi đúng tên đang dùng, như “xã Mẫu”",
        f"The chosen province has no commune called “{place}” today: give the name now in use, as “xã Mẫu”",
        field="place",
    )


class PartiesForm(OtherForm):
    """The two parties."""

    own = forms.TypedChoiceField(label=_("Bên mình"), coerce=int)
    own_body = forms.ChoiceField(label=_("Cơ quan của bên mình"))
    field_order = ("own", "own_body", "other", "other_body", "place")

    def __init__(self, *given: Any, places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, own=places)
        offer(self, own_body=listed({one: BODIES[one] for one in Body}))

    def parties(self) -> list[Party]:
        """Both parties, the own one first. Raises ProgrammeRefusedError."""
        own = Party(body=Body(self.cleaned_data["own_body"]), area=self.cleaned_data["own"])
        return [own, self.other_party()]


class MeetForm(RefusableForm):
    """A meeting of the parties."""

    title = MaskedText(label=_("Họp về việc gì"), max_length=300)
    day = day_field(_("Ngày họp"))
    hours = HoursField()
    place = forms.ChoiceField(label=_("Họp ở đâu"))
    chair = office_field(_("Ai chủ trì"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, place=listed({one: PLACES[one] for one in Place}))


class CameForm(RefusableForm):
    """How many of all parties were summoned, and came."""

    summoned = forms.IntegerField(label=_("Triệu tập, cả các bên"), min_value=1, max_value=MOST)
    present = forms.IntegerField(label=_("Có mặt"), min_value=0, max_value=MOST)


class WorkForm(RefusableForm):
    """Joint work: what, by when, which parties do it."""

    what = MaskedText(label=_("Việc cần làm"), max_length=LONGEST, rows=3)
    deadline = day_field(_("Hạn"))
    parties = forms.TypedMultipleChoiceField(
        label=_("Bên nào làm"),
        help_text=_("Chỉ các bên thuộc địa bàn mình; bên khác tự giao việc của họ."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, parties: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, parties=parties)


class EndForm(RefusableForm):
    """The last day of an agreement."""

    until = day_field(_("Ngày cuối"))
