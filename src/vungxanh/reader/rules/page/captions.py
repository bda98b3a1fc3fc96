"""Words under pictures, with or without the photographer's name."""

import re

from vungxanh.reader.rules.page.furniture import starts_with
from vungxanh.reader.rules.text import index_phrases
from vungxanh.reader.rules.wordlists import listed

LONGEST = 70
"""Words of a caption with its credit; a longer line is text that a credit follows."""

LONGEST_WITH_CREDIT = 120
CREDIT = 40
"""Words of a single sentence that a credit ends, and characters of the credit."""

LONGEST_BARE = 40
"""Words of a caption that nothing but its wording shows."""

STARTS = index_phrases(
    listed("""
    quang cảnh|toàn cảnh|khung cảnh|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu|hình ảnh
    các đại biểu dự|đại biểu dự
    các đại biểu tham dự|đại biểu tham dự|các đại biểu chụp ảnh|các đại biểu tại
    đại biểu tham gia|các đại biểu thực hiện
    các đại biểu thảo luận|thành viên ban chỉ đạo dự|đông đảo|tiết mục|lễ ký kết|nghi thức
    """)
)
OBJECTS = index_phrases(
    listed("""
    tang vật|số tang vật|tang vật vụ án|số ma túy|toàn bộ tang vật|đối tượng|các đối tượng
    hai đối tượng|nhóm đối tượng
    lực lượng chức năng|lực lượng công an|công an|cơ quan chức năng|cán bộ|chiến sĩ
    bộ đội biên phòng|lãnh đạo
    đồng chí|đại tá|thượng tá|trung tá|thiếu tướng|trung tướng|ông|bà|tổ công tác
    đoàn công tác
    người dân|học sinh|thứ trưởng|bộ trưởng|chủ tịch|phó chủ tịch|bí thư|phó bí thư|giám đốc|phó giám đốc
    thủ tướng|phó thủ tướng|đại tướng|thượng tướng|các đồng chí|các đơn vị|đại biểu|các đại biểu|đại diện
    ban tổ chức|đoàn viên|thanh niên|cảnh sát|trinh sát|nghi phạm|nghi can|bị can|các bị can|bị cáo|các bị cáo
    """)
)
"""What a caption without a verb of its own begins with: only its end tells it from a sentence."""

_ENDS = re.compile(
    r"phát biểu(?:\s+\S+){0,8}"
    r"|(?:cùng|và) (?:các )?đại biểu (?:dự|tham dự)(?:\s+\S+){0,6}"
    r"|tại (?:cơ quan|trụ sở|hiện trường|tòa|phiên tòa|buổi|lễ|chốt|khu vực)(?:\s+\S+){0,6}"
    r"|(?:bị (?:bắt|thu|tạm)|thu) giữ|vừa bị bắt|sa lưới|chụp ảnh lưu niệm(?:\s+\S+){0,6}"
    r"|(?:trao|tặng) (?:quà|bằng khen|giấy khen|thưởng)(?:\s+\S+){0,10}"
)
_GOODS = re.compile(r"(?:cùng|và) (?:số |toàn bộ )?(?:tang vật|tang chứng|vật chứng|số ma t)")
_SPOKEN = ("phát biểu", "cùng", "và", "chụp ảnh", "tặng quà", "trao quà")
_CREDIT = re.compile(
    r"(?:^|[\s(\[.–—-])(?:Ảnh|ẢNH|Hình|HÌNH|Nguồn ảnh|Đồ họa|Đồ hoạ|Infographic|Video|Clip|Photo)"
    r"(?:\s+(?:minh [Hh]ọa|minh [Hh]oạ|tư liệu|chụp|cắt từ clip|do))?\s*[:;./–-]"
    r"|\S\s+(?:Bài|Tin)(?:,| và) ảnh\s*:"
    r"|[(\[](?:Ảnh|ẢNH|ảnh)\b[^()\[\]]{0,40}[)\]]\.?$|\.\s*(?:Ảnh|ẢNH)\s+\S+(?:\s\S+){0,3}$"
)
_NEAR_CREDIT = re.compile("[ảẢ]nh|ẢNH|H(?:ình|ÌNH)|Video|Clip|Photo|họa|hoạ|Infographic")
"""One of these stands in every credit; they are found much faster."""


def has_credit(line: str) -> bool:
    """Whether a line names who took the picture."""
    return _may_have_credit(line) and _CREDIT.search(line) is not None


def _may_have_credit(line: str) -> bool:
    return _NEAR_CREDIT.search(line) is not None


def is_caption(line: str, keys: list[str]) -> bool:
    """Whether a line stands under a picture."""
    line = line.rstrip(" |")
    if len(keys) <= LONGEST_WITH_CREDIT and _may_have_credit(line):
        if len(keys) <= LONGEST and _CREDIT.search(line):
            return True
        if has_credit(line[-CREDIT:]) and line.count(". ") < 2:
            return True
    if len(keys) > LONGEST_BARE:
        return False
    stopped = line.endswith((".", "!", "…"))
    if starts_with(keys, STARTS):
        return "." not in line[:-1] and (not stopped or len(keys) <= 20)
    return bool(starts_with(keys, OBJECTS)) and _ends_like_one(line, stopped)


def _ends_like_one(line: str, stopped: bool) -> bool:
    """`… phát biểu tại hội nghị.`, `… cùng tang vật`: nothing follows that would be news."""
    if ". " in line or ":" in line:
        return False
    if _GOODS.search(line):
        return True
    found = _ENDS.search(line)
    if found is None or any(map(str.isdigit, line)):
        return False
    tail = line[found.start() :].rstrip(".")
    return ("," not in tail or not stopped) and (tail.startswith(_SPOKEN) or not stopped)
