"""The words that make, qualify or forbid a number. Keys are made by `text.fold_all`; tables, not rules."""

from vungxanh.reader.rules.facts import Comparator
from vungxanh.reader.rules.text import fold, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed


def _table(lines: str) -> dict[str, int]:
    """`word value` pairs, keyed for matching."""
    pairs = (pair.split("=") for pair in lines.split())
    return {fold(word): int(value) for word, value in pairs}


DIGITS = frozenset("0123456789")

UNITS = _table("một=1 hai=2 ba=3 bốn=4 năm=5 sáu=6 bảy=7 bẩy=7 tám=8 chín=9 mốt=1 tư=4 lăm=5 nhăm=5")
"""One to nine; the last four stand only behind a ten."""
BEHIND_TEN = keys_of("mốt tư lăm nhăm")
TENS = keys_of("mươi chục")
TEN = fold("mười")
HUNDRED = fold("trăm")
ZERO_TEN = keys_of("linh lẻ")
NO = fold("không")
HALF = fold("nửa")
AND_HALF = fold("rưỡi")
DOZEN = fold("tá")
MAGNITUDES = _table("nghìn=1000 ngàn=1000 vạn=10000 triệu=1000000 tỷ=1000000000 tỉ=1000000000")
AFTER_DIGITS = {**MAGNITUDES, HUNDRED: 100, fold("chục"): 10}
"""What multiplies a number in digits: 2,1 triệu; 3 trăm."""

VAGUE = keys_of("hàng vài mấy")
"""Before a power of ten they name a size and no number: hàng nghìn."""
POWERS = frozenset({*MAGNITUDES, *TENS, HUNDRED})

STARTS = frozenset((set(UNITS) - BEHIND_TEN) | {TEN, HALF, DOZEN, HUNDRED} | VAGUE | keys_of("chục"))

COUNTED = index_phrases(
    listed("""
    vụ | chuyên án | đối tượng | bị can | bị cáo | nghi can | nghi phạm | người | tên | trường hợp
    học viên | thanh niên | nam | nữ | phụ nữ | học sinh | sinh viên | đại biểu | cán bộ | chiến sĩ
    công nhân | du khách | xã | phường | thị trấn | đặc khu | huyện | tỉnh | thôn | bản | xóm | ấp
    buôn | tuyến | điểm | tụ điểm | đường dây | ổ nhóm | cơ sở | bánh | viên | kg | kilôgam | kilogam
    ki-lô-gam | ki lô gam | cân | g | gam | gram | tấn | tạ | lạng | yến | lít | cây | khẩu | gói | túi
    bọc | bao | ống | tép | hộp | thùng | chai | quả | bịch | chiếc | xe | ô tô | điện thoại | hộ | buổi
    cuộc | đợt | lượt | tin | mô hình | m2 | m² | ha | héc ta | mét vuông | triệu | đồng | năm tù
    tháng tù | phần trăm | % | nhóm | hội nghị | kế hoạch | nghị quyết | nhiệm vụ | giải pháp | mục tiêu
    đồng phạm | đơn vị | địa bàn | địa phương | nguồn tin | tố giác | hồ sơ | bệnh nhân | hòm thư
    hộp thư | camera | mẫu | phóng sự | chuyên mục | câu lạc bộ | hội viên | đoàn viên | người dân
""")
)
"""What a number in words must stand before; else "hai bên" and "ba mẹ" would count."""
HALVED = index_phrases(
    listed("""
    tấn | tạ | kg | kilôgam | kilogam | ki-lô-gam | ki lô gam | cân | gam | lạng | bánh | viên | triệu
    lít | gói | ha
""")
)
"""What one can have half of: nửa tấn, not nửa đêm."""
WHOLE = index_phrases(
    listed("""
    vụ | đối tượng | bị can | bị cáo | người | tên | trường hợp | học viên | xã | phường | thị trấn
    viên | bánh | cây | lượt | hộ | buổi | cuộc | tin | học sinh | sinh viên | đại biểu | cán bộ
    hội viên | thôn | bản | tổ | tụ điểm | gói | khẩu | xe | điện thoại | tờ | cơ sở | people | cases
    persons | suspects | pills | tablets | communes | addicts | offenders
""")
)
"""What comes only in whole numbers, so that 2,134 before it cannot be a decimal."""
ONE_NEEDS = keys_of(
    """
    bắt giữ tố phạt thu hiện gồm xử phá cùng thêm tạm tóm xóa hơn gần khoảng thì chỉ với hoặc tống của
    có được và
    """
)
"""The word before "một" and "năm" that makes them numbers: bắt một đối tượng, not là một xã, trong năm."""
ONE_COUNTED = index_phrases(
    listed("""
    vụ | đối tượng | bị can | bị cáo | nghi can | nghi phạm | người | bánh | viên | kg | kilôgam
    kilogam | ki-lô-gam | cân | g | gam | gram | tấn | tạ | lạng | khẩu | gói | túi | bọc | tụ điểm
    chiếc | xe máy | điện thoại | cây | xã | phường | đồng phạm | trường hợp | tỷ | triệu | điểm
""")
)

