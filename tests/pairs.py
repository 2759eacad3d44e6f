"""A teacher and a technician with their organisations, as most tests about couples need them."""

from judging import Judged

PAIR = {
    "partners/school-rivier.yaml": "name: School Rivierenland\nkind: school\nsector: onderwijs\n",
    "partners/rijnmetaal.yaml": "name: Rijnmetaal\nkind: company\nsector: metaal\n",
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: school-rivier\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: rijnmetaal\n",
}


def with_pair(judged: Judged) -> Judged:
    """The records of a test, and the two where it has no others of that name."""
    place = judged.folder.path
    judged.folder.write({name: text for name, text in PAIR.items() if not (place / name).exists()})
    return judged
