"""Plain text in every encoding a Vietnamese office has used."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.source.files import SAMPLE, cp1258, old
from vungxanh.reader.rules.source.clean import cleaned
from vungxanh.reader.rules.source.read import read_source
from vungxanh.reader.rules.source.syllables import is_syllable, likeness
from vungxanh.reader.rules.source.unreadable import LARGEST_FILE, REASONS, UnreadableError
from vungxanh.reader.rules.text import MASK

WORDS = sorted({word.strip(",.;") for word in SAMPLE.split()})
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_as_it_is(encoding: str):
    source = read_source(SAMPLE.encode(encoding), "mau.txt")
    assert (source.text, source.media, source.notes) == (SAMPLE, "text", ())


def test_decomposed_letters_are_composed():
    assert read_source(unicodedata.normalize("NFD", SAMPLE).encode(), "mau.txt").text == SAMPLE


@given(TEXTS)
def test_every_old_encoding_comes_back_letter_for_letter(extra: str):
    text = f"{SAMPLE} {extra}"
    files = {name: old(text, name).encode("latin-1") for name in ("tcvn3", "vni", "viscii", "vps")}
    files |= {f"{name} in UTF-8": old(text, name).encode() for name in ("tcvn3", "vni")}
    files["UTF-8 decoded as Latin 1"] = text.encode().decode("latin-1").encode()
    files["Windows-1258"] = cp1258(text)
    for name, data in files.items():
        source = read_source(data, "mau.txt")
        assert source.text == text, name
        assert [note.kind for note in source.notes] == ["encoding"], name


def test_capitals_of_tcvn3_become_capitals():
    heading = old("hội nghị về ma túy", "tcvn3")
    shown = "".join(letter.upper() if letter.isascii() else letter for letter in heading)
    text = read_source((shown + "\n" + old(SAMPLE, "tcvn3")).encode("latin-1"), "mau.txt").text
    assert text.startswith("HỘI NGHỊ VỀ MA TÚY\n")


@given(st.lists(st.sampled_from([*WORDS, "español", "Straße", "garçon", "naïve", "façade"]), max_size=60))
def test_sound_text_is_never_changed(words: list[str]):
    text = " ".join([SAMPLE, *words])
    assert read_source(text.encode(), "mau.txt").text == text


@pytest.mark.parametrize(
    "text",
    [
        "El niño comió piñas en la montaña con señores",
        "Größe und Straße müssen überall geprüft werden für alle",
    ],
)
def test_another_language_in_an_old_encoding_is_refused(text: str):
    with pytest.raises(UnreadableError) as caught:
        read_source(text.encode("latin-1"), "mau.txt")
    assert caught.value.reason == "encoding"


def test_a_file_cut_in_the_middle_of_a_letter_is_read_and_told():
    source = read_source(SAMPLE.encode()[:-1] + "ư".encode()[:1], "mau.txt")
    assert source.text.startswith(SAMPLE[:-1])
    assert [note.kind for note in source.notes] == ["encoding"]


@given(st.text())
def test_what_is_cleaned_is_stable_and_keeps_its_length(raw: str):
    text, _ = cleaned(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert cleaned(text)[0] == text
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in text)
    assert MASK not in text


def test_line_ends_and_invisible_signs_keep_every_position():
    raw = "Một\r\nhai\u200bba\rbốn\x00năm\u2028sáu"
    assert cleaned(raw)[0] == "Một \nhai\u2063ba\nbốn năm\nsáu"


def test_signs_that_turn_the_writing_are_told_with_their_places():
    source = read_source("Thu giữ \u202e25 viên\u202c heroin".encode(), "mau.txt")
    assert [(note.kind, note.spans) for note in source.notes] == [("encoding", ((8, 9), (16, 17)))]
    assert source.text == "Thu giữ  25 viên  heroin"


def test_a_heap_of_combining_marks_takes_no_time():
    text, _ = cleaned("a" + "\u0323\u0301" * 500_000)
    assert len(text) <= 1_000_001


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf ", "empty"),
        ("\u200b\n\x01".encode(), "empty"),
        (b"a" * (LARGEST_FILE + 1), "too large"),
        (b"1 (" * 1_000_000, "too many words"),
        (b"12 xa, " * 80_001, "too many numbers"),
        (b"xa\n" * 200_001, "too many lines"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1 abc}", "other office file"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00\x01\x02\x00\x00\x05" * 50, "binary"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, reason: str):
    with pytest.raises(UnreadableError) as caught:
        read_source(data, "mau.txt")
    assert caught.value.reason == reason
    assert str(caught.value) == " / ".join(REASONS[reason])


def test_possible_syllables():
    assert all(map(is_syllable, ["nghiêng", "quốc", "giữ", "gì", "thuyền", "Hoà", "hòa", "khuỷu", "uống"]))
    assert not any(map(is_syllable, ["hât", "hoc", "µa", "bện̉", "straße", "ngheing", "hôpital", "ưê"]))
    assert likeness("Hội nghị “tổng kết” plain words").marked == 4
    assert likeness("").share == 0.0


def test_wide_digits_are_read_as_plain_ones():
    assert cleaned("Bắt １２ vụ; số ＋８４－９１２．３４５")[0] == "Bắt 12 vụ; số +84-912.345"
