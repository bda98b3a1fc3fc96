"""What a number of communes, routes or hotspots measures."""

from vungxanh.reader.rules.quantities.count import NONE, VERBS, Count, Tags
from vungxanh.reader.rules.quantities.measured import NON_DRUG, OTHER, Measured
from vungxanh.reader.rules.text import fold
from vungxanh.reader.rules.wordlists import keys_of

_DRUGS = frozenset(("drug", "drug_crop"))


def communes(count: Count) -> Measured:
    """Communes without drugs, key communes, or a number of context."""
    before, after = count.before, count.after
    if _is_asked(count) or (before is not None and (before.of_whole or _is_whole(count, before))):
        return NON_DRUG
    if count.near & {"refused", "village_new"}:
        return OTHER
    following = after.tail if after is not None and (after.joined or count.of_whole) else NONE
    for tags in (count.first_said or count.tail, following, count.lead, of_share(count)):
        found = _commune_by(tags)
        if found is not None:
            return Measured(found)
    said = _as_before(count, before) if before is not None else None
    if said is not None:
        return Measured(said)
    if "transform" in count.near:
        return Measured("key_communes")
    if _were_only(count):
        return Measured("drug_free_communes")
    if count.near & {"named", "registered"} or _is_of_titles(count):
        return Measured("drug_free_communes")
    return OTHER if count.near & _SAID_OF_PLACES else NON_DRUG


def _were_only(count: Count) -> bool:
    """40 xã không ma túy; cuối năm trước mới có 31 xã: so few of those communes that were told last."""
    page = count.page
    if page is None or not page.free or count.tail or count.lead & _SAID_OF_PLACES:
        return False
    return page.text.keys[count.first - 1] in _THERE and page.text.keys[count.first - 2] in _ONLY


_ONLY, _THERE = keys_of("mới chỉ"), keys_of("có là được đạt phủ")


def of_share(count: Count) -> Tags:
    """20% số xã trọng điểm, tương đương 04 xã; 90% người sau cai (38 người): the share names it."""
    before = count.before
    if before is None or before.noun.kind != "percent" or not (count.bracket or "share" in count.lead):
        return NONE
    return before.tail


def _is_asked(count: Count) -> bool:
    """Giao chỉ tiêu cho 05 đơn vị: those who are given a goal."""
    given = count.lead & {"goal", "goal_strong", "goal_noun"} and not count.tail
    return bool(given) and count.page is not None and count.page.text.keys[count.first - 1] == _FOR


def _as_before(count: Count, before: Count) -> str | None:
    """What the communes before are, where the text goes on with them in a list."""
    if count.moved in ("up", "down") and before.noun.kind == count.noun.kind and before.measured in _COMMUNES:
        return before.measured
    if before.measured in ("routes", "key_communes") and (count.joined or not count.lead):
        return "key_communes"
    return before.measured if before.measured in _COMMUNES and _same_list(count) else None


def _is_of_titles(count: Count) -> bool:
    """Whether titles are spoken of, and around the number communes without drugs."""
    named = count.sentence & {"recognise", "goal_strong"} or "reach" in count.near
    named = named or count.number.denominator is not None or _has_share(count)
    return bool(named or count.aimed or count.bracket or count.of_whole) and count.speaks_of("drug_free")


def _has_share(count: Count) -> bool:
    """Ta có 1.189 xã, phường, bằng 35,8%: the share of all follows."""
    after = count.after
    beside = after is not None and after.noun.kind == "percent" and "share" in after.lead
    return beside and after is not None and after.first - count.tail_end <= _BESIDE


_BESIDE = 3


def _is_whole(count: Count, before: Count) -> bool:
    """22,9% số đơn vị cấp xã toàn tỉnh (83 đơn vị): the bracket says of how many the share is."""
    if before.noun.kind != "percent" or count.page is None:
        return False
    said = count.page.text.keys[before.end : before.tail_end]
    return "whole" in before.tail or (count.bracket and said[:1] == _NUMBER_OF and "local" in before.tail)


_FOR = fold("cho")
_NUMBER_OF = [fold("số")]


