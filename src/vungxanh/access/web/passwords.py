"""Django's rules for passwords, in words for our people."""

from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext


class LongEnough(MinimumLengthValidator):
    """A password has at least so many characters."""

    def get_error_message(self) -> str:
        """What the person reads."""
        return gettext("Mật khẩu ngắn quá; cần ít nhất %(least)d ký tự.") % {"least": self.min_length}


class UnlikeThePost(UserAttributeSimilarityValidator):
    """A password is not the post's symbol or title."""

    def get_error_message(self) -> str:
        """What the person reads."""
        return gettext("Mật khẩu giống ký hiệu hoặc tên chức danh; hãy chọn câu khác.")
