"""What stands on a page and belongs to the page, not to the text: menus, stamps, bylines, signatures."""

import re

from vungxanh.reader.rules.text import MASK, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import listed

STARTS = listed("""
tìm kiếm theo ngày|xóa các tin đã chọn|chia sẻ bài viết|chia sẻ facebook
chia sẻ trên|chia sẻ qua|in trang|in bài
gửi email|gửi bình luận|ý kiến bạn đọc|viết bình luận|bình luận bài viết|gửi phản hồi
đánh giá bài viết|lượt xem|lượt truy cập
số lượt truy cập|lượt đọc|đang truy cập|tổng truy cập|tải ứng dụng
theo dõi chúng tôi|theo dõi báo|theo dõi vov
đăng ký nhận tin|quay lại trang|về đầu trang|lên đầu trang|bản quyền|copyright
giữ bản quyền|ghi rõ nguồn
ngày đăng|đăng ngày|ngày cập nhật|cập nhật lúc|cập nhật ngày|đăng lúc|ngày xuất bản
thời gian đăng|nghe đọc bài
nghe bài viết|nghe audio|cỡ chữ|bài, ảnh|tin, ảnh|tin và ảnh|bài và ảnh|tin, bài
nhóm pv|nhóm phóng viên
văn phòng đại diện|cơ quan chủ quản|chịu trách nhiệm nội dung
chịu trách nhiệm xuất bản|liên hệ quảng cáo
sơ đồ trang|google news|xem trên google|nơi nhận
cộng hòa xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc
độc lập – tự do – hạnh phúc|đảng cộng sản việt nam|t/m|tm. ủy ban|tm. ban
tm . ubnd|tm. ubnd|kt. chủ tịch
kt. giám đốc|kt. trưởng|kt. bộ trưởng|kt. thủ tướng|tl. chủ tịch|tl. giám đốc
tuq. chủ tịch|liên kết website
thống kê truy cập|© bản quyền|©|bạn đang xem|bạn đang ở đây|lịch tiếp công dân|trang chủ
""")
"""What a line of furniture begins with; a line of a sentence's length is none."""

LABELS = listed("""
tìm kiếm|chia sẻ|bình luận|tải về|đăng nhập|đăng ký|quay lại|từ khóa|từ khoá|tags
tag|chủ đề|chuyên mục|danh mục
menu|cập nhật|phóng to|thu nhỏ|theo dõi|thích|thực hiện|nguồn|nguồn tin|tác giả
người viết|người gửi|biên tập
phóng viên|p.v|pv|ctv|btv|người soạn|người ghi|người lập|người lập bảng
người biên tập|người duyệt|giấy phép
giấy phép số|tổng biên tập|phó tổng biên tập|tòa soạn|toà soạn|điện thoại|đt|fax
email|website|địa chỉ|hotline
quảng cáo|liên hệ|rss|facebook|zalo|youtube|tiktok|twitter|như trên|lưu|đã ký
ký tên|thông báo|văn bản mới|video clip
hình ảnh hoạt động|page|mục lục|trở về|tin nổi bật|tiêu điểm|đọc nhiều|xem nhiều
in|gửi|email bài viết|ảnh|video
""")
"""What is furniture alone in its line, or with a colon and something behind it."""

RELATED = listed("""
tin liên quan|tin bài liên quan|các tin liên quan|bài liên quan|bài viết liên quan|tin khác
các tin khác|tin cũ hơn
tin mới hơn|các tin cũ hơn|các tin mới hơn|tin đã đưa|các tin đã đưa|tin cùng chuyên mục
cùng chuyên mục|xem thêm
đọc thêm|mời xem thêm|mời đọc thêm|mời bạn đọc|có thể bạn quan tâm|bạn có thể quan tâm
bài viết khác|các bài khác
tin mới|tin mới nhất|mới nhất|đọc nhiều nhất|xem nhiều nhất|tin đọc nhiều|tin xem nhiều
tin tức khác|tin tức liên quan
bài cùng chuyên mục|bài viết cùng chuyên mục|tin nóng|tin bài khác|tin trong tỉnh
sự kiện liên quan
""")
"""What heads, or begins, a list of other stories."""

LONGEST = 14
"""Words of a line of furniture; a longer one is text."""

SITES = index_phrases(
    listed("cổng thông tin điện tử|trang thông tin điện tử|cổng ttđt|báo điện tử|tạp chí điện tử")
)
"""What the name of a site begins with: no title, but a place may stand in it."""

