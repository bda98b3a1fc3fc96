"""A run as text for a terminal: the totals first, then every commune with what its class rests on."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext

from vungxanh.areas.interface import titled
from vungxanh.assessment.queries.summaries import CommuneRow, RunSummary
from vungxanh.assessment.rules.totals import OUTCOMES
from vungxanh.ui.interface import day, gap, number, percent, short_percent, word

RIGHT = ">"
LEFT = "<"


def aligned(head: Sequence[str], lines: Sequence[Sequence[str]], sides: Sequence[str]) -> str:
    """Columns under their heads, two spaces apart; `sides` says for each whether it stands right or left."""
    every = [head, *lines]
    widths = [max(len(line[column]) for line in every) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths, strict=True)
        ).rstrip()
        for line in every
    )


def printed(run: RunSummary, rows: Sequence[CommuneRow]) -> str:
    """The whole run: whose figures, the totals, one sentence against the target, the communes."""
    blocks = [_head(run), _totals(run), _state(run), _communes(rows)]
    return "\n\n".join(blocks)


def _head(run: RunSummary) -> str:
    lines = [
        f"{run.province.name} · {gettext('kỳ')} {day(run.period_start)}–{day(run.as_of)}"
        f" · {gettext('tính đến')} {day(run.as_of)} · {gettext('số liệu biết tại ngày')} {day(run.known_on)}",
        f"{gettext('Theo Quyết định 28/2025/QĐ-TTg, cách hiểu')} {run.reading}",
    ]
    if run.simulated:
        lines.insert(0, gettext("SỐ LIỆU MÔ PHỎNG: các xã, phường đều là tên đặt ra"))
    return "\n".join(lines)


def _totals(run: RunSummary) -> str:
    shown = [
        outcome for outcome in OUTCOMES if run.counts[outcome] or outcome not in {"undetermined", "held"}
    ]
    lines = [
        (word(outcome), number(run.counts[outcome]), percent(Fraction(run.counts[outcome], run.total)))
        for outcome in shown
    ]
    lines.append((gettext("Tổng"), number(run.total), percent(1)))
    return aligned((gettext("Loại"), gettext("Số xã"), gettext("Tỷ lệ")), lines, (LEFT, RIGHT, RIGHT))


def _state(run: RunSummary) -> str:
    share = f"{number(run.counts['drug_free'])}/{number(run.total)} {gettext('xã, phường không ma túy')}"
    said = f"{share} = {percent(run.drug_free_share)}"
    if run.target is not None:
        goal = short_percent(run.target.percent / 100)
        said += f", {gap(run.gap_points)} {gettext('so với chỉ tiêu')} {goal}"
    others = gettext("xã, phường đổi loại ở ít nhất một trong 24 cách hiểu")
    return "\n".join(
        [
            said,
            f"{gettext('Xã, phường trọng điểm')}: {number(run.key_total)}"
            f" · {gettext('tuyến trọng điểm')}: {number(len(run.routes))}",
            f"{gettext('Cấp tỉnh')}: {word(run.province_verdict)}",
            f"{number(run.ambiguous)} {others}",
        ]
    )


def _communes(rows: Sequence[CommuneRow]) -> str:
    head = (
        gettext("Mã"),
        gettext("Địa bàn"),
        gettext("Loại"),
        gettext("Dân cư"),
        gettext("Tiêu chí đạt"),
        gettext("Cách hiểu khác"),
    )
    lines = [
        (
            row.area.code,
            titled(row.area),
            word(row.verdict),
            number(row.residents),
            ", ".join(row.criteria_met),
            ", ".join(word(other) for other in row.other_verdicts),
        )
        for row in rows
    ]
    return aligned(head, lines, (LEFT, LEFT, LEFT, RIGHT, LEFT, LEFT))
