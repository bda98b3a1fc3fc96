"""Letters that label something and stand for nobody: `nhóm A, B và C`, `loại A`, `vitamin B`."""

from vungxanh.reader.rules.people.runs import is_capital
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.wordlists import keys_of

LABELLED = keys_of(
    "loại hạng nhóm khối lớp khu lô tổ đội án lục mẫu biểu bảng bên điểm mục phần phòng nhà block cột dòng ô "
    "vitamin gan virus cúm số bản quận hình đồ tuyến đường cấp hộ chương máu khoản điều kiểu dạng cổng tầng "
    "chất mức sở hoạch thuốc châu đông tây nam bắc dãy toà tòa ca kíp vùng đợt câu tập hàng chữ ký tự type"
)
"""What letters label."""
_FARTHEST = 24
"""So many words back the word may stand: a longer list labels nothing, and is not walked for each letter."""
_BETWEEN = keys_of(", và hoặc")


def in_labels(text: Text, number: int) -> bool:
    """Whether the letter goes on a list of labels behind the word that is labelled."""
    at, first = number - 1, max(0, number - _FARTHEST)
    if LABELLED.isdisjoint(text.keys[first:at]):
        return False
    while at > first and (text.keys[at] in _BETWEEN or _is_letter(text.words[at])):
        at -= 1
    alone = at == number - 2 and text.keys[number - 1] in _BETWEEN
    return at < number - 1 and not alone and text.keys[at] in LABELLED


def _is_letter(word: str) -> bool:
    return len(word) == 1 and is_capital(word)
