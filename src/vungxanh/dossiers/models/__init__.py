"""Dossiers, what happens to them, what waits for a second human, and the counts that outlive them."""

from vungxanh.dossiers.models.counts import DailyCount, DossierStep, LedgerEntry, QualityCount
from vungxanh.dossiers.models.dossiers import Dossier, DossierEvent
from vungxanh.dossiers.models.exchanged import Reconciliation, RequestYear
from vungxanh.dossiers.models.waiting import DossierProposal, Objection, RecipientNotice, Transfer

__all__ = [
    "DailyCount",
    "Dossier",
    "DossierEvent",
    "DossierProposal",
    "DossierStep",
    "LedgerEntry",
    "Objection",
    "QualityCount",
    "RecipientNotice",
    "Reconciliation",
    "RequestYear",
    "Transfer",
]
