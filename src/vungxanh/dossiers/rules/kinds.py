"""The closed lists of words a dossier is made of. There is no free text, and nothing says who anybody is."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The legal situation a dossier stands for (loại hồ sơ)."""

    USER_MANAGEMENT = "user_management"
    VOLUNTARY = "rehab_voluntary"
    HOME = "rehab_home"
    COMMUNITY = "rehab_community"
    COMPULSORY = "rehab_compulsory"
    SUBSTITUTION = "substitution"
    POST_REHAB = "post_rehab"


class Issuer(StrEnum):
    """Whose act a deciding document is (người ra quyết định)."""

    COMMUNE_PC_CHAIR = "commune_pc_chair"
    COMMUNE_POLICE_CHIEF = "commune_police_chief"
    PROVINCIAL_POLICE_DIRECTOR = "provincial_police_director"
    COURT = "court"
    HEALTH_FACILITY = "health_facility"


class AgeBand(StrEnum):
    """The only trace of age that is kept: the band on the day of the decision."""

    MINOR = "12-17"
    YOUNG = "18-30"
    OLDER = "over_30"


class Sex(StrEnum):
    """As in the deciding document."""

    FEMALE = "female"
    MALE = "male"


class PlaceClass(StrEnum):
    """Where the situation is lived: never a place, only its class."""

    COMMUNITY = "community"
    FACILITY = "facility"
    DETENTION = "detention"


class Origin(StrEnum):
    """What post-rehabilitation management follows on; it decides the length of the term."""

    VOLUNTARY = "after_voluntary"
    SUBSTITUTION = "after_substitution"
    COMPULSORY_MINOR = "after_compulsory_minor"
    COMPULSORY_ADULT = "after_compulsory_adult"


class Ground(StrEnum):
    """Why management is suspended."""

    DETAINED = "detained"
    ABSENT = "absent"
    ILL = "ill"


class Reason(StrEnum):
    """On what ground a dossier is ended by an act; lapse needs none."""

    COMPLETED = "completed"
    MOVED = "moved"
    ADDICTED = "addicted"
    COMMUNE_EDUCATION = "commune_education"
    SENT_AWAY = "sent_away"
    IMPRISONED = "imprisoned"
    DECEASED = "deceased"
    MISSING = "missing"
    DETAINED_LONGER = "detained_longer"
    ERROR = "error"


class Request(StrEnum):
    """What a person asks of the keeper of the dossier; it decides how long the act may take."""

    CORRECT = "correct"
    RESTRICT = "restrict"
    ERASE = "erase"


class Outcome(StrEnum):
    """How a correction or objection is closed."""

    GROUND_SHOWN = "ground_shown"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
