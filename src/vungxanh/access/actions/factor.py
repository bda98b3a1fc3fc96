"""Writes of the second factor: the app of a holder, its codes, and codes that stand in for it."""

import base64
import hashlib
import uuid
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac

from vungxanh.access.actions.frame import acting
from vungxanh.access.actions.sign_in import count_attempt, forget_attempts, note
from vungxanh.access.models import Post, RecoveryCode, SecondFactor
from vungxanh.access.queries import AccessError, actor_of, has_factor
from vungxanh.access.rules import Actor
from vungxanh.access.rules.credentials import matching_step, new_recovery_codes, plain


class FactorError(AccessError):
    """The second factor cannot be set up like that."""


def _box() -> Fernet:
    """Encrypts secrets with a key that is derived from the site's and is not in the database."""
    derived = hashlib.sha256(b"vungxanh.access.second-factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(derived))


def seal_secret(secret: str) -> str:
    """A secret as it lies in the database or in a session."""
    return _box().encrypt(secret.encode()).decode()


def open_secret(sealed: str) -> str | None:
    """The secret again; None when it was sealed under another key of the site."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _hash(recovery_code: str) -> str:
    """What is kept of a recovery code."""
    return salted_hmac("vungxanh.access.recovery", plain(recovery_code), algorithm="sha256").hexdigest()


def enrol(*, post: Post, secret: str, code: str, at: datetime) -> tuple[str, ...]:
    """Make the app with that secret the second factor of the post's holder, once it has shown its code.

    Returns recovery codes, which are kept nowhere and shown once. Open sessions of every post of the holder
    end, save the one that the caller renews. Raises FactorError when the code does not fit or when the holder
    has a second factor, which is changed by resetting it.
    """
    step = matching_step(secret, code, at)
    if step is None:
        raise FactorError(
            "Mã không đúng. Hãy xem đồng hồ của điện thoại có đúng giờ không, rồi nhập mã đang hiện.",
            "The code is not right. Check that the phone's clock is right, then type the code it shows now.",
        )
    codes = new_recovery_codes()
    with acting(actor_of(post), "enrol_second_factor"):
        # The lock on the posts makes two enrolments at the same moment wait for each other.
        held = list(Post.objects.select_for_update().filter(holder=post.holder).order_by("pk"))
        if has_factor(post.holder):
            raise FactorError(
                "Người giữ chức danh này đã có mã xác thực; hãy đăng nhập bằng mã đó.",
                "The holder of this post has a second factor; sign in with its code.",
            )
        SecondFactor.objects.create(
            holder=post.holder, secret=seal_secret(secret), made_at=at, last_step=step
        )
        _give_codes(post.holder, codes)
        for one in held:
            one.credential = uuid.uuid4()
            one.save(update_fields=["credential"])
        note(post, "enrolled", at=at)
    return codes


def renew_recovery_codes(*, by: Actor) -> tuple[str, ...]:
    """New recovery codes for the holder; the older ones are void."""
    codes = new_recovery_codes()
    with acting(by, "renew_recovery_codes"):
        RecoveryCode.objects.filter(holder=by.holder).delete()
        _give_codes(uuid.UUID(by.holder), codes)
    return codes


def _give_codes(holder: uuid.UUID, codes: tuple[str, ...]) -> None:
    """Keep the hashes of a holder's recovery codes."""
    RecoveryCode.objects.bulk_create(RecoveryCode(holder=holder, code_hash=_hash(code)) for code in codes)


def check_code(*, post: Post, code: str, at: datetime) -> bool:
    """True when the code of the app, or a recovery code, is right and was not used before.

    Counts as a try to sign in; while the post is locked no code is right.
    """
    admitted = count_attempt(symbol=post.symbol, at=at)
    if not admitted:
        note(post, "locked", at=at)
        return False
    if not (_take_code(post, code, at) or _take_recovery_code(post, code, at)):
        note(post, "code_wrong", at=at)
        return False
    forget_attempts(post=post)
    return True


def _take_code(post: Post, code: str, at: datetime) -> bool:
    """Spend a code of the app; of two at once one wins."""
    factor = SecondFactor.objects.filter(holder=post.holder).first()
    secret = open_secret(factor.secret) if factor else None
    step = matching_step(secret, code, at) if secret else None
    if step is None:
        return False
    newer = SecondFactor.objects.filter(holder=post.holder, last_step__lt=step)
    return newer.update(last_step=step) == 1


def _take_recovery_code(post: Post, code: str, at: datetime) -> bool:
    """Spend a recovery code; of two at once one wins."""
    with acting(actor_of(post), "use_recovery_code"):
        unused = RecoveryCode.objects.filter(holder=post.holder, code_hash=_hash(code), used_at=None)
        taken = unused.update(used_at=at) == 1
        if taken:
            note(post, "recovery_code", at=at)
    return taken


def forget_factor(holder: uuid.UUID) -> None:
    """Remove the second factor of a holder with its codes; call it inside `acting`."""
    RecoveryCode.objects.filter(holder=holder).delete()
    SecondFactor.objects.filter(holder=holder).delete()
