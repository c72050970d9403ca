"""Why there are no times at which everybody could come apart: one demand of those that contradict, in a sentence."""

from forumdesk.domain.staggering import Demand

_SAID: dict[str, dict[str, str]] = {
    "en": {
        Demand.WINDOW: "{0} can come from {first} to {last}.",
        Demand.FIXED: "{0} keep their time, {first}.",
        Demand.RULE: "Rule {rule}: {0} and {1} at least {minutes} min apart.",
        Demand.ENTRANCE: "One entrance: {0} and {1} at least {minutes} min apart.",
        Demand.VEHICLE: "One vehicle brings both {0} and {1}, one ride after the other.",
        "together": "Rule {rule} keeps apart who comes in one vehicle: {0}.",
    },
    "nb": {
        Demand.WINDOW: "{0} kan komme fra {first} til {last}.",
        Demand.FIXED: "{0} beholder tiden sin, {first}.",
        Demand.RULE: "Regel {rule}: minst {minutes} min mellom {0} og {1}.",
        Demand.ENTRANCE: "Én inngang: minst {minutes} min mellom {0} og {1}.",
        Demand.VEHICLE: "Ett kjøretøy bringer både {0} og {1}, én tur etter den andre.",
        "together": "Regel {rule} holder fra hverandre dem som kommer i ett kjøretøy: {0}.",
    },
}


def reason(demand: Demand, parties: tuple[str, ...], facts: tuple[str, ...], language: str) -> str:
    """`parties` are one or two groups of people as they may be named; `facts` are minutes, rule, first, last."""
    minutes, rule, first, last = facts
    key = "together" if demand is Demand.RULE and len(parties) == 1 else demand
    return _SAID[language][key].format(*parties, minutes=minutes, rule=rule, first=first, last=last)
