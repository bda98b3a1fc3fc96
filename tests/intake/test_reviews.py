"""From a text that was read to accepted marks: what is kept, what goes, who sees what."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from tests.factories.documents import TEXT, draft, span
from tests.intake.conftest import LATER, NOW, TODAY, Posts
from vungxanh.intake.actions import (
    decide,
    discard,
    finish,
    mark_taken,
    mask_document,
    mask_review,
    open_review,
    sweep,
    undo,
)
from vungxanh.intake.actions.documents import MarkTakenAlreadyError
from vungxanh.intake.interface import (
    NoDocumentError,
    NoMarkError,
    ReviewError,
    accepted_marks,
    documents,
    marks_of,
    marks_waiting,
    reviews_of,
)
from vungxanh.intake.models import Mark, Proposal, Review, ReviewedDocument
from vungxanh.intake.queries.documents import visible_document
from vungxanh.intake.queries.reviews import NoProposalError, NoReviewError, review
from vungxanh.intake.rules.editing import EditError
from vungxanh.intake.rules.masking import occurrences

NAME = "Mẫu Thị Tên"


@pytest.fixture
def opened(posts: Posts) -> int:
    return open_review(draft(), by=posts.officer, at=NOW, on=TODAY)


def done(review_id: int, by: Any) -> int:
    """Accept what was read, all but the area and the person, with one edit and one rejection."""
    for number in (2, 3, 5, 7, 9):
        decide(review_id, number, "accepted", by=by, at=NOW)
    decide(review_id, 6, "edited", by=by, at=NOW, change={"value": "14"})
    decide(review_id, 8, "rejected", by=by, at=NOW)
    return finish(review_id, by=by, at=NOW + LATER, no_names=True)


def test_a_review_is_for_its_post_alone(posts: Posts, opened: int) -> None:
    assert [one.id for one in reviews_of(posts.officer, at=NOW)] == [opened]
    found = review(opened, by=posts.officer, at=NOW)
    assert (found.text, found.left, len(found.proposals)) == (TEXT, 9, 9)
    assert found.title == "Xã Mẫu 01 sơ kết công tác phòng, chống ma túy"
    for other in (posts.analyst, posts.neighbour, posts.stranger):
        assert reviews_of(other, at=NOW) == ()
        with pytest.raises(NoReviewError):
            review(opened, by=other, at=NOW)
        with pytest.raises(NoReviewError):
            decide(opened, 1, "accepted", by=other, at=NOW)
        with pytest.raises(NoReviewError):
            finish(opened, by=other, at=NOW, no_names=True)


def test_after_24_hours_it_is_out_of_reach_at_once_and_swept_by_the_database(
    posts: Posts, opened: int
) -> None:
    end = NOW + timedelta(hours=24)
    assert review(opened, by=posts.officer, at=end - timedelta(seconds=1)).id == opened
    for act in (
        lambda: review(opened, by=posts.officer, at=end),
        lambda: decide(opened, 1, "accepted", by=posts.officer, at=end),
        lambda: undo(opened, by=posts.officer, at=end),
        lambda: finish(opened, by=posts.officer, at=end, no_names=True),
        lambda: mask_review(opened, [(0, 3)], by=posts.officer, at=end),
    ):
        with pytest.raises(NoReviewError):
            act()
    assert reviews_of(posts.officer, at=end) == ()
    # The database's clock is far past the review's day.
    assert (sweep(), Review.objects.count(), Proposal.objects.count(), sweep()) == (1, 0, 0, 0)


def test_sweeping_leaves_what_can_still_be_opened(
    posts: Posts, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    from django.utils import timezone

    kept = open_review(draft(), by=posts.officer, at=timezone.now(), on=TODAY)
    with as_app():
        assert sweep() == 0
    assert Review.objects.get().pk == kept


def test_no_review_can_be_made_to_last_longer(posts: Posts, opened: int) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.filter(pk=opened).update(expires_at=F("expires_at") + timedelta(seconds=1))


def test_nothing_of_an_unfinished_review_is_in_the_change_log(posts: Posts, opened: int) -> None:
    decide(opened, 7, "accepted", by=posts.officer, at=NOW)
    discard(opened, by=posts.officer, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'intake%%event'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            assert cursor.fetchone() == (0,), table


def test_decisions_can_be_replaced_and_taken_back(posts: Posts, opened: int) -> None:
    by = posts.officer
    decide(opened, 5, "accepted", by=by, at=NOW)
    decide(opened, 5, "rejected", by=by, at=NOW + LATER)
    decide(opened, 6, "edited", by=by, at=NOW + 2 * LATER, change={"value": "14", "role": "part"})
    found = {one.number: one for one in review(opened, by=by, at=NOW).proposals}
    assert (found[5].decision, found[6].decision) == ("rejected", "edited")
    assert (found[6].data["value"], found[6].now["value"], found[6].now["role"]) == ("15", "14", "part")
    assert undo(opened, by=by, at=NOW) == 6
    assert undo(opened, 5, by=by, at=NOW) == 5
    assert undo(opened, by=by, at=NOW) is None
    assert review(opened, by=by, at=NOW).left == 9
    with pytest.raises(NoProposalError):
        decide(opened, 99, "accepted", by=by, at=NOW)


def test_an_edit_that_changes_nothing_accepts(posts: Posts, opened: int) -> None:
    decide(opened, 6, "edited", by=posts.officer, at=NOW, change={"value": "15"})
    assert Proposal.objects.get(number=6).decision == "accepted"


def test_an_edit_that_cannot_be_changes_nothing(posts: Posts, opened: int) -> None:
    with pytest.raises(EditError) as refused:
        decide(opened, 6, "edited", by=posts.officer, at=NOW, change={"value": "nhiều", "role": "mọi"})
    assert set(refused.value.problems) == {"value", "role"}
    assert Proposal.objects.get(number=6).decision == ""


def test_an_edit_names_nobody(posts: Posts, opened: int) -> None:
    with pytest.raises(EditError) as refused:
        decide(opened, 6, "edited", by=posts.officer, at=NOW, change={"owner": "Nguyễn Văn Mẫu"})
    assert set(refused.value.problems) == {"owner"}
    assert "Nguyễn" not in str(refused.value)
    for allowed in ("Bộ đội biên phòng", "Công an xã Mẫu 01"):
        decide(opened, 6, "edited", by=posts.officer, at=NOW, change={"owner": allowed})


def test_finishing_keeps_marks_with_their_provenance_and_clears_the_desk(posts: Posts, opened: int) -> None:
    document = done(opened, posts.officer)
    assert (Review.objects.count(), Proposal.objects.count()) == (0, 0)
    kept = ReviewedDocument.objects.get(pk=document)
    assert (kept.text, kept.sha256, kept.proposed, kept.rejected) == (TEXT, draft().sha256, 9, 1)
    marks = marks_of(document, by=posts.officer, on=TODAY)
    assert [one.number for one in marks] == [2, 3, 5, 6, 7, 9]
    edited = next(one for one in marks if one.number == 6)
    assert (edited.edited, edited.data["value"], edited.proposed["value"]) == (True, "14", "15")
    assert (edited.quote, edited.sha256, edited.by) == ("15 đối tượng", draft().sha256, "MA01")
    assert (edited.start, edited.end) == span("15 đối tượng")
    assert TEXT[: edited.start].endswith(edited.before)
    assert TEXT[edited.end :].startswith(edited.after)
    assert not any(one.edited for one in marks if one.number != 6)


def test_finishing_wants_the_word_that_no_name_is_left(posts: Posts, opened: int) -> None:
    with pytest.raises(ReviewError):
        finish(opened, by=posts.officer, at=NOW, no_names=False)
    assert Review.objects.filter(pk=opened).exists()


def test_finished_documents_are_seen_by_the_posts_of_the_area(posts: Posts, opened: int) -> None:
    document = done(opened, posts.officer)
    for post in (posts.officer, posts.analyst):
        assert [one.id for one in documents(post, on=TODAY)] == [document]
        assert marks_waiting("quantity", by=post, on=TODAY) == 3
    assert documents(posts.analyst, on=TODAY)[0].waiting == 6
    waiting = accepted_marks("quantity", by=posts.analyst, on=TODAY)
    for post in (posts.neighbour, posts.stranger):
        assert documents(post, on=TODAY) == ()
        assert accepted_marks("quantity", by=post, on=TODAY) == ()
        assert marks_waiting("quantity", by=post, on=TODAY) == 0
        with pytest.raises(NoMarkError):
            mark_taken(waiting[0].id, "records.PublishedFigure", by=post, on=TODAY)
        with pytest.raises(NoDocumentError):
            mask_document(document, [(0, 2)], by=post, on=TODAY)


def test_a_mark_is_taken_once(posts: Posts, opened: int) -> None:
    done(opened, posts.officer)
    first, *rest = accepted_marks("quantity", by=posts.analyst, on=TODAY)
    mark_taken(first.id, "records.PublishedFigure", by=posts.analyst, on=TODAY)
    assert accepted_marks("quantity", by=posts.analyst, on=TODAY) == tuple(rest)
    assert accepted_marks("quantity", by=posts.analyst, on=TODAY, after=rest[0].id) == tuple(rest[1:])
    taken = next(one for one in marks_of(first.document_id, by=posts.analyst, on=TODAY) if one.id == first.id)
    assert taken.taker == "records.PublishedFigure"
    with pytest.raises(MarkTakenAlreadyError):
        mark_taken(first.id, "records.PublishedFigure", by=posts.analyst, on=TODAY)


def test_a_name_is_covered_in_the_text_and_in_the_facts(posts: Posts, opened: int) -> None:
    by = posts.officer
    gone = mask_review(opened, occurrences(TEXT, "MẪU  THỊ TÊN"), by=by, at=NOW)
    found = review(opened, by=by, at=NOW)
    assert gone == 0
    assert (len(found.text), NAME in found.text) == (len(TEXT), False)
    assert next(one for one in found.proposals if one.number == 7).data["owner"] == "Bà ███████████"


def test_facts_under_a_mask_go(posts: Posts, opened: int) -> None:
    gone = mask_review(opened, [span("12 vụ")], by=posts.officer, at=NOW)
    found = review(opened, by=posts.officer, at=NOW)
    assert gone == 1
    assert 5 not in {one.number for one in found.proposals}
    assert found.flags == ()


def test_a_name_can_be_covered_after_finishing_and_nothing_else_changes(posts: Posts, opened: int) -> None:
    document = done(opened, posts.officer)
    mask_document(document, occurrences(TEXT, NAME), by=posts.analyst, on=TODAY)
    row = visible_document(document, by=posts.officer, on=TODAY)
    assert (len(row.text), NAME in row.text, row.maskings) == (len(TEXT), False, 1)
    assert NAME not in str(list(Mark.objects.values_list("proposed", "accepted")))
    assert str(Mark.objects.values_list("accepted", flat=True)).count("█") == 11
    for model in (ReviewedDocument, Mark):
        for change in ({"document_id": 0} if model is Mark else {"area_id": 0}, {"kind": "x"}):
            if set(change) <= {field.attname for field in model._meta.concrete_fields}:
                with pytest.raises(DatabaseError), transaction.atomic():
                    model.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")


@pytest.mark.parametrize("text", [TEXT.replace("12", "13"), TEXT + "x", TEXT[1:], TEXT.replace("█", "x")])
def test_a_finished_text_changes_by_blocks_only(posts: Posts, opened: int, text: str) -> None:
    document = done(opened, posts.officer)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewedDocument.objects.filter(pk=document).update(text=text, maskings=1)


def test_the_role_that_serves_pages_can_do_all_of_it(
    posts: Posts, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_app():
        opened = open_review(draft(), by=posts.officer, at=NOW, on=TODAY)
        mask_review(opened, occurrences(TEXT, NAME), by=posts.officer, at=NOW)
        document = done(opened, posts.officer)
        mark_taken(marks_of(document, by=posts.officer, on=TODAY)[0].id, "thử", by=posts.officer, on=TODAY)
        mask_document(document, [(0, 2)], by=posts.officer, on=TODAY)
        assert sweep() == 0


def test_many_facts_take_a_constant_number_of_queries(
    posts: Posts, django_assert_max_num_queries: Any
) -> None:
    many = draft(proposed=draft().proposed[4:5] * 10_000)
    with django_assert_max_num_queries(30):
        opened = open_review(many, by=posts.officer, at=NOW, on=TODAY)
    with django_assert_max_num_queries(4):
        assert review(opened, by=posts.officer, at=NOW).left == 10_000
