"""The keys of the two holders: made, wrapped anew from paper, ended; texts sealed anew to the keys of now."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.timezone import localdate

from vungxanh.access.interface import (
    Actor,
    Purpose,
    Verb,
    acting,
    has_factor,
    looking,
    require,
    visible_areas,
)
from vungxanh.records.actions.tips.keeping import write_texts_anew
from vungxanh.records.models import TipKey, TipText
from vungxanh.records.queries.tips.places import PLACE_OF, HeldKey, held_keys, own_key
from vungxanh.records.rules.tips import sealing
from vungxanh.records.rules.tips.course import TipRefusedError, texts_over


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key: the private half is shown once, for paper, and kept nowhere without its passphrase."""

    identity: str
    public: str


def make_key(*, words: str, by: Actor, at: datetime) -> MadeKey:
    """Make the key of the actor's place on the list of holders; a former one of the same holder ends.

    Raises TipRefusedError where the place is taken, the human has no second factor or holds the other place.
    """
    on = localdate(at)
    require(by, Verb.RECEIVE_TIPS, area_id=by.area_id, on=on)
    _require_free_place(by, on)
    identity, public = sealing.new_identity()
    kept = sealing.wrapped(identity, words)
    with acting(by, "make tip key"):
        place = PLACE_OF[by.role]
        _end_those_of(TipKey.objects.select_for_update().filter(province=by.area_id, place=place), on)
        TipKey.objects.create(
            province_id=by.area_id,
            place=place,
            post_id=by.post_id,
            holder=by.holder,
            public=public,
            wrapped=kept,
            days=DateRange(on, None),
        )
    return MadeKey(identity, public)


def _require_free_place(by: Actor, on: date) -> None:
    """Raises TipRefusedError unless the actor may take its place on the list."""
    if not has_factor(by.holder):
        raise TipRefusedError(
            "factor",
            "Người giữ khóa phải đặt mã xác thực trước: mở trang Tài khoản.",
            "Whoever holds a key needs a second factor first: open the page of your account.",
        )
    for key in held_keys(by.area_id, on):
        if key.place != PLACE_OF[by.role] and key.holder == by.holder:
            raise TipRefusedError(
                "human",
                "Hai khóa phải do hai người khác nhau giữ.",
                "The two keys are held by two different humans.",
            )
        if key.place == PLACE_OF[by.role] and key.post_id != by.post_id:
            raise TipRefusedError(
                "taken",
                f"“{key.title}” đang giữ khóa này; người đó phải thôi giữ trước.",
                f"“{key.title}” holds this key; they have to give it up first.",
            )


def _end_those_of(keys: QuerySet[TipKey], on: date) -> None:
    """End keys as of a day; one that began that day goes, so that two never stand on one day."""
    for key in keys:
        if key.days.upper is not None and key.days.upper <= on:
            continue
        if key.days.lower >= on:
            key.delete()
        else:
            key.days, key.wrapped = DateRange(key.days.lower, on), b""
            key.save()


def end_key(*, by: Actor, at: datetime) -> None:
    """Give up the own key; its private half goes. Texts stay sealed to the other holder's key."""
    on = localdate(at)
    require(by, Verb.RECEIVE_TIPS, area_id=by.area_id, on=on)
    with acting(by, "end tip key"):
        _end_those_of(TipKey.objects.select_for_update().filter(post=by.post_id, holder=by.holder), on)


def wrap_anew(*, paper: str, words: str, by: Actor, at: datetime) -> None:
    """Put the own key under another passphrase, with the private half from paper. Raises TipRefusedError."""
    on = localdate(at)
    key = _own(by, on)
    if sealing.public_of(paper) != key.public:
        raise TipRefusedError(
            "other_paper",
            "Khóa trên giấy này không phải khóa bạn đang giữ.",
            "The key on this paper is not the one you hold.",
        )
    kept = sealing.wrapped("".join(paper.split()).upper(), words)
    with acting(by, "wrap tip key"):
        TipKey.objects.filter(pk=key.id).update(wrapped=kept)


def unlocked(by: Actor, words: str, *, on: date) -> tuple[HeldKey, str]:
    """The own key and its private half, for this request alone. Raises TipRefusedError."""
    key = _own(by, on)
    kept = bytes(TipKey.objects.values_list("wrapped", flat=True).get(pk=key.id))
    return key, sealing.unwrapped(kept, words)


def reseal(*, words: str, by: Actor, at: datetime) -> int:
    """Seal every text that the own key opens anew to the two keys of now; returns how many.

    The former holder's key opens nothing afterwards. No text is shown. Raises TipRefusedError.
    """
    on = localdate(at)
    own, identity = unlocked(by, words, on=on)
    keys = held_keys(by.area_id, on)
    if len(keys) < 2:
        raise TipRefusedError("no_keys", "Cần đủ hai người giữ khóa.", "Two holders are needed.")
    ids, wanted = sorted(key.id for key in keys), visible_areas(by, on=on, gone=True)
    with (
        acting(by, "reseal tips"),
        looking(by, verb=Verb.RECEIVE_TIPS, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on),
    ):
        rows = TipText.objects.select_for_update().filter(area__in=wanted, sealed_for__contains=[own.id])
        stale = list(rows.filter(received_on__gt=texts_over(on)).exclude(sealed_for=ids))
        for row in stale:
            text = sealing.opened(bytes(row.sealed), row.tip, identity)
            row.sealed, row.sealed_for = sealing.sealed(text, row.tip, [key.public for key in keys]), ids
            row.save()
        if stale:
            write_texts_anew(by=by)
    return len(stale)


def _own(by: Actor, on: date) -> HeldKey:
    require(by, Verb.RECEIVE_TIPS, area_id=by.area_id, on=on)
    key = own_key(by, on)
    if key is None:
        raise TipRefusedError(
            "no_key", "Bạn chưa giữ khóa nào: mở trang Khóa.", "You hold no key yet: open the page of keys."
        )
    return key
