"""Whether a number is to be reached: by the words before it, its headings, its day, the kind of text."""

from vungxanh.reader.rules.facts import Comparator, Period
from vungxanh.reader.rules.quantities.count import VERBS, Count, Page
from vungxanh.reader.rules.quantities.criteria import (
    goes_up,
    has_floor,
    is_bar,
    is_criterion,
    list_head,
    of_criteria,
)
from vungxanh.reader.rules.quantities.levels import (
    holds_against,
    is_attained,
    is_kept_below,
    is_level,
    is_now,
    is_service,
    is_sum_of_goals,
    votes,
)
from vungxanh.reader.rules.quantities.rates import is_rate
from vungxanh.reader.rules.quantities.when import When, is_after, is_future, is_past
from vungxanh.reader.rules.text import Text, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_FROM = fold_all("từ")[0]
PLAIN = frozenset(("case", "suspect", "mass", "tablet", "brick", "plant", "area", "other_person", "village"))
"""What a mild word like "cần" or "yêu cầu" before it does not yet make a goal."""
_WORDS_OF_PAPERS = frozenset(
    ("lĩnh vực", "quan điểm", "nhóm", "nội dung", "giải pháp", "nhiệm vụ", "tiêu chí", "mục tiêu", "chỉ tiêu")
)
"""What a paper consists of is no goal itself: 5 quan điểm, 6 nhóm nhiệm vụ."""
_GROUP = "nhóm"
_GOALS = frozenset(("chỉ tiêu", "mục tiêu"))
_FACTS = frozenset(("done", "remain", "arrest", "prosecute", "test", "attend", "whole"))


def is_goal(count: Count, when: When) -> bool:
    """Whether the number is to be reached, and not a margin over a goal or what was done."""
    if count.goal == "due":
        count.goal = _of_deadline(count, when)
    if is_no_goal(count):
        return False
    if _is_clearly(count, when):
        return True
    if "did" in count.tail and not _is_still_to_do(count):
        return False
    if _is_registered(count) or (count.goal == "weak" and "ceiling" in count.lead):
        return True
    floor = count.number.comparator == "ge" or "goal" in count.tail
    if count.noun.kind == "percent" and floor and not count.lead & _FACTS:
        return True
    if _is_order(count):
        return True
    told = when.told and ("goal_heading" not in count.heading or "done_heading" in count.sentence)
    if _is_headed(count) and not (told or _tells_past(count) or is_past(when.before, when.year)):
        return True
    said = _was_said(count) and not _is_over(when)
    return (count.goal in ("weak", "year") or said) and _weak_is_enough(count)


def _is_over(when: When) -> bool:
    """Đến cuối tháng 10 ta có 1.189 xã: the time before the number has ended."""
    end = when.before.end if when.before is not None else None
    known = end is not None and end[:1].isdigit() and when.written is not None
    return known and not is_after(end or "", when.written or "")


def _is_still_to_do(count: Count) -> bool:
    """Under goals or in orders `xóa 05 điểm đã lập danh sách` tells only which they are."""
    if not count.lead & VERBS or "done" in count.lead:
        return False
    return "goal_heading" in count.heading or _is_headed(count)


def _is_clearly(count: Count, when: When) -> bool:
    """Whether its own words or its day make it a goal, whatever else is said."""
    if count.goal == "strong" or (count.goal == "order" and _is_ordered(count)):
        return True
    if _says_goal(count) or _is_against(count) or _is_candidate(count) or _is_share_of_goal(count):
        return True
    if _in_goal(count, when.before, when.year):
        return True
    if is_level(count) or when.headed:
        return True
    stands = when.before is None and "now" in count.lead
    if is_future(when.near, when.year) and not stands and (count.goal or count.noun.kind not in PLAIN):
        return True
    if count.number.comparator == "ge" and not is_told(count) and not is_criterion(count):
        return count.noun.kind not in PLAIN or (count.page is not None and count.page.is_plan)
    return "must" in count.tail and count.noun.kind in _MAY_BE_ASKED and count.after is None


