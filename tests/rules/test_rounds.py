"""Rules about rounds of reflection."""

import pytest
from judging import Judged, Sound

ROUND = {
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: lek\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: mast\n",
    "people/p-h8j9k2.yaml": "name: Noor Ates\npartner: mast\n",
    "partners/lek.yaml": "name: Lekschool\nkind: school\n",
    "partners/mast.yaml": "name: Mastenbouw\nkind: company\n",
    "rounds/voorjaar.yaml": "instrument: cooperation\nabout: partnership\ndue: 2026-03-12\n"
    "asked: [people/p-b2c3d4, people/p-d5f6g7, people/p-h8j9k2]\n",
}
HEAD = "instrument: cooperation\nabout: partnership\nround: voorjaar\nas: partner\n"


def answers(lek: int, mast: int) -> dict[str, str]:
    """What both partners scored on trust."""
    return {
        "reflections/lek.yaml": f"{HEAD}date: 2026-03-10\nby: people/p-b2c3d4\nanswers: {{trust: {lek}}}\n",
        "reflections/mast.yaml": f"{HEAD}date: 2026-03-11\nby: people/p-d5f6g7\nanswers: {{trust: {mast}}}\n",
    }


def test_breaks_differences_are_discussed(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    meetings:
      - {date: 2026-03-01, agenda: [reflectie]}
      - {date: 2026-05-10, agenda: [rooster]}
    """
    judged.folder.write({**ROUND, **answers(5, 3)})
    judged.breaks("rounds/voorjaar.yaml:1", severity="info", words="differ widely on 1 point: trust", fill=[])


def test_breaks_differences_are_discussed__no_meeting_planned(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    """
    judged.folder.write({**ROUND, **answers(5, 3)})
    judged.breaks("rounds/voorjaar.yaml:1", fill=["2026-05-10"])


def test_keeps_differences_are_discussed(judged: Judged) -> None:
    judged.folder.write({**ROUND, **answers(5, 4)})
    judged.keeps()


def test_keeps_differences_are_discussed__on_the_agenda(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    meetings:
      - {date: 2026-05-10, agenda: [Reflectie van maart]}
    """
    judged.folder.write({**ROUND, **answers(5, 1)})
    judged.keeps()


def test_keeps_differences_are_discussed__in_a_meeting_that_was_held(judged: Judged) -> None:
    """
    --- logs/vergadering.yaml
    date: 2026-03-12
    kind: meeting
    about: partnership
    title: Overleg
    decisions: [{decision: De reflectie komt elk halfjaar terug.}]
    """
    judged.folder.write({**ROUND, **answers(5, 1)})
    judged.keeps()


def test_breaks_half_of_the_asked_answer(judged: Judged) -> None:
    judged.folder.write(ROUND)
    judged.folder.write({"reflections/lek.yaml": answers(5, 5)["reflections/lek.yaml"]})
    words = "1 of 3 who were asked answered; still silent: Wim Terpstra, Noor Ates"
    judged.breaks("rounds/voorjaar.yaml:4", severity="warning", words=words, fill=["2026-04-02"])


def test_keeps_half_of_the_asked_answer(judged: Judged) -> None:
    """
    --- rounds/half.yaml
    instrument: leaders
    about: partnership
    asked: [partners/lek, partners/mast]
    due: 2026-03-12
    --- reflections/half.yaml
    instrument: leaders
    about: partnership
    round: half
    date: 2026-03-10
    by: people/p-b2c3d4
    --- rounds/loopt.yaml
    instrument: expectations
    about: partnership
    asked: [people/p-b2c3d4]
    due: 2026-03-20
    --- rounds/vorige.yaml
    instrument: cooperation
    about: partnership
    asked: [people/p-b2c3d4]
    due: 2025-09-12
    """
    judged.folder.write({**ROUND, **answers(5, 5)})
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (
            "B14",
            [
                "reflections/2026-01-pompwerf answers.trust=3",
                "reflections/2026-01-waterkant answers.trust=5",
                "groups/stuurgroep meetings.2.agenda=[voortgang] meetings.3.agenda=[voortgang]",
            ],
        ),
        ("B16", ["rounds/2026-01-samenwerking 'asked=[people/p-d6stgh, people/p-j3cnpx, people/p-w4hrtb]'"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
