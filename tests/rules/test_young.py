"""A partnership in its first month: the rules help it along and do not drown it."""

from conftest import Folder


def test_the_first_month_has_at_most_ten_findings(folder: Folder) -> None:
    """
    --- partnership.yaml
    name: Techniek en Groen IJsselkop
    region: IJsselkop
    coordinators: [p-b2c3d4]
    --- partners/college-ijssel.yaml
    name: College IJssel
    kind: school
    --- partners/kwekerij-berk.yaml
    name: Kwekerij Berk
    kind: company
    staff: 14
    --- partners/machinefabriek-los.yaml
    name: Machinefabriek Los
    kind: company
    --- partners/gemeente-ijsselkop.yaml
    name: Gemeente IJsselkop
    kind: municipality
    --- partners/roc-oever.yaml
    name: ROC Oever
    kind: school
    contact: p-d5f6g7
    --- people/p-b2c3d4.yaml
    name: Mirte Hoogland
    partner: college-ijssel
    roles: [{role: coordinator}]
    --- people/p-d5f6g7.yaml
    name: Sander Mulder
    partner: roc-oever
    function: docent techniek
    email: sander.mulder@example.org
    twinning: {status: seeking, seeks: [werken met robots]}
    --- people/p-h8j9k2.yaml
    name: Yara Smit
    partner: machinefabriek-los
    function: programmeur
    --- couples/koppel-1.yaml
    members: [{person: p-d5f6g7}, {person: p-h8j9k2}]
    --- goals/koppels.yaml
    title: Vijf koppels in het eerste jaar
    --- groups/kerngroep.yaml
    name: Kerngroep
    kind: core
    members: [{person: p-b2c3d4}]
    --- logs/2026-03-02-kennismaking.yaml
    date: 2026-03-02
    kind: contact
    about: partnership
    title: kennismaking in de fabriek
    partners: [college-ijssel, machinefabriek-los]
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    drafted: 2026-03-10
    parties: [{partner: college-ijssel}, {partner: machinefabriek-los}]
    """
    found = folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert len(found) <= 10, [item["message"] for item in found]
    assert [item["message"] for item in found if item["severity"] == "error"] == []
    coming = folder.run("check", "--all-stages", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert len(coming) > len(found)
    assert {item["later"] for item in coming if "later" in item} <= {
        "designing",
        "agreeing",
        "running",
        "evaluating",
        "sustaining",
        "agreed",
        "closed",
        "offered",
        "signed",
    }


def test_an_empty_partnership_has_nothing_to_say(folder: Folder) -> None:
    assert folder.run("check", HYBRIDE_TODAY="2026-03-20").stdout == "1 record read, no errors\n"
