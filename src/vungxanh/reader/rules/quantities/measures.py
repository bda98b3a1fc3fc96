"""What a count measures, from the kind of its noun and the tags around it."""

from collections.abc import Callable

from vungxanh.reader.rules.quantities import grounds
from vungxanh.reader.rules.quantities.count import NONE, VERBS, Count, Tags
from vungxanh.reader.rules.quantities.measured import NON_DRUG, OTHER, STOCKS, Measured
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_COURT = frozenset(("arrest", "prosecute", "fine", "try"))
_DRUGS = frozenset(("drug", "drug_crop"))
_PEOPLE = frozenset(("suspect", "person", "addict", "user", "after", "trainee", "audience", "other_person"))


def topic_of(count: Count) -> str:
    """`drug` or `non_drug`: from its own words, else as the count before, else by the heading."""
    if count.noun.kind in _USERS:
        return "drug"
    own = count.tail if count.noun.kind in _TOPICAL and not _is_share(count) else NONE
    drugs = _DRUGS if _goes_on_with_cases(count) else _OF_DRUGS
    for tags in (own, count.lead):
        if tags & drugs:
            return "drug"
        if "non_drug" in tags:
            return "non_drug"
    if count.before is not None:
        return count.before.topic
    if count.page is not None and not count.sentence & _DRUGS:
        told = count.page.topic(count.segment)
        if told:
            return told
    return "non_drug" if "non_drug" in count.heading and not count.heading & _DRUGS else "drug"


def _goes_on_with_cases(count: Count) -> bool:
    """39 vụ trộm cắp, 15 vụ do người nghiện thực hiện: who did it does not make it a drug crime."""
    return count.noun.kind == "case" and count.before is not None and count.before.topic == "non_drug"


def _is_share(count: Count) -> bool:
    """Án ma túy chiếm 46% án hình sự các loại: the whole of which a share is taken turns no topic."""
    return count.noun.kind == "percent" and "share" in count.lead


_USERS = frozenset(("addict", "user", "after"))
_OF_DRUGS = _DRUGS | frozenset(("addict", "user", "postrehab", "rehab", "methadone", "organised_use"))
_TOPICAL = frozenset(("case", "suspect", "person", "percent"))


def _cases(count: Count) -> Measured:
    return NON_DRUG if count.topic == "non_drug" else Measured("cases")


def _people(count: Count) -> Measured:
    if count.topic == "non_drug" or "population" in count.lead:
        return NON_DRUG
    before = count.before
    if count.moved in ("up", "down", "to") and before is not None and before.noun.kind in _PEOPLE:
        return Measured(before.measured)
    if _only_found(count) or count.near >= _HELPED or count.near >= _CLUB or _is_helped(count):
        return OTHER
    if before is not None and before.measured == "rehab_intake" and _is_of_files(count, before):
        return Measured("rehab_intake")
    if before is not None and before.measured in STOCKS and _came_back(count):
        return Measured("post_rehab")
    for tags in (count.tail, count.lead, grounds.of_share(count)):
        found = _people_by(tags, count)
        if found is not None:
            return Measured(found)
    managed = "manage" in count.tail or ("manage" in count.lead and not count.lead & _COURT)
    if managed and count.noun.kind in ("person", "suspect"):
        return Measured("users_managed")
    return Measured(_people_by(count.verb, count) or _people_at_last(count))


def _came_back(count: Count) -> bool:
    """Quản lý 41 người sử dụng, 27 người vừa cai xong: in a list of those on file they are managed too."""
    return "finish" in count.tail and "manage" in count.sentence and not count.lead & VERBS


def _is_helped(count: Count) -> bool:
    """Quản lý sau cai 402 người; 188 người trong số đó có việc làm: those who got work are counted apart."""
    before = count.before
    return "aid" in count.near and before is not None and before.measured == "post_rehab"


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
    verbs = count.near | count.verb
    if "manage" in count.near or not verbs & _COURT:
        return None
    return "persons_arrested"


