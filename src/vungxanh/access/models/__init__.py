"""Posts, their sign-in, the birth of the database and the change log."""

from vungxanh.access.models.birth import KINDS, Birth
from vungxanh.access.models.changes import tracked
from vungxanh.access.models.factor import MinorsNaming, RecoveryCode, SecondFactor
from vungxanh.access.models.looks import (
    ChainStart,
    Look,
    LookReference,
    Seal,
    SealedShape,
    SignedHead,
    Unsealed,
)
from vungxanh.access.models.post import OriginAttempts, Post, SignInAttempts, SignInEvent, SignInLink
from vungxanh.access.models.samples import Sample, SampledLook
from vungxanh.access.models.tickets import TicketKey

__all__ = [
    "KINDS",
    "Birth",
    "ChainStart",
    "Look",
    "LookReference",
    "MinorsNaming",
    "OriginAttempts",
    "Post",
    "RecoveryCode",
    "Sample",
    "SampledLook",
    "Seal",
    "SealedShape",
    "SecondFactor",
    "SignInAttempts",
    "SignInEvent",
    "SignInLink",
    "SignedHead",
    "TicketKey",
    "Unsealed",
    "tracked",
]
