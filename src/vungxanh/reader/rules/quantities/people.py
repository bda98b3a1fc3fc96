"""What a number of people measures: addicts on file, people in rehabilitation, caught, taught, told."""

from itertools import pairwise

from vungxanh.reader.rules.quantities import grounds
from vungxanh.reader.rules.quantities.count import VERBS, Count, Tags
from vungxanh.reader.rules.quantities.measured import NON_DRUG, OTHER, STOCKS, Measured
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

PEOPLE = frozenset(("suspect", "person", "addict", "user", "after", "trainee", "audience", "other_person"))
MEETINGS = frozenset((fold("buổi"), fold("tiết")))
_COURT = frozenset(("arrest", "prosecute", "fine", "try"))


def people(count: Count) -> Measured:
    """Addicts and users on file, people in or behind rehabilitation, caught, or something else."""
    if count.topic == "non_drug" or _are_context(count):
        return NON_DRUG
    before = count.before
    if count.moved in ("up", "down", "to") and before is not None and before.noun.kind in PEOPLE:
        return Measured(before.measured)
    if _only_found(count) or _is_helped(count) or "pledge" in count.tail:
        return OTHER
    if before is not None and before.measured == "rehab_intake" and _is_of_files(count, before):
        return Measured("rehab_intake")
    if _came_back(count):
        return Measured("post_rehab")
    for tags in (count.tail, count.lead, grounds.of_share(count)):
        found = _people_by(tags, count)
        if found is not None:
            return Measured(found)
    managed = "manage" in count.tail or ("manage" in count.lead and not count.lead & _COURT)
    if managed and count.noun.kind in ("person", "suspect"):
        return Measured("users_managed")
    return Measured(_people_by(count.verb, count) or _people_at_last(count))


def _are_context(count: Count) -> bool:
    """Dân số 40.000 người, bác sĩ của cơ sở chỉ 03 người: who lives or works there."""
    return ("population" in count.lead and count.noun.kind == "person") or _are_staff(count)


def _are_staff(count: Count) -> bool:
    """Bác sĩ của cơ sở chỉ 03 người; số nhân viên trạm vẫn 8 người: who works there."""
    page = count.page
    if page is None or count.noun.kind != "person" or count.tail or count.lead & (VERBS - {"remain"}):
        return False
    keys = page.text.keys[max(count.first - _STAFF_NEAR, 0) : count.first]
    last = max((at for at, key in enumerate(keys) if not key[:1].isalnum()), default=-1)
    clause = keys[last + 1 :]
    return clause[-1:] != [] and clause[-1] in _ARE and any(pair in _STAFF for pair in pairwise(clause))


_STAFF_NEAR, _ARE = 9, keys_of("chỉ có vẫn còn là gồm mới được")
_STAFF = frozenset(
    map(fold_all, ("nhân viên", "bác sĩ", "y sĩ", "y tá", "điều dưỡng", "biên chế", "viên chức"))
)


def _came_back(count: Count) -> bool:
    """Giúp đỡ 9 người cai xong; quản lý 41 người sử dụng, 27 người vừa cai xong: they are managed too."""
    if "finish" not in count.tail:
        return False
    listed = count.before is not None and count.before.measured in STOCKS
    return bool(count.near & {"care", "manage"}) or (
        listed and "manage" in count.sentence and not count.lead & VERBS
    )


def _is_helped(count: Count) -> bool:
    """Quản lý sau cai 402 người; 188 người trong số đó có việc làm: those who got work are counted apart."""
    if count.near >= _HELPED or count.near >= _CLUB or _is_taught(count):
        return True
    before = count.before
    if before is not None and before.noun.unit == _CLASS and "aid" in before.tail:
        return True
    return "aid" in count.near and before is not None and before.measured == "post_rehab"


_CLASS = "lớp"


def _is_taught(count: Count) -> bool:
    """Dạy nghề cho 25 học viên, hỗ trợ 12 người vay vốn: whom an aid is given to, whatever they are."""
    return "aid" in count.near and count.noun.kind in ("person", "trainee") and not count.near & _CARED_FOR


_CARED_FOR = frozenset(("rehab", "methadone", "manage", "addict", "user", "intake", "refused"))


def _is_of_files(count: Count, before: Count) -> bool:
    """134 hồ sơ, ra quyết định đối với 120 trường hợp: so many of the people whose files were made."""
    said = count.page.text.keys[count.noun_at] if count.page is not None and count.end > count.noun_at else ""
    return before.noun.unit == "hồ sơ" and said == _INSTANCE and not count.near & _SAID_OF_PEOPLE


