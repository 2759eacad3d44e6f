"""Rules about interests."""

import shlex

import pytest
from judging import Judged, Sound


def test_breaks_partner_has_interests_for_now_and_later(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    interests: {short_term: [lessen die doorgaan]}
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    """
    places = ("partners/lek.yaml:3", "partners/mast.yaml:1")
    found = judged.breaks(*places, severity="warning", words="to gain in the long term", fill=["nieuwe lessen"])
    assert "in the short term and in the long term" in found[1]["message"]


def test_keeps_partner_has_interests_for_now_and_later(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    interests: {short_term: [lessen die doorgaan], long_term: [lessen met het werk van nu]}
    --- partners/fonds.yaml
    name: Streekfonds
    kind: training-fund
    commitment: none
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    left: 2026-02-01
    """
    judged.keeps()


def test_breaks_wishes_can_be_met(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    wishes: {days_per_week: {min: 1}, months: {min: 24}}
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    wishes: {days_per_week: {max: 1}, months: {max: 6}}
    """
    words = "Lekschool wants at least 24 months, Mastenbouw gives at most 6 months"
    [found] = judged.breaks("partnership.yaml:1", severity="warning", words=words)
    command = found["hint"][found["hint"].index("hybride set partners") :].partition("; ")[0]
    judged.folder.run(*shlex.split(command.replace("…", "24"))[1:])
    assert judged.found() == []


def test_breaks_wishes_can_be_met__with_several_employers_it_is_said_once(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    wishes: {days_per_week: {min: 2}}
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    wishes: {days_per_week: {max: 1}}
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    wishes: {days_per_week: {max: 0.5}}
    """
    words = "Lekschool wants at least 2 days a week, Zeilmakerij Baak gives at most 0.5 days a week"
    judged.breaks("partnership.yaml:1", words=words)
    assert "Mastenbouw too" in judged.found()[0]["message"]


def test_keeps_wishes_can_be_met(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    wishes: {days_per_week: {min: 1, max: 2}, months: {min: 10}}
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    wishes: {days_per_week: {max: 1}, hours_per_week: {max: 4}, months: {min: 2}}
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    commitment: withdrawn
    wishes: {months: {max: 3}}
    """
    judged.keeps()


def test_breaks_who_invests_knows_when_it_pays(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    contributions: [{what: begeleiding, kind: time, amount: 60, unit: hours}]
    """
    fill = ["stagiairs die blijven", "2027-02"]
    judged.breaks("partners/mast.yaml:1", severity="info", words="Mastenbouw gives begeleiding", fill=fill)


def test_breaks_who_invests_knows_when_it_pays__no_date(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    contributions: [{what: begeleiding}]
    benefits_expected: [{what: stagiairs die blijven}]
    """
    judged.breaks("partners/mast.yaml:4", words="stagiairs die blijven", fill=["2027"])


def test_keeps_who_invests_knows_when_it_pays(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    contributions: [{what: begeleiding}]
    benefits_expected: [{what: stagiairs die blijven, from: 2027}]
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    contributions: [{what: een dag per week, status: withdrawn}]
    """
    judged.keeps()


def test_breaks_interests_are_joined(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- goals/koppels.yaml
    title: zes koppels
    """
    places = ("partnership.yaml:1", "partnership.yaml:1")
    found = judged.breaks(*places, severity="warning", words="no goal says which partners", fill=["lek"])
    assert found[1]["message"] == "the ambition is not recorded"
    judged.follow(found[1], ["lessen met het werk van nu"], "2026-03-20")
    assert judged.found() == []


def test_breaks_interests_are_joined__no_goals(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    ambition: lessen met het werk van nu
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    """
    judged.breaks("partnership.yaml:1", words="no goals yet", fill=["zes koppels", "lek"])


def test_keeps_interests_are_joined(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    ambition: lessen met het werk van nu
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- goals/koppels.yaml
    title: zes koppels
    serves: [lek]
    """
    judged.keeps()


def test_breaks_goal_serves_partners(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- goals/koppels.yaml
    title: zes koppels
    serves: [lek]
    --- goals/banen.yaml
    title: twee hybride banen
    """
    words = 'the goal "twee hybride banen" does not say'
    judged.breaks("goals/banen.yaml:1", severity="warning", words=words, fill=["lek"])


def test_keeps_goal_serves_partners(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- goals/koppels.yaml
    title: zes koppels
    serves: [lek]
    --- goals/vacatures.yaml
    title: minder vacatures
    monitor_only: true
    """
    judged.keeps()


def test_keeps_goal_serves_partners__where_no_goal_does_it_is_said_once(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- goals/koppels.yaml
    title: zes koppels
    """
    judged.keeps()


def test_breaks_each_partner_is_served_by_a_goal(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    interests: {short_term: [vakmensen houden]}
    --- goals/koppels.yaml
    title: zes koppels
    serves: [lek]
    """
    judged.breaks("partners/mast.yaml:3", severity="warning", words="no goal serves Mastenbouw", fill=["koppels"])


def test_keeps_each_partner_is_served_by_a_goal(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    interests: {short_term: [lessen die doorgaan]}
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    --- goals/vacatures.yaml
    title: minder vacatures
    monitor_only: true
    serves: [lek]
    """
    judged.keeps()


def test_breaks_promises_last_as_long_as_the_ambition(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    ambition: lessen met het werk van nu
    period: {start: 2025-09-01, end: 2029-07}
    --- agreements/proefjaar.yaml
    title: Proefjaar
    kind: cooperation
    status: signed
    start: 2025-09-01
    end: 2026-08-31
    """
    [found] = judged.breaks("partnership.yaml:4", severity="info", words="reaches to 2029, and the only agreement")
    command = found["hint"][found["hint"].index("hybride add") :].partition("; ")[0]
    for value in ("Convenant", "2026-09-01", "2029-07-31"):
        command = command.replace("…", value, 1)
    judged.folder.run(*shlex.split(command)[1:])
    assert judged.found() == []


def test_keeps_promises_last_as_long_as_the_ambition(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    ambition: lessen met het werk van nu
    period: {start: 2025-09-01, end: 2029-07}
    --- agreements/proefjaar.yaml
    title: Proefjaar
    kind: cooperation
    status: signed
    start: 2025-09-01
    end: 2026-08-31
    --- agreements/verlenging.yaml
    title: Verlenging
    kind: addendum
    extends: proefjaar
    status: signed
    start: 2026-06-01
    changes: [{field: end, old: 2026-08-31, new: 2026-09-01}]
    --- agreements/koppel.yaml
    title: Koppel
    kind: twinning
    status: signed
    start: 2026-02-01
    end: 2026-04-30
    """
    judged.keeps()  # through the addendum it is a year and a day


def test_keeps_promises_last_as_long_as_the_ambition__a_partnership_of_a_year(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    ambition: lessen met het werk van nu
    period: {start: 2025-09-01, end: 2026-08-31}
    --- agreements/proefjaar.yaml
    title: Proefjaar
    kind: cooperation
    status: signed
    start: 2025-09-01
    end: 2026-08-31
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("A25", ["partners/pompwerf interests.long_term="]),
        ("A26", ["partners/lissecollege wishes.days_per_week.min=2 wishes.days_per_week.max=3"]),
        ("A27", ["partners/gemeente-lissedam benefits_expected="]),
        ("A28", ["partnership ambition="]),
        ("A32", ["agreements/convenant start=2026-03-01 end=2027-02-28 renewal.months_before=3 notice_months=1"]),
        (
            "A28",
            ["goals/koppels 'serves=[lissecollege, pompwerf]'", "goals/bereikte-leerlingen 'serves=[lissecollege]'"],
        ),
        ("A28", ["goals/koppels serves=", "goals/bereikte-leerlingen serves=", "goals/hybride-professionals serves="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
