"""What the organiser's own screen has of a session that few may know."""

from dataclasses import replace

from forumdesk.domain.disclosure.veiling import called, row_is_secret, said_of, secret, veiled
from forumdesk.domain.programme import Session, SessionVisibility

OPEN = Session("s1", "e1", "T01", "Quillwort talks", cover_title="Coffee", notes="Marrowfen", themes=("Marrowfen",))
SECRET = replace(OPEN, visibility=SessionVisibility.NEED_TO_KNOW)


def test_of_a_secret_session_nothing_stays_that_says_what_it_is_about() -> None:
    assert veiled(OPEN) is OPEN
    assert (secret(SECRET), veiled(SECRET).cover_title) == (True, "Coffee")
    assert "Quillwort" not in repr(veiled(SECRET))
    assert "Marrowfen" not in repr(veiled(SECRET))


def test_it_is_called_by_its_cover_else_its_code_whatever_a_file_said_before() -> None:
    uncovered = replace(SECRET, cover_title="")

    assert [called(one) for one in (OPEN, SECRET, uncovered)] == ["Quillwort talks", "Coffee", "T01"]
    assert [said_of(one, "Quillwort") for one in (None, OPEN, SECRET)] == ["Quillwort", "Quillwort", "Coffee"]
    assert [row_is_secret({"visibility": one.visibility}) for one in (OPEN, SECRET)] == [False, True]