def _people_at_last(count: Count) -> str:
    """No word tells: by the noun, by the count beside it, by what the text speaks of."""
    kind, before = count.noun.kind, count.before
    if kind == "person" and "that_number" in count.lead and count.page is not None and count.page.people:
        return count.page.people
    if kind == "person" and before is None and count.moved and _goes_on_with_stock(count):
        return count.page.stock if count.page is not None else "other"
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


def _is_treated(count: Count) -> bool:
    """Tiếp nhận 37 người, 380 bệnh nhân: of whom a clinic speaks, unless they got work or were tested."""
    printed = count.page.text.keys[count.noun_at : count.end] if count.page is not None else []
    return "intake" in count.lead or (printed == _PATIENTS and "aid" not in count.near)


_PATIENTS = list(fold_all("bệnh nhân"))


def _goes_on_with_stock(count: Count) -> bool:
    """Hằng năm giảm 5 người nghiện. Năm 2026 giảm 6 người: the change is of what was counted last."""
    page = count.page
    return page is not None and page.stock_at == count.segment - 1


def _as_before(count: Count, before: Count) -> str | None:
    """What the count before measures, where the text goes on with it: in a bracket, a change, a list."""
    if before.noun.kind == "percent" and before.before is not None:
        before = before.before
    if before.noun.kind in _PEOPLE:
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


def _audience(count: Count) -> Measured:
    around = count.near | count.verb | count.sentence
    said = count.page.text.keys[count.noun_at : count.noun_at + 1] if count.page is not None else []
    young = not _YOUNG.isdisjoint(said)  # a text may end with a number that shares the noun before it
    if young and "user" in count.tail and "propaganda" not in count.lead:
        return Measured("persons_arrested" if count.near & _COURT - {"arrest"} else "users_managed")
    if around & {"propaganda", "attend"} and not count.tail & {"test", "award"}:
        return Measured("propaganda_participants")
    return OTHER


_YOUNG = keys_of("học sinh em bạn đoàn")


def _goods(measure: str) -> Callable[[Count], Measured]:
    def of(count: Count) -> Measured:
        if count.names_drug:
            return Measured(measure)
        if "precursor" in count.tail:
            return OTHER
        if "non_drug" in count.tail:
            return NON_DRUG
        around = count.near | count.verb | count.sentence
        if measure == "seizure_mass_g" and count.noun.factor <= 1:
            around |= count.context
        return Measured(measure) if around & (_DRUGS | {"seize", "destroy", "crime", "trade"}) else OTHER

    return of


def _is_of_another_kind(count: Count) -> bool:
    """400 cây mận: a plant named by a word that neither goes on with the sentence nor names a drug."""
    if count.page is None or count.noun.kind != "plant" or count.end != count.noun_at + 1:
        return False
    behind = count.page.text.keys[count.end] if count.end < len(count.page.text) else ""
    return behind[:1].isalpha() and count.tail_end > count.end and behind not in _SAID_OF_PLANTS


_SAID_OF_PLANTS = keys_of(
    """
    thuốc cần anh ma có chứa đang trồng các loại bị trên với và được này tại ở trong do tươi khô con giống non
    cao ra đã mới xen tái trái lấy coca lá nghi của là cùng nói đó bằng thu gồm mọc vừa ước đều còn nhỏ lớn
    hoặc hay tp cs trở th trưởng già tổng quả hoa đến khi chưa không phát để nằm vì từ theo trước sau
    """
)


def _crop(measure: str) -> Callable[[Count], Measured]:
    def of(count: Count) -> Measured:
        if not count.names_drug and ("non_drug" in count.tail or _is_of_another_kind(count)):
            return NON_DRUG
        return Measured(measure) if count.names_drug or count.speaks_of("drug_crop") else OTHER

    return of


def _sessions(count: Count) -> Measured:
    if _is_times(count):
        if (count.near | count.verb) & {"rehab", "methadone"} and "propaganda" not in count.near:
            return Measured("rehab_intake")
        if "attend" in count.lead:
            return Measured("propaganda_participants")
    if "propaganda" in (count.near | count.verb):
        return Measured("propaganda_sessions")
    if "get" in count.lead and "tip" in count.sentence:
        return Measured("tips")
    if _is_meeting(count) and "duty" not in count.near and count.topic != "non_drug":
        return Measured("propaganda_sessions")
    if count.verb or count.noun.unit != "session":
        return OTHER
    return Measured("propaganda_sessions") if count.heading & {"propaganda", "prevention"} else OTHER


