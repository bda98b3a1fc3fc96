"""Nicknames: behind the words that lead to them, in quotation marks, in brackets, behind a given name."""

from vungxanh.reader.rules.people.cues import BODIES, PERSON_DOES
from vungxanh.reader.rules.people.families import STRONG, is_compound
from vungxanh.reader.rules.people.given import GIVEN, LOOKS, NICK_WORDS, OPENING, TITLED
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.people.scene import QUOTES, Scene, phrase_at
from vungxanh.reader.rules.people.wrapping import SMALL_WORDS, opens_phrase
from vungxanh.reader.rules.text import Span, Text, fold, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

_TONGUES = listed(
    "bru|ê đê|khơ mú|tày|nùng|hmông|h'mông|mông|gia rai|jrai|la hủ|hà nhì|lự|ba na|lào|kinh|mường|thái|dao"
)
_CALLERS = listed("bạn bè|đàn em|người dân|dân bản|mọi người|giang hồ|người làng|dân làng|bà con|anh em")
_WAYS = listed(
    "được mệnh danh|được mệnh danh là|có biệt danh|có biệt danh là|mang biệt danh|được gọi là|được gọi|"
    "được biết đến với biệt danh|được biết đến với tên|được biết đến với cái tên|được biết đến là|"
    "được biết dưới tên|được biết với tên|với biệt danh|với biệt danh là|dùng tên|"
    "dùng biệt danh|lấy biệt danh|"
    "lấy biệt danh là|đổi tên thành|đổi tên là|sử dụng tên|sử dụng biệt danh"
)
NICKNAMES = index_phrases(
    [
        *listed(
            "tức|biệt danh|bí danh|còn gọi là|còn gọi|thường gọi là|thường gọi|hay còn gọi|hay còn gọi là|"
            "tên gọi khác|tên khách|tên gọi khác là|tên thường gọi|tên thường gọi là|tự|tự là|với biệt danh|"
            "có biệt danh|có biệt danh là|gọi là|alias|biệt hiệu|biệt hiệu là|hỗn danh|hỗn danh là|"
            "hay gọi là|"
            "hay gọi|"
            "hay còn được gọi là|còn được gọi là|được gọi là|còn có tên|còn có tên là|còn có tên gọi là|còn "
            "có tên gọi|quen gọi là|được gọi với cái tên|với cái tên|"
            "tự xưng là|xưng là|xưng tên|tục gọi|tục gọi là|tên lóng|tên lóng là|tên giang hồ|"
            "tên giang hồ là|"
            "tên thường dùng|tên tự|tên tự là|tên cúng cơm|tên cúng cơm là|tên tục|tên tục là|tên thánh|pháp "
            "danh|"
            "tên theo đạo là|hiệu là|facebook|zalo|nick zalo|nick facebook|mang biệt danh|mang tên|"
            "lấy tên là|"
            "lấy tên|"
            "với tên gọi|có tên gọi khác là|có tên gọi khác|tên ở nhà|tên ở nhà là|gọi ở nhà là|có nick|có "
            "nickname|"
            "có bí danh|có bí danh là|biệt danh là|bí danh là|tên thường gọi là|thường được gọi là|"
            "có tên thường gọi|có tên thường gọi là|có tên gọi|có tên gọi là|bạn bè gọi|bạn bè gọi là|"
            "mọi người gọi|mọi người gọi là|được gọi|hay được gọi|vẫn được gọi|vẫn hay được gọi|vẫn gọi|"
            "dân bản gọi|dân bản gọi là|tên ở bản|tên ở bản là|tên ở làng là|tên mông là|tên thái là|"
            "tên dao là|tên dân tộc|tên dân tộc là|tên cũ|tên cũ là|tgk|được biết đến là|"
            "hay được biết đến là|được mệnh danh là|mệnh danh|được đàn em tôn là|trước đây tên là|"
            "tên facebook|tên zalo|tên trên mạng|tài khoản facebook|tài khoản zalo|biệt danh khác|"
            "biệt danh khác là|tên khác là|có tên khác|có tên khác là|với tên|hai biệt danh|"
            "nhiều biệt danh|ngoại hiệu|ngoại hiệu là|a.k.a|a.k.a.|aka|tên thường ngày|hay gọi tắt|"
            "gọi tắt|hay được gọi là|tên gọi ở nhà|tên khác|tên thật|tên thật "
            "là|nickname|nick|tk facebook|tk zalo|tự xưng|t.g.k|t.g.k.|tgk:|gọi:|tên gọi:|tên giả|"
            "tên giả là|lấy tên giả|"
            "lấy tên giả là|dùng tên giả|nick name|nick name là|xưng danh|xưng danh là|"
            "ngoài đời gọi là|trong nhà gọi là|"
            "tên giao dịch|tên giao dịch là|tên hồi nhỏ|mật danh|mật danh là|ám danh|danh xưng|bút danh"
        ),
        *(
            f"{who} {way}".strip()
            for who in ("", "còn", "kẻ", "người", "thường", "vẫn", "vốn")
            for way in _WAYS
        ),
        *(f"tên {tongue} {joint}" for tongue in _TONGUES for joint in ("là", ":", "gọi là")),
        *(
            f"{way}{callers} gọi{joint}"
            for way in ("", "được ", "thường được ")
            for callers in _CALLERS
            for joint in ("", " là")
        ),
    ]
)
SURE_NICKNAMES = index_phrases(
    listed(
        "biệt danh|bí danh|biệt hiệu|hỗn danh|alias|nick|nickname|tên thường gọi|tên gọi khác|tên ở nhà|"
        "tự xưng|tự xưng là|xưng là|tục gọi|tục gọi là|tên lóng|tên giang hồ|tên thường dùng|tên tự|"
        "tên cúng cơm|tên tục|"
        "tên thánh|pháp danh|tên theo đạo là|"
        "với cái tên|còn được gọi là|hay gọi là|thường gọi là|tgk|t.g.k|nick name|tên giả|mật danh"
    )
)
CALL = fold("gọi")
_IS = fold("là")
_OR, _ELSE, _AND, _COMMA = fold("hay"), fold("hoặc"), fold("và"), ","
OTHERWISE = frozenset((_OR, _ELSE))
_DASHES = frozenset("-–—")
_MARKS, _MARKS_BEHIND = frozenset("([-–—,"), frozenset(")]-–—,;(.")
CHEMICALS = keys_of(
    "methadone morphine cocaine codeine lsd heroin methamphetamine ketamine mdma amphetamine thc opium"
)
_SUBSTANCES = CHEMICALS | keys_of("ice sa phiện phiến lắc mỹ")
_OF_TWO = {fold_all("túy đá"), fold_all("hồng phiến"), fold_all("cần sa")}
_JOINED = ([_OR], [_ELSE], [_COMMA], [_AND], ["-"], ["–"], ["/"])
_NONE = fold("không")
_CONFESSES = fold("khai")
_NAME = fold("tên")
_BEHIND_NUMBER = keys_of("là tức khai và cùng chính thực tên khi")
_COMMON = keys_of(
    "túy tuý án tội phạm nghiện chức cáo can người dân xã bản tỉnh phường thôn vụ việc năm tháng ngày giờ "
    "hàng tiền "
    "xe nhà máy tàng trữ sử dụng chất gói bánh viên tù giam phạt lao động cai"
)
_NO_NICK = _COMMON | _SUBSTANCES
_NAMING = GIVEN | NICK_WORDS
_OPENING = OPENING - _NAMING
_ADDRESSES = keys_of("thằng cu lão mụ ông bà bố mẹ anh chị chú bác cô dì cậu em")
_NUMBERS = keys_of("hai ba tư năm sáu bảy tám chín mười út cả nam")
_ABROAD = keys_of("việt trung lào thái mỹ campuchia myanmar bản xã thôn phường tỉnh huyện dân quốc nước")
_CALLED = keys_of(": là gọi")
PAPERS = keys_of(
    "nghị luật quyết chương đề kế chỉ quy thông bên dự ban phòng hội đoàn tổ đội cơ tòa viện "
    "methadone heroin "
    "ketamine thuốc hàng nước ma đá kẹo tem"
)
_MOST = 4
"""How many words a nickname has at most."""


