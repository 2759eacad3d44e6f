"""Rules about steering."""

import shlex

import pytest
from judging import TODAY, Judged, Sound

AGREEING = {
    "partnership.yaml": "name: Proef\nstage: agreeing\n",
    "partners/lek.yaml": "name: Lekschool\nkind: school\nleader: p-b2c3d4\n",
    "partners/mast.yaml": "name: Mastenbouw\nkind: company\n",
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: lek\nroles:\n  - {role: contact}\n  - {role: leader}\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: mast\n",
}
OFFERED = "title: Convenant\nkind: covenant\nstatus: offered\nparties: [{partner: lek}, {partner: mast}]\n"


def test_breaks_leader_has_a_mandate(judged: Judged) -> None:
    judged.folder.write(AGREEING)
    words = "what Aagje Brandsma may decide for Lekschool"
    judged.breaks("people/p-b2c3d4.yaml:5", severity="warning", words=words, fill=["beslist over uren van docenten"])


def test_breaks_leader_has_a_mandate__an_error_while_an_agreement_is_offered(judged: Judged) -> None:
    judged.folder.write({**AGREEING, "agreements/convenant.yaml": OFFERED})
    judged.folder.write({"people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: lek\n"})
    judged.breaks("people/p-b2c3d4.yaml:1", severity="error", fill=["beslist over uren"])


def test_breaks_leader_has_a_mandate__no_error_for_who_may_sign(judged: Judged) -> None:
    signs = "signs: [{person: p-b2c3d4, authority: statuten art. 7}]\n"
    judged.folder.write({**AGREEING, "agreements/convenant.yaml": OFFERED})
    judged.folder.write({"partners/lek.yaml": AGREEING["partners/lek.yaml"] + signs})
    judged.breaks("people/p-b2c3d4.yaml:5", severity="warning")