def _is_share_of_goal(count: Count) -> bool:
    """Đến 2026 có 30 xã không ma túy, tức 31,9% số xã: the share has the role of the number it belongs to."""
    before = count.before
    if before is None or not before.aimed or count.noun.kind != "percent" or "share" not in count.lead:
        return False
    return before.noun.kind in _COMMUNES and not count.lead & _FACTS and "goal_noun" not in count.tail


_COMMUNES = frozenset(("commune", "place"))


def is_told(count: Count) -> bool:
    """Whether something is told to have happened: ít nhất 300 điểm bị triệt xóa."""
    if count.near & _TOLD_OF_FLOOR:
        return True
    return is_passive(count)


def is_passive(count: Count) -> bool:
    """12 điểm bị triệt xóa: what was suffered has happened."""
    return count.page is not None and _PASSIVE in count.page.text.keys[count.end : count.tail_end]


_PASSIVE = fold_all("bị")[0]
_TOLD_OF_FLOOR = frozenset(("done", "did", "found", "test", "remain", "arrest", "compare", "attained"))
_MAY_BE_ASKED = frozenset(("commune", "place", "hotspot", "session"))


def _of_deadline(count: Count, when: When) -> str:
    """Đến năm 2030 is a goal; đến hết tháng 4 in a text of May is when something was counted."""
    end = _year_before(count) or (when.near.end if when.near is not None else None)
    if end is not None and when.written is None and len(end) > _YEAR:
        return ""
    if end is None or when.written is None or not end[:1].isdigit():
        return "" if count.noun.kind in _STATES or "manage" in count.near else "weak"
    return "weak" if is_after(end, when.written) else ""


def _year_before(count: Count) -> str | None:
    """The year of a deadline that stands right before: đến 2030 từ 53%."""
    keys = count.page.text.keys[max(count.first - _NEAR_YEAR, 0) : count.first] if count.page else []
    return next((key for key in keys if len(key) == _YEAR and key[:2] == "20" and key.isdigit()), None)


_YEAR = _NEAR_YEAR = 4


def _is_ordered(count: Count) -> bool:
    """yêu cầu ... xóa 06 điểm, hoàn thành 122 hồ sơ; not those who are asked: yêu cầu 3 người ký."""
    asked = count.page is not None and count.page.text.keys[count.first - 1] == _ASK
    return not asked and not count.lead & _TOLD_IN_ORDER and "manage" not in count.near


_TOLD_IN_ORDER = frozenset(("done", "now", "last", "compare", "found"))
_ASK = fold_all("cầu")[0]
_STATES = frozenset(("addict", "user", "after"))


def is_state(count: Count) -> bool:
    """có 76 người nghiện, quản lý 40 người: how many there are is no goal, unless it is to sink."""
    if (
        "goal_year" in count.sentence
        or count.number.comparator not in ("eq", "approx")
        or count.lead & _SINKS
        or count.goal == "strong"
    ):
        return False
    has = count.page is not None and count.page.text.keys[count.first - 1] in _HAS
    before = count.before
    if is_sum_of_goals(count) or is_service(count):
        return False
    if count.joined and before is not None and before.noun.kind in _STATES and not before.aimed:
        return True
    headed = "goal_heading" in count.heading
    if count.page is not None and not headed:
        headed = is_listed_under_goals(count.page, count.segment)
    managed = count.near & {"manage", "now"}
    if headed and not count.lead & managed and _is_to_be(count):
        return False
    return (has and not headed) or bool(managed)


_GOT = fold_all("được")[0]


def _is_to_be(count: Count) -> bool:
    """Under goals: 16 người sử dụng được quản lý, giáo dục."""
    return count.page is not None and _GOT in count.page.text.keys[count.end : count.tail_end]


_SINKS = frozenset(("down", "up", "ceiling"))
_HAS = frozenset(fold_all("có là còn"))


def is_no_goal(count: Count) -> bool:
    """Whether it is a margin, what was reached of a goal, where a change begins, or part of a paper."""
    if count.no_goal is None:
        count.no_goal = _is_no_goal(count)
    return count.no_goal


