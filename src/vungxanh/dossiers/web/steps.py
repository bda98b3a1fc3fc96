"""The acts on one dossier that need a form: which form, what it does, what is said afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import communes_of, province_of
from vungxanh.dossiers import actions
from vungxanh.dossiers.queries.rows import Detail
from vungxanh.dossiers.web import forms

Data = Mapping[str, Any] | None
WAITS = _("Đã gửi đề nghị; có hiệu lực khi người thứ hai duyệt.")


@dataclass(frozen=True)
class Step:
    """One act: `form` makes its form, empty or filled in; `do` does it. Raises RefusedError."""

    title: Promise
    form: Callable[[Data, Detail, date], forms.RulesForm]
    do: Callable[[Any, Detail, Actor, datetime], object]
    said: Promise = WAITS


def _renewal(data: Data, found: Detail, today: date) -> forms.RulesForm:
    return forms.DecisionForm(data, kind=found.kept.kind, area_id=found.kept.area_id)


def _renew(form: forms.DecisionForm, found: Detail, by: Actor, at: datetime) -> object:
    return actions.propose_renewal(dossier_id=found.kept.id, renewal=form.renewal(), by=by, at=at)


def _ending(data: Data, found: Detail, today: date) -> forms.RulesForm:
    return forms.EndingForm(data, kind=found.kept.kind, today=today)


def _end(form: forms.EndingForm, found: Detail, by: Actor, at: datetime) -> object:
    return actions.propose_ending(dossier_id=found.kept.id, ending=form.ending(), by=by, at=at)


def _correction(data: Data, found: Detail, today: date) -> forms.RulesForm:
    filled = forms.as_entered(found.row.state, found.kept.extras)
    kind, area = found.kept.kind, found.kept.area_id
    return forms.CorrectionForm(data, initial=filled, kind=kind, area_id=area, today=today)


def _correct(form: forms.CorrectionForm, found: Detail, by: Actor, at: datetime) -> object:
    right = form.correction(found.row.state, found.kept.extras)
    return actions.propose_correction(dossier_id=found.kept.id, correction=right, by=by, at=at)


def _sending(data: Data, found: Detail, today: date) -> forms.RulesForm:
    own = found.kept.area_id
    inside = communes_of(province_of([own])[own], today)
    return forms.SendingForm(data, communes=[(unit.id, unit.full_name) for unit in inside if unit.id != own])


def _send(form: forms.SendingForm, found: Detail, by: Actor, at: datetime) -> object:
    to, left = form.cleaned_data["to"], form.left_at()
    return actions.send(dossier_id=found.kept.id, to=to, left_at=left, by=by, at=at)


def _suspend(form: forms.SuspensionForm, found: Detail, by: Actor, at: datetime) -> None:
    ground, day = form.chosen(), form.cleaned_data["day"]
    actions.suspend(dossier_id=found.kept.id, ground=ground, day=day, by=by, at=at)


def _resume(form: forms.ResumptionForm, found: Detail, by: Actor, at: datetime) -> None:
    actions.resume(dossier_id=found.kept.id, day=form.cleaned_data["day"], by=by, at=at)


STEPS: dict[str, Step] = {
    "gia-han": Step(_("Gia hạn theo quyết định mới"), _renewal, _renew),
    "ket-thuc": Step(_("Kết thúc hồ sơ"), _ending, _end),
    "dinh-chinh": Step(_("Đính chính"), _correction, _correct),
    "chuyen-di": Step(
        _("Chuyển đi nơi khác"),
        _sending,
        _send,
        _("Đã báo nơi đến; hồ sơ còn tính ở xã cho đến khi nơi đến nhận."),
    ),
    "tam-dinh-chi": Step(
        _("Tạm đình chỉ"),
        lambda data, found, today: forms.SuspensionForm(data),
        _suspend,
        _("Đã tạm đình chỉ; phải xác nhận lại mỗi tháng."),
    ),
    "tiep-tuc": Step(
        _("Tiếp tục quản lý"),
        lambda data, found, today: forms.ResumptionForm(data),
        _resume,
        _("Đã ghi tiếp tục quản lý."),
    ),
}
"""The acts by the word that names them in the body of a request."""
