"""What the page for cards and signs says beside its preview: what is stopped, and what the sheets show."""

from forumdesk.services.papers import PaperKind, Prepared, Preview
from ui import words
from ui.models.badge_rows import Check, Point, flags_point, left_out_checks, names_said
from ui.models.findings_rows import sentence

_NAMED = (PaperKind.CARDS, PaperKind.TENTS, PaperKind.LABELS, PaperKind.ENVELOPES)


def paper_checks(prepared: Prepared, made: Preview) -> list[Check]:
    """Who is left out and why, a missing cover, and texts of nobody that do not fit."""
    found = left_out_checks(made.left_out, prepared.names)
    for one in prepared.findings:
        if not one.finding.people:
            found.append(Check("block", words.say(f"finding.{one.finding.kind}"), sentence(one)))
    for kind in dict.fromkeys(one.kind for one in made.troubles):
        places = dict.fromkeys(one.ref for one in made.troubles if one.kind is kind and one.ref)
        why = words.say(f"why.{kind}")
        said = words.say("badges.who-and-why", names=names_said(places, str), why=why) if places else why
        found.append(Check("block", words.say(f"finding.{kind}"), said))
    return found


def paper_points(prepared: Prepared) -> list[Point]:
    kind = prepared.wish.kind
    found = [Point("attended", "ok", words.say(f"papers.shows.{kind}"))]
    if prepared.wish.organisation:
        found.append(Point("attended", "ok", words.say("papers.shows-organisation")))
    if prepared.protected:
        how = "badges.shows-alias" if kind in _NAMED else "papers.shows-code"
        found.append(Point("lock", "alias", words.count(how, prepared.protected)))
    return [*found, flags_point(prepared.wish.flags)]
