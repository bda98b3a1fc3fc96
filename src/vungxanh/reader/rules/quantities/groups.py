"""Groups of people that lie in a whole told before: of an age or sex, tested, helped after rehabilitation."""

from collections.abc import Iterable, Sequence

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.draft import Draft, family, may_hold
from vungxanh.reader.rules.quantities.measured import STOCKS
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_FAR, _LEAD, _TAIL, _SPAN = 60, 12, 8, 5
"""So many counts back a whole is looked for; so many words before and behind say of what age they are."""
_PEOPLE = STOCKS | {"persons_arrested", "rehab_intake"}
_AGE, _SPANS = fold("tuổi"), keys_of("dưới trên từ đến độ nhóm lứa chưa")
_SEXES = frozenset(map(fold_all, ("nam giới", "nữ giới", "phụ nữ")))
_POSITIVE, _NUMBER = fold_all("dương tính"), fold("số")
_ABSENT, _NEAR = fold("vắng"), 4
_BUSINESSES = frozenset(
    ("cơ sở", "cơ sở kinh doanh", "quán karaoke", "nhà nghỉ", "nhà hàng", "khách sạn", "cơ sở lưu trú")
)
_BOOKED = frozenset(
    map(
        fold_all,
        ("biên bản", "xử phạt", "bị phạt", "thu hồi", "đình chỉ", "đóng cửa", "vi phạm", "xử lý", "nhắc nhở"),
    )
)
_LATER_LIFE = frozenset(("aid", "relapse"))


def group_of(drafts: Sequence[Draft], at: int) -> int | None:
    """The whole that the people counted are a group of, where no word opened a breakdown."""
    draft = drafts[at]
    if not at or draft.is_goal:
        return None
    if draft.measure in _PEOPLE and _is_of_age(draft.count):
        return _of_same(drafts, at)
    if draft.measure != "other" and _is_among(draft.count):
        return _of_same(drafts, at)
    if draft.count.noun.unit in _BUSINESSES:
        return _of_inspected(drafts, at)
    if _is_absent(drafts, at):
        return at - 1
    tested = _of_tested(drafts, at)
    return tested if tested is not None else _of_released(drafts, at)


def _of_same(drafts: Sequence[Draft], at: int) -> int | None:
    """The nearest greater total of the same measure, wherever the text gave it."""
    draft = drafts[at]
    for back in range(at - 1, max(at - 1 - _FAR, -1), -1):
        total = drafts[back]
        plain = total.role == "result" and not (total.outside or total.is_goal or total.count.moved)
        if plain and total.measure == draft.measure and may_hold(total, draft):
            return back if total.value != draft.value else None
    return None


def _is_of_age(count: Count) -> bool:
    """Nhóm dưới 30 tuổi có 58 người; 12 người từ 18 đến 30 tuổi; not a name with an age beside it."""
    page = count.page
    if page is None:
        return False
    start = page.first_word(count.segment)
    first = max(count.before.tail_end if count.before else start, count.first - _LEAD)
    for keys in (page.text.keys[first : count.first], page.text.keys[count.end : count.tail_end][:_TAIL]):
        last = max((place for place, key in enumerate(keys) if key == _AGE), default=0)
        if _SPANS & set(keys[max(last - _SPAN, 0) : last]):
            return True
    return False


def _is_among(count: Count) -> bool:
    """Trong số người nghiện của tỉnh, xã Mẫu có 74 người: the whole is named, its number told before."""
    page = count.page
    return "among" in count.lead and page is not None and page.text.keys[count.first - 1] != _NUMBER


def _of_inspected(drafts: Sequence[Draft], at: int) -> int | None:
    """Kiểm tra 38 cơ sở, lập biên bản 13 cơ sở: businesses booked or closed of those inspected."""
    draft, count = drafts[at], drafts[at].count
    page = count.page
    said = page.text.keys[max(count.first - _SPAN, 0) : count.tail_end] if page is not None else []
    if not any(tuple(said[one : one + 2]) in _BOOKED for one in range(len(said) - 1)):
        return None
    for back in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        total = drafts[back]
        if total.paragraph != draft.paragraph:
            return None
        if total.count.noun == count.noun and total.role == "result" and may_hold(total, draft):
            return back if total.value != draft.value else None
    return None


def _is_absent(drafts: Sequence[Draft], at: int) -> bool:
    """Có mặt 23/26 thành viên, vắng 03: those who did not come."""
    count, whole = drafts[at].count, drafts[at - 1].count.number.denominator
    if count.before is not drafts[at - 1].count or count.page is None:
        return False
    absent = _ABSENT in count.page.text.keys[count.before.end : count.tail_end]
    return absent and whole is not None and (drafts[at].value or 0) < whole


def _of_tested(drafts: Sequence[Draft], at: int) -> int | None:
    """Test 133 lượt, dương tính 11 người: those found positive, whatever the tests are counted in."""
    count, total = drafts[at].count, drafts[at - 1]
    if count.before is not total.count or "test" not in total.count.near or count.page is None:
        return None
    keys = count.page.text.keys[count.before.end : count.tail_end]
    said = any(tuple(keys[one : one + 2]) == _POSITIVE for one in range(len(keys) - 1))
    less = total.value is not None and (drafts[at].value or 0) < total.value
    return at - 1 if said and less and total.role == "result" else None


def _of_released(drafts: Sequence[Draft], at: int) -> int | None:
    """Quản lý 207 người sau cai. 63 người đã có việc làm: what became of those told right before."""
    draft, before = drafts[at], drafts[at - 1]
    near = draft.paragraph == before.paragraph and draft.count.segment - before.count.segment <= 1
    if not near or not draft.count.near & _LATER_LIFE or family(draft.count) != "people":
        return None
    whole = before.measure == "post_rehab" and before.role == "result" and may_hold(before, draft)
    return at - 1 if whole else None


def share_groups(drafts: Iterable[Draft]) -> None:
    """Nam giới chiếm 92,8%, dưới 30 tuổi 44,6%: the share of a group has the role of a part."""
    whole: Draft | None = None
    for draft in drafts:
        if draft.count.noun.kind != "percent":
            is_whole = draft.measure in _PEOPLE and draft.role in ("result", "background")
            whole = draft if is_whole and not draft.count.moved else whole
        elif whole is not None and draft.role == "result" and _is_share_of_group(draft):
            draft.role = "part" if whole.role == "result" else "background"


def _is_share_of_group(draft: Draft) -> bool:
    return draft.measure == "other" and not draft.is_goal and _is_group(draft.count)


def _is_group(count: Count) -> bool:
    page = count.page
    if page is None:
        return False
    keys = page.text.keys[max(count.first - _LEAD, 0) : count.first]
    sexes = any(tuple(keys[one : one + 2]) in _SEXES for one in range(len(keys) - 1))
    return sexes or _is_of_age(count) or _is_among(count) or _is_opened(count)


def _is_opened(count: Count) -> bool:
    """229 người nghiện, trong đó 57% ở ngoài cộng đồng: the share that a breakdown opens with."""
    return "part" in count.lead and count.opener >= 0 and count.before is not None
