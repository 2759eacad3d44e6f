"""People who seek a partner, as tests about matching need them, and the pool that they are."""

from pathlib import Path

import pytest

from hybridecli.facts import Facts
from hybridecli.partnership import load
from hybridecli.seekers import Pool
from hybridecli.snapshot import WorkTree

TODAY = "2027-01-04"  # a Monday
SCHOOL = "name: De Beek\nkind: school\nsector: onderwijs\n"
FIRM = "name: Kolk\nkind: company\nsector: techniek\n"
PARTNERS = {"partners/beek.yaml": SCHOOL, "partners/kolk.yaml": FIRM, "partners/stroom.yaml": FIRM}


def somebody(partner: str, *lines: str, name: str = "", until: str = "2027-06-25", days: str = "thu") -> str:
    """A person who seeks, with two half-days on a day."""
    half_days = ", ".join(f"{{day: {day}, part: day}}" for day in days.split())
    begin = [f"name: {name or partner}", f"partner: {partner}", "twinning:", "  status: seeking"]
    time = [f"  available: {{from: 2027-01-04, until: {until}, days: [{half_days}]}}"]
    return "\n".join([*begin, *time, *(f"  {line}" for line in lines)]) + "\n"


def pool_of(path: Path, today: str = TODAY) -> Pool:
    """The pool in a folder, on a day."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HYBRIDE_TODAY", today)
        return Pool(Facts(load(WorkTree(path))))
