"""Amounts of money that are paid for each, or as a reward: no budget that is planned."""

from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of

_FARTHEST = 10
_EACH, _FOR, _REWARD, _PER = fold_all("mỗi cho thưởng /")
_ONE = keys_of("một mỗi")
_BUDGETS_OF = keys_of("năm quý kỳ")
"""Mỗi năm 2 tỷ đồng: what is planned for a time is a budget."""
_RATES = frozenset(
    map(
        fold_all,
        (
            *("mức vay", "mức hỗ", "mức thưởng", "mức chi", "mức ăn", "mức phụ", "mức khoán", "mức đóng"),
            *("hằng tháng", "hàng tháng", "suất vay", "phụ cấp"),
        ),
    )
)
_STOPS = frozenset(".;:()")


def is_rate(count: Count) -> bool:
    """Mỗi tổ viên hưởng 400.000 đồng; mức vay 30 triệu đồng; thưởng 5 triệu đồng; 10.000 đồng một ngày."""
    if count.noun.kind != "money" or count.page is None:
        return False
    keys = count.page.text.keys
    before = keys[max(count.first - _FARTHEST, 0) : count.first]
    last = max((at for at, key in enumerate(before) if key in _STOPS), default=-1)
    clause, behind = before[last + 1 :], keys[count.end : count.end + 3]
    if (
        _REWARD in clause
        or _tells_of_rewards(count)
        or any(pair in _RATES for pair in (*pairwise(clause), *pairwise(behind)))
    ):
        return True
    return any(one == _EACH and other not in _BUDGETS_OF for one, other in pairwise(clause)) or _for_one(
        behind
    )


def _for_one(behind: list[str]) -> bool:
    """10.000 đồng một ngày, 2 triệu đồng/người, 5 triệu đồng cho mỗi chuyên án."""
    if behind[:1] == [_FOR]:
        behind = behind[1:]
    if behind[:1] == [_PER]:
        return behind[1:2] != [] and behind[1] not in _BUDGETS_OF
    return len(behind) > 1 and behind[0] in _ONE and behind[1] not in _BUDGETS_OF


def _tells_of_rewards(count: Count) -> bool:
    """Mức thưởng: tập thể 3 triệu đồng, cá nhân 1 triệu đồng: the sentence opens with rewards."""
    page = count.page
    first = page.first_word(count.segment) if page is not None else 0
    return page is not None and _REWARD in page.text.keys[first : min(count.first, first + _OPENING)]


_OPENING = 8
