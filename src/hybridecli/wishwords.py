"""What a wish about the other is called in sentences."""

from hybridecli.language import _
from hybridecli.records.people import Wish


def asked_for(wish: Wish) -> str:
    """What a wish asks for; empty where it does not say whether it is the same or different."""
    words = {
        ("subject", "same"): _("the same subject"),
        ("subject", "different"): _("another subject"),
        ("age", "same"): _("about the same age"),
        ("age", "different"): _("another age"),
        ("education", "same"): _("the same level of education"),
        ("education", "different"): _("another level of education"),
        ("sector", "same"): _("the same sector"),
        ("sector", "different"): _("another sector"),
        ("place", "same"): _("a place nearby"),
        ("place", "different"): _("another place"),
    }
    return words.get((wish.aspect, wish.wish or ""), "")


def fact(wish: Wish) -> str:
    """What of somebody has to be known before a wish can be judged."""
    facts = {
        "subject": _("the subjects"),
        "age": _("the year of birth"),
        "education": _("the level of education"),
        "sector": _("the sector"),
        "place": _("the place"),
    }
    return facts[wish.aspect]
