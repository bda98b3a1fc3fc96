"""What the outside reviewer does: reads the record, draws a month's sample, says a word on each look."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from vungxanh.access.actions.frame import acting
from vungxanh.access.actions.looking import looking
from vungxanh.access.models import Sample, SampledLook
from vungxanh.access.queries import AccessError, require, visible_areas
from vungxanh.access.queries.reviewing import head_for
from vungxanh.access.rules import Actor, Verb
from vungxanh.access.rules.purposes import Purpose
from vungxanh.access.rules.samples import COMMITMENT, SIZE, WRITTEN, Mark, commitment_of, seed_of, span_of


class SampleRefusedError(AccessError):
    """The sample cannot be committed to, drawn or marked that way."""


def overseeing(by: Actor, month: date, *, on: date) -> AbstractContextManager[None]:
    """The frame in which the reviewer reads the looks of a month; raises Refused for any other post.

    The communes are those of the month's last day: one that is no more by now was looked at then.
    """
    day = min(on, span_of(month)[1].date() - timedelta(days=1))
    scope = visible_areas(by, on=day)
    return looking(by, verb=Verb.REVIEW_LOOKS, purpose=Purpose.OVERSIGHT, areas=scope, on=day)


def commit_sample(*, month: date, commitment: str, by: Actor, at: datetime) -> Sample:
    """Keep the hash of the reviewer's secret for a month; once, and before anything can be drawn.

    Raises SampleRefusedError when it is no SHA-256 or the month has one; Refused.
    """
    require(by, Verb.REVIEW_LOOKS, area_id=by.area_id, on=at.date())
    wanted = commitment.strip().lower()
    if not re.fullmatch(COMMITMENT, wanted):
        raise SampleRefusedError(
            "Mã cam kết gồm 64 chữ số thập lục phân (SHA-256 của chuỗi bí mật).",
            "The commitment is 64 hexadecimal digits (the SHA-256 of the secret).",
        )
    with acting(by, "commit_sample"):
        sample, made = Sample.objects.get_or_create(
            area_id=by.area_id,
            month=month.replace(day=1),
            defaults={"holder": by.holder, "commitment": wanted, "committed_at": at},
        )
    if not made:
        raise SampleRefusedError(
            f"Tháng {month:%m/%Y} đã có mã cam kết; mã đó không đổi được.",
            f"The month {month:%m/%Y} has its commitment already; it cannot be changed.",
        )
    return sample


def draw_sample(*, month: date, secret: str, by: Actor, at: datetime) -> int:
    """Draw the month's sample with the secret behind the hash; returns how many looks were drawn.

    Raises SampleRefusedError before the head that the seed needs is signed, for another secret, and a second
    time; Refused.
    """
    require(by, Verb.REVIEW_LOOKS, area_id=by.area_id, on=at.date())
    with acting(by, "draw_sample"):
        sample = _committed(by, month)
        head = head_for(sample)
        if head is None:
            raise SampleRefusedError(
                "Chưa rút được: phải có đầu chuỗi ký sau khi hết tháng và sau khi gửi mã cam kết.",
                "Not yet: a head must first be signed after the month's end and after the commitment.",
            )
        if not re.fullmatch(WRITTEN, secret) or commitment_of(secret) != sample.commitment:
            raise SampleRefusedError(
                "Chuỗi bí mật không khớp mã cam kết; hãy gõ đúng chuỗi đã ghi, chỉ gồm chữ thường a–z.",
                "The secret does not match the commitment; type it as written down, small letters a–z only.",
            )
        sample.secret, sample.head, sample.drawn_at = secret, head, at
        sample.save()
        looks = _draw(by, month, seed_of(bytes(head.signature), secret), head.length, at.date())
        SampledLook.objects.bulk_create(
            [SampledLook(sample=sample, place=place, look=look) for place, look in enumerate(looks, start=1)]
        )
    return len(looks)


def mark_looks(*, marks: Mapping[int, Mark], by: Actor, at: datetime) -> int:
    """Say of looks that were drawn whether they are explained; returns how many words changed.

    A later word replaces an earlier one; looks of another province's sample are not touched. Raises Refused.
    """
    require(by, Verb.REVIEW_LOOKS, area_id=by.area_id, on=at.date())
    changed = 0
    with acting(by, "mark_looks"):
        mine = SampledLook.objects.filter(pk__in=marks, sample__area_id=by.area_id)
        for look in mine.select_for_update(of=("self",)):
            if look.mark != marks[look.pk]:
                look.mark, look.holder, look.marked_at = marks[look.pk].value, UUID(by.holder), at
                look.save()
                changed += 1
    return changed


def _committed(by: Actor, month: date) -> Sample:
    """The month's sample, locked, while nothing is drawn yet."""
    sample = Sample.objects.select_for_update().filter(area_id=by.area_id, month=month.replace(day=1)).first()
    if sample is None:
        raise SampleRefusedError(
            "Tháng này chưa có mã cam kết; hãy gửi mã trước khi rút.",
            "This month has no commitment yet; hand it in before the draw.",
        )
    if sample.secret:
        raise SampleRefusedError("Mẫu tháng này đã rút.", "This month's sample has been drawn.")
    return sample


def _draw(by: Actor, month: date, seed: bytes, length: int, on: date) -> list[int]:
    """The numbers of the looks drawn, in the order of the draw."""
    since, until = span_of(month)
    with overseeing(by, month, on=on), connection.cursor() as cursor:
        cursor.execute(
            "SELECT access_draw_looks(%s, %s, %s, %s, %s, %s)",
            [by.area_id, since, until, seed, length, SIZE],
        )
        looks: list[int] = cursor.fetchone()[0]
    return looks
