"""Rules about scores."""

import pytest
from judging import Judged, Sound

PEOPLE = {
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: lek\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: mast\n",
    "partners/lek.yaml": "name: Lekschool\nkind: school\n",
    "partners/mast.yaml": "name: Mastenbouw\nkind: company\n",
}


def test_breaks_low_scores_have_an_action(judged: Judged) -> None:
    """
    --- reflections/lek.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-10
    as: partner
    by: people/p-b2c3d4
    answers:
      trust: 3
      shared-language: {score: 2, note: wij lezen het anders}
      progress-feedback: 1
    """
    judged.folder.write(PEOPLE)
    words = "2 low scores: shared-language, progress-feedback; not explained, and without an action"
    fill = ["wij horen niets", "vast agendapunt", "p-b2c3d4", "2026-05-01"]
    judged.breaks("reflections/lek.yaml:9", severity="warning", words=words, fill=fill)


def test_breaks_low_scores_have_an_action__an_action_of_nobody(judged: Judged) -> None:
    """
    --- reflections/lek.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-10
    by: people/p-b2c3d4
    answers:
      trust: {score: 2, note: wij kennen elkaar nog niet}
    actions:
      - {what: samen eten}
    """
    judged.folder.write(PEOPLE)
    words = "1 low score: trust; without an action with owner and day"
    judged.breaks("reflections/lek.yaml:6", words=words, fill=["p-b2c3d4", "2026-05-01"])


def test_keeps_low_scores_have_an_action(judged: Judged) -> None:
    """
    --- reflections/lek.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-10
    by: people/p-b2c3d4
    answers:
      trust: {score: 2, note: wij kennen elkaar nog niet}
      shared-language: 2.5
      number-of-visits: 1
    actions:
      - {what: samen eten, done: 2026-02-20}
    --- reflections/mast-eerder.yaml
    instrument: cooperation
    about: partnership
    date: 2025-08-10
    by: people/p-d5f6g7
    answers: {trust: 1}
    --- reflections/mast.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-10
    by: people/p-d5f6g7
    answers: {trust: 4}
    """
    judged.folder.write(PEOPLE)
    judged.keeps()  # no statement is called number-of-visits, and the other partner answered again since


def test_keeps_low_scores_have_an_action__of_a_couple_that_has_ended(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: stopped
    --- reflections/midden.yaml
    instrument: twinning-midway
    about: couples/koppel-1
    moment: midway
    date: 2026-02-10
    by: people/p-b2c3d4
    answers: {time-given: 1}
    """
    judged.folder.write(PEOPLE)
    judged.keeps()


def series(*scores: float) -> dict[str, str]:
    """Reflections of one partner, each half year one."""
    days = ("2025-03-10", "2025-09-10", "2026-03-10")
    head = "instrument: cooperation\nabout: partnership\nas: partner\nby: people/p-b2c3d4\n"
    return {
        f"reflections/r-{day}.yaml": f"{head}date: {day}\nanswers:\n  trust: {score}\n  small-steps: 4\n"
        for day, score in zip(days, scores, strict=True)
    }


def test_breaks_falling_scores_are_noticed(judged: Judged) -> None:
    judged.folder.write(PEOPLE).write(series(5, 4, 3))
    words = "twice in a row lower: trust (5.0 → 4.0 → 3.0)"
    fill = ["een avond samen eten", "p-b2c3d4", "2026-05-01"]
    judged.breaks("reflections/r-2026-03-10.yaml:7", severity="warning", words=words, fill=fill)


def test_keeps_falling_scores_are_noticed(judged: Judged) -> None:
    judged.folder.write(PEOPLE).write(series(5, 4, 4))
    judged.keeps()


def test_keeps_falling_scores_are_noticed__less_than_half_a_point(judged: Judged) -> None:
    judged.folder.write(PEOPLE).write(series(4.4, 4.2, 4))
    judged.keeps()


def test_keeps_falling_scores_are_noticed__of_a_few_persons(judged: Judged) -> None:
    files = {name: text.replace("as: partner", "as: person") for name, text in series(5, 4, 3).items()}
    judged.folder.write(PEOPLE).write(files)
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("B13", "reflections/2026-01-pompwerf actions="),
        ("B13", "reflections/2026-01-waterkring answers.connecting-agreed=2"),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, change: str) -> None:
    assert sound.after(change) == {number}


def test_a_fall_is_found_under_its_number_and_nothing_else(sound: Sound) -> None:
    head = "instrument: cooperation\nabout: partnership\nmoment: periodic\nas: group\nby: groups/stuurgroep\n"
    for day, score in {"2025-02-26": 5, "2025-08-26": 4.5}.items():
        sound.folder.write({f"reflections/r-{day}.yaml": f"{head}date: {day}\nanswers: {{trust: {score}}}\n"})
    assert sound.numbers() == set()  # the last one has an action
    assert sound.after("reflections/2026-02-stuurgroep actions=") == {"B15"}
