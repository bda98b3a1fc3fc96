"""What a percentage is of: a share of drug-free communes, a goal, how far one was reached, growth or fall."""

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.levels import is_base
from vungxanh.reader.rules.quantities.measured import Measured
from vungxanh.reader.rules.quantities.nouns import NOUNS, at
from vungxanh.reader.rules.text import Text, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_COMMUNES = keys_of(
    "số tổng xã phường thị trấn đặc khu đơn vị hành chính cấp địa bàn , và trên toàn tỉnh của"
)
"""Words that only say "of the communes" behind a percentage."""
_GOES_ON = keys_of("trở không sạch đạt được vào thuộc trong theo mà do bộ ubnd chỉ như so")


def share_of(text: Text, count: Count, *, is_goal: bool) -> tuple[Measured, int]:
    """The measure of a percentage and its sign: a fall against another time is negative."""
    non_drug = count.topic == "non_drug" or bool(count.near & {"money"})
    if _against_goal(count) or (not is_goal and _of_goal_before(count)):
        return Measured("target_pct", non_drug), 1
    count.direction = 0 if is_base(count) else _direction(count)
    if count.direction and not is_goal:
        return Measured("change_pct", non_drug), count.direction
    if not count.direction and _of_drug_free(text, count, is_goal=is_goal):
        return Measured("drug_free_share_pct"), 1
    return Measured("target_pct" if is_goal else "other", non_drug), 1


def _against_goal(count: Count) -> bool:
    """đạt 105% chỉ tiêu, vượt 8,2%: how far a goal was reached, or the margin over it."""
    if "exceed" in count.lead and not count.lead & {"up", "down"}:
        return True
    reached = "goal_noun" in count.tail and bool(count.lead & {"reach", "share", "exceed"})
    return reached and "drug_free" not in count.tail


def _of_goal_before(count: Count) -> bool:
    """So với chỉ tiêu được giao (600 người) mới đạt 64,7%: how far the goal said before was reached."""
    before = count.before
    if _names_the_goal(count, before):
        return True
    if before is None and count.page is not None and count.page.aimed_at == count.segment - 1:
        return not count.tail and bool(count.lead & {"attained", "reach"})
    if before is None or before.noun.kind == "percent" or count.bracket or count.tail:
        return False
    if before.aimed:
        return bool(count.lead & {"attained", "reach"})
    goal = before.before
    reached = goal is not None and goal.aimed and goal.measured == before.measured != "other"
    return reached and bool(count.lead & {"attained", "reach", "share"})


def _names_the_goal(count: Count, before: Count | None) -> bool:
    """Chỉ tiêu bắt giữ đạt 109%; kế hoạch đặt 40 buổi, tức đạt 85%: the goal is named right before."""
    if count.tail or not count.lead & {"attained", "reach", "share"} or "drug_free" in count.lead:
        return False
    if "goal_noun" in count.lead:
        return True
    near = before is not None and before.noun.kind not in _SHARES and count.first - before.tail_end <= _NEAR
    return near and before is not None and "goal_noun" in before.lead


_SHARES, _NEAR = frozenset(("percent", "points")), 5


def _direction(count: Count) -> int:
    """1 growth, -1 a fall, 0 neither; a bracket behind a change in units says the same change in percent."""
    for tags in (count.lead, (count.moved,), count.tail):
        if "down" in tags:
            return -1
        if "up" in tags:
            return 1
    before = count.before
    if before is None:
        return 0
    if before.noun.kind == "percent":
        return before.direction if count.joined else 0
    moved = {"up": 1, "down": -1}.get(before.moved, 0)
    return moved if count.first - before.tail_end <= _NEXT else 0


def _is_behind_margin(count: Count) -> bool:
    """31,1%, vượt 11,1% so với mục tiêu 20%: the goal is of what the margin's share is of."""
    margin = count.before
    share = margin.before if margin is not None and "exceed" in margin.lead else None
    return share is not None and share.measured == "drug_free_share_pct"


_OF_COMMUNES = frozenset(("commune", "place", "percent", "points"))
_COUNTED_OF = frozenset(("số", "tổng số"))
_NEXT = 3


_OF_PEOPLE = frozenset(
    ("with_drugs", "test", "addict", "rehab", "crime", "user", "methadone", "postrehab", "aid")
)


def _of_drug_free(text: Text, count: Count, *, is_goal: bool) -> bool:
    if count.tail & _OF_PEOPLE:
        return False
    behind = at(text, count.end, NOUNS)
    if behind is not None and behind[1].kind not in _OF_COMMUNES and behind[1].unit not in _COUNTED_OF:
        return False
    if "drug_free" in count.tail or ("drug_free" in count.lead and _says_communes(text, count)):
        return True
    if (is_goal and _is_behind_margin(count)) or _is_the_share_told(count):
        return True
    if "inspect" in count.lead or _is_progress(text, count):
        return False
    before = count.before
    if before is not None and before.measured == "drug_free_communes":
        return bool(count.lead & {"share", "reach"}) or count.first - before.tail_end <= _NEXT
    if count.lead & {
        "crime",
        "arrest",
        "addict",
        "rehab",
        "test",
        "user",
        "postrehab",
        "abolish",
        "propaganda",
        "relapse",
    }:
        return False
    if before is not None and count.bracket and before.noun.kind not in _OF_COMMUNES:
        return False
    beside = before is not None and before.measured == "drug_free_share_pct"
    spoken = count.speaks_of("drug_free") or (count.page is not None and count.page.free)
    return (is_goal or beside) and spoken and _says_communes(text, count)


def _is_the_share_told(count: Count) -> bool:
    """48 xã sạch, bằng 46,2%. Năm 2022 tỷ lệ này là 30,9%: the share of which the text spoke last."""
    return "that_share" in count.lead and count.page is not None and count.page.free


def _is_progress(text: Text, count: Count) -> bool:
    """Tiến độ: hết quý I đạt 25%: so much of a plan is done by then."""
    page = count.page
    first = page.first_word(count.segment) if page is not None else count.first
    return any(text.has(_PROGRESS, word) for word in range(first, min(first + _OPENS, count.first)))


_PROGRESS, _OPENS = fold_all("tiến độ"), 6


def _says_communes(text: Text, count: Count) -> bool:
    """Whether nothing, or only the communes, stands behind the percentage: 20% số xã, phường."""
    word = count.end
    while word < count.tail_end and text.keys[word] in _COMMUNES:
        word += 1
    return word >= count.tail_end or text.keys[word] in _GOES_ON or not text.words[word][0].isalpha()