_HELPED, _CLUB = frozenset(("aid", "postrehab")), frozenset(("club", "postrehab"))
_INSTANCE = fold("trường")
_ONLY_USERS, _ONLY_ADDICTS, _ONLY_AFTER = (frozenset((one,)) for one in ("user", "addict", "postrehab"))
_SUFFERED = frozenset(("arrest", "prosecute", "fine"))
_PEOPLE_TAGS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("suspected",)), "other"),
    (frozenset(("left",)), "other"),
    (frozenset(("relapse",)), "other"),
    (frozenset(("test",)), "other"),
    (frozenset(("award",)), "other"),
    (frozenset(("addict", "user")), "users_managed"),
    (frozenset(("postrehab",)), "post_rehab"),
    (frozenset(("finish",)), "other"),
    (frozenset(("rehab",)), "rehab_intake"),
    (frozenset(("methadone",)), "rehab_intake"),
    (_ONLY_ADDICTS, "addicts_managed"),
    (frozenset(("organised_use",)), "persons_arrested"),
    (_ONLY_USERS, "users_managed"),
    (frozenset(("concerned", "manage")), "users_managed"),
    (frozenset(("crime",)), "persons_arrested"),
)
"""The first set that lies in the tags tells the measure of people."""


def _people_by(tags: Tags, count: Count) -> str | None:
    for needed, measure in _PEOPLE_TAGS:
        if needed <= tags:
            return _by_deed(needed, count) or measure
    if tags & _COURT and count.noun.kind in ("suspect", "person", "addict", "user"):
        return "persons_arrested"
    if "propaganda" in tags and count.noun.kind in ("person", "audience"):
        return "propaganda_participants"
    return None


def _only_found(count: Count) -> bool:
    """People found somewhere, of whom no word says that they were caught or what they are."""
    if count.noun.kind != "person" or "found" not in count.verb:
        return False
    if count.before is not None and count.before.noun.kind == "case" and count.joined:
        return False
    return not count.near & _SAID_OF_PEOPLE


_SAID_OF_PEOPLE = (_COURT - {"arrest"}) | frozenset(
    ("crime", "organised_use", "addict", "manage", "rehab", "postrehab", "relapse", "concerned")
)


def _by_deed(said: Tags, count: Count) -> str | None:
    """What is done with users or addicts, where that and not what they are tells the measure."""
    if said == _ONLY_USERS:
        return _caught(count)
    if said == _ONLY_AFTER and count.tail & _SUFFERED:
        return "persons_arrested"
    if said == _ONLY_ADDICTS and "crime" in count.tail and (count.lead | count.verb) & _COURT:
        return _caught(count)
    if "test" in count.lead and "manage" not in count.near:
        return "other"
    if said == _ONLY_ADDICTS and "for" in count.lead and "manage" not in count.lead:
        return "rehab_intake"
    return None


def _caught(count: Count) -> str | None:
    """Users that were caught or fined are not counted on file."""
    before = count.before
    verbs = count.near | count.verb
    if _is_suspect(count) and before is not None and before.measured == "persons_arrested":
        verbs |= {"arrest"}
    on_file = count.joined and before is not None and before.measured in STOCKS
    if on_file or "manage" in count.near or not verbs & _COURT:
        return None
    return "persons_arrested"


def _is_suspect(count: Count) -> bool:
    """18 đối tượng mua bán, 23 đối tượng sử dụng: in a list of those caught users are caught too."""
    return count.page is not None and count.page.text.keys[count.noun_at] == _SUSPECT


_SUSPECT = fold("đối")


def _people_at_last(count: Count) -> str:
    """No word tells: by the noun, by the count beside it, by what the text speaks of."""
    kind, before = count.noun.kind, count.before
    if kind == "person" and before is not None and _come_to(count, before):
        return "propaganda_participants"
    told = _as_last_told(count) if kind == "person" else None
    if told:
        return told
    if before is not None and (kind == "person" or count.labelled):
        told = _as_before(count, before)
        if told is not None:
            return told
    if kind == "suspect" or (count.joined and before is not None and before.noun.kind == "case"):
        return "persons_arrested"
    page = count.page
    if kind == "person" and page is not None and page.treats and _is_treated(count):
        return "rehab_intake"
    rally = page is not None and page.is_rally and "attend" in count.near
    if kind in ("person", "audience") and (rally or "propaganda" in (count.sentence | count.heading)):
        return "propaganda_participants"
    return _HEADED.get(kind, "other") if kind != "person" else _by_heading(count)


def _come_to(count: Count, before: Count) -> bool:
    """Tổ chức 9 buổi, mỗi buổi 40 người; 12 buổi, 700 lượt người dự: those who come to what is held."""
    if before.measured != "propaganda_sessions" or count.near & (VERBS - {"propaganda"}):
        return False
    keys = count.page.text.keys[before.end : count.first] if count.page is not None else []
    each = any(one == _EACH and other in MEETINGS for one, other in pairwise(keys))
    return each or "attend" in count.near or "watch" in count.tail


