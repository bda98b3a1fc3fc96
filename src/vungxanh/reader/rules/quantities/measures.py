"""What a count measures, from the kind of its noun and the tags around it."""

from collections.abc import Callable

from vungxanh.reader.rules.quantities import grounds
from vungxanh.reader.rules.quantities.count import NONE, VERBS, Count
from vungxanh.reader.rules.quantities.measured import NON_DRUG, OTHER, Measured
from vungxanh.reader.rules.quantities.people import MEETINGS, PEOPLE, audience, people
from vungxanh.reader.rules.text import fold
from vungxanh.reader.rules.wordlists import keys_of

_DRUGS = frozenset(("drug", "drug_crop"))


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
        if around & (_DRUGS | {"seize", "destroy", "crime", "trade"}):
            return Measured(measure)
        return OTHER

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
    return named and count.page is not None and count.page.text.keys[count.noun_at] in MEETINGS


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
    if _is_aired(count) and not told:
        return Measured("propaganda_sessions")
    return Measured("tips") if told or "propaganda" not in count.verb | count.near else OTHER


def _is_aired(count: Count) -> bool:
    """Loa phường phát 600 lượt tin: news that is read out, not news that people bring."""
    named = count.page is not None and count.page.text.keys[count.noun_at : count.noun_at + 1] == [_TIMES]
    return named and "propaganda" in count.verb | count.near | count.sentence


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
    if "rehab" in count.heading and not count.near & (VERBS | _OF_OTHER_FILES):
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
    **dict.fromkeys(PEOPLE - {"audience", "other_person"}, people),
    **dict.fromkeys(("money", "bullet", "weapon", "thing", "household", "award"), _never_drug),
    "case": _cases,
    "audience": audience,
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
