"""The whole reader: bytes in, proposals out."""

import gc
import json
from fractions import Fraction

import pytest

from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.reader.interface import MASK, Proposals, UnreadableError, as_json, read
from vungxanh.reader.rules import reading

TEXT = """Tin vắn: Công an tỉnh Minh Họa sơ kết công tác phòng, chống ma túy

Chiều 4-2-2026, Công an tỉnh Minh Họa tổ chức hội nghị sơ kết thực hiện Kế hoạch số 45/KH-UBND \
ngày 03/02/2025 của UBND tỉnh. Đại tá Nguyễn Văn Mẫu, Phó Giám đốc Công an tỉnh chủ trì. Từ năm 2024 \
đến nay, lực lượng chức năng đã bắt giữ 12 vụ, 15 đối tượng, thu giữ 1.204,5g heroin và 320 viên ma \
túy tổng hợp. Phấn đấu năm 2026 có ít nhất 30% số xã không ma túy.
"""


@pytest.fixture(scope="module")
def found(gazetteer: RegisterGazetteer) -> Proposals:
    return read(TEXT.encode(), "tin.txt", gazetteer=gazetteer, page_date=None)


def by_measure(found: Proposals) -> dict[str, tuple[Fraction | None, str, str]]:
    return {
        one.measure: (one.value, one.role, found.text[slice(*one.span)])
        for one in found.quantities
        if one.measure != "other"
    }


def test_figures_come_with_their_words(found: Proposals):
    assert by_measure(found) == {
        "cases": (12, "result", "12 vụ"),
        "persons_arrested": (15, "result", "15 đối tượng"),
        "seizure_mass_g": (Fraction("1204.5"), "result", "1.204,5g"),
        "seizure_tablets": (320, "result", "320 viên"),
        "drug_free_share_pct": (30, "target", "30%"),
    }


def test_a_name_is_covered_and_its_office_stays(found: Proposals):
    (person,) = found.persons
    assert person.role == "Đại tá, Phó Giám đốc"
    assert person.organisation == "Công an tỉnh"
    assert set(found.text[slice(*person.span)]) == {MASK}
    assert len(found.text) == len(TEXT)
    assert "Mẫu" not in json.dumps(as_json(found), ensure_ascii=False)


def test_the_document_is_reviewed_by_the_conference(found: Proposals):
    (document,), (event,) = found.documents, found.events
    assert (document.type, document.symbol, document.date) == ("plan", "45/KH-UBND", "2025-02-03")
    assert (event.type, event.date) == ("conference", "2026-02-04")
    assert {(one.kind, one.symbol) for one in event.relations} == {("reviews", "45/KH-UBND")}


def test_the_same_bytes_give_the_same_proposals(found: Proposals, gazetteer: RegisterGazetteer):
    assert read(TEXT.encode(), "tin.txt", gazetteer=gazetteer, page_date=None) == found


def test_the_contract_holds_plain_values(found: Proposals):
    said = json.loads(json.dumps(as_json(found)))
    assert set(said) >= {"documents", "events", "quantities", "areas", "persons", "unquantified", "flags"}
    mass = next(one for one in said["quantities"] if one["measure"] == "seizure_mass_g")
    assert mass["value"] == 1204.5
    assert found.text[slice(*mass["span"])] == "1.204,5g"
    assert mass["period"] == {"from": "2024", "to": None}


SEED_FIGURES = {
    "000": {("other", Fraction(297), "result")},
    "003": {
        ("cases", Fraction(52), "result"),
        ("persons_arrested", Fraction(68), "result"),
        ("seizure_mass_g", Fraction("756.92"), "result"),
        ("seizure_mass_g", Fraction("1904.99"), "result"),
    },
    "004": {
        ("drug_free_communes", Fraction(35), "result"),
        ("drug_free_share_pct", Fraction("28.2"), "result"),
        ("target_pct", Fraction("8.2"), "result"),
        ("routes", Fraction(6), "result"),
        ("key_communes", Fraction(71), "result"),
    },
}


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_the_seed_documents_give_their_figures(
    seeds: dict[str, bytes], gazetteer: RegisterGazetteer, seed: str
):
    found = read(seeds[seed], f"{seed}.txt", gazetteer=gazetteer, page_date=None)
    named = {(one.measure, one.value, one.role) for one in found.quantities if one.measure != "other"}
    wanted = SEED_FIGURES.get(seed, set())
    assert named == {one for one in wanted if one[0] != "other"}
    assert wanted <= {(one.measure, one.value, one.role) for one in found.quantities}


def test_a_list_of_people_is_refused(gazetteer: RegisterGazetteer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "MOST_NAMINGS", 20)
    listed = ("Nguyễn Văn Mẫu, " * 20).encode()
    assert len(read(listed, "a.txt", gazetteer=gazetteer, page_date=None).persons) == 20
    with pytest.raises(UnreadableError, match="list of people"):
        read(listed + "Lò Thị Thử.".encode(), "a.txt", gazetteer=gazetteer, page_date=None)


@pytest.mark.parametrize("usual", [0, reading.USUAL])
def test_the_collector_of_cycles_works_again_after_a_text(
    gazetteer: RegisterGazetteer, monkeypatch: pytest.MonkeyPatch, usual: int
):
    monkeypatch.setattr(reading, "USUAL", usual)
    seen: list[bool] = []
    monkeypatch.setattr(reading, "find_events", lambda *_: seen.append(gc.isenabled()) or ())
    read("Xã Mẫu 01 bắt 12 vụ.".encode(), "a.txt", gazetteer=gazetteer, page_date=None)
    assert gc.isenabled()
    assert seen == [usual == 0]
    monkeypatch.setattr(reading, "find_events", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read("Xã Mẫu 01 bắt 12 vụ.".encode(), "a.txt", gazetteer=gazetteer, page_date=None)
    assert gc.isenabled()


def test_an_identity_number_in_wide_digits_is_covered_and_a_count_is_read(gazetteer: RegisterGazetteer):
    raw = "Công an xã bắt １２ vụ ma túy, giấy tờ ghi ０７９２０３９９８８７７."
    found = read(raw.encode(), "a.txt", gazetteer=gazetteer, page_date=None)
    assert [(one.measure, one.value) for one in found.quantities] == [("cases", 12)]
    assert found.text == raw.replace("１２", "12").replace("０７９２０３９９８８７７", MASK * 12)
