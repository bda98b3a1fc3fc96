"""Writes of signing in: one-time links and the count of tries in vain."""

import secrets
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from vungxanh.access.actions.frame import acting
from vungxanh.access.models import OriginAttempts, Post, SignInAttempts, SignInEvent, SignInLink
from vungxanh.access.queries import AccessError, actor_of, hash_of, open_link
from vungxanh.access.rules import ATTEMPTS, LOCK, Actor
from vungxanh.access.rules.credentials import ORIGIN_ATTEMPTS

LINK_LIFE = timedelta(minutes=30)
"""How long a one-time link lasts unless said otherwise."""

COUNT = """
    INSERT INTO access_signinattempts AS tries (post_id, count, since)
    SELECT id, 1, %(now)s FROM access_post WHERE upper(symbol) = upper(%(symbol)s)
    ON CONFLICT (post_id) DO UPDATE SET
        count = CASE WHEN tries.since <= %(over)s THEN 1 ELSE least(tries.count + 1, 1000) END,
        since = CASE WHEN tries.since <= %(over)s THEN %(now)s ELSE tries.since END
    RETURNING count
"""


class LinkSpentError(AccessError):
    """The one-time link is unknown, used, expired or its post is closed; it is never said which."""


def make_link(*, post: Actor, at: datetime, life: timedelta = LINK_LIFE, by: Actor | None) -> str:
    """Make a one-time link for a post and return its token, which is kept nowhere.

    Links of the post that were not used become void.
    """
    token = secrets.token_urlsafe(32)
    with acting(by, "make_sign_in_link"):
        SignInLink.objects.filter(post_id=post.post_id, used_at=None).delete()
        SignInLink.objects.create(post_id=post.post_id, token_hash=hash_of(token), expires_at=at + life)
    return token


def use_link(*, token: str, at: datetime) -> Post:
    """Spend a one-time link and return its post; of two at once one wins. Raises LinkSpentError."""
    with transaction.atomic():
        link = open_link(token, at=at, lock=True)
        if link is None:
            raise LinkSpentError(
                "Liên kết không còn dùng được; hãy xin liên kết mới.",
                "The link can no longer be used; ask for a new one.",
            )
        with acting(actor_of(link.post), "sign_in_by_link"):
            link.used_at = at
            link.save()
        SignInAttempts.objects.filter(post=link.post).delete()
    return link.post


def count_attempt(*, symbol: str, at: datetime) -> bool:
    """Count one try to sign in before the password is looked at; False while the post is locked.

    One statement, so tries at the same moment cannot slip past the limit, and an unknown symbol takes the
    same way as a known one.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"symbol": symbol.strip(), "now": at, "over": at - LOCK})
        row = cursor.fetchone()
    return row is not None and row[0] <= ATTEMPTS


ORIGINS = """
    INSERT INTO access_originattempts AS tries (mark, count, since) VALUES (%(mark)s, 1, %(now)s)
    ON CONFLICT (mark) DO UPDATE SET
        count = CASE WHEN tries.since <= %(over)s THEN 1 ELSE least(tries.count + 1, 1000) END,
        since = CASE WHEN tries.since <= %(over)s THEN %(now)s ELSE tries.since END
    RETURNING count
"""


def mark_of(place: str, day: date) -> str:
    """What is kept of a place in the network: a hash under a key that changes every day."""
    key = salted_hmac("vungxanh.access.origin", day.isoformat(), algorithm="sha256").hexdigest()
    return salted_hmac(key, place, algorithm="sha256").hexdigest()


def count_origin(*, place: str, at: datetime) -> bool:
    """Count one try from a place in the network, whatever the post; False while it has had too many.

    What is over is removed on the way: no mark outlives LOCK by more than the time to the next try.
    """
    OriginAttempts.objects.filter(since__lte=at - LOCK).delete()
    with connection.cursor() as cursor:
        cursor.execute(ORIGINS, {"mark": mark_of(place, localdate(at)), "now": at, "over": at - LOCK})
        row = cursor.fetchone()
    # Where nothing tells who asks, everybody would look like one place: then only posts are limited.
    return not place or (row is not None and row[0] <= ORIGIN_ATTEMPTS)


def note(post: Post, what: str, *, at: datetime) -> None:
    """Record what happened when somebody signed in or tried to."""
    SignInEvent.objects.create(post=post, what=what, at=at)


def note_refusal(*, symbol: str, place: str, locked: bool, at: datetime) -> None:
    """Record a try in vain; an unknown symbol leaves no trace.

    Something is written for either, so that waiting for the disk does not tell which it was.
    """
    with transaction.atomic():
        OriginAttempts.objects.filter(mark=mark_of(place, localdate(at))).update(count=F("count"))
        post = Post.objects.filter(symbol__iexact=symbol.strip()).first()
        if post is not None:
            note(post, "locked" if locked else "refused", at=at)


def admit(*, symbol: str, place: str, at: datetime) -> bool:
    """Count one try of a post from a place; False while either has had too many."""
    with transaction.atomic():
        from_there = count_origin(place=place, at=at)
        of_post = count_attempt(symbol=symbol, at=at)
    return from_there and of_post


def forget_attempts(*, post: Post) -> None:
    """Start counting anew after the post has signed in."""
    SignInAttempts.objects.filter(post=post).delete()
