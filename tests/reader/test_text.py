"""Words and their places."""

import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules import text as text_module
from vungxanh.reader.rules.text import MASK, Text, fold, fold_all, index_phrases, overlapping, phrases


def test_words_numbers_and_signs_part():
    assert Text.of("756,92g hêrôin, Ea H’leo (36-CT/TW)").words == [
        *("756,92", "g", "hêrôin", ",", "Ea", "H’leo"),
        *("(", "36", "-", "CT", "/", "TW", ")"),
    ]


def test_spellings_of_one_word_share_a_key():
    assert fold("Hoà") == fold("hòa")
    assert fold("TUÝ") == fold("túy")
    assert fold("M’Đrắk") == fold("m'đrắk")
    assert fold("Vân") != fold("Văn")


@pytest.mark.parametrize("letter", ["가", "Ệ"])
def test_a_word_of_a_million_letters_is_not_taken_to_pieces(letter: str):
    long = letter * 1_000_000
    tracemalloc.start()
    assert fold(long) == fold(long)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@given(st.text())
def test_every_word_stands_where_it_says(raw: str):
    text = Text.of(unicodedata.normalize("NFC", raw))
    assert [text.raw[a:b] for a, b in zip(text.starts, text.ends, strict=True)] == text.words
    assert "".join("".join(text.words).split()) == "".join(text.raw.split())
    for number, start in enumerate(text.starts):
        assert text.word_over(start) == text.first_from(start) == number


@given(st.text(alphabet="ab c1,", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_masking_keeps_every_position(raw: str, start: int, length: int):
    masked = Text.of(raw).masked([(start, start + length)])
    assert len(masked.raw) == len(raw)
    for position, (before, after) in enumerate(zip(raw, masked.raw, strict=True)):
        inside = start <= position < start + length
        assert after == (MASK if inside else before)


@given(
    st.text(alphabet="ab c1,.█\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)))
)
def test_masking_cuts_words_as_the_masked_text_is_cut(raw: str, lengths: list[tuple[int, int]]):
    spans = [(start, start + length) for start, length in lengths]
    masked = Text.of(raw).masked(spans)
    assert masked == Text.of(masked.raw)


@given(st.lists(st.sampled_from(["Tại", "Mẫu", "12", ",", "vụ"]), max_size=12), st.sets(st.integers(0, 11)))
def test_masking_whole_words_cuts_as_the_masked_text_is_cut(words: list[str], chosen: set[int]):
    text = Text.of(" ".join(words))
    masked = text.masked(text.span(number, number + 1) for number in chosen if number < len(text))
    assert masked == Text.of(masked.raw)


def test_the_longest_phrase_is_found():
    text = Text.of("Phó Giám đốc Công an tỉnh")
    found = list(phrases(text, index_phrases(["công an", "Công an tỉnh", "giám đốc"])))
    assert found == [(1, fold_all("giám đốc")), (3, fold_all("công an tỉnh"))]


def test_overlap_is_half_open():
    assert overlapping((0, 2), (1, 3))
    assert not overlapping((0, 2), (2, 3))


@given(st.text(alphabet="ab c1,.█\n’\u2063(", max_size=60), st.integers(1, 9), st.integers(0, 60))
def test_a_long_text_is_cut_by_parts_as_at_once(raw: str, part: int, start: int):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "_PART", len(raw) + 1)
        at_once = Text.of(raw)
        patch.setattr(text_module, "_PART", part)
        by_parts = Text.of(raw)
        masked = by_parts.masked([(start, start + 2)])
    for one, other in ((at_once, by_parts), (Text.of(masked.raw), masked)):
        assert (one.words, one.keys) == (other.words, other.keys)
        assert (list(one.starts), list(one.ends)) == (list(other.starts), list(other.ends))
