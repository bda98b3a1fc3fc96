"""Claims of many or few without a number: "nhiều vụ án", "hàng loạt tụ điểm".

Only nouns that the programme counts, or that could be counted in a report, make a claim; "nhiều năm" and
"nhiều khó khăn" do not. A claim that its own sentence puts into numbers is none.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from vungxanh.reader.rules.facts import Segment, Unquantified
from vungxanh.reader.rules.text import Text, fold, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of

_NOUNS: Mapping[str | None, str] = {
    "cases": "vụ|vụ án|vụ việc|chuyên án|vụ phạm tội|vụ mua bán|vụ vận chuyển",
    "persons_arrested": "đối tượng|bị can|bị cáo|nghi phạm|nghi can|tên|tội phạm",
    "hotspots": "điểm|tụ điểm|điểm nóng|ổ nhóm",
    "seizure_mass_g": "ma túy|loại ma túy|loại MT|lượng ma túy|số lượng ma túy|heroin|hêrôin",
    "seizure_tablets": "viên ma túy|viên hồng phiến|viên thuốc lắc",
    "seizure_bricks": "bánh heroin|bánh ma túy|bánh hêrôin",
    "addicts_managed": "người nghiện|đối tượng nghiện",
    "users_managed": "người sử dụng|người nghi sử dụng",
    "rehab_intake": "người cai nghiện|người đi cai nghiện|học viên cai nghiện",
    "post_rehab": "người sau cai|người sau cai nghiện",
    "routes": "tuyến|tuyến trọng điểm|tuyến phức tạp",
    "plants_destroyed": "cây thuốc phiện|cây cần sa|cây anh túc|cây có chứa chất ma túy",
    "propaganda_sessions": "buổi tuyên truyền|cuộc tuyên truyền|buổi truyền thông|lượt tuyên truyền|buổi|"
    "hội nghị tuyên truyền|đợt tuyên truyền",
    "propaganda_participants": "lượt người|lượt cán bộ|quần chúng|quần chúng nhân dân|người dân|"
    "người tham gia|học sinh|sinh viên",
    "tips": "tin báo|tin tố giác|nguồn tin|tố giác|tin|đơn thư tố giác",
    "key_communes": "xã trọng điểm|địa bàn trọng điểm|địa bàn phức tạp",
    "drug_free_communes": "xã không ma túy|địa bàn không ma túy|xã, phường không ma túy",
    None: "đường dây|trường hợp|nơi|địa phương|địa bàn|xã|phường|hộ|hộ dân|hộ gia đình|gia đình|đại biểu|"
    "mô hình|đường mòn|lối mở|tang vật|phương tiện|khẩu súng|súng|cơ sở|quán|thanh niên|thanh thiếu niên|"
    "trẻ em|băng nhóm|nhóm|nhóm kín|bản|thôn|tập thể|cá nhân|đơn vị|vũ khí|xe|điện thoại|tài sản|tiền|gói|"
    "túi|trạm|bài viết|tin, bài|cây|diện tích|nương|huyện|tỉnh|trường|trường học|người|ý kiến|cán bộ|"
    "giáo viên|phụ huynh|công nhân|lao động|người già|người trẻ|hội viên|đoàn viên|buôn|ấp|xóm|khu|nhà|"
    "nhà trọ|doanh nghiệp",
}
"""What may be claimed to be many, by the measure it belongs to."""

_MEASURE = {fold_all(noun): measure for measure, nouns in _NOUNS.items() for noun in nouns.split("|")}
_PHRASES = index_phrases([noun for nouns in _NOUNS.values() for noun in nouns.split("|")])
_COUNTED_BY_ONE = frozenset(map(fold, ["người", "lượt"]))
"""Nouns at which the span ends although the measure looks further: "nhiều người" of "nhiều người nghiện"."""

_CUES: Mapping[str, frozenset[str]] = {
    fold("nhiều"): frozenset(),
    fold("loạt"): keys_of("hàng"),
    fold("ít"): keys_of("không chẳng"),
    fold("đảo"): keys_of("đông"),
    fold("số"): keys_of("một vô"),
    fold("lớn"): keys_of("lượng"),
    fold("vài"): frozenset(),
}
"""Words of quantity by their last word, with what must stand before it."""

_FEW = keys_of("số vài")
"""After these only what the programme measures makes a claim: "một số nơi" claims nothing."""
_NOT_BEFORE = keys_of("bao đã rằng")
_ABOLISHED = keys_of("xóa xoá phá chuyển dỡ")
_AROUND = 8
_FAR = 30


def find_unquantified(text: Text, segments: Sequence[Segment]) -> tuple[Unquantified, ...]:
    """Every claim in the body; `measure` says of what, where the noun tells."""
    found: list[Unquantified] = []
    body = [segment.span for segment in segments if segment.layout == "body"]
    starts = [start for start, _ in body]
    for at in text.places(_CUES):
        first = _first_word(text, at)
        noun = _noun_at(text, at + 1) if first is not None else None
        if first is None or noun is None or (text.keys[at] in _FEW and _MEASURE[noun] is None):
            continue
        number = bisect_right(starts, text.starts[at]) - 1
        inside = number >= 0 and text.starts[at] < body[number][1]
        if (inside or not segments) and not _counted(text, at + 1 + len(noun), noun):
            found.append(_claim(text, first, at + 1, noun))
    return tuple(found)


def _first_word(text: Text, at: int) -> int | None:
    """The first word of the quantity whose last word this is; None where it is another word."""
    needed = _CUES[text.keys[at]]
    if needed:
        return at - 1 if at and text.keys[at - 1] in needed else None
    return None if at and text.keys[at - 1] in _NOT_BEFORE else at


def _noun_at(text: Text, at: int) -> tuple[str, ...] | None:
    if at >= len(text.keys) or text.ends[at - 1] < text.starts[at] - 2:
        return None
    return next((noun for noun in _PHRASES.get(text.keys[at], ()) if text.has(noun, at)), None)


def _counted(text: Text, after: int, noun: tuple[str, ...]) -> bool:
    """Whether a number of the same noun follows in the sentence: "nhiều vụ, với 52 vụ"."""
    for at in range(after, min(after + _FAR, len(text.keys))):
        if text.words[at] in ".;" and not text.touches(at):
            return False
        if text.words[at - 1][0].isdecimal() and text.keys[at] == noun[0]:
            return True
    return False


def _claim(text: Text, first: int, noun_at: int, noun: tuple[str, ...]) -> Unquantified:
    measure = _MEASURE[noun]
    if measure == "hotspots" and _abolished(text, first, noun_at + len(noun)):
        measure = "hotspots_abolished"
    last = noun_at + (1 if noun[0] in _COUNTED_BY_ONE else len(noun))
    return Unquantified(measure, text.span(first, last))


def _abolished(text: Text, first: int, after: int) -> bool:
    """Whether the points are told as gone, right before the claim or after it in the sentence."""
    if any(key in _ABOLISHED for key in text.keys[max(first - 3, 0) : first]):
        return True
    for at in range(after, min(after + _AROUND, len(text.keys))):
        if text.words[at] in ".;":
            return False
        if text.keys[at] in _ABOLISHED:
            return True
    return False