def test_keeps_leader_has_a_mandate(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    seats: [{partner: lek}]
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    leader: p-h8j9k2
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    """
    leader = "name: Aagje Brandsma\nroles: [{role: leader, mandate: beslist over uren}]\n"
    judged.folder.write({**AGREEING, "people/p-b2c3d4.yaml": leader})
    judged.keeps()  # the sailmaker's has no seat


def test_keeps_leader_has_a_mandate__for_who_stopped(judged: Judged) -> None:
    stopped = (
        "name: Aagje Brandsma\npartner: lek\nroles: [{role: leader, mandate: beslist over uren, until: 2026-01-31}]\n"
    )
    judged.folder.write({**AGREEING, "people/p-b2c3d4.yaml": stopped})
    judged.keeps()
    found = judged.folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert "role-is-filled-again" in [item["rule"] for item in found]


def test_breaks_somebody_steers(judged: Judged) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Lek
    kind: municipality
    --- groups/werkgroep.yaml
    name: Werkgroep
    kind: working
    """
    judged.folder.write(AGREEING)
    fill = ["Stuurgroep", "p-b2c3d4", "p-b2c3d4", "p-d5f6g7"]
    judged.breaks("partnership.yaml:1", severity="warning", words="3 partners, and no group that steers", fill=fill)


def test_keeps_somebody_steers(judged: Judged) -> None:
    judged.folder.write(AGREEING)
    judged.keeps()  # two partners steer without a group


def test_keeps_somebody_steers__a_group_of_which_the_kind_is_not_recorded(judged: Judged) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Lek
    kind: municipality
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    """
    judged.folder.write(AGREEING)
    judged.keeps()


def test_breaks_steering_group_is_complete(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    members:
      - {person: p-b2c3d4}
      - {person: p-d5f6g7, until: 2026-02-28}
    """
    judged.folder.write(AGREEING)
    words = "Stuurgroep has no chair and nobody from outside education"
    judged.breaks("groups/stuurgroep.yaml:1", severity="warning", words=words, fill=["p-b2c3d4", "p-d5f6g7"])


def test_breaks_steering_group_is_complete__no_members(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    chair: p-b2c3d4
    """
    judged.folder.write(AGREEING)
    judged.breaks("groups/stuurgroep.yaml:1", words="no members", fill=["p-b2c3d4", "p-d5f6g7"])


def test_keeps_steering_group_is_complete(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    chair: p-b2c3d4
    members: [{person: p-b2c3d4}, {person: p-h8j9k2}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    --- groups/oud.yaml
    name: Oude stuurgroep
    kind: steering
    closed: 2025
    """
    judged.folder.write(AGREEING)
    judged.keeps()  # where the second works is not recorded


def test_breaks_working_group_has_an_assignment(judged: Judged) -> None:
    """
    --- groups/werkgroep.yaml
    name: Werkgroep Rooster
    kind: working
    assignment:
      result: maakt een rooster
    """
    judged.folder.write(AGREEING)
    words = "does not say: by what we see that it is done, by when"
    fill = ["elke docent heeft een middag vrij", "2026-06-01"]
    judged.breaks("groups/werkgroep.yaml:4", severity="warning", words=words, fill=fill)


def test_keeps_working_group_has_an_assignment(judged: Judged) -> None:
    """
    --- groups/werkgroep.yaml
    name: Werkgroep Rooster
    kind: working
    assignment: {result: maakt een rooster, measure: elke docent heeft een middag vrij}
    until: 2026-06-01
    --- groups/oud.yaml
    name: Oude werkgroep
    kind: working
    closed: 2026-01-10
    --- groups/klankbord.yaml
    name: Klankbord
    kind: sounding-board
    """
    judged.folder.write(AGREEING)
    judged.keeps()


def test_breaks_working_group_ends(judged: Judged) -> None:
    """
    --- groups/werkgroep.yaml
    name: Werkgroep Rooster
    kind: working
    assignment: {result: maakt een rooster, due: 2026-03-19}
    """
    judged.folder.write(AGREEING)
    judged.breaks("groups/werkgroep.yaml:3", severity="warning", words="2026-03-19", fill=["2026-03-18"])


def test_keeps_working_group_ends(judged: Judged) -> None:
    """
    --- groups/werkgroep.yaml
    name: Werkgroep Rooster
    kind: working
    assignment: {result: maakt een rooster, due: 2026-03-01}
    until: 2026-03-20
    --- groups/oud.yaml
    name: Oude werkgroep
    kind: working
    until: 2025-12-31
    closed: 2026-01-10
    """
    judged.folder.write(AGREEING)
    judged.keeps()


def test_breaks_draft_is_shown_before_it_is_adopted(judged: Judged) -> None:
    judged.folder.write({**AGREEING, "agreements/convenant.yaml": OFFERED})
    fill = ["2026-03-12", "Concept besproken met docenten", "lek"]
    judged.breaks("agreements/convenant.yaml:3", severity="info", words="draft was shown", fill=fill)


def test_keeps_draft_is_shown_before_it_is_adopted(judged: Judged) -> None:
    """
    --- logs/voorgelegd.yaml
    date: 2026-02-10
    kind: consultation
    about: agreements/convenant
    title: Concept besproken met docenten
    --- agreements/oud.yaml
    title: Oud convenant
    kind: covenant
    status: signed
    --- agreements/koppel.yaml
    title: Koppel
    kind: twinning
    status: offered
    --- agreements/nieuw.yaml
    title: Nieuw convenant
    kind: covenant
    """
    judged.folder.write({**AGREEING, "agreements/convenant.yaml": OFFERED})
    judged.keeps()  # the last has just been begun


def test_breaks_role_is_filled_again(judged: Judged) -> None:
    """
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    partner: mast
    roles:
      - {role: participant, until: 2025-12-01}
      - {role: bridge-builder, type: zorg, until: 2026-02-17}
    --- people/p-j4k5m6.yaml
    name: Bart Loman
    roles: [{role: bridge-builder, type: techniek}]
    """
    judged.folder.write(AGREEING)
    words = "Noor Ates was bridge builder (zorg) until 2026-02-17"
    [found] = judged.breaks("people/p-h8j9k2.yaml:5", severity="warning", words=words)
    assert "waivers+=" in found["hint"]
    command = found["hint"][found["hint"].index("hybride set people") :].partition("; ")[0]
    judged.folder.run(*shlex.split(command.replace("…", "p-j4k5m6"))[1:])
    assert judged.found() == []


def test_keeps_role_is_filled_again(judged: Judged) -> None:
    """
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    partner: lek
    roles:
      - {role: bridge-builder, type: zorg, until: 2026-02-18}
      - {role: coordinator, until: 2025-12-31}
      - {role: leader, until: 2025-12-31}
      - {role: coach, until: 2025-12-31, replaced_by: p-d5f6g7}
      - {role: hybrid-professional, until: 2025-12-31}
    --- people/p-j4k5m6.yaml
    name: Bart Loman
    roles: [{role: coordinator}]
    --- partners/weg.yaml
    name: Zeilmakerij Baak
    kind: company
    left: 2025-12
    --- people/p-k7m8n9.yaml
    name: Els Duin
    partner: weg
    roles: [{role: contact, until: 2025-12}]
    """
    judged.folder.write(AGREEING)
    judged.keeps()  # the first for thirty days, the second and third by another, the last of who left


def test_breaks_role_is_filled_again__a_contact_of_another_partner_is_no_successor(judged: Judged) -> None:
    """
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    partner: zeil
    roles: [{role: contact, until: 2026-01}]
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    contact: p-h8j9k2
    """
    judged.folder.write(AGREEING)
    judged.breaks("people/p-h8j9k2.yaml:3", words="Noor Ates was first contact until 2026-01")


def test_breaks_role_is_filled_again__the_only_bridge_builder(judged: Judged) -> None:
    """
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    roles: [{role: bridge-builder, until: 2025-12}]
    """
    judged.folder.write(AGREEING)
    judged.breaks("people/p-h8j9k2.yaml:2", words="bridge builder")
    found = judged.folder.run("check", "--format", "json", HYBRIDE_TODAY=TODAY).json
    assert "A12" not in {source for item in found for source in item["sources"]}


def test_keeps_role_is_filled_again__a_contact_that_another_rule_asks_for(judged: Judged) -> None:
    """
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    partner: mast
    roles: [{role: contact, until: 2025-12}]
    """
    judged.folder.write(AGREEING)
    judged.keeps()  # that there is no first contact is told of the partner


def test_breaks_decision_has_an_owner_and_a_day(judged: Judged) -> None:
    """
    --- logs/vergadering.yaml
    date: 2026-03-10
    kind: meeting
    about: partnership
    title: Overleg
    decisions:
      - {decision: De school maakt een rooster., owner: p-b2c3d4, due: 2026-04-01}
      - {decision: Het bedrijf ontvangt een klas., owner: p-d5f6g7}
      - {decision: Er komt een nieuwsbrief.}
    """
    judged.folder.write(AGREEING)
    words = "2 decisions have no owner or no day, to begin with: Het bedrijf"
    fill = ["2026-05-01", "p-b2c3d4", "2026-04-10"]
    judged.breaks("logs/vergadering.yaml:7", severity="warning", words=words, fill=fill)


def test_keeps_decision_has_an_owner_and_a_day(judged: Judged) -> None:
    """
    --- logs/vergadering.yaml
    date: 2026-03-10
    kind: meeting
    about: partnership
    title: Overleg
    decisions:
      - {decision: De notulen zijn goedgekeurd., done: 2026-03-10}
    --- logs/gesprek.yaml
    date: 2026-03-10
    kind: contact
    about: partnership
    title: Gesprek
    decisions:
      - {decision: Wij bellen nog.}
    """
    judged.folder.write(AGREEING)
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("B01", ["people/p-n7kdxf roles.0.mandate="]),
        ("B02", ["groups/stuurgroep chair="]),
        ("B04", ["groups/werkgroep-waterlab assignment.measure="]),
        ("B05", ["groups/werkgroep-waterlab until=2026-03-13"]),
        ("B11", ["logs/2025-06-12-achterban kind=contact", "agreements/convenant status=offered"]),
        ("B17", ["people/p-d6stgh 'roles+={role: coach, until: 2025-12-31}'"]),
        ("B18", ["logs/2026-02-26-stuurgroep decisions.0.owner= decisions.0.done="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