LABELS = keys_of(
    """
    thứ lần điều khoản chương mục km ql tl quý kỳ kì khóa loại cấp hạng ngày tháng mồng mùng phường quận
    phòng tầng lô ngõ ngách hẻm đường sn sinh đt tel fax hotline lớp trang biểu mẫu bảng hình mốc đồn
    đoàn lộ khu đội tiểu tổ bản thôn khối ấp xóm buôn cụm tdp kp pc sđt lục pl tập bước phần đại quyển
    zalo vip đoạn tuổi dịp chốt trạm kênh mã
    """
)
"""What makes the number behind it a name, a day or an ordinal, unless something counted follows it."""
HARD_LABELS = keys_of(
    """
    thứ lần điều khoản chương km ql tl quý khóa tháng sn sinh đt tel fax hotline sđt zalo lộ ngày mồng
    mùng
    """
)
"""The same, whatever follows."""
NO_LABELS = {
    fold("cấp"): keys_of("cung trang phân nâng trợ trao đề"),
    fold("sinh"): keys_of("phát nảy"),
    fold("hình"): keys_of("truyền"),
    fold("biểu"): keys_of("phát"),
    fold("điều"): keys_of("phản"),
    fold("tập"): keys_of("triệu thu"),
    fold("lần"): keys_of("mỗi một"),
    **dict.fromkeys(map(fold, ("ngày", "tháng", "quý")), keys_of("mỗi một hằng hàng từng")),
}
"""The words before a label that make a verb of it: cung cấp 230 nguồn tin, phát sinh 2 điểm."""
UP_TO = _table("tháng=12 ngày=31 quý=4 cấp=10 lớp=13 loại=10 hạng=10")
"""The labels behind which a greater number is none: 9 tháng 203 người."""
SUM_OF = keys_of("tổng trong con với lượng")
"""Before "số" they make it a count: tổng số 35 xã, but căn phòng số 5."""
YEAR_LABELS = keys_of("năm đến từ hết cuối đầu trước sau kỳ kì giai đoạn tới niên vụ qua")

GLUED = keys_of(
    """
    kg g gr gram gam gam. m m2 m² cm mm km ha tấn tạ lít ml l % viên vụ bánh đ vnđ vnd tr usd đồng người
    mg cây xã hộ đối tụ điểm gói triệu nghìn ngàn tỷ tỉ lượt khẩu đt bc ng buổi bị tin hồ
    """
)
"""What may be printed against a number without a space."""


def _cues() -> dict[str, tuple[tuple[tuple[str, ...], Comparator], ...]]:
    """Words before a number that say how exact it is, by their last key, the longest first."""
    table: dict[Comparator, str] = {
        "gt": "> | hơn | trên | quá | vượt quá | nhiều hơn",
        "approx": """
            ~ | ≈ | gần | khoảng | khoảng chừng | chừng | ước | ước tính | ước khoảng | ước đạt | xấp xỉ
            ngót | ngót nghét | tầm | cỡ | độ | khoảng gần | sấp sỉ | dự ước | gần như | gần bằng""",
        "ge": """
            ít nhất | tối thiểu | không dưới | thấp nhất | không ít hơn | không thấp hơn | ≥ | chí ít
            ít ra | từ ít nhất""",
        "lt": """
            < | ≤ | dưới | chưa đến | chưa tới | chưa đầy | không quá | không đến | không đầy | tối đa
            nhiều nhất | không vượt quá | thấp hơn | nhỏ hơn""",
    }
    by_last: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
    for comparator, phrases in table.items():
        for phrase in listed(phrases):
            keys = fold_all(phrase)
            by_last.setdefault(keys[-1], []).append((keys, comparator))
    return {last: tuple(sorted(found, key=lambda one: -len(one[0]))) for last, found in by_last.items()}


CUES = _cues()
NOT_A_CUE = {
    fold("hơn"): keys_of("nhiều ít cao thấp lớn nhỏ tốt giảm tăng"),
    fold("độ"): keys_of("tiến mức cường trình chế góc tốc"),
    fold("quá"): keys_of("không"),
    fold("tầm"): keys_of("qua"),
    fold("trên"): keys_of("để đặt ngồi giấu cất treo nằm"),
    fold("khoảng"): frozenset(),
}
"""Words before a cue that make it something else: ít hơn 5 vụ is a change."""
CUE_WEAK = keys_of("đạt đã là lên đến tới")
"""Words that may stand between a cue and its number."""

RANGE_SIGNS = frozenset("-–—÷~")
RANGE_WORDS = keys_of("đến tới")
RANGE_UNITS = keys_of("% kg g gam gram tấn m cm mét ha m2 vụ người triệu nghìn ngàn")
"""A unit that may stand behind the first end too: 3% đến 5%."""