def _is_no_goal(count: Count) -> bool:
    if "exceed" in count.lead and not (is_level(count) or is_kept_below(count)):
        return True
    if count.noun.unit in _WORDS_OF_PAPERS and (count.noun.unit != _GROUP or _is_of_tasks(count)):
        return True
    if votes(count) or is_now(count) or is_rate(count):
        return True
    return _reached(count) or is_attained(count) or _is_given(count)


def _is_of_tasks(count: Count) -> bool:
    """5 nhóm nhiệm vụ, giải pháp; not 20 nhóm phụ nữ, 3 nhóm bán lẻ."""
    behind = count.page.text.keys[count.end : count.end + 1] if count.page is not None else []
    return not behind or behind[0] in _TASKS


_TASKS = keys_of("nhiệm giải vấn nội chỉ mục tiêu chính việc công lĩnh quan biện chính kiến")


def _is_registered(count: Count) -> bool:
    """Đã đăng ký xây dựng 31 xã, 31 xã đăng ký; not kết quả, 35 xã đăng ký được công nhận."""
    if "recognise" in count.tail and "done" in count.lead:
        return False
    by_them = "registered" in count.tail and count.noun.unit != "person"
    return by_them or "registered" in count.lead


def _was_said(count: Count) -> bool:
    """Whether the sentence before in the paragraph speaks of goals: `loạt chỉ tiêu. Đáng chú ý: có 46 xã`."""
    page, here = count.page, count.segment
    if page is None or here == 0 or page.segments[here].paragraph != page.segments[here - 1].paragraph:
        return False
    before = page.tags(here - 1)
    if "goal_noun" not in before or before & {"exceed", "reach", "share"} or "done" in count.sentence:
        return False
    return not holds_against(page, here - 1)


def _is_order(count: Count) -> bool:
    """xóa 9 điểm còn lại, phải bắt đủ 10 người đi cai: what is left, or must go, is still to be done."""
    what_is_left = "abolish" in count.lead and "remain" in count.tail
    must_go = "goal" in count.lead and "rehab" in count.tail
    return (what_is_left or must_go) and "done" not in count.lead


def _is_headed(count: Count) -> bool:
    """Whether the number stands under goals and tasks, or in a plan outside of what it tells of the past."""
    if "done_heading" in count.heading:
        return False
    if "goal_heading" in count.heading:
        return True
    page = count.page
    if page is not None and is_listed_under_goals(page, count.segment):
        return True
    if page is None or not page.is_plan or is_of_told(count):
        return False
    if page.is_order(count.segment):
        told = count.lead if count.lead & VERBS else count.near
        return not told & {"manage", "now"} or is_service(count)
    return page.segments[count.segment].heading is not None and count.noun.kind not in PLAIN


def is_of_told(count: Count) -> bool:
    """quản lý 26 người, gồm: nghiện 15 người: what breaks down a number that is no goal is none either."""
    whole = count.before
    while whole is not None and whole.first > count.opener:
        whole = whole.before
    return count.opener >= 0 and whole is not None and not whole.aimed


def _tells_past(count: Count) -> bool:
    """Whether the words before it say that it was done or is there still, even under goals."""
    if count.lead & {"done", "base"} or ("back" in count.lead and not count.lead & _COMPARED):
        return True
    return "remain" in count.lead and "goal_heading" not in count.heading and "ceiling" not in count.lead


_COMPARED = frozenset(("up", "down", "compare"))
"""Cao hơn Tết năm ngoái từ 20%: an earlier time that a goal is held against."""


def _is_given(count: Count) -> bool:
    """Giảm từ 31 xã xuống dưới 15 xã: where a change begins; and what the law names as a criterion."""
    if count.moved == "from" and not (count.page is not None and goes_up(count.page.text.keys, count)):
        return count.noun.kind not in ("percent", "points")
    if not has_floor(count):
        return False
    if is_bar(count):
        return True
    of_list = count.page is not None and "criteria" in list_head(count.page, count.segment)
    return of_list or (of_criteria(count) and "goal_heading" not in count.heading)