def _same_list(count: Count) -> bool:
    return count.joined or count.opener >= 0 or count.labelled or count.bracket or "raise" in count.lead


_COMMUNES = frozenset(("drug_free_communes", "key_communes"))
_SAID_OF_PLACES = VERBS | _DRUGS | frozenset(("with_drugs", "addict", "user", "crime", "organised_use"))


def _commune_by(tags: Tags) -> str | None:
    if "drug_free" in tags:
        return "drug_free_communes"
    if "with_drugs" in tags:
        return "other"
    return "key_communes" if "key" in tags else None


def routes(count: Count) -> Measured:
    """Key routes, where the text speaks of drugs."""
    return Measured("routes") if (count.sentence | count.heading) & {"key", "drug", "crime"} else OTHER


def hotspots(count: Count) -> Measured:
    """Hotspots abolished, or that exist or were found."""
    if (
        "remain" in count.lead
        or (count.joined and "remain" in count.verb and "abolish" not in count.tail)
        or ("remain" in count.tail and not _abolishes(count))
    ):
        return Measured("hotspots")
    return Measured("hotspots_abolished" if "abolish" in (count.tail | count.verb) else "hotspots")


def _abolishes(count: Count) -> bool:
    return "abolish" in count.lead or (count.joined and "abolish" in count.verb)


def points(count: Count) -> Measured:
    """A bare "điểm": a hotspot where words or neighbours say so."""
    after_hotspot = (
        count.before is not None and count.before.noun.kind in ("hotspot", "point") and count.joined
    )
    before = count.before
    if _goes_on_abolishing(count):
        return Measured("hotspots_abolished")
    if before is not None and "remain" in count.lead and before.measured.startswith("hotspots"):
        return Measured("hotspots")
    if "contest" in count.near:
        return OTHER
    if before is not None and before.measured.startswith("hotspots") and "new" in count.lead:
        return Measured("hotspots")
    if before is not None and before.measured.startswith("hotspots") and _goes_on_with_spots(count):
        return hotspots(count)
    left = count.lead & {"found", "remain", "new"} and "abolish" not in count.lead
    if count.page is not None and count.page.spots and left:
        return Measured("hotspots")
    named = count.tail & {"drug", "crime", "key", "user", "organised_use", "abolish"}
    if named or _abolishes(count) or ("key" in count.lead and _has_no_kind(count)):
        return hotspots(count)
    return (
        hotspots(count) if after_hotspot or (count.after is not None and _is_hotspot(count.after)) else OTHER
    )


def _goes_on_abolishing(count: Count) -> bool:
    """31 điểm bị xóa, vượt 24% kế hoạch; phường Mẫu góp 13 điểm: the share between turns nothing."""
    share = count.before
    before = share.before if share is not None and share.noun.kind == "percent" else None
    abolished = before is not None and before.measured == "hotspots_abolished"
    return abolished and "remain" not in count.near and _goes_on_with_spots(count)


def _goes_on_with_spots(count: Count) -> bool:
    """2 điểm bán lẻ bị xóa, 1 điểm đang được theo dõi: no noun behind says that it is of another kind."""
    page = count.page
    if page is None or count.lead & VERBS - {"abolish", "remain", "found"}:
        return False
    return _has_no_kind(count)


def _has_no_kind(count: Count) -> bool:
    """Điểm phức tạp từ 8 điểm cuối năm: no noun behind says which points they are."""
    behind = count.page.text.keys[count.end : count.end + 1] if count.page is not None else []
    return not behind or not behind[0].isalpha() or behind[0] in _SAID_OF_SPOTS


_SAID_OF_SPOTS = keys_of(
    "đang vẫn còn khác mới cũ ở tại trên chưa đã được bị có này nữa sẽ thuộc trong hoạt cuối đầu xuống nay"
)


def _is_hotspot(count: Count) -> bool:
    return count.joined and count.noun.kind == "hotspot"


def villages(count: Count) -> Measured:
    """Hamlets and districts: context unless something of the programme is said of them."""
    said = (count.near | count.verb) & (_SAID_OF_PLACES | {"drug_free", "key", "goal_strong", "propaganda"})
    return OTHER if said else NON_DRUG
