"""Forms of the monthly sample."""

from django import forms
from django.utils.translation import gettext_lazy as _

ONCE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class CommitmentForm(forms.Form):
    """The hash that is handed in first."""

    commitment = forms.CharField(
        label=_("Mã cam kết (SHA-256, 64 chữ số thập lục phân)"),
        max_length=64,
        help_text=_("Chỉ mã này được gửi đi; chuỗi bí mật ở lại với bạn."),
        widget=forms.TextInput(attrs={**ONCE, "size": 64}),
    )


class SecretForm(forms.Form):
    """The secret behind the hash."""

    secret = forms.CharField(
        label=_("Chuỗi bí mật đã ghi lại"),
        max_length=80,
        help_text=_("24 đến 80 chữ thường a–z, viết liền."),
        widget=forms.TextInput(attrs={**ONCE, "size": 40}),
    )