_EACH = fold("mỗi")


def _is_treated(count: Count) -> bool:
    """Tiếp nhận 37 người, 380 bệnh nhân: of whom a clinic speaks, unless they got work or were tested."""
    printed = count.page.text.keys[count.noun_at : count.end] if count.page is not None else []
    return "intake" in count.near or (printed == _PATIENTS and "aid" not in count.near)


_PATIENTS = list(fold_all("bệnh nhân"))


def _goes_on_with_stock(count: Count) -> bool:
    """15 người nghiện. Năm 2026 giảm 6 người; còn 9 người; 4 người dưới 18 tuổi: of what was counted last."""
    page = count.page
    if page is None or page.stock_at != count.segment - 1:
        return False
    if count.moved:
        return True
    here, above = page.segments[count.segment], page.segments[count.segment - 1]
    said = count.lead - _SAID_OF_STOCKS or count.tail & _SAID_OF_OTHERS
    return here.paragraph == above.paragraph and not said


_SAID_OF_STOCKS = frozenset(
    {
        *("remain", "now", "last", "base", "part", "done", "local", "wide", "that_number", "this", "back"),
        *("outside", "compare", "rest", "whole", "nation", "ceiling", "down", "up", "earlier", "long_ago"),
    }
)
_SAID_OF_OTHERS = VERBS - {"remain", "rehab"} | frozenset(
    ("attend", "watch", "aid", "crime", "held", "left", "relapse", "died")
)


def _as_last_told(count: Count) -> str | None:
    """What the page counted last, where the number points back to it or has no word of its own."""
    page = count.page
    if page is not None and "that_number" in count.lead and page.people:
        return page.people
    if page is not None and count.before is None and _goes_on_with_stock(count):
        return page.stock
    return _told_before(count) if _is_bare(count) else None


def _is_bare(count: Count) -> bool:
    """Cuối năm còn 97 người, năm ngoái mới có 38 người: no word of their own says who they are."""
    page = count.page
    if page is None or count.lead & _SAID_BEFORE or "award" in count.tail:
        return False
    behind = page.text.keys[count.end : count.end + 1]
    return not behind or not behind[0][:1].isalpha() or behind[0] in _SAID_OF_BARE


_SAID_BEFORE = VERBS - {"remain", "rehab", "postrehab"} | {"attend", "money", "population", "non_drug"}
_SAID_OF_BARE = keys_of("dưới trên từ còn ở tại thuộc trong độ uống")


def _told_before(count: Count) -> str | None:
    """Who was counted in the sentence before, or of whom a share stands before: số người nghiện giảm 8%."""
    page, before = count.page, count.before
    if before is not None and before.noun.kind == "percent" and before.before is None:
        return _people_by((before.lead | before.tail) & _SUBJECTS, count)
    while before is not None and before.noun.kind not in PEOPLE and before.measured == "other":
        before = before.before
    if page is None or before is not None or page.people_at != count.segment - 1:
        return before.measured if before is not None and before.measured == "rehab_intake" else None
    here, there = page.segments[count.segment], page.segments[count.segment - 1]
    return page.people if here.paragraph == there.paragraph else None


def _as_before(count: Count, before: Count) -> str | None:
    """What the count before measures, where the text goes on with it: in a bracket, a change, a list."""
    if before.noun.kind == "percent" and before.before is not None:
        before = before.before
    if before.noun.kind in PEOPLE:
        other = "aid" in count.lead or count.lead & VERBS - {"remain"}
        goes_on = not other or "that_number" in count.lead or count.moved
        return before.measured if goes_on else None
    return _people_by(before.lead & _SUBJECTS, count)


_SUBJECTS = frozenset(("addict", "user", "postrehab"))
_HEADED = {
    "addict": "addicts_managed",
    "user": "users_managed",
    "after": "post_rehab",
    "trainee": "rehab_intake",
}


def _by_heading(count: Count) -> str:
    return _people_by(count.heading, count) or "other"


def audience(count: Count) -> Measured:
    """Pupils, members and the like: who came to prevention, or used drugs."""
    around = count.near | count.verb | count.sentence
    said = count.page.text.keys[count.noun_at : count.noun_at + 1] if count.page is not None else []
    young = not _YOUNG.isdisjoint(said)  # a text may end with a number that shares the noun before it
    if young and "user" in count.tail and "propaganda" not in count.lead:
        return Measured("persons_arrested" if count.near & _COURT - {"arrest"} else "users_managed")
    if around & {"propaganda", "attend"} and not (
        count.tail & {"test", "award"} or "test" in count.lead or "asked" in count.sentence
    ):
        return Measured("propaganda_participants")
    return OTHER


_YOUNG = keys_of("học sinh em bạn đoàn")
