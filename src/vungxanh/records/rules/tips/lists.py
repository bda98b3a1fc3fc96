"""What a tip is made of: closed lists, so that nothing in it can name a person."""

from enum import StrEnum


class PlaceKind(StrEnum):
    """What kind of place a tip is about (loại nơi)."""

    ENTERTAINMENT = "entertainment"
    LODGING = "lodging"
    RENTED_ROOMS = "rented_rooms"
    HOME = "home"
    EMPTY_BUILDING = "empty_building"
    SHOP = "shop"
    OPEN_AIR = "open_air"
    NEAR_A_SCHOOL = "near_a_school"
    TRANSPORT = "transport"
    FIELD = "field"
    OTHER = "other"


class DayPart(StrEnum):
    """The part of the day in which it happens (buổi)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    ANY = "any"


class TipState(StrEnum):
    """How far a tip is (tình trạng): the one thing that its code shows."""

    RECEIVED = "received"
    PASSED = "passed"
    CHECKED = "checked"
    CLOSED = "closed"


class Finding(StrEnum):
    """What the commune found where it looked (kết quả kiểm tra)."""

    NOTHING_SEEN = "nothing_seen"
    SIGNS_SEEN = "signs_seen"
    NO_SUCH_PLACE = "no_such_place"
    OTHER_COMMUNE = "other_commune"


class Outcome(StrEnum):
    """How the province closed a tip (kết quả xử lý)."""

    NOTHING_FOUND = "nothing_found"
    ACTED = "acted"
    OTHER_PROGRAMME = "other_programme"
    NAMES_A_PERSON = "names_a_person"


class TipActKind(StrEnum):
    """What a post did with a tip (việc đã làm)."""

    PASS = "pass"  # noqa: S105 - a word of a list
    CHECK = "check"
    CLOSE = "close"