def _is_meeting(count: Count) -> bool:
    """A bare "buổi" or lesson: what is held in a programme of prevention is prevention unless told."""
    named = count.page is not None and count.end > count.noun_at
    return named and count.page is not None and count.page.text.keys[count.noun_at] in _MEETINGS


_MEETINGS = frozenset((fold("buổi"), fold("tiết")))


def _media(count: Count) -> Measured:
    return NON_DRUG if count.topic == "non_drug" else Measured("propaganda_sessions")


def _is_times(count: Count) -> bool:
    """Whether the noun is a bare "lượt", which counts people or sessions as the words around say."""
    return (
        count.page is not None
        and count.end == count.noun_at + 1
        and count.page.text.keys[count.noun_at] == _TIMES
    )


_TIMES = fold("lượt")


def _tips(count: Count) -> Measured:
    told = count.near & {"tip", "get"}
    return Measured("tips") if told or "propaganda" not in count.verb | count.near else OTHER


def _unknown(count: Count) -> Measured:
    if "tip" in count.tail and count.noun.kind == "unknown":
        return Measured("tips")
    if count.noun.unit == "hồ sơ" and _is_of_rehab(count):
        return Measured("rehab_intake")
    return NON_DRUG if count.topic == "non_drug" and "non_drug" in count.near else OTHER


def _speaks_of_files(count: Count) -> bool:
    """Whether files for rehabilitation were told before, or people sent there whose files are still due."""
    page = count.page
    if page is None or page.files:
        return page is not None
    return page.people == "rehab_intake" and page.text.keys[count.end : count.end + 1] == [_STILL]


_STILL = fold("còn")
_OF_OTHER_FILES = frozenset(("recognise", "drug_free", "candidate", "named", "propaganda", "award", "crime"))
_SAID_OF_FILES = keys_of(
    "còn quá bị tòa do đã đang đưa chưa và cho sang của tồn đến trong thì nên là được này"
)
_MAKE, _GOT = fold("lập"), fold("được")


def _is_of_rehab(count: Count) -> bool:
    """Files for rehabilitation: by their own words, or made in a text that speaks of it."""
    if "rehab" in count.tail or ("rehab" in count.verb and not count.tail & VERBS):
        return True
    keys = count.page.text.keys[max(count.first - 2, 0) : count.first] if count.page is not None else []
    if count.page is not None and _speaks_of_files(count) and not count.tail & _OF_OTHER_FILES:
        goes_on = count.page.text.keys[count.end : count.end + 1]
        return count.tail_end == count.end or bool(count.tail) or goes_on[0] in _SAID_OF_FILES
    made = keys[-1:] == [_MAKE] or keys == [_MAKE, _GOT]
    return made and not count.tail and "rehab" in count.context and "drug_free" not in count.sentence


def _never_drug(count: Count) -> Measured:
    return NON_DRUG


_BY_KIND: dict[str, Callable[[Count], Measured]] = {
    **dict.fromkeys(_PEOPLE - {"audience", "other_person"}, _people),
    **dict.fromkeys(("money", "bullet", "weapon", "thing", "household", "award"), _never_drug),
    "case": _cases,
    "audience": _audience,
    "mass": _goods("seizure_mass_g"),
    "tablet": _goods("seizure_tablets"),
    "brick": _goods("seizure_bricks"),
    "plant": _crop("plants_destroyed"),
    "area": _crop("plant_area_m2"),
    "commune": grounds.communes,
    "place": grounds.communes,
    "route": grounds.routes,
    "hotspot": grounds.hotspots,
    "point": grounds.points,
    "session": _sessions,
    "media": _media,
    "tip": _tips,
    "unknown": _unknown,
    "village": grounds.villages,
}


def measure_of(count: Count) -> Measured:
    """The measure of a count that is no percentage."""
    return _BY_KIND.get(count.noun.kind, _unknown)(count)