MENU = frozenset(
    map(
        fold_all,
        listed("""
        trang chủ|giới thiệu|tin tức|liên hệ|thời sự|pháp luật|kinh tế|xã hội|văn hóa|thể thao|giáo dục|y tế
        quốc tế|thế giới|chính trị|đời sống|facebook|zalo|in bài|in trang|gửi email|đọc báo in|video|media
        chia sẻ|bình luận|văn bản mới|lịch tiếp công dân|mời họp|an ninh trật tự|sơ đồ trang|rss|đăng nhập
        tin tức – sự kiện|tin tức - sự kiện|thủ tục hành chính|dịch vụ công|hỏi đáp|thư viện ảnh|email
        """),
    )
)
"""Parts by which a line parted by bars is a menu and no table."""

LONGEST_SENTENCE = 8
MOST_IN_MENU = 60

FURNITURE = index_phrases(STARTS)
LABELLED = index_phrases(LABELS)
OTHER_STORIES = index_phrases(RELATED)

STAMP = re.compile(r"\s*(?:date\s+)?(?:19|20)\d\d-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d(?::\d\d)?\S*)?(?=\s|$)")
"""The day on which a page was fetched, put before its text by the program that did it."""

_ARROW = re.compile(r"(?:>{1,3}|»+|›+|👉|➤|►)\s*\S")
_PAGE = re.compile(
    r"[-–—\s]*(?:[Tt]rang|Tr\.|TRANG)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s.]*|[*_=~.·|–—-]{1,}|A[-+]?(?:\s+A[-+]?)+"
)
_ADDRESS = re.compile(
    r"(?:\S{1,40}\s+){0,4}(?:https?://|www\.)\S+|\S{1,80}\.(?:jpe?g|png|gif|webp|mp4|mp3|pdf|docx?|html?)",
    re.I,
)
_CLOCK = re.compile(
    r"(?:[^\W\d_]+[ ,:]+){0,5}(?:\d{1,2}[:hg]\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-\d{4})"
    r"[\d \t/:.,|()–+GMTAPSCHgàyhlú-]*"
)
_DATE = re.compile(
    r"(?:[^\d,]{1,40},\s*)?(?:[Nn]gày\s+)?\d{1,2}\s*"
    r"(?:tháng\s+\d{1,2}\s+năm\s+\d{4}|[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})\.?"
)
_SEPARATOR = re.compile(r"[|/>»›•·]")
_SEPARATED = re.compile(r"\s+[|/>»›•·]\s+")
_PART = rf"(?:[{MASK}]+|[A-ZĐÀ-Ỹ][^\W\d_]*\.?)"
_NAME = re.compile(rf"[(\[]?{_PART}(?:[\s.,–-]+{_PART}){{0,4}}[)\]]?(?:\s*\([^()]{{0,40}}\))?")


def starts_with(keys: list[str], by_first: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words of the line's beginning are a phrase of a table; 0 for none."""
    for phrase in by_first.get(keys[0], ()) if keys else ():
        if tuple(keys[: len(phrase)]) == phrase:
            return len(phrase)
    return 0


def is_furniture(line: str, keys: list[str]) -> bool:
    """Whether a short line is furniture by what it says or how it is made."""
    if _ADDRESS.fullmatch(line):
        return True
    if len(keys) > LONGEST + 4:
        return len(keys) < MOST_IN_MENU and _is_menu(line)
    if is_date(line):
        return False
    if _PAGE.fullmatch(line) or _CLOCK.fullmatch(line):
        return True
    letters = _from_letter(line, keys)
    if starts_with(letters, FURNITURE) and not (line.endswith(".") and len(keys) > LONGEST_SENTENCE):
        return True
    label = starts_with(letters, LABELLED)
    return bool(label and letters[label : label + 1] in ([], [":"], ["("], ["."])) or _is_menu(line)


def _from_letter(line: str, keys: list[str]) -> list[str]:
    """The keys without the bullet or bracket that a line begins with."""
    return keys if line[:1].isalnum() else keys[1:]


def _is_menu(line: str) -> bool:
    """`Trang chủ | Tin tức | Liên hệ`, `Tin tức / An ninh`: short parts, no table's head."""
    if not _SEPARATOR.search(line):
        return False
    parts = _SEPARATED.split(line)
    if len(parts) < 3 or any(map(str.isdigit, line)) or max(len(part.split()) for part in parts) > 8:
        return False
    return " | " not in line or any(fold_all(part) in MENU for part in parts)


def leads_away(line: str, keys: list[str]) -> int:
    """How many words announce other stories: all of a line that only heads them; 0 where it does not."""
    if _ARROW.match(line):
        return 1
    return starts_with(_from_letter(line, keys), OTHER_STORIES)


def is_date(line: str) -> bool:
    """Whether a line is nothing but a day, perhaps with the place where it was written."""
    return len(line) < 80 and bool(_DATE.fullmatch(line))


def is_byline(line: str) -> bool:
    """A name, masked or not, and at most a word in brackets: who wrote or who signed."""
    return len(line) < 60 and bool(_NAME.fullmatch(line))
