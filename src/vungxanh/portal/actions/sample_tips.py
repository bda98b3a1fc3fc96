"""Two invented tips about places of the sample, sent through the door that everybody has."""

from datetime import datetime, timedelta

from vungxanh.access.interface import Actor
from vungxanh.portal.actions.sample_dossiers import Office
from vungxanh.records.interface import DayPart, PlaceKind, keep_tips, pass_tip, province_tips, send_tip


def invent_tips(here: Office, there: Office, *, analyst: Actor, at: datetime) -> None:
    """Let the desks of province and commune show a tip each; once."""
    today = at.date()
    if any(province_tips(analyst, on=today, closed=closed).rows for closed in (False, True)):
        return
    told = ((here, PlaceKind.EMPTY_BUILDING, DayPart.EVENING, 4), (there, PlaceKind.SHOP, DayPart.NIGHT, 2))
    for number, (office, kind, part, ago) in enumerate(told):
        send_tip(
            commune_id=office.area_id,
            kind=kind,
            day_part=part,
            text="",
            nonce=f"minh họa {number}",
            at=at - timedelta(ago),
        )
    keep_tips(at=at)
    oldest = province_tips(analyst, on=today).rows[-1]
    pass_tip(tip_id=oldest.id, by=analyst, at=at - timedelta(1))
