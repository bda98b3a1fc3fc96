"""Who issued a document: the body named after "của", or before "ban hành"."""

from vungxanh.reader.rules.papers.kinds import NOUN_PHRASES
from vungxanh.reader.rules.text import Text, fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

BODY_WORDS = keys_of(
    "ủy vụ tướng phủ ban nhân dân an tỉnh thành phố huyện xã phường thị quận đặc khu trấn chỉ đạo "
    "phòng chống tội phạm tệ nạn ma túy mại dâm aids hiv quốc gia trị bí thư hội đồng cán sự đảng "
    "đoàn trung ương cấp chấp hành thường trực bộ sở y tế lao động thương binh giáo dục đào tạo "
    "tài chính tư pháp nội văn hóa thể thao du lịch biên hải quan cảnh sát điều tra công ủy cục "
    "nước chủ tịch trưởng giám đốc tổng tư lệnh mặt trận tổ bộ tòa án viện kiểm liên hiệp phụ nữ "
    "thanh niên nông các và toàn dân ngành sinh cao tối xây dựng phong trào vệ ninh"
)
"""Words that names of public bodies are made of, beside capitalised ones."""

HEADS = keys_of(
    "ubnd hđnd tỉnh thành huyện quận thị xã phường đảng ban bộ ủy quốc chính thủ công sở cục hội "
    "mặt ubmttq mttq tòa viện đồn chi tổng trung văn chủ ubqg tand vksnd liên đoàn bđbp bch ca giám "
    "bcđ btv btl phòng đặc"
)
"""First words of the names of public bodies."""

_PUBLISH = tuple(map(fold_all, ["ban hành", "ký ban hành", "phê duyệt", "có", "ra", "xây dựng"]))
_PUBLISH_ENDS = frozenset(keys[-1] for keys in _PUBLISH)
_ADVERBS = keys_of("vừa đã mới cũng tiếp tục ký kịp thời đầu tháng giêng chính thức")
_SECONDS = {
    fold(first): keys_of(seconds)
    for first, seconds in (
        ("quốc", "hội"),
        ("chính", "phủ quyền"),
        ("thủ", "tướng"),
        ("trung", "ương tâm"),
        ("tổng", "cục công bí"),
        ("văn", "phòng"),
        ("chủ", "tịch"),
        ("giám", "đốc"),
        ("công", "an đoàn ty"),
        ("chi", "cục bộ đoàn đội"),
        ("hội", "đồng nông liên cựu phụ lhpn"),
        ("liên", "đoàn hiệp ngành minh"),
        ("thành", "ủy phố đoàn"),
        ("đặc", "khu"),
        ("ban", "chỉ thường chấp bí nội dân tuyên tổ quản dân chủ an công"),
    )
}
_PREVENT = fold("phòng")
_ON, _CRIME = fold("về"), fold("phạm")
_CRIMES = keys_of("ma kinh trật môi tham")
"""After "tội phạm về": what a department is for."""
_NUMBERED = keys_of("phường quận đội đoàn khu đạo")
"""Units that may bear a number for a name: "phường 4"."""
_ISSUE = fold_all("ban hành")
_PAIRS = {
    fold(word): keys_of(after) for word, after in (("tổ", "quốc"), ("kiểm", "sát lâm"), ("chỉ", "đạo huy"))
}
_AFTER = {
    fold(word): keys_of(before)
    for word, before in (("điều", "sát"), ("tra", "điều thanh"), ("cao", "cấp tối"))
}
"""Words that belong to a body's name only before or after certain others; elsewhere they are verbs."""
_AND = fold("và")
_LOOSE_ENDS = keys_of("và về các")
"""What no name of a body ends with."""
_LISTED = keys_of("chống mại")
"""After a comma inside a name: "phòng, chống ma túy, mại dâm"."""
_LONGEST = 24


def body_after(text: Text, first: int) -> int:
    """The word after the name of a public body that begins here; `first` itself where none does."""
    if first >= len(text.keys) or text.keys[first] not in HEADS or not _begins(text, first):
        return first
    at = first + 1
    while at < len(text.keys) and at - first < _LONGEST and not _new_line(text, at) and _goes_on(text, at):
        at += 1
    while at > first + 1 and not text.words[at - 1][0].isalnum():
        at -= 1
    while at > first + 1 and text.keys[at - 1] in _LOOSE_ENDS:
        at -= 1
    return at


def _begins(text: Text, at: int) -> bool:
    """Whether the second word agrees, where a body's first word is also that of other names."""
    seconds = _SECONDS.get(text.keys[at])
    return seconds is None or (at + 1 < len(text.keys) and text.keys[at + 1] in seconds)


def _new_line(text: Text, at: int) -> bool:
    """Whether the word begins a line."""
    return at > 0 and "\n" in text.raw[text.ends[at - 1] : text.starts[at]]


def _goes_on(text: Text, at: int) -> bool:
    """Whether the word carries on a body's name."""
    word, key, after = text.words[at], text.keys[at], at + 1
    if after >= len(text.keys):
        return word.isalpha() and (word[0].isupper() or key in BODY_WORDS)
    if word == ",":
        return text.keys[after] in _LISTED
    if word in "-–.":
        return text.words[after][0].isupper() and (word != "." or _abbreviated(text, at))
    if key == _ON:
        return text.keys[at - 1] == _CRIME and text.keys[after] in _CRIMES
    if key == _AND:
        capital = text.words[after][0].isupper() and not _new_subject(text, after)
        return capital or text.keys[after] == _PREVENT
    if word.isdecimal():
        touching = text.touches(at - 1) and text.words[at - 1].isupper()
        return touching or text.keys[at - 1] in _NUMBERED
    return word.isalpha() and (word[0].isupper() or key in BODY_WORDS) and not _is_verb(text, at)


def _is_verb(text: Text, at: int) -> bool:
    """Whether a word that is elsewhere part of a name begins or ends a verb: "tổ chức", "kiểm tra"."""
    key = text.keys[at]
    if key in _PAIRS:
        return text.keys[at + 1] not in _PAIRS[key]
    return text.has(_ISSUE, at) or (key in _AFTER and text.keys[at - 1] not in _AFTER[key])


def _new_subject(text: Text, at: int) -> bool:
    """Whether another body or a document is named at the word."""
    return text.keys[at] in HEADS or any(text.has(noun, at) for noun in NOUN_PHRASES.get(text.keys[at], ()))


def _abbreviated(text: Text, at: int) -> bool:
    return text.keys[at - 1] in ("tp", "tx", "tt", "h", "q", "p")


def body_before(text: Text, last: int) -> int:
    """The first word of the public body that ends before word number `last`; `last` where none does."""
    best, at = last, last - 1
    while at >= 0 and last - at <= _LONGEST and _goes_on(text, at) and text.words[at] not in ",-–.":
        if text.keys[at] in HEADS:
            best = at
        if _new_line(text, at):
            break
        at -= 1
    return best


def named(text: Text, first: int, last: int) -> str | None:
    """The body on the words as printed with single blanks; None for one word, which names nobody."""
    return " ".join(text.raw[slice(*text.span(first, last))].split()) if last - first >= 2 else None


def publisher(text: Text, noun: int) -> str | None:
    """Who "ban hành" the document whose noun is this word."""
    if not noun or text.keys[noun - 1] not in _PUBLISH_ENDS:
        return None
    for keys in _PUBLISH:
        at = noun - len(keys)
        if at <= 0 or not text.has(keys, at):
            continue
        while at and text.keys[at - 1] in _ADVERBS:
            at -= 1
        first = body_before(text, at)
        if first < at:
            return named(text, first, at)
    return None
