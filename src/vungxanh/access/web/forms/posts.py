"""Forms of managing posts."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from vungxanh.access.models.post import SYMBOL
from vungxanh.access.queries import areas_to_manage
from vungxanh.access.rules import Actor, Role
from vungxanh.access.rules.managing import may_assign
from vungxanh.access.rules.words import ROLE_NAMES
from vungxanh.access.web.forms.masked import PLAIN, MaskedText
from vungxanh.ui.interface import in_language


class ChangeForm(forms.Form):
    """Title, role and area of a post: only roles that the actor may assign, only areas of the province."""

    title = MaskedText(
        label=_("Tên chức danh"),
        max_length=200,
        help_text=_("Ví dụ: Công an xã, cán bộ 2. Không ghi tên người."),
    )
    role = forms.ChoiceField(label=_("Vai trò"))
    area = forms.ChoiceField(label=_("Địa bàn"))

    def __init__(self, *args: Any, by: Actor, on: date, **named: Any) -> None:
        super().__init__(*args, **named)
        roles = [(role.value, in_language(*ROLE_NAMES[role])) for role in Role if may_assign(by, role)]
        places = [(str(one.id), one.full_name) for one in areas_to_manage(by, on=on)]
        for name, choices in (("role", roles), ("area", places)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


class HolderForm(forms.Form):
    """Who will hold a post: another human, or one who holds another post already."""

    same_as = forms.CharField(
        label=_("Người này đang giữ chức danh (ký hiệu), nếu có"),
        required=False,
        max_length=60,
        help_text=_("Bỏ trống nếu là người chưa giữ chức danh nào."),
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "none", "size": 32}),
    )


class NewPostForm(HolderForm, ChangeForm):
    """A new post."""

    symbol = forms.CharField(
        label=_("Ký hiệu chức danh"),
        max_length=60,
        validators=[RegexValidator(SYMBOL, _("Chỉ dùng chữ không dấu, số và các dấu . _ -"))],
        help_text=_("Dùng để đăng nhập: chữ không dấu, số và các dấu . _ -"),
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "none", "size": 32}),
    )
    field_order = ["symbol", "title", "role", "area", "same_as"]


class DaysForm(forms.Form):
    """From when to when a holder is named."""

    since = forms.DateField(
        label=_("Từ ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Đến trước ngày (bỏ trống: chưa định)"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
