"""What the measure counts of the reader's roles."""

from tests.reader.measure import Scores, score
from tests.reader.reading import quantities_of

TEXT = "Trong tháng, Công an xã Giả Tưởng bắt 3 vụ ma túy, 4 đối tượng."


def row(quote: str, measure: str, value: int, role: str) -> dict[str, object]:
    return {"quote": quote, "measure": measure, "value": value, "role": role}


def test_the_role_given_is_counted_beside_the_one_marked() -> None:
    marked = [row("3 vụ", "cases", 3, "target"), row("4 đối tượng", "persons_arrested", 4, "result")]
    scores = Scores()
    score(scores, "invented", TEXT, marked, list(quantities_of(TEXT)))
    assert scores.given == {("target", "result"): 1, ("result", "result"): 1}
    assert scores.roles["TARGET AS RESULT"] == 1


def test_a_quantity_of_another_measure_has_no_role_to_compare() -> None:
    scores = Scores()
    score(scores, "invented", TEXT, [row("3 vụ", "tips", 3, "target")], list(quantities_of(TEXT)))
    assert sum(scores.given.values()) == 0
