"""A stage of a case as an agency reports it (giai đoạn của vụ); several agencies stand side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.shape import (
    DAY,
    Context,
    Field,
    Happened,
    Kind,
    Line,
    Refusal,
    Screen,
    Standing,
    Words,
    listed,
)


class Stage(StrEnum):
    """How far a case has come (giai đoạn); being detected is the case itself."""

    INVESTIGATED = "investigated"
    PROSECUTED = "prosecuted"
    TRIED = "tried"
    ENDED = "ended"


class Reporter(StrEnum):
    """Who reports the stage (cơ quan báo)."""

    POLICE = "police"
    PROCURACY = "procuracy"
    COURT = "court"


STAGES = {
    Stage.INVESTIGATED: Words("khởi tố, điều tra", "investigated"),
    Stage.PROSECUTED: Words("truy tố", "prosecuted"),
    Stage.TRIED: Words("xét xử", "tried"),
    Stage.ENDED: Words("đình chỉ", "ended without trial"),
}
REPORTERS = {
    Reporter.POLICE: Words("công an", "police"),
    Reporter.PROCURACY: Words("viện kiểm sát", "procuracy"),
    Reporter.COURT: Words("tòa án", "court"),
}
RANK = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStage:
    """The stage that an agency says the case has come to."""

    stage: Stage
    reporter: Reporter


def lines(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """No indicator of the catalogue counts stages; they are counted by `queries/stages.py`."""
    return ()


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """An agency goes forward: no stage twice, none before an earlier one, nothing after the end."""
    facts: CaseStage = told.facts
    said = [one.facts for one in context.life if one.kind == told.kind]
    own = [one.stage for one in said if one.reporter is facts.reporter]
    if own and RANK[facts.stage] <= max(RANK[stage] for stage in own):
        last = STAGES[max(own, key=RANK.__getitem__)]
        yield Refusal(
            "stage",
            "stage",
            f"Cơ quan này đã báo giai đoạn “{last.vi}”: hãy chọn giai đoạn sau, hoặc sửa việc đã ghi.",
            f"This agency has reported “{last.en}” already: choose a later stage, or amend that one.",
        )


def says(told: Happened) -> Words:
    """The stage and who reports it."""
    facts: CaseStage = told.facts
    stage, reporter = STAGES[facts.stage], REPORTERS[facts.reporter]
    return Words(f"{stage.vi} (theo {reporter.vi})", f"{stage.en} (as the {reporter.en} reports)")


def whole(life: Sequence[Standing]) -> Iterable[Words]:
    """Where agencies say different things of how far the case has come."""
    last: dict[Reporter, Stage] = {}
    for one in life:
        if one.kind == KIND.name:
            last[one.facts.reporter] = one.facts.stage
    if len(set(last.values())) > 1:
        told = [(REPORTERS[who], STAGES[stage]) for who, stage in last.items()]
        yield Words(
            "Các cơ quan báo khác nhau: " + "; ".join(f"{who.vi}: {stage.vi}" for who, stage in told) + ".",
            "The agencies differ: " + "; ".join(f"{who.en}: {stage.en}" for who, stage in told) + ".",
        )


KIND = Kind(
    name="case_stage",
    slug="giai-doan-vu",
    label=Words("Giai đoạn của vụ", "Stage of a case"),
    facts=CaseStage,
    lines=lines,
    screens=(
        Screen(
            Words("Giai đoạn", "The stage"),
            (
                DAY,
                Field(name="stage", sort="choice", label=Words("Giai đoạn", "Stage"), choices=listed(STAGES)),
                Field(
                    name="reporter",
                    sort="choice",
                    label=Words("Cơ quan báo", "Reporting agency"),
                    choices=listed(REPORTERS),
                ),
            ),
        ),
    ),
    says=says,
    refusals=refusals,
    follows=frozenset({"case"}),
    whole=whole,
)
