"""Writes of dossiers: one human proposes, another approves; the system keeps the days."""

from vungxanh.dossiers.actions.checking_quality import check_quality
from vungxanh.dossiers.actions.deciding import approve, decline
from vungxanh.dossiers.actions.keeping import Day, Replayed, keep_day, ledger, replay
from vungxanh.dossiers.actions.managing import confirm, resume, send, suspend, withdraw
from vungxanh.dossiers.actions.notices import acknowledge
from vungxanh.dossiers.actions.proposing import (
    propose_acceptance,
    propose_correction,
    propose_ending,
    propose_opening,
    propose_renewal,
    take_back,
)
from vungxanh.dossiers.actions.reconcile import reconcile
from vungxanh.dossiers.actions.requests import answer, bind, close, receive

__all__ = [
    "Day",
    "Replayed",
    "acknowledge",
    "answer",
    "approve",
    "bind",
    "check_quality",
    "close",
    "confirm",
    "decline",
    "keep_day",
    "ledger",
    "propose_acceptance",
    "propose_correction",
    "propose_ending",
    "propose_opening",
    "propose_renewal",
    "receive",
    "reconcile",
    "replay",
    "resume",
    "send",
    "suspend",
    "take_back",
    "withdraw",
]
