"""What holds for every text, not only for those somebody thought of."""

import random
import unicodedata
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.reader.people import frames
from tests.reader.people.invented import PEOPLES
from vungxanh.areas.rules.gazetteer import official_gazetteer
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import MASK, Text

GAZETTEER = official_gazetteer(date(2026, 7, 1))
NAMES = st.builds(
    lambda people, seed: PEOPLES[people][1](random.Random(seed)),
    st.sampled_from(sorted(PEOPLES)),
    st.integers(0, 10**6),
)
PIECES = st.sampled_from(
    [
        "Đại tá",
        "ông",
        "bị cáo",
        "SN 1990",
        "trú tại",
        "xã Hua Bum",
        "Lai Châu",
        "Công an",
        ", ",
        ". ",
        "(",
        ")",
        "\n",
        "\n\n",
        ": ",
        "“",
        "”",
        "-",
        "Ảnh",
        "A",
        "Y",
        "H’",
        "0912345678",
        ".jpg",
        "@",
        "tức",
        "và",
        "TỈNH",
        "NGUYỄN",
        "văn",
        "12",
        "█",
        "756,92g",
        "http://a/b-c-d-e",
    ]
)
TEXTS = st.lists(PIECES | NAMES | st.text(max_size=6), max_size=40).map(
    lambda parts: unicodedata.normalize("NFC", " ".join(parts))
)


def masked(raw: str) -> str:
    text = Text.of(raw)
    return text.masked(find_people(text, GAZETTEER).spans).raw


@given(TEXTS)
@settings(max_examples=150)
def test_masking_never_moves_or_changes_a_letter(raw: str):
    covered = masked(raw)
    assert len(covered) == len(raw)
    assert all(after in (MASK, before) for before, after in zip(raw, covered, strict=True))
    assert covered.count("\n") == raw.count("\n")


@given(TEXTS)
@settings(max_examples=100)
def test_spans_are_in_order_apart_and_hold_every_person(raw: str):
    found = find_people(Text.of(raw), GAZETTEER)
    ends = [0] + [end for _, end in found.spans]
    assert all(start >= end for (start, _), end in zip(found.spans, ends, strict=False))
    assert all(any(a <= one.span[0] and one.span[1] <= b for a, b in found.spans) for one in found.persons)
    assert find_people(Text.of(raw), GAZETTEER) == found


@given(
    NAMES,
    st.sampled_from(frames.PLAIN),
    st.sampled_from(("Ông {} kể.", "Thượng úy {} báo cáo.", "Bị can {} khai nhận.")),
)
@settings(max_examples=200)
def test_no_word_of_a_name_told_with_its_rank_comes_out(name: str, frame: str, rank: str):
    """The name stands twice: once behind a word that leaves no doubt, and once anywhere.

    Behind the word of a kind a name that the register has is the unit's: phường Châu Kim.
    """
    assume(not GAZETTEER.named(tuple(Text.of(name).keys), None))
    covered = masked(rank.format(name) + "\n\n" + frame.format(name))
    bare = rank.format("") + "\n\n" + frame.format("")
    for word in name.replace("’", " ").replace("'", " ").split():
        if len(word) > 1 and word not in bare:
            assert word not in Text.of(covered).words


@given(NAMES, st.sampled_from(frames.PLAIN + frames.INITIALS))
@settings(max_examples=100)
def test_a_masked_text_masks_no_further(name: str, frame: str):
    once = masked(frame.format(name))
    assert masked(once) == once