def again(text: Text, number: int, at: int) -> tuple[list[Span], int] | None:
    """A nickname behind a sign that repeats the given name: `Lò Văn Thử - Thử còi`, `(“Thử điếu cày”)`."""
    if at == number or text.keys[at] != text.keys[number - 1] or not is_capital(text.words[at]):
        return None
    end = at + 1 + _small_words(text, at + 1)
    if end == at + 1 < len(text) and is_capital(text.words[end]) and not breaks_line(text, end):
        end += int(not is_compound(text.keys, end) and not opens_phrase(text.keys, end))
    return ([text.span(at, end)], end) if end > at + 1 else None


def _small_words(text: Text, at: int) -> int:
    """How many small words from here end a nickname: all up to a sign, or those that open no phrase."""
    count = 0
    while count < _MOST - 1 and at + count < len(text) and not breaks_line(text, at + count):
        word = text.words[at + count]
        if not (word.islower() and word.isalpha()) and not (word.isdigit() and len(word) == 1):
            break
        count += 1
    behind = text.keys[at + count : at + count + 1]
    if (
        not behind
        or behind[0] in ",;).]/|–—"
        or behind[0] in QUOTES
        or (count and breaks_line(text, at + count))
    ):
        return count
    sure = 2 * (count > 1 and text.keys[at] in LOOKS)
    while sure < min(count, 2) and not _goes_on(text.keys, at + sure):
        sure += 1
    return sure


