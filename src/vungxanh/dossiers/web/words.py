"""The words of the closed lists, as pages say them."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Purpose, purpose_words
from vungxanh.dossiers.rules.changes import BREAKS
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
from vungxanh.dossiers.rules.quality import Aspect, Rule
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.waiting import Act, Declined, Told
from vungxanh.ui.interface import in_language, text_of

Words = dict[str, Promise]

ISSUERS: Words = {
    Issuer.COMMUNE_POLICE_CHIEF: _("Trưởng Công an cấp xã"),
    Issuer.COMMUNE_PC_CHAIR: _("Chủ tịch UBND cấp xã"),
    Issuer.PROVINCIAL_POLICE_DIRECTOR: _("Giám đốc Công an cấp tỉnh"),
    Issuer.COURT: _("Tòa án"),
}
"""A paper of a health facility opens nothing, so it is not offered."""
BANDS: Words = {
    AgeBand.MINOR: _("12–17 tuổi"),
    AgeBand.YOUNG: _("18–30 tuổi"),
    AgeBand.OLDER: _("trên 30 tuổi"),
}
SEXES: Words = {Sex.FEMALE: _("nữ"), Sex.MALE: _("nam")}
PLACES: Words = {
    PlaceClass.COMMUNITY: _("tại cộng đồng"),
    PlaceClass.FACILITY: _("trong cơ sở"),
    PlaceClass.DETENTION: _("nơi giam, giữ"),
}
ORIGINS: Words = {
    Origin.VOLUNTARY: _("cai nghiện tự nguyện"),
    Origin.SUBSTITUTION: _("điều trị thay thế"),
    Origin.COMPULSORY_MINOR: _("cai nghiện bắt buộc, khi 12–17 tuổi"),
    Origin.COMPULSORY_ADULT: _("cai nghiện bắt buộc, từ đủ 18 tuổi"),
}
GROUNDS: Words = {
    Ground.DETAINED: _("bị tạm giữ, tạm giam"),
    Ground.ABSENT: _("vắng mặt tại nơi cư trú"),
    Ground.ILL: _("ốm nặng, được đưa về chữa bệnh"),
}
REASONS: Words = {
    Reason.COMPLETED: _("đã hoàn thành"),
    Reason.MOVED: _("đã chuyển nơi cư trú"),
    Reason.ADDICTED: _("được xác định là nghiện"),
    Reason.COMMUNE_EDUCATION: _("bị giáo dục tại xã"),
    Reason.SENT_AWAY: _("bị đưa vào cơ sở theo quyết định khác"),
    Reason.IMPRISONED: _("chấp hành án tù"),
    Reason.DECEASED: _("đã chết"),
    Reason.MISSING: _("mất tích"),
    Reason.DETAINED_LONGER: _("bị tạm giam lâu hơn thời hạn còn lại"),
    Reason.ERROR: _("hồ sơ sai sót, lẽ ra không có"),
}
REQUESTS: Words = {
    Request.CORRECT: _("xem, đính chính"),
    Request.RESTRICT: _("hạn chế, phản đối"),
    Request.ERASE: _("xóa"),
}
OUTCOMES: Words = {
    Outcome.GROUND_SHOWN: _("đã nêu căn cứ"),
    Outcome.CORRECTED: _("đã đính chính hoặc kết thúc do sai sót"),
    Outcome.WITHDRAWN: _("người yêu cầu rút lại"),
    "no_dossier": _("xã không có hồ sơ theo quyết định này"),
}
LEVELS: Words = {
    "commune": _("nhận tại xã"),
    "province": _("nhận tại tỉnh"),
    "reviewer": _("nhận tại người giám sát độc lập"),
}
ACTS: Words = {
    Act.OPEN: _("Mở hồ sơ"),
    Act.ACCEPT: _("Tiếp nhận người chuyển đến"),
    Act.RENEW: _("Gia hạn theo quyết định mới"),
    Act.END: _("Kết thúc hồ sơ"),
    Act.CORRECT: _("Đính chính"),
}
DECLINED: Words = {
    Declined.PAPER_DIFFERS: _("khác với văn bản giấy"),
    Declined.PAPER_MISSING: _("chưa thấy văn bản giấy"),
    Declined.WRONG_KIND: _("sai loại hồ sơ"),
    Declined.NO_GROUND: _("chưa đủ căn cứ"),
    Declined.NOT_NEEDED: _("không cần nữa"),
}
TOLD: Words = {
    Told.CORRECTED: _("hồ sơ của người này ở nơi khác đã được đính chính"),
    Told.ENDED_ERROR: _("hồ sơ của người này ở nơi khác đã kết thúc vì sai sót"),
    Told.OBJECTION_OPEN: _("người này có yêu cầu về hồ sơ ở nơi khác"),
    Told.OBJECTION_CLOSED: _("yêu cầu của người này ở nơi khác đã xong"),
}
ASPECTS: Words = {
    Aspect.CORRECT: _("đúng"),
    Aspect.COMPLETE: _("đủ"),
    Aspect.CLEAN: _("sạch"),
    Aspect.LIVE: _("sống"),
}
CAUSES: Words = {
    "opened": _("mở hồ sơ"),
    "transferred_in": _("chuyển đến"),
    "renewed": _("gia hạn"),
    "reviewed": _("xác nhận"),
    "suspended": _("tạm đình chỉ"),
    "resumed": _("tiếp tục"),
    "transfer_opened": _("báo chuyển đi"),
    "transfer_withdrawn": _("rút việc chuyển"),
    "transferred_out:in_time": _("chuyển đi, đúng hạn"),
    "transferred_out:late": _("chuyển đi, quá hạn"),
    "passed_on": _("chuyển theo sắp xếp đơn vị"),
    "corrected": _("đính chính"),
    "objection_received": _("nhận yêu cầu"),
    "lapsed": _("hết thời hạn"),
    "review_missed": _("quá hạn rà soát"),
    "reconfirmation_missed": _("quá hạn xác nhận tạm đình chỉ"),
    "ground_not_shown": _("quá hạn nêu căn cứ"),
}


def kind(of: Kind) -> str:
    """A kind of dossier in the page's language."""
    vi, en = the_law().name(of)
    return in_language(vi, en)


def cause(of: str) -> str:
    """An event and its reason, or a clock, in words."""
    if of in CAUSES:
        return str(CAUSES[of])
    name, _sep, reason = of.partition(":")
    if name == "ended":
        return gettext("kết thúc: %(why)s") % {"why": REASONS[reason]}
    return gettext("khép yêu cầu: %(how)s") % {"how": OUTCOMES[reason]}


def purpose(of: Purpose) -> str:
    """A purpose of looking with its ground in law, in the page's language."""
    found = purpose_words(of)
    return in_language(f"{found.vi} ({found.ground_vi})", f"{found.en} ({found.ground_en})")


def fix(rule: Rule) -> str:
    """What to do where a rule of quality fails."""
    return text_of(rule)


def refusal(error: RefusedError) -> str:
    """Why an act is refused, with where it stands in the law."""
    said = text_of(error)
    return said[:1].upper() + said[1:] + "."


def unfit(why: str) -> str:
    """Why an event does not fit."""
    vi, en = BREAKS[why]
    return in_language(vi, en)


def choices(words: Words) -> list[tuple[str, Promise]]:
    """The list as a form offers it."""
    return [(str(value), label) for value, label in words.items()]
