"""Makes the sample's files: invented communes and figures that add up to the totals Tuyên Quang published.

Run from the root of the checkout: `python samples/tuyen-quang-2025/build.py`. The same run gives the same
bytes. Only the totals of `published.yaml` are real; every name and every figure of a commune is invented.
"""

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 28_2025
YEAR = 2025
WARDS = 7
NAMES = """
Ba Kích|Bách|Bách Hợp|Bàng|Bạc Hà|Bạch Đàn|Bằng Lăng|Bầu|Bẹ|Bí Đao|Bòng|Bồ Công Anh|Bồ Đề|Bồ Kết
Bông|Bơ|Bụt Mọc|Bưởi|Cà Na|Cải Bẹ|Cam Sành|Cau|Cẩm Chướng|Chanh|Chàm|Chè Dây|Chò|Chôm Chôm|Chuối
Cỏ Lau|Cóc|Cọ|Cúc Vàng|Dâu|Dẻ|Diếp Cá|Dọc|Dong|Dổi|Dứa|Dừa|Dưa Gang|Duối|Đào|Đa Lông|Đại Hoàng
Đậu Xanh|Đinh Hương|Đu Đủ|Gạo|Găng|Gấc|Giềng|Giổi|Gừng|Hạnh|Hẹ|Hoa Hiên|Hoàng Lan|Hồi|Hồng Xiêm|Húng
Hương Bài|Kê|Khế|Khoai|Kim Ngân|Kinh Giới|Lạc|Lau|Lê|Lim|Long Não|Lộc Vừng|Lúa Nương|Lựu|Lý|Mai
Màng Tang|Mận|Măng|Mắc Ca|Mít|Mộc|Mơ|Mùi|Mướp|Na|Ngải|Nghệ|Ngọc Lan|Ngô Đồng|Nhài|Nhãn|Nhót|Núc Nác
Ổi|Phượng|Quế|Quýt|Râm|Riềng|Roi|Sả|Sấu|Sen|Sim|Súng|Sung|Táo|Tầm Xuân|Thìa Là|Thị|Thông|Tía Tô|Tre
Trám|Trẩu|Trúc Đào|Tùng|Vải|Vối|Vừng|Xoan|Xoài|Xương Rồng|Ý Dĩ
"""
"""Words for plants: behind "Mẫu" (sample) they are plainly invented and fill the Vietnamese alphabet."""

COLUMNS = (
    "area_code",
    "residents",
    "managed_addicts",
    "managed_users",
    "using_not_exempt",
    "use_points",
    "offenders_arrested",
    "plants",
    "plant_area_m2",
    "resident_violators",
    "wanted_fugitives",
    "key_route",
)
CLASSES = {"drug_free": 35, "unclassified": 18, "III": 38, "II": 24, "I": 9}
"""Communes of each class: 35, 18 and 71 are published, the split of the 71 (38, 24, 9) is invented."""

ROUTES = (
    ("Tuyến Mẫu 1", "inter", 9),
    ("Tuyến Mẫu 2", "inter", 7),
    ("Tuyến Mẫu 3", "intra", 6),
    ("Tuyến Mẫu 4", "intra", 5),
    ("Tuyến Mẫu 5", "intra", 5),
    ("Tuyến Mẫu 6", "intra", 4),
)

Figures = dict[str, int]


def names(draw: random.Random) -> list[str]:
    """As many names as communes, each "Mẫu" and a plant, without repetition, in the order of the list."""
    words = list(dict.fromkeys(word for line in NAMES.split("\n") for word in line.split("|") if word))
    chosen = sorted(draw.sample(range(len(words)), sum(CLASSES.values())))
    return [f"Mẫu {words[n]}" for n in chosen]


def share(residents: int, per_thousand: float) -> int:
    """A whole number of people near a share of residents."""
    return max(0, round(residents * per_thousand / 1000))


def drug_free(residents: int, route: bool, draw: random.Random) -> Figures:
    """Nobody who counts in Article 6; some have people in substitution treatment or an outsider's arrest."""
    exempt, arrests, plants = draw.choice([(0, 0, 0)] * 8 + [(1, 0, 0), (2, 0, 0), (0, 1, 0), (0, 0, 12)])
    return {
        "managed_addicts": exempt,
        "offenders_arrested": arrests,
        "plants": plants,
        "plant_area_m2": plants // 4,
    }


def unclassified(residents: int, route: bool, draw: random.Random) -> Figures:
    """No criterion of a key area, yet something that Article 6 excludes."""
    return draw.choice(
        [
            {"use_points": 1},
            {"resident_violators": 1},
            {"wanted_fugitives": 1},
            {"resident_violators": draw.randint(1, 3), "use_points": 1},
            {"using_not_exempt": draw.randint(1, 2)},
        ]
    )


