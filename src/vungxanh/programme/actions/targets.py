"""Setting the targets of a document."""

from datetime import date, datetime
from fractions import Fraction

from django.utils import timezone

from vungxanh.access.interface import Actor
from vungxanh.programme.actions.frame import kept, writing
from vungxanh.programme.models import Target
from vungxanh.programme.queries.directives import NoDirectiveError
from vungxanh.programme.rules.targets import Comparison, Measure, Rounding, Strength, check_cut_off
from vungxanh.programme.rules.targets import Target as Told


def set_target(
    *,
    directive: int,
    says: str,
    indicator: str,
    measure: Measure,
    comparison: Comparison,
    value: Fraction,
    cut_off: date,
    strength: Strength = Strength.FLOOR,
    rounding: Rounding = Rounding.UP,
    by: Actor,
    at: datetime,
) -> int:
    """Set a target of a document for its own area; returns its number.

    Raises NoDirectiveError, Refused, and ProgrammeRefusedError for a target on tests, arrests or people
    committed, a value its measure does not allow, and a cut-off outside the document's period.
    """
    row = kept(by, directive, on=timezone.localdate(at))
    told = Told(
        key=f"directive-{directive}",
        indicator=indicator,
        area=row.area_id,
        measure=measure,
        comparison=comparison,
        value=value,
        cut_off=cut_off,
        source=row.symbol or row.title,
        strength=strength,
        rounding=rounding,
    )
    check_cut_off(told, row.begins, row.until)
    with writing(by, f"set target of directive {directive}"):
        made = Target.objects.create(
            directive=row,
            area_id=told.area,
            says=says.strip(),
            indicator=told.indicator,
            measure=told.measure.value,
            comparison=told.comparison.value,
            numerator=told.value.numerator,
            denominator=told.value.denominator,
            cut_off=told.cut_off,
            strength=told.strength.value,
            rounding=told.rounding.value,
        )
    return made.pk


def take_target_back(*, target: int, by: Actor, at: datetime) -> None:
    """Take a target out again; the change log keeps what it was. Raises NoDirectiveError and Refused."""
    row = Target.objects.filter(pk=target).first()
    if row is None:
        raise NoDirectiveError(target)
    kept(by, row.directive_id, on=timezone.localdate(at))
    with writing(by, f"take back target {target}"):
        row.delete()