def _is_against(count: Count) -> bool:
    """so với chỉ tiêu Bộ giao (20%): what a result is held against."""
    return count.bracket and "goal_noun" in count.lead and not count.lead & _SAYS_REACHED


_SAYS_REACHED = frozenset(("exceed", "reach", "share", "attained"))


def _is_candidate(count: Count) -> bool:
    """3 xã tự đăng ký, sẽ xét trong đợt sau: communes proposed for recognition are a goal."""
    if count.noun.kind not in ("commune", "place") or "candidate" not in count.sentence:
        return False
    if _AGREED in count.page.text.keys[max(count.first - _SAID_BY, 0) : count.first] if count.page else False:
        return False
    return "candidate" in count.near or "candidate" in _behind(count)


_AGREED, _SAID_BY = fold_all("trí")[0], 6
"""Hội đồng nhất trí trình 14 xã: what a council has examined is no longer only proposed."""


def _behind(count: Count) -> frozenset[str]:
    """The tags behind it where no other number stands in between."""
    return count.sentence if count.after is None else frozenset()


def _in_goal(count: Count, before: Period | None, year: int | None) -> bool:
    """42 buổi (mỗi bản 02 buổi), 05 vụ; trong đó 01 vụ: what breaks down a goal is a goal too."""
    whole = count.before
    if (
        whole is None
        or not (whole.aimed or whole.noun.unit in _GOALS)
        or count.moved
        or count.lead & _OTHERWISE
        or is_past(before, year)
    ):
        return False
    return count.bracket or (count.opener >= 0 and count.opener >= whole.end) or _goes_in(count, whole)


def _goes_in(count: Count, whole: Count) -> bool:
    """Whether it is one more number of a breakdown that a goal opened."""
    return count.opener >= 0 and count.opener == whole.opener


_OTHERWISE = frozenset(("done", "now", "last", "compare", "attained", "earlier", "remain", "share"))


def is_listed_under_goals(page: Page, segment: int) -> bool:
    """Whether the line above the list says that it lists goals: `Mục tiêu:`, `Năm tới phấn đấu:`."""
    above = list_head(page, segment)
    told = above & {"done", "done_heading", "exceed", "reach", "attained", "arrest"}
    return bool(above & {"goal_heading", "goal_strong", "later"}) and not told


def _says_goal(count: Count) -> bool:
    """đạt 81,2% chỉ tiêu năm (250 người): the bracket says the goal itself."""
    before = count.before
    if not count.bracket or before is None or count.number.denominator is not None:
        return False
    return before.noun.kind == "percent" and "goal_noun" in before.tail


def _reached(count: Count) -> bool:
    against = "goal_noun" in count.tail and bool(count.lead & {"reach", "share"})
    share = "share" in count.lead and count.before is not None and not count.before.aimed
    return against and (share or count.goal == "" or "done" in count.lead)


def _weak_is_enough(count: Count) -> bool:
    if "done_heading" in count.heading and "goal_heading" not in count.heading:
        return False
    if count.number.comparator == "ge" or count.noun.kind == "percent":
        return not count.lead & {"share", "test"} and not count.moved
    if count.goal == "year" or count.moved or count.noun.kind in PLAIN:
        return False
    facts = _FACTS - {"arrest"} if "rehab" in count.tail else _FACTS
    return not count.near & facts


def comparator_of(text: Text, count: Count, *, floor: bool) -> Comparator:
    """The cue's word, or a floor: `từ 50%` in goals and criteria, `100 người trở lên`."""
    said, before = count.number.comparator, text.keys[count.first - 1] if count.first else ""
    if count.number.value_max is not None or (said != "eq" and not _lies_on(count)):
        return said
    if goes_up(text.keys, count):
        return "ge"
    return "ge" if floor and before == _FROM else "eq"


def _lies_on(count: Count) -> bool:
    """215 cây trên 18m2: no cue but where they grow."""
    before = count.before
    return count.noun.kind == "area" and before is not None and before.noun.kind == "plant"
