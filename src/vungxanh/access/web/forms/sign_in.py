"""Forms of signing in and of choosing a password."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from vungxanh.access.models import Post

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    PostPasswordForm = SetPasswordForm[Post]
else:
    PostPasswordForm = SetPasswordForm


def _password(label: "StrOrPromise", autocomplete: str, hint: "StrOrPromise" = "") -> forms.CharField:
    """A field for a password that browsers and password stores recognise."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=128,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "size": 32}),
    )


class SignInForm(AuthenticationForm):
    """Symbol and password. One message for every refusal: it does not tell whether the post exists."""

    username = UsernameField(
        label=_("Ký hiệu chức danh"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocapitalize": "none", "spellcheck": "false", "size": 32}
        ),
    )
    password = _password(_("Mật khẩu"), "current-password")

    error_messages = {
        "invalid_login": _(
            "Ký hiệu chức danh hoặc mật khẩu không đúng. Sau 5 lần thử, chức danh phải chờ 5 phút."
            " Nếu quên mật khẩu, hãy xin người quản trị một liên kết đăng nhập mới."
        ),
        "inactive": _("Ký hiệu chức danh hoặc mật khẩu không đúng."),
    }


class ChoosePasswordForm(PostPasswordForm):
    """A new password, typed twice, for a post that has just signed in by a link."""

    new_password1 = _password(
        _("Mật khẩu mới"), "new-password", _("Ít nhất 12 ký tự; một câu dài dễ nhớ là tốt nhất.")
    )
    new_password2 = _password(_("Nhập lại mật khẩu mới"), "new-password")
    error_messages = {"password_mismatch": _("Hai lần nhập không giống nhau; hãy nhập lại.")}


class ChangePasswordForm(ChoosePasswordForm):
    """A new password for a post that knows its old one."""

    old_password = _password(_("Mật khẩu hiện nay"), "current-password")
    field_order = ["old_password", "new_password1", "new_password2"]

    @sensitive_variables("old")
    def clean_old_password(self) -> str:
        """The old password, which must be right."""
        old: str = self.cleaned_data["old_password"]
        if not self.user.check_password(old):
            raise ValidationError(_("Mật khẩu hiện nay không đúng; hãy nhập lại."))
        return old


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Mã 6 số của ứng dụng, hoặc một mã dự phòng"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "size": 20,
            }
        ),
    )

    def say_wrong(self) -> None:
        """One message for every refusal: wrong, used before, or too many tries."""
        self.errors.clear()
        self.add_error(
            "code",
            _("Mã không đúng hoặc đã dùng. Hãy chờ mã mới rồi thử lại; sau 5 lần thử phải chờ 5 phút."),
        )


class EnrolForm(forms.Form):
    """The first code of an app that is being set up."""

    code = forms.CharField(
        label=_("Mã 6 số mà ứng dụng đang hiện"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 10}),
    )


class ConfirmForm(forms.Form):
    """The password once more, for a post without an app."""

    password = _password(_("Mật khẩu"), "current-password")

    def say_wrong(self) -> None:
        """One message for every refusal."""
        self.errors.clear()
        self.add_error("password", _("Mật khẩu không đúng. Sau 5 lần thử phải chờ 5 phút."))
