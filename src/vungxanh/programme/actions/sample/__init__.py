"""The demonstration of the programme: documents, conferences, decisions, tasks and what became of them."""

from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction

from vungxanh.programme.actions.sample.documents import Documents, People
from vungxanh.programme.actions.sample.work import Meetings
from vungxanh.programme.models import Directive

FOLDER = Path(__file__).parents[2] / "data"
FILE, WORK, PUBLISHED = (FOLDER / f"sample{part}.yaml" for part in ("", "_work", "_published"))


@transaction.atomic
def load_programmes(*, people: People, at: datetime) -> dict[str, int]:
    """Enter the demonstration's documents and what came of them, once; the documents' numbers by their keys.

    `people` are the analyst and approver of an invented province, its agencies, and the officer and approver
    of two of its communes. Documents of real provinces are entered where the official register of
    areas is loaded. A database with documents stays as it is; all of it is entered, or nothing.
    """
    if Directive.objects.exists():
        return {}
    data, work, published = (
        yaml.safe_load(one.read_text(encoding="utf-8")) for one in (FILE, WORK, PUBLISHED)
    )
    entering = Documents(data["sources"], people, at)
    for line in data["documents"]:
        entering.document(line)
    for line in data["told"]:
        entering.told(line)
    for line in published["conferences"]:
        entering.published(line)
    Meetings(entering.numbers, people, at).hold(work)
    return entering.numbers
