"""Forms of tips: closed lists, one masked text, a code, and passphrases that nothing keeps."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.areas.interface import AreaSummary
from vungxanh.records.rules.tips.lists import DayPart, Finding, Outcome, PlaceKind
from vungxanh.records.rules.tips.sealing import MOST, WORDS
from vungxanh.records.web.tips import words

BLANK = [("", _("hãy chọn"))]


class ProvinceForm(forms.Form):
    """The first step: which province."""

    tinh = forms.ChoiceField(label=_("Tỉnh, thành phố"))

    def __init__(self, *given: Any, provinces: Sequence[AreaSummary], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["tinh"].choices = [  # type: ignore[attr-defined]
            *BLANK,
            *((str(unit.id), unit.full_name) for unit in provinces),
        ]


class TipForm(forms.Form):
    """A tip: where, what kind of place, when, and a text where it can be sealed."""

    xa = forms.ChoiceField(label=_("Xã, phường, đặc khu"))
    noi = forms.ChoiceField(label=_("Đó là nơi như thế nào?"), choices=[*BLANK, *words.choices(words.KINDS)])
    buoi = forms.ChoiceField(
        label=_("Thường vào lúc nào?"), choices=[*BLANK, *words.choices(words.DAY_PARTS)]
    )
    chu = MaskedText(
        label=_("Viết thêm về nơi đó (không bắt buộc)"),
        help_text=_("Nhiều nhất 500 ký tự. Đừng ghi tên, số điện thoại, biển số hay địa chỉ của ai."),
        max_length=MOST,
        required=False,
        rows=5,
    )

    def __init__(self, *given: Any, communes: Sequence[AreaSummary], with_text: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["xa"].choices = [  # type: ignore[attr-defined]
            *BLANK,
            *((str(unit.id), unit.full_name) for unit in communes),
        ]
        if not with_text:
            del self.fields["chu"]

    def told(self) -> dict[str, Any]:
        """What the action takes."""
        found = self.cleaned_data
        return {
            "commune_id": int(found["xa"]),
            "kind": PlaceKind(found["noi"]),
            "day_part": DayPart(found["buoi"]),
            "text": found.get("chu", "").strip(),
        }


class CodeForm(forms.Form):
    """The code of a tip."""

    ma = forms.RegexField(
        regex=r"^[0-9A-Za-z\s-]{16,24}$",
        label=_("Mã"),
        help_text=_("16 chữ và số, như 4K7M-9XQ2-ABCD-1234"),
        widget=forms.TextInput(
            attrs={"size": 24, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        error_messages={"invalid": _("Mã có 16 chữ và số; hãy xem lại.")},
    )


def _secret(label: Any, hint: Any, *, least: int = 0) -> forms.CharField:  # noqa: ANN401
    """A field for what is typed for one request and kept nowhere."""
    widget = forms.PasswordInput(attrs={"size": 32, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, widget=widget, min_length=least or None, strip=False)


class PassphraseForm(forms.Form):
    """The own passphrase, for this one request."""

    cum = _secret(_("Cụm mật khẩu của khóa"), _("chỉ dùng cho lần này, không lưu lại"))


class NewKeyForm(forms.Form):
    """A passphrase for a new key, typed twice."""

    cum = _secret(
        _("Cụm mật khẩu mới"), _("ít nhất 12 ký tự; khác mật khẩu đăng nhập, không ai đặt lại giúp được"),
        least=WORDS,
    )  # fmt: skip
    lan_hai = _secret(_("Gõ lại"), "")

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        found = super().clean() or self.cleaned_data
        if found.get("cum") and found.get("lan_hai") and found["cum"] != found["lan_hai"]:
            self.add_error("lan_hai", _("Hai lần gõ khác nhau."))
        return found


class PaperForm(NewKeyForm):
    """The key from paper and a new passphrase for it."""

    giay = _secret(_("Khóa trên giấy"), "AGE-SECRET-KEY-1…")
    field_order = ("giay", "cum", "lan_hai")


class CheckForm(forms.Form):
    """What the commune found."""

    ket_qua = forms.ChoiceField(label=_("Kết quả kiểm tra"), choices=[*BLANK, *words.choices(words.FINDINGS)])

    def finding(self) -> Finding:
        """The word that was chosen."""
        return Finding(self.cleaned_data["ket_qua"])


class CloseForm(forms.Form):
    """How the province closes a tip."""

    ket_qua = forms.ChoiceField(label=_("Kết quả xử lý"), choices=[*BLANK, *words.choices(words.OUTCOMES)])

    def outcome(self) -> Outcome:
        """The word that was chosen."""
        return Outcome(self.cleaned_data["ket_qua"])
