"""A run and a verdict by their ids, or one answer for what is not there."""

from vungxanh.assessment.models import Run, Verdict


class NoVerdictError(LookupError):
    """A run, or a commune of a run, that does not exist; the text is in Vietnamese and English."""

    def __init__(self) -> None:
        super().__init__("Không có kết quả xếp loại này. / There is no such assessment.")


def run_held(run_id: int, *parts: str) -> Run:
    """A run with its post, or with nothing but these parts of it; raises NoVerdictError."""
    rows = Run.objects.only(*parts) if parts else Run.objects.select_related("post")
    try:
        return rows.get(pk=run_id)
    except Run.DoesNotExist:
        raise NoVerdictError from None


def verdict_held(run_id: int, area_id: int) -> Verdict:
    """The verdict of a commune in a run; raises NoVerdictError."""
    try:
        return Verdict.objects.get(run_id=run_id, area_id=area_id)
    except Verdict.DoesNotExist:
        raise NoVerdictError from None
