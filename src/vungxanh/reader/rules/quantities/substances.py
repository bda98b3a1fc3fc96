"""Which drug a number is of: surface names, spellings and typing errors."""

from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.nouns import at, table
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.wordlists import listed

_NAMES = {
    "heroin": """
        heroin | hêrôin | hê-rô-in | hê rô in | heroine | herorin | hêroin | herôin | hero in | he rô in
        he-rô-in | bạch phiến | heroïn""",
    "methamphetamine": """
        ma túy đá | dạng đá | hàng đá | hồng phiến | methamphetamine | methamphetamin | metamphetamine
        meth | metamphetamin | ma túy dạng đá | ma túy tổng hợp dạng đá | ma túy (đá)
        ma túy tổng hợp đá | ma túy "đá" | ma túy “đá” | ma túy tổng hợp (hồng phiến)
        ma túy tổng hợp dạng hồng phiến | methaphetamine | hồng phiến yaba
        ma túy tổng hợp methamphetamine | ma túy hồng phiến | ma túy tổng hợp loại methamphetamine
        yaba | WY""",
    "ketamine": "ketamine | ketamin | dạng khay | ma túy khay | hàng ke | kê ta min | ma túy ketamine",
    "mdma": "mdma | thuốc lắc | ecstasy | estasy | viên lắc",
    "cannabis": """
        cần sa | cỏ mỹ | marijuana | nhựa cần sa | bồ đà | cần sa khô | cần sa tươi | thảo mộc cần sa
        tài mà""",
    "opium": """
        thuốc phiện | nhựa thuốc phiện | anh túc | quả thuốc phiện | nha phiến | nhựa anh túc
        thuốc phiện sống""",
    "mixed_synthetic": """
        ma túy tổng hợp | MTTH | ma túy tổng hợp các loại | ATS | ma túy tổng hợp dạng viên
        ma túy dạng tổng hợp""",
    "other": """
        cocain | cocaine | cô-ca-in | côcain | nước vui | nấm thần | morphin | morphine | tem giấy | LSD
        cỏ mĩ | GHB | amphetamine | lá khát | lá kha | nấm ma túy | erimin | nimetazepam | ADB-BUTINACA
        etomidate | tramadol | diazepam | fentanyl | ma túy nước vui | ma túy nước | ma túy núp bóng""",
    "": "ma túy các loại | chất ma túy các loại | các loại ma túy | ma túy gồm | các chất ma túy",
}
SUBSTANCES = table((phrase, name) for name, phrases in _NAMES.items() for phrase in listed(phrases))
_SLANG = {
    fold(word): name
    for word, name in (("đá", "methamphetamine"), ("khay", "ketamine"), ("ke", "ketamine"), ("kẹo", "mdma"))
}
"""What a drug is called for short right behind its mass, where nothing follows: 0,6 gr đá."""
_DRUG_KINDS = frozenset(("mass", "tablet", "brick", "plant", "area", "other", "unknown"))
_SAME_GOODS = frozenset(("brick", "tablet", "other", "plant", "unknown"))
_REACH = 14


def named(text: Text, first: int, last: int) -> list[str]:
    """The drugs named among the words in order; an empty name is "all kinds"."""
    names: list[str] = []
    word = first
    while word < last:
        found = at(text, word, SUBSTANCES) if text.keys[word] in SUBSTANCES else None
        if found is None:
            word += 1
            continue
        word, name = found
        names.append(name)
    return names


def _one(names: list[str]) -> str | None:
    """The one drug meant: a kind of synthetic drug behind the general word wins; several are none."""
    if "" in names:
        return None
    kinds = set(names)
    if len(kinds) == 2 and names[0] == "mixed_synthetic":
        kinds.discard("mixed_synthetic")
    return kinds.pop() if len(kinds) == 1 else None


def substance_of(text: Text, count: Count) -> tuple[str | None, bool]:
    """The one drug the count is of, and whether its words name any drug at all.

    Looks at its own words, at a list it shares, at the label before, at the same goods counted before.
    """
    if count.noun.kind not in _DRUG_KINDS:
        return None, False
    following = count.after
    first, last = count.label or (count.noun_at, count.tail_end)
    behind = named(text, first, last)
    if not behind and following is not None and following.joined and following.noun.kind in _DRUG_KINDS:
        behind = named(text, following.noun_at, following.tail_end)
    if not behind and count.noun.kind in ("mass", "tablet") and count.end < len(text) - 1:
        slang = _SLANG.get(text.keys[count.end])
        if slang is not None and not text.keys[count.end + 1][0].isalpha():
            return slang, True
    if behind:
        return _one(behind), True
    return _before(text, count)


def _before(text: Text, count: Count) -> tuple[str | None, bool]:
    before = count.before
    opened = max(before.tail_end if before else 0, count.first - _REACH)
    label = named(text, opened, count.first)
    if label:
        return label[-1] or None, True
    if before is None or not before.names_drug or count.noun.kind not in ("mass", "tablet"):
        return None, False
    same = before.noun.kind in _SAME_GOODS or count.joined
    return (before.substance, same) if same and count.first - before.tail_end < _REACH else (None, False)
