"""Published figures in the words of the screen: measures, numbers as printed, periods, breaks."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.records.rules.published import Claim
from vungxanh.ui.interface import SUBSTANCES as NAMED_SUBSTANCES
from vungxanh.ui.interface import day, in_english, number, percent

Words = Mapping[str, Promise]

MEASURES: Words = {
    "commune_units": _("Số xã, phường, đặc khu"),
    "provinces": _("Số tỉnh, thành phố"),
    "drug_free_communes": _("Số xã, phường không ma túy"),
    "drug_free_share_pct": _("Tỷ lệ xã, phường không ma túy"),
    "drug_free_added": _("Số xã, phường không ma túy tăng thêm"),
    "drug_free_border_communes": _("Số xã biên giới không ma túy"),
    "drug_free_districts": _("Số huyện có mọi xã không ma túy"),
    "drug_free_hamlets": _("Số thôn, bản, tổ dân phố không ma túy"),
    "drug_free_agencies": _("Số cơ quan, đơn vị không ma túy"),
    "communes_registered": _("Số xã, phường tự đăng ký"),
    "target_pct": _("Chỉ tiêu hoặc mức đạt chỉ tiêu"),
    "change_pct": _("Mức tăng, giảm so với kỳ khác"),
    "communes_with_drugs": _("Số xã, phường có tệ nạn ma túy"),
    "key_communes": _("Số xã, phường trọng điểm về ma túy"),
    "routes": _("Số tuyến trọng điểm về ma túy"),
    "hotspots": _("Số điểm, tụ điểm phức tạp"),
    "hotspots_abolished": _("Số điểm, tụ điểm đã triệt xóa, chuyển hóa"),
    "addicts_managed": _("Người nghiện đang được quản lý"),
    "users_managed": _("Người sử dụng trái phép đang được quản lý"),
    "post_rehab": _("Người đang được quản lý sau cai"),
    "managed_people": _("Người đang được quản lý, tính gộp"),
    "managed_in_community": _("Người đang được quản lý ở cộng đồng"),
    "managed_share_pct": _("Tỷ lệ người được quản lý trên dân số"),
    "people_found": _("Người mới phát hiện"),
    "relapsed": _("Người tái nghiện"),
    "relapse_share_pct": _("Tỷ lệ tái nghiện sau cai"),
    "in_rehab": _("Người đang cai nghiện"),
    "rehab_intake": _("Người được tiếp nhận cai nghiện"),
    "rehab_completed": _("Người hoàn thành cai nghiện"),
    "rehab_centres": _("Cơ sở cai nghiện công lập"),
    "counselled": _("Người được tư vấn"),
    "jobs_introduced": _("Người được giới thiệu việc làm"),
    "household_loans": _("Hộ được vay vốn"),
    "cases": _("Số vụ về ma túy"),
    "persons_arrested": _("Số người bị bắt về ma túy"),
    "persons_involved": _("Số người liên quan"),
    "seizure_mass_g": _("Khối lượng ma túy thu giữ"),
    "seizure_tablets": _("Số viên ma túy thu giữ"),
    "seizure_bricks": _("Số bánh ma túy thu giữ"),
    "plants_destroyed": _("Số cây có chứa chất ma túy bị triệt phá"),
    "plant_area_m2": _("Diện tích trồng cây có chứa chất ma túy"),
    "tips": _("Số tin báo, tố giác"),
    "propaganda_sessions": _("Số buổi tuyên truyền"),
    "propaganda_participants": _("Lượt người dự tuyên truyền"),
}
SUBSTANCES: Words = {"": _("các loại"), **NAMED_SUBSTANCES}
DEFINITIONS: Words = {
    "decision_28": _("theo Quyết định 28/2025"),
    "decision_3122": _("theo Quyết định 3122/2010"),
    "provincial_scheme": _("theo tiêu chí riêng của tỉnh, trước Quyết định 28/2025"),
    "examined": _("được hội đồng xét, chưa có quyết định công nhận"),
    "addicts": _("chỉ người nghiện"),
    "addicts_users": _("người nghiện và người sử dụng"),
    "addicts_users_post_rehab": _("người nghiện, người sử dụng và người sau cai"),
    "linked_to_addiction": _("người liên quan đến nghiện ma túy"),
    "trade": _("vụ mua bán"),
    "use_256a": _("vụ sử dụng trái phép (Điều 256a)"),
    "crops": _("vụ trồng cây có chứa chất ma túy"),
    "at_use_points": _("tại điểm tổ chức, chứa chấp sử dụng"),
    "compulsory": _("cai nghiện bắt buộc"),
    "voluntary": _("cai nghiện tự nguyện"),
    "home_community": _("cai nghiện tại gia đình, cộng đồng"),
    "hotspots_destroyed": _("điểm, tụ điểm bị phát hiện, triệt xóa"),
    "stations_assessing": _("trạm y tế xác định được tình trạng nghiện"),
    "advice_points": _("xã có điểm tư vấn"),
    "managed_2019": _("người được quản lý, so với năm 2019"),
    "over_target": _("vượt chỉ tiêu"),
    "gain_per_year": _("mức tăng mỗi năm"),
    "xa": _("xã"),
    "phuong": _("phường"),
    "dac_khu": _("đặc khu"),
}
ROLES: Words = {
    "result": _("kết quả"),
    "target": _("chỉ tiêu, kế hoạch"),
    "part": _("một phần của tổng"),
    "background": _("bối cảnh, kỳ hoặc nơi khác"),
}
TARGET_TYPES: Words = {"floor": _("mức tối thiểu"), "stretch": _("mức phấn đấu")}
REASONS: Words = {
    "merger": _("sáp nhập ngày 1/7/2025"),
    "units": _("số xã thay đổi do sáp nhập"),
    "criteria": _("đổi tiêu chí"),
    "definition": _("đổi cách đếm"),
    "length": _("kỳ dài ngắn khác nhau"),
    "overlap": _("hai kỳ trùng nhau một phần"),
    "area": _("địa bàn khác"),
}
REFUSALS: Words = {
    "below_province": _("Dưới cấp tỉnh"),
    "restated": _("Số nhắc lại"),
    "not_drug": _("Không thuộc danh mục"),
    "duplicate": _("Đã có trong sổ"),
    "unclear": _("Không đủ rõ"),
    "wrong": _("Không đúng với văn bản"),
}
WITHDRAWALS: Words = {
    "mistaken": _("Nhận nhầm"),
    "duplicate": _("Đã có trong sổ"),
    "source_corrected": _("Nguồn đã đính chính"),
    "superseded": _("Có phiên bản mới"),
}
UNITS: Words = {
    "person": _("người"),
    "case": _("vụ"),
    "tablet": _("viên"),
    "brick": _("bánh"),
    "m2": _("m²"),
}
"""Units that are written behind the figure; the others are said by the measure."""


def value_text(claim: Claim) -> str:
    """A figure as printed, with its cue: "28,2 %", "khoảng 4.500", "hơn 196 kg", "27/27"."""
    text = _bare(claim, claim.value)
    if claim.value_max is not None:
        text = f"{text}–{_bare(claim, claim.value_max)}"
    if claim.denominator is not None:
        text = f"{text}/{number(claim.denominator)}"
    cue = {
        "approx": gettext("khoảng %(value)s"),
        "gt": gettext("hơn %(value)s"),
        "ge": gettext("từ %(value)s trở lên"),
        "lt": gettext("dưới %(value)s"),
    }.get(claim.comparator)
    return cue % {"value": text} if cue else text


def _bare(claim: Claim, value: Fraction) -> str:
    if claim.unit == "percent":
        return percent(value / 100, claim.decimals)
    if claim.unit == "pp":
        return gettext("%(points)s điểm") % {"points": number(value, claim.decimals)}
    if claim.unit == "g":
        return mass(value)
    return number(value, 0 if value.denominator == 1 else claim.decimals)


def mass(grams: Fraction) -> str:
    """A mass in the unit a reader expects: 756,92 g, 276 kg, 4,4 tấn; exact."""
    for unit, size in ((gettext("tấn"), 1_000_000), ("kg", 1000), ("g", 1)):
        if abs(grams) >= size or size == 1:
            value = grams / size
            places = next((n for n in range(6) if (value * 10**n).denominator == 1), 6)
            return f"{number(value, places)}\u00a0{unit}"
    raise AssertionError("a gram is the smallest unit")


def with_unit(claim: Claim) -> str:
    """A figure with its unit, where it is not said already."""
    unit = UNITS.get(claim.unit)
    return f"{value_text(claim)} {unit}" if unit else value_text(claim)


def partial(text: str) -> str:
    """A whole or partial ISO date as people write it: 21/11/2024, 10/2024, 2024."""
    parts = text.split("-")
    if len(parts) == 3:
        return day(date(int(parts[0]), int(parts[1]), int(parts[2])))
    if len(parts) == 2:
        if in_english():
            return day(date(int(parts[0]), int(parts[1]), 1))[2:]
        return f"{int(parts[1])}/{parts[0]}"
    return text


def when(claim: Claim) -> str:
    """The time a figure is about: "năm 2025", "1/2024–6/2024", "đến 14/12/2025", "ngày 21/11/2024"."""
    start, end = partial(claim.start), partial(claim.end)
    if claim.role == "target" or (end and not start):
        return gettext("đến %(day)s") % {"day": end}
    if end and claim.start == claim.end and len(end) == 4:
        return gettext("năm %(year)s") % {"year": end}
    if start and not end:
        return gettext("từ %(day)s") % {"day": start}
    if end:
        return end if claim.start == claim.end else f"{start}–{end}"
    if not claim.as_of:
        return gettext("không rõ ngày")
    return _at(claim.as_of)


def _at(text: str) -> str:
    """The day, month or year a source speaks for."""
    frame = {2: gettext("ngày %(day)s"), 1: gettext("tháng %(day)s"), 0: gettext("năm %(day)s")}
    return frame[text.count("-")] % {"day": partial(text)}


def short_when(claim: Claim) -> str:
    """The end of the time a figure is about, short enough for a chart."""
    return partial(claim.end or claim.as_of)


def measure_text(claim: Claim) -> str:
    """What a figure counts, with its substance and how it was counted."""
    parts = [str(MEASURES[claim.measure])]
    if claim.measure.startswith("seizure"):
        parts.append(str(SUBSTANCES[claim.substance]))
    if claim.definition:
        parts.append(str(DEFINITIONS.get(claim.definition, claim.definition)))
    return ", ".join(parts)


def host(url: str) -> str:
    """The name of the site an address leads to."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
