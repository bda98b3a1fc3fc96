"""The main navigation by role: few groups, each place once, the one that is shown marked."""

import pytest

from vungxanh.access.interface import Role
from vungxanh.portal.web.context import GROUPS, groups_of

MOST = 5
"""So many headings fit a line of 1280 pixels."""


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_role_has_few_headings_and_each_place_once(role: Role) -> None:
    groups = groups_of("/su-kien/moi/", role)
    assert 1 <= len(groups) <= MOST
    hrefs = [place.href for group in groups for place in group.places]
    assert len(set(hrefs)) == len(hrefs)
    assert all(bool(group.label) is (len(group.places) > 1) for group in groups)


def test_the_place_that_is_shown_is_marked_by_its_longest_address() -> None:
    def here(path: str, role: Role = Role.ANALYST) -> list[str]:
        return [place.href for group in groups_of(path, role) for place in group.places if place.current]

    assert here("/su-kien/moi/") == ["/su-kien/"]
    assert here("/bao-cao/hoi-lai/", Role.OUTSIDE_REVIEWER) == ["/bao-cao/hoi-lai/"]
    assert here("/bao-cao/bang/") == ["/bao-cao/"]
    assert here("/tinh/MA/2025/") == ["/"]
    assert here("/mat-khau/") == []
    inside = [group.label for group in groups_of("/su-kien/", Role.ANALYST) if group.current]
    assert inside == [str(GROUPS[1][0])]
