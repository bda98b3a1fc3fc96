"""The Decision in the words of the screen: criteria, inputs, readings, articles."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.ui.classes import word

GROUPS = ("4.1", "4.2", "4.3", "5", "6")
"""Articles in the order of the criteria table: types I, II, III, key province, then drug-free."""
GROUP_OF = {"I": "4.1", "II": "4.2", "III": "4.3", "drug_free": "6", "key": "5"}
COUNT_OF = {"4.1": 5, "4.2": 5, "4.3": 3, "6": 3, "5": 6}
DEFAULT = "cumulative/positive/drug_free_over_III/exclude"
"""Key of the default reading: its options in the order bands, zero, precedence, nested_dd."""


def group(criterion: str) -> str:
    """The article and clause a criterion belongs to: "4.2dd" is of "4.2", "6.1" of "6"."""
    found = re.match(r"4\.\d|5|6", criterion)
    if found is None:
        raise ValueError(criterion)
    return found[0]


def point(criterion: str) -> str:
    """The letter or clause inside the group: "4.2dd" is "đ", "6.1" is "1"."""
    rest = criterion.removeprefix(group(criterion)).lstrip(".")
    return "đ" if rest == "dd" else rest


def article(criterion: str) -> str:
    """Where the criterion stands in the Decision: "Điều 4 khoản 2 điểm đ"."""
    head, place = group(criterion), point(criterion)
    if head in {"5", "6"}:
        return gettext("Điều %(article)s khoản %(clause)s") % {"article": head, "clause": place}
    return gettext("Điều 4 khoản %(clause)s điểm %(point)s") % {"clause": head[-1], "point": place}


def articles(criteria: tuple[str, ...]) -> str:
    """Several criteria of one group in one breath: "Điều 4 khoản 2 điểm a, b, đ"."""
    if not criteria:
        return ""
    head = group(criteria[0])
    places = ", ".join(point(criterion) for criterion in criteria)
    if head in {"5", "6"}:
        return gettext("Điều %(article)s khoản %(clauses)s") % {"article": head, "clauses": places}
    return gettext("Điều 4 khoản %(clause)s điểm %(points)s") % {"clause": head[-1], "points": places}


def met_of(criteria_met: tuple[str, ...], verdict: str) -> tuple[str, ...]:
    """Those of the met criteria that belong to a class."""
    return tuple(c for c in criteria_met if group(c) == GROUP_OF.get(verdict))


def sentence(
    verdict: str, criteria_met: tuple[str, ...], possible: tuple[str, ...] = (), *, hidden: bool = False
) -> str:
    """A class with its reason: "Loại II: 3 trong 5 tiêu chí (Điều 4 khoản 2 điểm a, b, đ)".

    `hidden`: whether one condition of Article 6 is not shown to the post that looks.
    """
    if verdict == "undetermined":
        names = gettext(" hoặc ").join(word(name) for name in possible)
        return gettext("Chưa đủ số liệu để xếp loại: có thể là %(classes)s") % {"classes": names}
    if verdict == "held":
        return gettext("Tạm giữ kết quả: số dân cư còn nghi vấn, chưa ai xác nhận")
    if verdict == "unclassified":
        missing = 3 - hidden - len(met_of(criteria_met, "drug_free"))
        if hidden:
            return gettext(
                "Chưa xếp loại trọng điểm, chưa đạt không ma túy: "
                "còn %(missing)s trong 2 điều kiện của Điều 6 được hiện chưa đạt"
            ) % {"missing": missing}
        return gettext(
            "Chưa xếp loại trọng điểm, chưa đạt không ma túy: "
            "còn %(missing)s trong 3 điều kiện của Điều 6 chưa đạt"
        ) % {"missing": missing}
    met = met_of(criteria_met, verdict)
    if verdict == "drug_free":
        return gettext("Không ma túy: đủ 3 điều kiện (%(articles)s)") % {"articles": articles(met)}
    return gettext("%(class)s: %(met)s trong %(all)s tiêu chí (%(articles)s)") % {
        "class": word(verdict),
        "met": len(met),
        "all": COUNT_OF[GROUP_OF[verdict]],
        "articles": articles(met),
    }


COUNTED: Mapping[str, Promise] = {
    "a": _("Người có hồ sơ quản lý trên dân cư"),
    "b": _("Điểm tổ chức, chứa chấp sử dụng"),
    "c": _("Người phạm tội bị bắt trên địa bàn, trên dân cư"),
    "d": _("Cây có chứa chất ma túy bị triệt phá"),
    "dd": _("Số tiêu chí đã đạt, nằm trên tuyến trọng điểm"),
    "6.1": _("Người nghiện, người sử dụng ngoài diện loại trừ"),
    "6.2": _("Người cư trú vi phạm; người bị truy nã lẩn trốn"),
    "6.3": _("Điểm tổ chức, chứa chấp sử dụng"),
    "5.1": _("Người có hồ sơ quản lý trên dân cư"),
    "5.2": _("Điểm tổ chức, chứa chấp sử dụng"),
    "5.3": _("Người phạm tội bị bắt trên dân cư"),
    "5.4": _("Xã, phường loại I hoặc loại II trên tổng số"),
    "5.5": _("Cây có chứa chất ma túy bị triệt phá"),
    "5.6": _("Nằm trên tuyến trọng điểm liên tỉnh"),
}


def counted(criterion: str) -> str:
    """What a criterion counts, in plain words."""
    return str(COUNTED[metric(criterion)])


def metric(criterion: str) -> str:
    """What a criterion measures: letters of Article 4 (type III has other letters), else its own id."""
    if not criterion.startswith("4."):
        return criterion
    letter = criterion[3:]
    return {"b": "c", "c": "d"}.get(letter, letter) if criterion.startswith("4.3") else letter


def higher(criterion: str) -> str:
    """The criterion of the next higher class that measures the same, "" where there is none."""
    above = {"4.2": "4.1", "4.3": "4.2"}.get(group(criterion))
    return f"{above}{metric(criterion)}" if above else ""


FIGURES: Mapping[str, Promise] = {
    "residents": _("Dân cư hiện đang cư trú"),
    "managed": _("Người đang được quản lý"),
    "managed_addicts": _("Người nghiện có hồ sơ quản lý"),
    "managed_users": _("Người sử dụng trái phép có hồ sơ quản lý"),
    "using_not_exempt": _("Người nghiện, người sử dụng ngoài diện loại trừ"),
    "use_points": _("Điểm tổ chức, chứa chấp sử dụng"),
    "offenders_arrested": _("Người phạm tội bị bắt trên địa bàn"),
    "plants": _("Cây có chứa chất ma túy"),
    "plant_area_m2": _("Diện tích trồng cây có chứa chất ma túy (m²)"),
    "resident_violators": _("Người cư trú vi phạm pháp luật về ma túy"),
    "wanted_fugitives": _("Người bị truy nã lẩn trốn"),
    "key_route": _("Tuyến trọng điểm"),
    "route": _("Tuyến trọng điểm"),
    "resident_violators_province": _("Người cư trú vi phạm, tính trên toàn tỉnh"),
}


def figure_name(name: str) -> str:
    """An input, or a figure a change moves, in plain words."""
    return str(FIGURES[name])


ROUTES: Mapping[str, Promise] = {
    "none": _("không"),
    "intra": _("trong tỉnh"),
    "inter": _("liên tỉnh"),
    "on": _("trên tuyến"),
    "off": _("ngoài tuyến"),
}


def route_word(mark: str) -> str:
    """The mark of a key route in words."""
    return str(ROUTES[mark])


OPTIONS: Mapping[str, Promise] = {
    "bands/cumulative": _("mức cao hơn tính cho cả loại thấp hơn"),
    "bands/literal": _("chỉ tính trong đúng khoảng được in"),
    "zero/positive": _("tỷ lệ loại III phải lớn hơn 0"),
    "zero/literal": _("tỷ lệ bằng 0 cũng đạt loại III"),
    "precedence/drug_free_over_III": _("không ma túy đứng trước loại III"),
    "precedence/drug_free_first": _("không ma túy đứng trước mọi loại"),
    "precedence/key_first": _("mọi loại trọng điểm đứng trước không ma túy"),
    "nested_dd/exclude": _("điểm đ khoản 2 không tính trong điểm đ khoản 1"),
    "nested_dd/include": _("điểm đ khoản 2 cũng tính trong điểm đ khoản 1"),
}


def option(name: str, choice: str) -> str:
    """One option of a reading in words."""
    return str(OPTIONS[f"{name}/{choice}"])


OPEN_POINTS = ("bands", "zero", "precedence", "nested_dd")


def reading(key: str) -> str:
    """A reading by what sets it apart from the default: "tỷ lệ bằng 0 cũng đạt loại III; …"."""
    chosen = zip(OPEN_POINTS, key.split("/"), DEFAULT.split("/"), strict=True)
    apart = [option(name, choice) for name, choice, usual in chosen if choice != usual]
    return "; ".join(apart) or gettext("cách hiểu mặc định")


def province_sentence(verdict: str, criteria_met: tuple[str, ...], *, hidden: bool = False) -> str:
    """The province's class with its reason, for a sentence that starts with the province's name.

    `hidden`: whether one condition of Article 6 is not shown to the post that looks.
    """
    key, free = met_of(criteria_met, "key"), met_of(criteria_met, "drug_free")
    if verdict == "key":
        return gettext("là tỉnh trọng điểm phức tạp về ma túy: %(met)s trong 6 tiêu chí (%(articles)s)") % {
            "met": len(key),
            "articles": articles(key),
        }
    if verdict == "drug_free":
        return gettext("là tỉnh không ma túy: đủ điều kiện của Điều 6")
    if verdict == "unclassified":
        said = gettext(
            "chưa là tỉnh trọng điểm (%(key)s trong 6 tiêu chí của Điều 5) và chưa đạt không ma túy "
            "(%(free)s trong %(shown)s điều kiện của Điều 6)"
        )
        return said % {"key": len(key), "free": len(free), "shown": 3 - hidden}
    return gettext("chưa đủ số liệu để xếp loại cấp tỉnh (Điều 5)")
