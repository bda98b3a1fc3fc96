"""Forms of coordination agreements."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.actions.agreements import PLACE
from vungxanh.programme.actions.assigning import LONGEST
from vungxanh.programme.rules.agreements import AgreementSort, Body, Country, Party, Place
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
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
        label=_("Tỉnh bên kia biên giới"),
        help_text=_("chỉ ghi khi bên kia là tỉnh của nước láng giềng"),
        max_length=PLACE,
        required=False,
    )

    def __init__(self, *given: Any, others: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, other=others)
        offer(self, other_body=listed({one: BODIES[one] for one in Body}))


def party_of(facts: Mapping[str, Any]) -> Party:
    """The other party that was chosen. Raises ProgrammeRefusedError."""
    chosen, body = facts["other"], Body(facts["other_body"])
    if chosen in set(Country):
        return Party(body=body, country=Country(chosen), place=facts["place"])
    if facts["place"]:
        raise ProgrammeRefusedError(
            "area",
            "Bên kia là đơn vị trong nước: để trống tên tỉnh bên kia biên giới",
            "The other party is a unit of the register: leave the province across the border empty",
            field="place",
        )
    return Party(body=body, area=int(chosen))


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
        return [own, party_of(self.cleaned_data)]


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
