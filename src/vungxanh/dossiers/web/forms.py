"""Forms of dossiers: closed lists, days and references of papers; nothing in them says who anybody is."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.days import LOCAL
from vungxanh.dossiers.rules.kinds import (
    AgeBand,
    Ground,
    Issuer,
    Kind,
    Origin,
    Outcome,
    PlaceClass,
    Reason,
    Request,
    Sex,
)
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.opening import Particulars, band_of
from vungxanh.dossiers.rules.proposals import Acceptance, Correction, Ending, Opening, Renewal
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import DecisionReference
from vungxanh.dossiers.rules.waiting import Declined
from vungxanh.dossiers.web import words

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
FIELDS_OF = {
    "symbol": ("symbol",),
    "double": ("symbol",),
    "same_decision": ("symbol",),
    "decision_future": ("decided_on",),
    "expired": ("decided_on",),
    "no_law": ("decided_on",),
    "issuer": ("issuer",),
    "age": ("age",),
    "turning": ("turns_18",),
    "paper_number": ("paper_number",),
    "months": ("months_named",),
    "no_start": ("begins",),
    "not_begun": ("begins",),
    "no_origin": ("origin",),
    "predecessor": ("previous_symbol",),
    "reason": ("reason",),
    "suspension": ("ground",),
    "day": ("day", "left_day"),
    "area_gone": ("to",),
    "same_commune": ("to",),
}
"""The fields beside which a refusal of the rules is said, the first that a form has; else above the form."""


def day_field(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:  # noqa: ANN401
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"size": 12, "autocomplete": "off"})
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint or _("như 3/8/2026"),
        input_formats=DAY_FORMATS,
        widget=widget,
    )


def text_field(label: Any, hint: Any, most: int, *, required: bool = True) -> forms.CharField:  # noqa: ANN401
    """The reference of a paper. The browser keeps no list of what was typed."""
    widget = forms.TextInput(attrs={"size": 22, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required, widget=widget)


def choice_field(label: Any, of: words.Words, hint: Any = "", *, required: bool = True) -> forms.ChoiceField:  # noqa: ANN401
    """One of a closed list."""
    # Nothing is chosen beforehand: a first choice left standing would be a mistake nobody sees.
    blank = [("", _("hãy chọn") if required else _("không rõ, không áp dụng"))]
    return forms.ChoiceField(
        label=label, help_text=hint, choices=[*blank, *words.choices(of)], required=required
    )


class RulesForm(forms.Form):
    """A form whose values the rules judge: what they refuse is said beside the field it concerns."""

    required_css_class = "required"

    def refuse(self, error: RefusedError) -> None:
        """Say a refusal of the rules."""
        field = next((name for name in FIELDS_OF.get(error.code, ()) if name in self.fields), None)
        self.add_error(field, words.refusal(error))


class DecisionForm(RulesForm):
    """The deciding document, and what it says of the term where the kind needs it."""

    symbol = text_field(_("Số, ký hiệu quyết định"), _("như 12/QĐ-CAX"), 40)
    decided_on = day_field(_("Ngày quyết định"))
    issuer = choice_field(_("Người ra quyết định"), words.ISSUERS)
    begins = day_field(
        _("Ngày bắt đầu"), _("ngày lập biên bản tiếp nhận đăng ký, hoặc ngày hoàn thành cai"), required=False
    )
    origin = choice_field(_("Đã hoàn thành"), words.ORIGINS, required=False)
    months_named = forms.IntegerField(
        label=_("Số tháng ghi trong quyết định"),
        help_text=_("bỏ trống nếu quyết định không ghi"),
        min_value=1,
        max_value=60,
        required=False,
    )
    again = forms.BooleanField(label=_("Cai nghiện từ lần thứ hai trở đi"), required=False)

    OF_KIND: dict[str, frozenset[Kind]] = {
        "begins": frozenset({Kind.HOME, Kind.COMMUNITY, Kind.POST_REHAB}),
        "origin": frozenset({Kind.POST_REHAB}),
        "months_named": frozenset({Kind.HOME, Kind.COMMUNITY, Kind.VOLUNTARY, Kind.COMPULSORY}),
        "again": frozenset({Kind.HOME, Kind.COMMUNITY, Kind.VOLUNTARY, Kind.COMPULSORY}),
    }

    def __init__(self, *given: Any, kind: Kind, area_id: int, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kind, self.area_id = kind, area_id
        for name, kinds in self.OF_KIND.items():
            if kind not in kinds:
                del self.fields[name]

    def decision(self) -> DecisionReference:
        """The reference of the document. Raises RefusedError for a symbol that no document has."""
        found = self.cleaned_data
        return DecisionReference(found["symbol"], found["decided_on"], Issuer(found["issuer"]), self.area_id)

    def extras(self) -> Extras:
        """What it says of the term."""
        found = self.cleaned_data
        return Extras(
            begins=found.get("begins"),
            first_time=not found.get("again", False),
            months_named=found.get("months_named"),
            origin=Origin(found["origin"]) if found.get("origin") else None,
        )

    def renewal(self) -> Renewal:
        """A new term on this document."""
        return Renewal(self.decision(), self.extras())


def quarters(today: date) -> list[tuple[str, str]]:
    """The quarters in which somebody of 12 to 17 turns 18."""
    first = today.year * 4 + (today.month - 1) // 3
    return [
        (f"{number // 4}-Q{number % 4 + 1}", f"Q{number % 4 + 1}/{number // 4}")
        for number in range(first, first + 25)
    ]


class ParticularsForm(RulesForm):
    """All that is kept beside the document. The age only chooses the band."""

    age = forms.IntegerField(
        label=_("Tuổi tròn"),
        help_text=_("chỉ để chọn nhóm tuổi; số tuổi không được lưu"),
        min_value=0,
        max_value=120,
    )
    turns_18 = forms.ChoiceField(
        label=_("Quý đủ 18 tuổi"),
        help_text=_("chỉ cho người 12–17 tuổi; không ghi ngày sinh"),
        required=False,
    )
    sex = choice_field(_("Giới tính"), words.SEXES)
    place = choice_field(_("Nơi thực hiện"), words.PLACES)
    paper_number = text_field(
        _("Số hồ sơ giấy của xã"), _("như 14/2026/HS; chỉ hiện ở xã này"), 24, required=False
    )

    def __init__(self, *given: Any, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["turns_18"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is declared above)
        field.choices = [("", _("không áp dụng")), *quarters(today)]

    def particulars(self) -> Particulars:
        """Band, sex, class of place, number of the paper file, quarter. Raises RefusedError."""
        found = self.cleaned_data
        return Particulars(
            band_of(found["age"]),
            Sex(found["sex"]),
            PlaceClass(found["place"]),
            found["paper_number"],
            found["turns_18"],
        )


class OpeningForm(DecisionForm, ParticularsForm):
    """A dossier to be opened, or a person to be taken over: the paper first, then the particulars."""

    field_order = [*DecisionForm.base_fields, *ParticularsForm.base_fields]

    previous_symbol = text_field(
        _("Số, ký hiệu của quyết định trước, nếu có"),
        _("để nối với hồ sơ trước của cùng người tại xã này"),
        40,
        required=False,
    )
    previous_day = day_field(_("Ngày của quyết định trước"), required=False)

    def opening(self) -> Opening:
        """What is proposed. Raises RefusedError."""
        return Opening(self.kind, self.decision(), self.extras(), self.particulars())

    def acceptance(self) -> Acceptance:
        """The same for a person who moved here."""
        return Acceptance(self.decision(), self.extras(), self.particulars())


class AcceptanceForm(OpeningForm):
    """A person who moved here: the dossier before is known."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("previous_symbol", "previous_day"):
            del self.fields[name]


