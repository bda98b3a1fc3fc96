"""The words of the screen for what facts consist of."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from vungxanh.ui.interface import SUBSTANCES, number

Words = Mapping[str, Promise]

KINDS: Words = {
    "quantity": _("Số liệu"),
    "document": _("Văn bản"),
    "event": _("Sự kiện"),
    "area": _("Địa bàn"),
    "person": _("Chức vụ"),
    "unquantified": _("Nói có, không có số"),
}
MEASURES: Words = {
    "cases": _("Số vụ về ma túy"),
    "persons_arrested": _("Số người bị bắt, bị phát hiện phạm tội về ma túy"),
    "seizure_mass_g": _("Khối lượng ma túy thu giữ"),
    "seizure_tablets": _("Số viên ma túy thu giữ"),
    "seizure_bricks": _("Số bánh ma túy thu giữ"),
    "drug_free_communes": _("Số xã, phường không ma túy"),
    "drug_free_share_pct": _("Tỷ lệ xã, phường không ma túy"),
    "key_communes": _("Số xã, phường trọng điểm về ma túy"),
    "routes": _("Số tuyến trọng điểm về ma túy"),
    "addicts_managed": _("Người nghiện đang được quản lý"),
    "users_managed": _("Người sử dụng trái phép đang được quản lý"),
    "post_rehab": _("Người đang được quản lý sau cai"),
    "rehab_intake": _("Người cai nghiện"),
    "hotspots": _("Số điểm, tụ điểm phức tạp"),
    "hotspots_abolished": _("Số điểm, tụ điểm đã triệt xóa, chuyển hóa"),
    "plants_destroyed": _("Số cây có chứa chất ma túy bị phát hiện, triệt phá"),
    "plant_area_m2": _("Diện tích trồng cây có chứa chất ma túy"),
    "propaganda_sessions": _("Số buổi tuyên truyền"),
    "propaganda_participants": _("Lượt người dự tuyên truyền"),
    "tips": _("Số tin báo, tố giác"),
    "target_pct": _("Chỉ tiêu hoặc mức đạt chỉ tiêu"),
    "change_pct": _("Mức tăng, giảm so với kỳ khác"),
    "other": _("Số khác"),
}
UNITS: Words = {
    "case": _("vụ"),
    "person": _("người"),
    "g": _("g"),
    "tablet": _("viên"),
    "brick": _("bánh"),
    "commune": _("xã, phường"),
    "percent": _("%"),
    "pp": _("điểm phần trăm"),
    "route": _("tuyến"),
    "hotspot": _("điểm"),
    "plant": _("cây"),
    "m2": _("m²"),
    "session": _("buổi"),
    "tip": _("tin"),
}
ROLES: Words = {
    "result": _("kết quả"),
    "target": _("chỉ tiêu, kế hoạch"),
    "part": _("một phần của tổng"),
    "restated": _("nhắc lại"),
    "background": _("bối cảnh, kỳ hoặc nơi khác"),
    "non_drug": _("không phải về ma túy"),
}
COMPARATORS: Words = {
    "eq": _("đúng bằng"),
    "approx": _("khoảng"),
    "gt": _("hơn"),
    "ge": _("ít nhất"),
    "lt": _("dưới"),
}
DOCUMENT_TYPES: Words = {
    "directive": _("chỉ thị"),
    "resolution": _("nghị quyết"),
    "conclusion": _("kết luận"),
    "plan": _("kế hoạch"),
    "scheme": _("đề án"),
    "programme": _("chương trình"),
    "decision": _("quyết định"),
    "law": _("luật"),
    "decree": _("nghị định"),
    "circular": _("thông tư"),
    "report": _("báo cáo"),
    "dispatch": _("công văn, công điện"),
    "guidance": _("hướng dẫn"),
    "notice": _("thông báo"),
    "submission": _("tờ trình"),
    "regulation": _("quy chế, quy định"),
}
EVENT_TYPES: Words = {
    "conference": _("hội nghị"),
    "seizure": _("bắt giữ, thu giữ"),
    "raid": _("kiểm tra, truy quét"),
    "trial": _("xét xử"),
    "crop_destruction": _("triệt phá cây có chứa chất ma túy"),
    "rally": _("mít tinh, ra quân"),
    "training": _("tập huấn"),
    "recognition": _("công nhận"),
    "plan": _("ban hành kế hoạch"),
    "statement": _("phát biểu"),
    "other": _("sự kiện khác"),
}
LEVELS: Words = {
    "country": _("quốc gia"),
    "province": _("cấp tỉnh"),
    "district": _("cấp huyện (đã bãi bỏ)"),
    "commune": _("cấp xã"),
}
DECISIONS: Words = {
    "": _("chưa xét"),
    "accepted": _("đã chấp nhận"),
    "edited": _("đã sửa và chấp nhận"),
    "rejected": _("đã bỏ"),
}
MEDIA: Words = {
    "text": _("văn bản"),
    "html": _("trang web"),
    "docx": _("tệp Word"),
    "pdf": _("tệp PDF"),
}
FLAGS: Words = {
    "percentage": _("Tỷ lệ tính lại không khớp"),
    "sum": _("Các phần và tổng không khớp"),
    "two_dates": _("Một văn bản, hai ngày"),
    "impossible_date": _("Ngày không có thật"),
    "stock_and_flow": _("Số hiện có lẫn với số phát sinh"),
    "contradiction": _("Một việc, hai con số"),
    "instruction": _("Câu gửi cho máy: chỉ là chữ, không có tác dụng"),
    "encoding": _("Đã sửa bảng mã cũ"),
    "number_form": _("Con số đọc được hai cách"),
}
RELATIONS: Words = {
    "implements": _("thực hiện"),
    "concludes": _("tổng kết"),
    "launches": _("triển khai, quán triệt"),
    "reviews": _("sơ kết, đánh giá"),
}
DERIVED: Words = {
    "page_date": _("ngày đăng"),
    "stamp": _("dấu ngày của trang"),
    "body": _("ngày khác trong văn bản"),
    "range": _("đầu kia của khoảng"),
}
"""Where the part of a date that is not printed was taken from."""
FIELDS: Words = {
    "measure": _("Số đo"),
    "value": _("Giá trị"),
    "value_max": _("Đến (nếu là khoảng)"),
    "denominator": _("Trên tổng số"),
    "unit": _("Đơn vị"),
    "substance": _("Chất ma túy"),
    "comparator": _("Mức chính xác"),
    "role": _("Vai trò"),
    "period.from": _("Từ"),
    "period.to": _("Đến hết"),
    "area": _("Địa bàn"),
    "owner": _("Kết quả của"),
    "type": _("Thể loại"),
    "symbol": _("Số, ký hiệu"),
    "issuer": _("Nơi ban hành"),
    "date": _("Ngày"),
    "place": _("Nơi diễn ra"),
    "organiser": _("Đơn vị tổ chức"),
    "attendance.present": _("Có mặt"),
    "attendance.summoned": _("Triệu tập"),
    "online_points": _("Có điểm cầu trực tuyến"),
    "name": _("Tên"),
    "level": _("Cấp"),
    "parent": _("Thuộc"),
    "code": _("Mã"),
    "organisation": _("Cơ quan"),
}
CHOICES: dict[str, dict[str, Words]] = {
    "quantity": {
        "measure": MEASURES,
        "substance": SUBSTANCES,
        "comparator": COMPARATORS,
        "role": ROLES,
    },
    "document": {"type": DOCUMENT_TYPES},
    "event": {"type": EVENT_TYPES},
    "area": {"level": LEVELS},
    "person": {},
    "unquantified": {"measure": MEASURES},
}
"""The words for each choice of each field of each kind."""


def word(words: Words, key: object) -> str:
    """The word for a key; a key we do not know stands for itself."""
    return str(words.get(str(key), key))


def unit_code(entered: str, before: str | None = None) -> str:
    """The code of a unit that was entered in words of either language; other words stay as they are.

    The words of the unit `before`, entered again, are that unit: "viên" may be tablets or bullets.
    """
    if before and entered == word(UNITS, before):
        return before
    for language in ("vi", "en"):
        with override(language):
            codes = {str(said).casefold(): code for code, said in UNITS.items()}
        if entered.strip().casefold() in codes:
            return codes[entered.strip().casefold()]
    return entered


def field_label(kind: str, path: str) -> str:
    """What a field is called; a person's `role` is the office."""
    if kind == "person" and path == "role":
        return gettext("Chức vụ, cấp bậc")
    return word(FIELDS, path)


def figure(value: str | None) -> str:
    """An exact figure ("1904.99", "1/3") in the numerals of the page: 1.904,99."""
    if value is None:
        return gettext("không ghi con số")
    fraction = Fraction(value)
    if "/" in value:
        return f"{number(fraction.numerator)}/{number(fraction.denominator)}"
    return number(fraction, len(value.partition(".")[2]))


def partial_day(value: str | None) -> str:
    """A date that may be partial, as people write it: 5/6/2024, 6/2024, 2024, 12/4, tháng 4."""
    if not value:
        return ""
    if value.startswith("--"):
        month, *day = (part.lstrip("0") for part in value[2:].split("-"))
        return "/".join((*day, month)) if day else gettext("tháng %(month)s") % {"month": month}
    year, *rest = value.split("-")
    return "/".join([part.lstrip("0") for part in reversed(rest)] + [year])