def _goes_on(keys: list[str], at: int) -> bool:
    """Whether the sentence goes on with this word behind a nickname."""
    if (
        keys[at] in NICK_WORDS
        or tuple(keys[at : at + 2]) in TITLED
        or tuple(keys[max(at - 1, 0) : at + 1]) in TITLED
    ):
        return False
    if keys[at] in GIVEN and not opens_phrase(keys, at):
        return False
    return keys[at] in SMALL_WORDS or keys[at] in OPENING or opens_phrase(keys, at)


def bracketed(scene: Scene, at: int) -> tuple[list[Span], int] | None:
    """A nickname alone in brackets behind a name, `Lò Văn Thử (Tèo)`: no place and no body."""
    text, keys = scene.text, scene.text.keys
    if keys[at] in OTHERWISE and at + 1 < len(text) and nickname(text, at + 1)[0]:
        masked, after = nickname(text, at + 1)
        return (masked, after) if masked else None
    end = next((end for end in range(at + 1, at + 4) if keys[end : end + 1] in ([")"], ["]"])), 0)
    if not end or keys[at - 1] not in "([" or not text.words[end - 1].isalpha():
        return None
    if not is_capital(text.words[at]):
        return ([text.span(at, end)], end) if keys[at] in NICK_WORDS and end - at == 1 else None
    if text.words[at].isupper() or scene.place_at(at, end) or is_compound(keys, at):
        return None
    built = end - at == 1 or keys[at + 1] in NICK_WORDS or keys[at] in _NAMING
    built = built or (end - at == 2 and _is_strange(text, at))
    if not built or (opens_phrase(keys, at) and not titled(text, at)):
        return None
    return [text.span(at, end)], end


def titled(text: Text, at: int) -> bool:
    """Whether a form of address or a number opens a nickname, both words capitals: `Bà Trùm`, `Hai Chì`."""
    if at + 1 >= len(text) or not (text.words[at].istitle() and text.words[at + 1].istitle()):
        return False
    return text.keys[at] in _ADDRESSES or text.keys[at] in _NUMBERS


def _is_strange(text: Text, at: int) -> bool:
    """Whether two words alone behind a name say nothing known: `Sử tếu`, `Pà Lử`, `Ông Cụ`."""
    first, second = text.keys[at], text.keys[at + 1]
    if not text.words[at].istitle() or not text.words[at + 1].isalpha() or text.words[at + 1].isupper():
        return False
    if first in _ADDRESSES or first in _NUMBERS:
        return text.words[at + 1].istitle()
    known = first in _OPENING or first in _ABROAD or second in _COMMON or second in SMALL_WORDS
    return not known and not opens_phrase(text.keys, at + 1)


def otherwise(text: Text, at: int) -> tuple[list[Span], int] | None:
    """A nickname between commas behind `hay`: `Lò Văn Thử, hay Thử còi, bị bắt`."""
    if text.keys[at] not in OTHERWISE or at + 2 >= len(text):
        return None
    if text.keys[at + 1] in QUOTES:
        masked, after = nickname(text, at + 1)
        return (masked, after) if masked and not is_body(text, at + 2) else None
    if (
        text.keys[at - 1] != ","
        or not is_capital(text.words[at + 1])
        or opens_phrase(text.keys, at + 1)
        or is_body(text, at + 1)
    ):
        return None
    masked, after = nickname(text, at + 1)
    return (masked, after) if masked and text.keys[after : after + 1] in ([","], ["."]) else None


