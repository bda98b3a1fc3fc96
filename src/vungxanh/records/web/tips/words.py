"""The words of the closed lists of tips, as pages say them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.records.rules.tips.course import TipRefusedError
from vungxanh.records.rules.tips.lists import DayPart, Finding, Outcome, PlaceKind, TipState
from vungxanh.ui.interface import text_of

Words = dict[StrEnum, Promise]

KINDS: Words = {
    PlaceKind.ENTERTAINMENT: _("quán karaoke, bar, vũ trường"),
    PlaceKind.LODGING: _("nhà nghỉ, khách sạn"),
    PlaceKind.RENTED_ROOMS: _("dãy phòng trọ, căn hộ cho thuê"),
    PlaceKind.HOME: _("nhà ở"),
    PlaceKind.EMPTY_BUILDING: _("nhà bỏ trống, công trình dở dang"),
    PlaceKind.SHOP: _("cửa hàng, quán nước, quán internet"),
    PlaceKind.OPEN_AIR: _("ngoài trời: công viên, bờ sông, bãi đất trống"),
    PlaceKind.NEAR_A_SCHOOL: _("quanh trường học"),
    PlaceKind.TRANSPORT: _("bến xe, nhà ga, bến tàu, trên đường"),
    PlaceKind.FIELD: _("nương, rẫy, vườn trồng cây có chất ma túy"),
    PlaceKind.OTHER: _("nơi khác"),
}
DAY_PARTS: Words = {
    DayPart.MORNING: _("buổi sáng"),
    DayPart.AFTERNOON: _("buổi chiều"),
    DayPart.EVENING: _("buổi tối"),
    DayPart.NIGHT: _("ban đêm"),
    DayPart.ANY: _("nhiều lúc, hoặc không rõ"),
}
STATES: Words = {
    TipState.RECEIVED: _("đã nhận"),
    TipState.PASSED: _("đã chuyển về xã, phường"),
    TipState.CHECKED: _("đã kiểm tra"),
    TipState.CLOSED: _("đã xử lý xong"),
}
FINDINGS: Words = {
    Finding.NOTHING_SEEN: _("không thấy dấu hiệu"),
    Finding.SIGNS_SEEN: _("có dấu hiệu"),
    Finding.NO_SUCH_PLACE: _("không có nơi như vậy"),
    Finding.OTHER_COMMUNE: _("thuộc xã, phường khác"),
}
OUTCOMES: Words = {
    Outcome.NOTHING_FOUND: _("không phát hiện gì"),
    Outcome.ACTED: _("đã xử lý"),
    Outcome.OTHER_PROGRAMME: _("không thuộc công tác phòng, chống ma túy"),
    Outcome.NAMES_A_PERSON: _("nêu tên một người: hủy nội dung, không dùng"),
}


def choices(words: Words) -> list[tuple[str, Promise]]:
    """A closed list as the choices of a field."""
    return [(one.value, said) for one, said in words.items()]


def said(error: TipRefusedError) -> str:
    """A refusal in the language of the page."""
    return text_of(error)
