"""Words that stand around dates and stretches of time. Data for the rules of this folder; all are keys."""

from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

DAY = fold("ngày")
MONTH = fold("tháng")
YEAR = fold("năm")
DASHES = frozenset("-–—−")

EACH = keys_of("mỗi một hằng hàng từng")
"""Before a month or a quarter these count: mỗi tháng 2 buổi."""

PARTS_OF_DAY = keys_of("sáng trưa chiều tối đêm khuya sớm rạng hôm nay qua mai mùng mồng nhật dịp")
"""What stands right before a day and can hardly stand before a count: "sáng 4-2", "chủ nhật 12/4"."""

UP_TO_NOW = keys_of("đến hiện tới lâu")
"""Before "nay" they speak of the time until now: "đến nay 12/96 phường"."""

WEEKDAYS = keys_of("hai ba tư năm sáu bảy 2 3 4 5 6 7")
"""After "thứ"."""

WEAK = keys_of("từ đến tới trước sau vào hết lúc giờ phút h kể lễ khánh tết với và ngày")
"""Before a day or a share alike: they tell a day only when no counted thing follows."""

COUNTED = keys_of(
    "vụ đối xã phường thị huyện tỉnh người đại thành ca điểm bị tuyến bản thôn khu tổ chỉ tiêu cơ trường hộ "
    "kg g gam viên ha m tụ cây bánh đơn mục nội tiêu cán lượt học thôn ấp buôn xóm số tổng mô gói giờ đồng "
    "chi"
)
"""First words of things that are counted as N/M."""

HOLIDAYS = frozenset({(26, 6), (30, 4), (1, 5), (2, 9), (19, 8), (19, 5), (1, 6), (26, 3), (1, 12), (10, 12)})
"""Days of the year that Vietnamese texts name without a word before them, as (day, month)."""

BORN = keys_of("sinh sn")
"""Before the year of a birth, which is no date of the programme."""

MONTHS_IN_WORDS = {
    fold_all(words): month
    for words, month in {
        "một": 1,
        "giêng": 1,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
        "mười một": 11,
        "mười hai": 12,
        "chạp": 12,
    }.items()
}
"""Names of months after "tháng"; "năm" is left out, because it is also the word for a year."""

PAPERS = keys_of("thị quyết luận hoạch án trình định luật tư cáo văn điện dẫn báo chế số")
"""Last words of the names of kinds of documents: a full date soon after one is the document's own."""