def quoted_alone(text: Text, at: int) -> tuple[list[Span], int] | None:
    """A nickname in quotation marks between other signs behind a name: `Lò Văn Thử (“Tèo sún”)`."""
    keys = text.keys
    if keys[at - 1] not in QUOTES or keys[at - 2] not in _MARKS:
        return None
    ends = range(at + 1, min(at + _MOST + 2, len(keys) - 1))
    end = next((end for end in ends if keys[end] in QUOTES), 0)
    goes_on = keys[at - 2] in _DASHES and text.words[end + 1].islower()
    if not end or (keys[end + 1] not in _MARKS_BEHIND and not goes_on):
        return None
    return [text.span(at, end)], end + 1


def of_substance(text: Text, number: int) -> bool:
    """Whether a substance stands right before the cue: another word for it follows, and no person."""
    before = [key for key in text.keys[max(number - 3, 0) : number] if key[0].isalpha() and key != _OR]
    return bool(before) and (before[-1] in _SUBSTANCES or tuple(before[-2:]) in _OF_TWO)


def dashed(scene: Scene, at: int) -> tuple[list[Span], int] | None:
    """A nickname between dashes behind a name: `Lò Văn Thử - Tèo sún - bị bắt`."""
    text, keys = scene.text, scene.text.keys
    ends = range(at + 1, min(at + _MOST + 1, len(keys)))
    end = next((end for end in ends if keys[end] in _DASHES), 0)
    if not end or keys[at - 1] not in _DASHES:
        return None
    strange = (end - at == 2 and _is_strange(text, at)) or (end - at == 1 and _is_lone(text, at))
    if keys[at] not in _NAMING and not strange:
        return None
    common = (
        (opens_phrase(keys, at) and not titled(text, at))
        or is_compound(keys, at)
        or scene.place_at(at, end) == end - at
    )
    if common or not is_capital(text.words[at]) or not all(word.isalpha() for word in text.words[at:end]):
        return None
    return [text.span(at, end)], end


def _is_lone(text: Text, at: int) -> bool:
    """Whether one strange word stands between dashes in the middle of a line: `- Bin - bị bắt`."""
    if at + 2 >= len(text) or text.keys[at] in OPENING or breaks_line(text, at - 1):
        return False
    return text.words[at].istitle() and text.words[at + 2].islower() and not breaks_line(text, at + 2)


def quoted_name(text: Text, at: int) -> tuple[list[Span], int]:
    """Masks a few words in quotation marks right behind a name: `Thử “cụt”`."""
    if at >= len(text) or text.keys[at] not in QUOTES or text.touches(at - 1):
        return [], at
    for end in range(at + 2, at + 2 + _MOST):
        if end < len(text) and text.keys[end] in QUOTES and text.words[end - 1].isalpha():
            return [text.span(at + 1, end)], end + 1
    return [], at


def nickname(text: Text, at: int) -> tuple[list[Span], int]:
    """Masks a nickname: what stands in quotation marks, or capitalised words with one small word after "
    "them."""
    first = at
    while at < len(text) and (text.keys[at] in QUOTES or text.keys[at] in _CALLED) and at - first < 3:
        at += 1
    quoted = at > first and text.keys[at - 1] in QUOTES
    if text.keys[at : at + 1] and text.keys[at] in _ADDRESSES and text.words[at + 1 : at + 2]:
        at += int(text.words[at].islower() and is_capital(text.words[at + 1]))
    start = at
    if at >= len(text) or not (quoted or is_capital(text.words[at])):
        nick = at < len(text) and text.keys[at] in NICK_WORDS
        return ([text.span(at, at + 1)], at + 1) if nick else ([], first)
    while at < len(text) and at - start < 6 and text.keys[at] not in ",;().:" and text.keys[at] not in QUOTES:
        joined = text.keys[at] == "-" and at > start and text.touches(at - 1) and text.touches(at)
        numbered = at > start and _number_inside(text, at)
        if not quoted and not is_capital(text.words[at]) and not joined and not numbered:
            break
        at += 1
    if not quoted and at > start:
        at += _small_words(text, at)
    if at == start:
        return [], first
    more, end = quoted_name(text, at)
    if text.keys[start:at] == [_NONE]:
        return [], first
    return _one_more(text, [text.span(start, at), *more], end)


