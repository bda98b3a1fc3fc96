"""A citizen sends a tip. Nobody acts here: no post, no session, nothing of who sends or when."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError
from django.utils.timezone import localdate

from vungxanh.access.interface import Purpose, duty
from vungxanh.areas.interface import province_of
from vungxanh.records.models import TipCode, TipInbox
from vungxanh.records.queries.tips.codes import hash_of
from vungxanh.records.queries.tips.places import keys_for, taking_communes
from vungxanh.records.rules.tips.codes import TipCodeWords, code_of
from vungxanh.records.rules.tips.course import COMMUNE_A_DAY, TipRefusedError
from vungxanh.records.rules.tips.lists import DayPart, PlaceKind
from vungxanh.records.rules.tips.sealing import sealed


@dataclass(frozen=True, slots=True)
class Sent:
    """The code of a tip. `before` is true when the same form had been sent already: that tip stands."""

    code: TipCodeWords
    before: bool


def code_key() -> bytes:
    """The key from which codes follow: of the site's secret key, and good for nothing else."""
    return hashlib.sha256(b"vungxanh.records.tip-code" + settings.SECRET_KEY.encode()).digest()


def send_tip(
    *, commune_id: int, kind: PlaceKind, day_part: DayPart, text: str, nonce: str, at: datetime
) -> Sent:
    """Take a tip about a place and return its code; the text is sealed before anything is written.

    `nonce` is the random value of the form: sending it twice makes one tip. Raises TipRefusedError for a
    place where no tips are taken, a text that cannot be sealed, and a commune told of too often that day.
    """
    on = localdate(at)
    _require_place(commune_id, on)
    code, tip = code_of(nonce, code_key()), uuid.uuid4()
    keys = keys_for(commune_id, on)
    if text and not keys:
        raise TipRefusedError(
            "no_keys",
            "Lúc này chưa nhận được phần viết thêm, chỉ nhận các mục chọn. Xin bỏ trống ô viết và gửi lại.",
            "No text can be taken now, only what is chosen. Please leave the text empty and send again.",
        )
    row = TipInbox(
        id=tip,
        area=commune_id,
        kind=kind.value,
        day_part=day_part.value,
        received_on=on,
        sealed=sealed(text, tip, [key.public for key in keys]) if text else None,
        sealed_for=sorted(key.id for key in keys) if text else [],
        locator=code.locator,
        secret_hash=hash_of(code.secret),
    )
    return Sent(code, before=not _kept(row))


def _require_place(commune_id: int, on: date) -> None:
    """Raises TipRefusedError unless tips about the commune are taken."""
    province = province_of([commune_id]).get(commune_id, 0)
    if commune_id not in {unit.id for unit in taking_communes(province, on)}:
        raise TipRefusedError(
            "place",
            "Xã, phường này không nhận tin ở đây; xin chọn lại.",
            "Tips about that commune are not taken here; please choose again.",
        )


def _kept(row: TipInbox) -> bool:
    """Write the tip; False when the same form was sent before. Raises TipRefusedError for a flood."""
    try:
        with duty(Purpose.KEEP_TIPS):
            same = {"locator": row.locator}
            if TipInbox.objects.filter(**same).exists() or TipCode.objects.filter(**same).exists():
                return False
            today = TipInbox.objects.filter(area=row.area, received_on=row.received_on)
            if today.count() >= COMMUNE_A_DAY:
                raise TipRefusedError(
                    "full",
                    "Hôm nay nơi này đã có quá nhiều tin, có thể do ai đó gửi hàng loạt."
                    " Xin gửi lại vào ngày mai, hoặc đến công an gần nhất.",
                    "Too many tips about this place came today, perhaps from somebody who sends them in bulk."
                    " Please send yours tomorrow, or go to the nearest police.",
                )
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
