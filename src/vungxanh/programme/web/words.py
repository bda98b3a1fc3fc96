"""How the programme's closed words and its dates are said on pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.directives import ClauseSort, Relation, Sort
from vungxanh.programme.rules.partial import PartialDate

SORTS: Mapping[Sort, Promise] = {
    Sort.RESOLUTION: _("nghị quyết"),
    Sort.DIRECTIVE: _("chỉ thị"),
    Sort.CONCLUSION: _("kết luận"),
    Sort.DECISION: _("quyết định"),
    Sort.PLAN: _("kế hoạch"),
    Sort.SCHEME: _("đề án"),
    Sort.PROGRAMME: _("chương trình"),
    Sort.GUIDANCE: _("hướng dẫn"),
    Sort.NOTICE: _("thông báo"),
    Sort.REPORT: _("báo cáo"),
}
CLAUSES: Mapping[ClauseSort, Promise] = {
    ClauseSort.VIEWPOINT: _("quan điểm"),
    ClauseSort.GOAL: _("mục tiêu"),
    ClauseSort.TASK_GROUP: _("nhóm nhiệm vụ"),
    ClauseSort.CLAUSE: _("mục khác"),
}
DOES: Mapping[Relation, Promise] = {
    Relation.IMPLEMENTS: _("triển khai"),
    Relation.CONCLUDES: _("tổng kết"),
    Relation.LAUNCHES: _("mở đầu"),
    Relation.REVIEWS: _("sơ kết"),
    Relation.REPLACES: _("thay thế"),
    Relation.FOLLOWS: _("làm theo mẫu của"),
}
UNDERGOES: Mapping[Relation, Promise] = {
    Relation.IMPLEMENTS: _("được triển khai bởi"),
    Relation.CONCLUDES: _("được tổng kết bởi"),
    Relation.LAUNCHES: _("được mở đầu bởi"),
    Relation.REVIEWS: _("được sơ kết bởi"),
    Relation.REPLACES: _("bị thay thế bởi"),
    Relation.FOLLOWS: _("là mẫu cho"),
}


def partial_day(on: PartialDate) -> str:
    """A date as far as it is known: 05/06/2024, 06/2024, 2024."""
    return "/".join(reversed(on.text.split("-")))
