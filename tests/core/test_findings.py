"""What a finding is about stays the same when its facts change; its id does not."""

from dataclasses import replace

from forumdesk.domain.findings import Finding, FindingKind

CLASH = Finding(FindingKind.ROOM_CLASH, "OF27", sessions=("T01", "T02"), room="Hall", facts=(("minutes", "10"),))


def test_other_facts_are_another_id_about_the_same() -> None:
    later = replace(CLASH, sessions=("T02", "T01"), facts=(("minutes", "20"),))

    assert later.id != CLASH.id
    assert later.about == CLASH.about


def test_other_sessions_and_other_questions_are_about_something_else() -> None:
    question = Finding(FindingKind.QUESTION, "OF27", facts=(("question", "diet:P1"),))

    assert replace(CLASH, sessions=("T01", "T03")).about != CLASH.about
    assert replace(question, facts=(("question", "diet:P2"),)).about != question.about
