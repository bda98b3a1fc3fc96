"""Numbers beside goals: the level of one that was exceeded, how it stands today, who voted for one."""

import re
from collections.abc import Sequence

from vungxanh.reader.rules.quantities.count import VERBS, Count, Page
from vungxanh.reader.rules.quantities.nouns import at, table
from vungxanh.reader.rules.text import fold_all


def is_level(count: Count) -> bool:
    """vượt mức 20% được giao: the level that was exceeded, not by how much."""
    keys = count.page.text.keys[max(count.first - 2, 0) : count.first] if count.page is not None else []
    if count.noun.kind == "percent" and tuple(keys) in _AIMS:
        return _lies_below(count)
    return bool(set(keys[-1:]) & _LEVELS) and bool(count.tail & {"goal", "goal_strong", "registered"})


def _lies_below(count: Count) -> bool:
    """Đạt 31,4%, vượt mục tiêu 25%: less than a half of what was reached is the margin, more the level."""
    reached = count.before
    while reached is not None and reached.noun.kind != "percent":
        reached = reached.before
    if reached is None or reached.number.value is None or count.number.value is None:
        return False
    return count.number.value >= reached.number.value / 2


_AIMS = frozenset(map(fold_all, ("mục tiêu", "chỉ tiêu")))


_LEVELS = frozenset(fold_all("mức tiêu"))


def is_kept_below(count: Count) -> bool:
    """Không để số người nghiện vượt 120 người: a ceiling, not a margin over a goal."""
    return count.noun.kind not in ("percent", "points") and "ahead" in count.lead and "done" not in count.lead


def holds_against(page: Page, segment: int) -> bool:
    """Đưa đi cai 34 người trên chỉ tiêu 30 người: the sentence tells a result, its goal only beside it."""
    return _AGAINST.search(page.text.raw, *page.segments[segment].span) is not None


_AGAINST = re.compile(r"\b(?:trên|so với|so)\s?(?:chỉ tiêu|kế hoạch|mục tiêu)\b", re.IGNORECASE)


def is_base(count: Count) -> bool:
    """Nâng từ 71% hiện nay lên 95%: where a rise or a fall to a goal begins."""
    says = count.page is not None and count.page.text.keys[count.first - 1] == _FROM
    return says and ("now" in count.tail or _leads_on(count))


def _leads_on(count: Count) -> bool:
    """Từ 500 chỗ lên 800 chỗ: the next number, of the same thing, says where it is to lead."""
    page, after = count.page, count.after
    if page is None or after is None or after.noun != count.noun or count.noun.kind == "points":
        return False
    led = page.text.keys[max(after.first - 2, count.end) : after.first]
    return bool(led) and (led[-1] in _LEADS or (led[0] in _LEADS and led[-1] in _TO))


_LEADS, _TO = frozenset(fold_all("lên xuống còn")), frozenset(fold_all("còn tới đến thành dưới trên"))


def is_sum_of_goals(count: Count) -> bool:
    """Mỗi chi bộ nhận 1 người sau cai; toàn xã là 19 người: bare words go on with the goal before."""
    before = count.before
    if before is None or not before.aimed or before.noun.unit != count.noun.unit or count.tail:
        return False
    return not count.lead & _SAID_OF_STOCKS


_SAID_OF_STOCKS = VERBS | frozenset(("manage", "now", "addict", "user"))


def is_service(count: Count) -> bool:
    """Rà soát, quản lý 270 người sau cai: what an order says to do for people is a task."""
    page = count.page
    if page is None or "now" in count.near or not _is_asked_for(count, page):
        return False
    return "manage" in count.lead and "postrehab" in count.near and page.text.keys[count.first - 1] != _HAVE


def _is_asked_for(count: Count, page: Page) -> bool:
    """Whether the number stands among orders, or under a heading of goals and tasks."""
    return page.is_order(count.segment) or "goal_heading" in count.heading


_HAVE = fold_all("có")[0]


def is_one_of(count: Count) -> bool:
    """Là một trong 11 xã trọng điểm của tỉnh: how many there are beside it."""
    keys = count.page.text.keys if count.page is not None else []
    return count.first > 1 and bool(keys) and keys[count.first - 1] == _OF and keys[count.first - 2] == _ONE


_ONE, _OF = fold_all("một trong")


def is_now(count: Count) -> bool:
    """Phấn đấu 65% (hiện mới 41/102 đơn vị); trong đó 31 xã đang là trọng điểm: how it stands today.

    Chưa đạt chỉ tiêu (thiếu 29 người): also by how much a goal was missed.
    """
    if count.page is not None and count.page.text.keys[count.first - 1] == _SHORT_BY:
        return "refused" in count.sentence or count.page.text.keys[count.first - 2] == _STILL
    if is_base(count) or _is_as_now(count):
        return True
    states = count.noun.kind in ("commune", "place") and count.tail >= _STANDS and not count.goal
    return states or (count.bracket and "now" in count.lead)


def _is_as_now(count: Count) -> bool:
    """Với 58 học viên như hiện nay thì sẽ đủ chỗ."""
    page = count.page
    return page is not None and at(page.text, count.end, _AS_NOW) is not None


_AS_NOW = table((phrase, True) for phrase in ("như hiện nay", "như hiện tại", "như hiện có", "như bây giờ"))
_SHORT_BY, _FROM, _STILL = fold_all("thiếu từ còn")
_STANDS = frozenset(("now", "key"))


def votes(count: Count) -> bool:
    """52/54 đại biểu tán thành (96,2%): who was there or voted."""
    before = count.before
    if count.bracket and count.noun.kind == "percent" and before is not None and not before.bracket:
        return votes(before)
    said = count.page.text.keys[count.noun_at : count.end] if count.page is not None else []
    return count.number.denominator is not None and tuple(said[:2]) in _VOTERS


_VOTERS = frozenset(map(fold_all, ("đại biểu", "thành viên", "ý kiến", "phiếu")))


def is_attained(count: Count) -> bool:
    """So với chỉ tiêu 600 người mới đạt 64,7%: what was reached of a goal said before."""
    if count.noun.kind == "percent" and (count.number.value or 0) > _WHOLE and _is_reached(count):
        return True
    if "goal_strong" in count.lead:
        return False
    before = count.before
    if count.page is not None and _has_only(count.page.text.keys, count):
        return True
    against = before is not None and before.aimed and "compare" in before.lead
    said = since(count)
    return "attained" in said or (against and "reach" in said)


def _is_reached(count: Count) -> bool:
    return "reach" in count.lead and not count.lead & {"ahead", "later"}


_WHOLE = 100
"""Chỉ tiêu bắt giữ đạt 109%: more than all of a goal is only ever reached."""


def _has_only(keys: Sequence[str], count: Count) -> bool:
    """Mới lập được 70 hồ sơ; hết năm chỉ xóa được 14 điểm; mới 86%."""
    said = keys[count.first - 1]
    if said == _MERELY:
        return True
    if said == _GOT:
        return any(key in _ONLY for key in keys[max(count.first - 4, 0) : count.first])
    return said in _ONLY and count.noun.kind == "percent"


_ONLY, _GOT, _MERELY = frozenset(fold_all("mới chỉ")), fold_all("được")[0], fold_all("vỏn vẹn")[-1]
"""100% người nghiện được tư vấn: mới 86%."""


def since(count: Count) -> frozenset[str]:
    """The tags of the words since the number before, or since the sentence began."""
    before = count.before
    return count.lead | before.tail if before is not None and before.tail_end == count.first else count.lead