class CorrectionForm(DecisionForm):
    """The same fields, filled with what the dossier says; what is changed is corrected."""

    band = choice_field(_("Nhóm tuổi"), words.BANDS)
    turns_18 = forms.ChoiceField(label=_("Quý đủ 18 tuổi"), required=False)
    sex = choice_field(_("Giới tính"), words.SEXES)
    place = choice_field(_("Nơi thực hiện"), words.PLACES)
    paper_number = text_field(_("Số hồ sơ giấy của xã"), _("như 14/2026/HS"), 24, required=False)

    def __init__(self, *given: Any, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["turns_18"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is declared above)
        field.choices = [("", _("không áp dụng")), *quarters(today)]

    def correction(self, state: State, extras: Extras) -> Correction:
        """What differs from the dossier as it stands. Raises RefusedError."""
        found = self.cleaned_data
        given = Particulars(
            AgeBand(found["band"]),
            Sex(found["sex"]),
            PlaceClass(found["place"]),
            found["paper_number"],
            found["turns_18"],
        )
        told = self.extras()
        same = Extras(told.begins, told.first_time, told.months_named, told.origin, extras.remaining_until)
        decision = DecisionReference(
            found["symbol"], found["decided_on"], Issuer(found["issuer"]), state.decision.area
        )
        return Correction(
            None if decision == state.decision else decision,
            None if same == extras else same,
            None if given == state.particulars else given,
        )


def as_entered(state: State, extras: Extras) -> dict[str, object]:
    """The values of a correction's form from the dossier as it stands."""
    particulars = state.particulars
    return {
        "symbol": state.decision.symbol,
        "decided_on": state.decision.date,
        "issuer": state.decision.issuer.value,
        "begins": extras.begins,
        "origin": extras.origin.value if extras.origin else "",
        "months_named": extras.months_named,
        "again": not extras.first_time,
        "band": particulars.band.value,
        "turns_18": particulars.turns_18,
        "sex": particulars.sex.value,
        "place": particulars.place.value,
        "paper_number": particulars.paper_number,
    }


class EndingForm(RulesForm):
    """The ground and the day of an end."""

    reason = forms.ChoiceField(label=_("Căn cứ"))
    day = day_field(_("Kết thúc từ ngày"))

    def __init__(self, *given: Any, kind: Kind, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        law = the_law()
        known = [*law.exits(kind, law.on(today)), Reason.ERROR]
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is declared above)
        field.choices = [("", _("hãy chọn")), *((one.value, words.REASONS[one]) for one in known)]

    def ending(self) -> Ending:
        """What is proposed."""
        return Ending(Reason(self.cleaned_data["reason"]), self.cleaned_data["day"])


class SuspensionForm(RulesForm):
    """The ground and the first day of a suspension."""

    ground = choice_field(_("Lý do"), words.GROUNDS)
    day = day_field(_("Từ ngày"))

    def chosen(self) -> Ground:
        """The ground."""
        return Ground(self.cleaned_data["ground"])


class ResumptionForm(RulesForm):
    """The day from which management goes on."""

    day = day_field(_("Tiếp tục từ ngày"))


class SendingForm(RulesForm):
    """Where a person moves to, and when they left."""

    to = forms.TypedChoiceField(label=_("Nơi đến"), coerce=int)
    left_day = day_field(_("Ngày rời đi"))
    left_hour = forms.TimeField(
        label=_("Giờ rời đi"),
        help_text=_("như 7:30; thời hạn 24 giờ tính từ lúc này"),
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "autocomplete": "off"}),
    )

    def __init__(self, *given: Any, communes: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["to"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (it is declared above)
        field.choices = [("", _("hãy chọn")), *communes]

    def left_at(self) -> datetime:
        """The instant from which the clock runs."""
        found: time = self.cleaned_data["left_hour"]
        return datetime.combine(self.cleaned_data["left_day"], found, LOCAL)


class RequestForm(RulesForm):
    """A person's request, by the decision they hold in hand."""

    symbol = text_field(
        _("Số, ký hiệu quyết định người đó cầm"), _("như 12/QĐ-CAX; không ghi gì về người"), 40
    )
    decided_on = day_field(_("Ngày của quyết định"))
    request = choice_field(_("Yêu cầu"), words.REQUESTS)

    def __init__(self, *given: Any, communes: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        if len(communes) > 1:
            self.fields["to"] = forms.TypedChoiceField(
                label=_("Xã, phường giữ hồ sơ"), coerce=int, choices=communes
            )
        self.communes = communes

    def area_id(self) -> int:
        """The commune that keeps the dossier."""
        chosen: int = self.cleaned_data.get("to", self.communes[0][0])
        return chosen

    def asked(self) -> Request:
        """What is asked."""
        return Request(self.cleaned_data["request"])


class BindingForm(forms.Form):
    """The decision on which a request was found after all."""

    symbol = text_field(_("Số, ký hiệu quyết định đúng"), "", 40)
    decided_on = day_field(_("Ngày quyết định"))


class ClosingForm(forms.Form):
    """How a request is closed."""

    outcome = choice_field(_("Kết quả"), words.OUTCOMES)

    def chosen(self) -> Outcome | None:
        """The outcome; None where the commune keeps no such dossier."""
        said = self.cleaned_data["outcome"]
        return None if said == "no_dossier" else Outcome(said)


class DecliningForm(forms.Form):
    """Why a proposal is sent back."""

    reason = choice_field(_("Lý do trả lại"), words.DECLINED)

    def chosen(self) -> Declined:
        """The reason."""
        return Declined(self.cleaned_data["reason"])
