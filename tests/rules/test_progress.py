"""Rules about progress."""

import pytest
from judging import Judged, Sound

RUNNING = {"partnership.yaml": "name: Proef\nstage: running\nperiod: {start: 2025-09-01, end: 2028-08-31}\n"}
PERSON = {"people/p-b2c3d4.yaml": "name: Aagje Brandsma\n"}


def test_breaks_goal_can_be_measured(judged: Judged) -> None:
    """
    --- goals/koppels.yaml
    title: zes koppels
    indicator: afgeronde koppels
    baseline: {value: 0}
    target:
      value: 6
    """
    judged.folder.write(RUNNING).write(PERSON)
    words = 'the goal "zes koppels" does not say: by when, who measures it'
    judged.breaks("goals/koppels.yaml:5", severity="error", words=words, fill=["2027-07-01", "people/p-b2c3d4"])


def test_breaks_goal_can_be_measured__a_warning_before_the_start(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- goals/koppels.yaml
    title: zes koppels
    """
    judged.folder.write(PERSON)
    words = "what is counted, where it starts, the target, by when, who measures it"
    fill = ["afgeronde koppels", "0", "6", "2027-07-01", "people/p-b2c3d4"]
    judged.breaks("goals/koppels.yaml:1", severity="warning", words=words, fill=fill)


def test_keeps_goal_can_be_measured(judged: Judged) -> None:
    """
    --- goals/koppels.yaml
    title: zes koppels
    indicator: afgeronde koppels
    baseline: {value: 0}
    target: {value: 6, date: 2027-07-01}
    measured_by: people/p-b2c3d4
    --- goals/vacatures.yaml
    title: minder vacatures
    indicator: vacatures
    monitor_only: true
    baseline: {note: in de zomer geteld}
    measured_by: people/p-b2c3d4
    """
    judged.folder.write(RUNNING).write(PERSON)
    judged.keeps()


def test_breaks_steps_are_small(judged: Judged) -> None:
    """
    --- goals/koppels.yaml
    title: zes koppels
    target: {value: 6, date: 2027-07-01}
    milestones:
      - {date: 2025-11-28, target: 1, met: 2025-11-20}
      - {date: 2026-12-01, target: 3}
      - {date: 2027-03-01, target: 5}
    """
    judged.folder.write(RUNNING)
    words = '"zes koppels" has no step between 2025-11-28 and 2026-12-01'
    [found] = judged.breaks("goals/koppels.yaml:4", severity="warning", words=words, fill=["2026-06-02", "2"])
    assert "by 2026-06-02" in found["hint"]  # 186 days later


def test_breaks_steps_are_small__what_has_passed_is_not_asked_any_more(judged: Judged) -> None:
    """
    --- goals/koppels.yaml
    title: zes koppels
    target: {value: 6, date: 2026-09-23}
    """
    judged.folder.write(RUNNING)
    words = '"zes koppels" has no step between today and 2026-09-23'
    [found] = judged.breaks("goals/koppels.yaml:1", words=words, fill=["2026-07-01", "2"])
    assert "by 2026-09-22" in found["hint"]  # 186 days from today; since the start it is 200 days


def test_breaks_steps_are_small__the_first_one(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    period: {start: 2026-04-01}
    --- goals/koppels.yaml
    title: zes koppels
    target: {value: 6, date: 2026-12-01}
    """
    words = "no step before 2026-06-30, within 90 days after the start"
    judged.breaks("goals/koppels.yaml:1", severity="warning", words=words, fill=["2026-06-30", "1"])


def test_keeps_steps_are_small(judged: Judged) -> None:
    """
    --- goals/koppels.yaml
    title: zes koppels
    target: {value: 6, date: 2028-07-01}
    milestones: [{date: 2026-09-22, target: 2}, {date: 2027-03-27, target: 4}]
    --- goals/klaar.yaml
    title: een eerste koppel
    target: {value: 1, date: 2026-03-19}
    --- goals/vacatures.yaml
    title: minder vacatures
    monitor_only: true
    target: {date: 2028-07-01}
    """
    judged.folder.write(RUNNING)
    judged.keeps()  # the last gap begins more than half a year from now


def test_breaks_risks_have_measures(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    risks:
      - {risk: ziekte, measure: een vervanger voor elke rol}
      - {risk: toetsweken}
    """
    fill = ["weken vooraf vastleggen"]
    judged.breaks("partnership.yaml:5", severity="info", words="no measure is recorded for: toetsweken", fill=fill)


def test_breaks_risks_have_measures__none_listed(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    """
    judged.folder.write(PERSON)
    judged.breaks("partnership.yaml:1", words="no risks", fill=["ziekte", "een vervanger", "p-b2c3d4"])


def test_keeps_risks_have_measures(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    risks: [{risk: ziekte, measure: een vervanger}]
    """
    judged.keeps()


def test_breaks_continuation_is_described(judged: Judged) -> None:
    """
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- grants/fonds.yaml
    funder: lek
    status: granted
    period: {start: 2025-01-01, end: 2027-03-20}
    """
    judged.folder.write(RUNNING)
    fill = ["de koppels", "lek", "lek", "2027-03-21"]
    judged.breaks("partnership.yaml:1", severity="warning", words="there is money until 2027-03-20", fill=fill)


def test_breaks_continuation_is_described__where_nobody_pays(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Waterwerken
    stage: running
    period: {start: 2025-01-01, end: 2026-08-31}
    continuation:
      - {what: de koppels, by: lek, paid_by: lek}
      - {what: de coördinatie, by: lek}
      - {what: het lab}
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    """
    words = "who does or pays what goes on afterwards: de coördinatie, het lab"
    judged.breaks("partnership.yaml:6", severity="warning", words=words, fill=["lek", "lek", "lek"])
    judged.keeps(today="2025-08-30")


def test_keeps_continuation_is_described(judged: Judged) -> None:
    """
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    --- grants/fonds.yaml
    funder: lek
    status: granted
    period: {start: 2025-01-01, end: 2027-03-21}
    --- grants/gevraagd.yaml
    funder: lek
    status: refused
    period: {start: 2025-01-01, end: 2026-06-30}
    """
    judged.folder.write(RUNNING)
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("B03", ["goals/koppels measured_by="]),
        ("B08", ["goals/bereikte-leerlingen milestones.2="]),
        ("B19", ["partnership risks.0.measure="]),
        ("B20", ["partnership continuation=", "grants/regiofonds-water period.end=2027-03-01"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