def small_nick(text: Text, at: int) -> tuple[list[Span], int]:
    """Masks one or two small words before a sign, behind a cue that is sure: `biệt danh sún, ngụ`."""
    for end in (at + 1, at + 2):
        if end >= len(text) or not text.words[end - 1].islower() or breaks_line(text, end - 1):
            break
        if text.keys[end] in ",;)." and text.keys[at] not in SMALL_WORDS and text.keys[at] != _NONE:
            return [text.span(at, end)], end
    return [], at


def _number_inside(text: Text, at: int) -> bool:
    """Whether a number of one or two figures stands between two words of a nickname: `Lâm 9 Ngón`."""
    word, behind = text.words[at], text.words[at + 1 : at + 2]
    return word.isdigit() and len(word) < 3 and bool(behind) and is_capital(behind[0])


def _one_more(text: Text, spans: list[Span], end: int) -> tuple[list[Span], int]:
    """The nicknames that follow one another: `Lạng Sứt, Lạng Mù`, `Vương Tồ hoặc Vương Ba Ngón`."""
    for _ in range(_MOST):
        if text.keys[end : end + 1] not in _JOINED or end + 1 >= len(text):
            break
        start = end + 1
        if not is_capital(text.words[start]) or is_compound(text.keys, start) or breaks_line(text, start):
            break
        at = start + 1
        while at < len(text) and at - start < _MOST and is_capital(text.words[at]):
            at += 1
        at += _small_words(text, at)
        more, after = quoted_name(text, at)
        joined = text.keys[end] not in (_COMMA, _AND)
        alone = (
            after >= len(text)
            or text.keys[after] in "),(;."
            or (joined and not opens_phrase(text.keys, start))
        )
        family = text.keys[start] in STRONG and at - start > 2
        if (
            not alone
            or family
            or (text.words[start].isupper() and at - start == 1 and len(text.words[start]) > 1)
        ):
            break
        spans, end = [*spans, text.span(start, at), *more], after
    return spans, end


def is_body(text: Text, at: int) -> bool:
    """Whether a body is named here, which nobody is called by: `tài khoản “Công an tỉnh”`."""
    return phrase_at(text.keys, at, BODIES) > 0


def called_so(text: Text, number: int) -> list[Span]:
    """Masks what stands in quotation marks or capitals behind `gọi … là`, a few words on."""
    for at in range(number + 1, min(number + 9, len(text) - 1)):
        if text.keys[at] in ".;\n" or breaks_line(text, at):
            return []
        if text.keys[at] == _IS or (text.keys[at] == _NAME and not text.words[at + 1].islower()):
            common = is_compound(text.keys, at + 1) or opens_phrase(text.keys, at + 1)
            return [] if common or text.keys[at + 1] in PAPERS else nickname(text, at + 1)[0]
    return []


def _person_follows(text: Text, at: int, *, sure: bool) -> bool:
    """Whether another name or what a person does follows; if `sure`, a sign or the end of the line too."""
    if breaks_line(text, at):
        return sure
    if text.keys[at] in "(,;.)" or text.keys[at] in QUOTES:
        return sure or (text.keys[at] in "(," and phrase_at(text.keys, at + 1, NICKNAMES) > 0)
    if text.keys[at] in (_CONFESSES, _NAME) or phrase_at(text.keys, at, NICKNAMES):
        return True
    return phrase_at(text.keys, at, PERSON_DOES) > 0


def numbered(text: Text, at: int) -> int:
    """One where a number tells somebody from another of the name: `Thử 2 khai`, `Thử2`; else 0."""
    if at >= len(text) or not text.words[at].isdigit() or len(text.words[at]) > 1 or breaks_line(text, at):
        return 0
    if text.touches(at - 1) or breaks_line(text, at + 1):
        return 1
    following = text.keys[at + 1]
    goes_on = not following[0].isalnum() and following not in "%/-–"
    return int(goes_on or following in _BEHIND_NUMBER or phrase_at(text.keys, at + 1, PERSON_DOES) > 0)


def strange_nick(text: Text, at: int, *, sure: bool) -> int:
    """One or two small words that open no phrase, in front of what a person does; if `sure`, of a sign."""
    for end in (at + 1, at + 2):
        if end > len(text) or not text.words[end - 1].islower() or text.keys[end - 1] in _OPENING:
            return 0
        if text.keys[end - 1] in _NO_NICK or breaks_line(text, end - 1):
            return 0
        if opens_phrase(text.keys, end - 1) or is_compound(text.keys, end - 1):
            return 0
        if _person_follows(text, end, sure=sure):
            return end - at
    return 0