def type_three(residents: int, route: bool, draw: random.Random) -> Figures:
    """A few managed people or arrests, below every threshold of type II, at most two criteria of it."""
    addicts = draw.randint(1, max(1, share(residents, 0.7)))
    arrests = draw.choice([0, 0, 1, 2])
    return {
        "managed_addicts": addicts,
        "managed_users": draw.randint(0, 1),
        "using_not_exempt": draw.randint(1, addicts),
        "offenders_arrested": min(arrests, share(residents, 0.4)),
        "resident_violators": draw.randint(0, 2),
    }


def type_two(residents: int, route: bool, draw: random.Random) -> Figures:
    """Managed rate between 0.1 % and 0.5 %, one point, arrests between 0.05 % and 0.1 %.

    On a key route some have few arrests: the combined criterion is their third. Elsewhere some have a
    managed rate above 0.5 %: the printed bands leave a hole there, and the reading decides.
    """
    high = not route and draw.random() < 0.2
    low = route and draw.random() < 0.5
    addicts = share(residents, draw.uniform(5.2, 5.9) if high else draw.uniform(1.4, 3.6))
    return {
        "managed_addicts": addicts,
        "managed_users": share(residents, draw.uniform(0.2, 0.8)),
        "using_not_exempt": addicts // 2 + 1,
        "use_points": 1,
        "offenders_arrested": share(residents, draw.uniform(0.1, 0.4) if low else draw.uniform(0.62, 0.9)),
        "resident_violators": draw.randint(1, 6),
    }


def type_one(residents: int, route: bool, draw: random.Random) -> Figures:
    """Managed rate above 0.5 %, several points, arrests above 0.1 %; some with a plot of plants."""
    addicts = share(residents, draw.uniform(5.4, 7.5))
    plants = draw.choice([0, 0, 640, 3200])
    return {
        "managed_addicts": addicts,
        "managed_users": share(residents, draw.uniform(0.5, 1.5)),
        "using_not_exempt": addicts // 2 + 2,
        "use_points": draw.randint(2, 5),
        "offenders_arrested": share(residents, draw.uniform(1.2, 2.2)),
        "plants": plants,
        "plant_area_m2": plants // 4,
        "resident_violators": draw.randint(3, 12),
        "wanted_fugitives": draw.choice([0, 0, 1]),
    }


MAKERS = {
    "drug_free": drug_free,
    "unclassified": unclassified,
    "III": type_three,
    "II": type_two,
    "I": type_one,
}


def communes(draw: random.Random) -> list[dict[str, str]]:
    """Code, kind and name of every invented commune."""
    chosen = names(draw)
    wards = set(draw.sample(range(len(chosen)), WARDS))
    return [
        {"code": f"MH-{n:03}", "kind": "phuong" if n - 1 in wards else "xa", "name": name}
        for n, name in enumerate(chosen, 1)
    ]


def routes(codes: list[str], draw: random.Random) -> list[dict[str, str]]:
    """Six key routes, each an ordered list of communes; no commune lies on two."""
    left = codes.copy()
    draw.shuffle(left)
    rows = []
    for name, kind, length in ROUTES:
        units, left = left[:length], left[length:]
        rows.append({"name": name, "kind": kind, "units": " → ".join(units)})
    return rows


def build() -> None:
    """Write communes.csv, figures.csv and routes.csv."""
    draw = random.Random(SEED)  # noqa: S311  # invented figures, no secret
    areas = communes(draw)
    classes = [name for name, count in CLASSES.items() for _ in range(count)]
    draw.shuffle(classes)
    # Routes pass communes that already have a class of a key area, so that the route moves no drug-free one.
    busy = [area["code"] for area, name in zip(areas, classes, strict=True) if name in {"I", "II", "III"}]
    lines = routes(busy, draw)
    on_route = {code: line["kind"] for line in lines for code in line["units"].split(" → ")}
    figures = []
    for area, name in zip(areas, classes, strict=True):
        residents = draw.randint(3_100, 24_500)
        row: dict[str, object] = dict.fromkeys(COLUMNS, 0)
        row |= {"area_code": area["code"], "residents": residents}
        row["key_route"] = on_route.get(area["code"], "none")
        figures.append(row | MAKERS[name](residents, area["code"] in on_route, draw))
    write("communes.csv", ("code", "kind", "name"), areas)
    write("figures.csv", COLUMNS, figures)
    write("routes.csv", ("name", "kind", "units"), lines)


def write(name: str, columns: tuple[str, ...], rows: Sequence[Mapping[str, object]]) -> None:
    """Write one file of comma-separated values with Unix line ends."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    build()
