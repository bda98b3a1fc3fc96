"""Covering a name: every position stays, nothing else changes, no place is forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from vungxanh.intake.rules.masking import covered, covered_data, names_in, occurrences, touched

texts = st.text(alphabet="abĐđ Mẫu\n█.", max_size=80)


@given(texts, st.data())
def test_positions_stay_and_only_the_spans_change(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    result = covered(text, [(start, end)])
    assert len(result) == len(text)
    assert result[:start] + result[end:] == text[:start] + text[end:]
    assert set(result[start:end]) <= {"█", "\n"}
    assert [place for place, letter in enumerate(result) if letter == "\n"] == [
        place for place, letter in enumerate(text) if letter == "\n"
    ]


@given(texts, texts)
def test_every_place_of_the_words_is_found(text: str, words: str) -> None:
    result = covered(text, occurrences(text, words))
    if words.strip(" █\n.") and len(words.strip()) >= 2:
        assert occurrences(result, words) == () or "█" in words


def test_words_are_whole_and_in_any_letter_case() -> None:
    text = "Ông MẪU  VĂN\nTÊN và Mẫu Văn Tênh; mẫu văn tên."
    assert [text[start:end] for start, end in occurrences(text, "Mẫu Văn Tên")] == [
        "MẪU  VĂN\nTÊN",
        "mẫu văn tên",
    ]
    assert occurrences(text, "M") == ()
    assert occurrences(text, "   ") == ()
    assert occurrences("Mẫu (Tên)", "(tên)") == ((4, 9),)


def test_names_go_from_the_facts_too() -> None:
    text = "Bà Mẫu Thị Tên"
    names = names_in(text, [(3, 14)])
    deep = [{"place": "nhà Mẫu Thị Tên"}]
    data = {"owner": "bà mẫu thị tên", "deep": deep, "value": "12", "n": 3, "no": None}
    assert covered_data(data, names) == {
        "owner": "bà ███████████",
        "deep": [{"place": "nhà ███████████"}],
        "value": "12",
        "n": 3,
        "no": None,
    }


def test_touching_is_sharing_a_character() -> None:
    assert touched((2, 5), [(4, 6)])
    assert not touched((2, 5), [(5, 6), (0, 2)])
