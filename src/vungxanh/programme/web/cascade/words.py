"""How duties and a plan's choices are said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.cascade import Answer, Choice, Duty

DUTIES: Mapping[Duty, Promise] = {
    Duty.DISSEMINATE: _("quán triệt"),
    Duty.PLAN: _("ban hành kế hoạch"),
}
ANSWERS: Mapping[Answer, Promise] = {
    Answer.ON_TIME: _("đúng hạn"),
    Answer.LATE: _("muộn"),
    Answer.NOT_YET: _("chưa đến hạn"),
    Answer.MISSED: _("quá hạn, chưa làm"),
}
CHOICES: Mapping[Choice, Promise] = {
    Choice.TAKEN: _("nhận"),
    Choice.ADAPTED: _("điều chỉnh"),
    Choice.DECLINED: _("không nhận"),
}
TONES: Mapping[Answer, tuple[str, str]] = {
    Answer.ON_TIME: ("good", "Đ"),
    Answer.LATE: ("late", "M"),
    Answer.NOT_YET: ("open", "C"),
    Answer.MISSED: ("missed", "Q"),
}
"""Tone and letter of an answer on the map."""
WORST_FIRST = (Answer.MISSED, Answer.NOT_YET, Answer.LATE, Answer.ON_TIME)
"""An area with several duties is drawn by the one that stands worst."""
