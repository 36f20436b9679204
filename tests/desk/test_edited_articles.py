"""A verdict survives the everyday life of an article: it is saved again, corrected, renamed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.desk.orphans import closed, placed_again
from copydesk.reviews.anchors import article_target
from copydesk.reviews.kinds import EvidenceData, NoteData, VerdictData, VersionData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.desk.newsroom import POST, WIRE, Newsroom

UNSEEN: dict[str, Callable[[str], bytes]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "a line feed more": lambda text: (text + "\n").encode(),
    "no line feed at the end": lambda text: text.rstrip("\n").encode(),
    "white space at the ends of lines": lambda text: text.replace("\n", "  \n").encode(),
    "two spaces between words": lambda text: text.replace(" the ", "  the ").encode(),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "lines broken at other places": lambda text: text.replace(" on ", "\non ").encode(),
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.mark.parametrize("way", UNSEEN)
@pytest.mark.parametrize("name", ["wire.txt", "post.txt"])
def test_what_nobody_sees_changes_no_verdict(newsroom: Newsroom, way: str, name: str) -> None:
    for article in ("wire.txt", "post.txt"):
        newsroom.edit(article, "Erik Lund", "Erík Lünd")
    judged = newsroom.judge_all()
    newsroom.write(name, UNSEEN[way](newsroom.text(name)))
    rows = [row for row in newsroom.rows() if row.mine is not None]
    assert len(rows) == judged
    assert [row.changed_since for row in rows] == [False] * judged
    assert [row.mine.note for row in rows if row.mine] == [
        f"note on row {row.row.number}" for row in rows
    ]
    found = newsroom.whereabouts()
    assert (found.carried, found.changed, found.orphans, found.absent) == (judged, 0, (), ())


def test_a_corrected_word_marks_its_row_and_no_other(newsroom: Newsroom) -> None:
    judged = newsroom.judge_all()
    newsroom.edit("wire.txt", "212 passengers", "213 passengers")
    rows = newsroom.rows()
    assert sum(row.mine is not None and row.mine.verdict is not None for row in rows) == judged
    changed = [row for row in rows if row.changed_since]
    assert [row.target.key for row in changed] == [newsroom.row("213 passengers").target.key]
    assert changed[0].state == "to do"
    assert changed[0].mine is not None
    written = changed[0].mine.written
    assert any("212 passengers" in one.quote for side in written.articles for one in side.anchors)


def test_a_verdict_given_anew_after_the_correction_stands_unmarked(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "212 passengers", "221 passengers")
    assert newsroom.row("late on Thursday").changed_since
    newsroom.judge("late on Thursday", Verdict.AGREE)
    row = newsroom.row("late on Thursday")
    assert row.mine is not None
    assert (row.mine.verdict, row.changed_since, row.state) == (Verdict.AGREE, False, "done")


def test_a_correction_that_is_taken_back_brings_the_verdict_back(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "212 passengers", "221 passengers")
    newsroom.edit("wire.txt", "221 passengers", "212 passengers")
    assert not newsroom.row("212 passengers").changed_since


def test_words_that_are_gone_leave_an_orphan_with_what_was_said(newsroom: Newsroom) -> None:
    newsroom.judge("All passengers", Verdict.DIFFER, NoteData("which boats?"))
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    sentence = "All passengers were taken ashore by the lifeboats of the town before midnight.\n\n"
    newsroom.edit("wire.txt", sentence, "")
    found = newsroom.whereabouts()
    (orphan,) = found.orphans
    assert orphan.judgement is not None
    assert orphan.judgement.note == "which boats?"
    assert dict(orphan.words)["wire.txt"] == sentence.strip()
    judged = [row for row in newsroom.rows() if row.mine is not None and row.mine.verdict]
    assert len(judged) == 1
    assert judged[0].mine is not None
    assert judged[0].mine.verdict is Verdict.CONTRADICT
    assert not judged[0].changed_since


def test_a_sentence_that_moved_takes_its_verdict_along(newsroom: Newsroom) -> None:
    newsroom.judge("Captain Erik Lund was not", Verdict.CONTRADICT)
    sentence = (
        "Captain Erik Lund was not on the bridge when the ship struck the reef, prosecutors said."
    )
    newsroom.edit("wire.txt", sentence + "\n\n", "")
    newsroom.write("wire.txt", newsroom.text("wire.txt") + "\n" + sentence + "\n")
    row = newsroom.row("Captain Erik Lund was not")
    assert row.mine is not None
    assert (row.mine.verdict, row.changed_since) == (Verdict.CONTRADICT, False)


def test_a_lookalike_never_inherits(tmp_path: Path) -> None:
    alpha = "Team Alpha said the new route cut delays by 12 percent in all regions."
    beta = "Team Beta said the new route cut delays by 12 percent in all regions."
    newsroom = Newsroom(
        tmp_path,
        {
            "wire.txt": WIRE + f"\n{alpha}\n\n{beta}\n",
            "post.txt": POST + f"\n{alpha.replace('12', '21')}\n\n{beta}\n",
        },
    )
    newsroom.judge("Team Alpha", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", alpha + "\n\n", "")
    assert len(newsroom.whereabouts().orphans) == 1
    assert newsroom.row("Team Beta").mine is None


def test_sentences_added_around_change_nothing(newsroom: Newsroom) -> None:
    judged = newsroom.judge_all()
    newsroom.edit("wire.txt", "All passengers", "The sea was calm that night. All passengers")
    newsroom.write("wire.txt", newsroom.text("wire.txt") + "\nAn inquiry was opened on Monday.\n")
    rows = [row for row in newsroom.rows() if row.mine is not None and row.mine.verdict]
    assert len(rows) == judged
    assert not any(row.changed_since for row in rows)


def test_a_renamed_article_is_found_by_its_bytes(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    (newsroom.articles / "post.txt").rename(newsroom.articles / "norvik-post.txt")
    rows = newsroom.rows(right="norvik-post.txt")
    assert [row.mine.verdict for row in rows if row.mine] == [Verdict.CONTRADICT]


def test_a_renamed_and_corrected_article_is_found_by_its_text(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.judge("No one was hurt", Verdict.AGREE)
    (newsroom.articles / "post.txt").rename(newsroom.articles / "norvik-post.txt")
    newsroom.edit("norvik-post.txt", "221 passengers", "212 passengers")
    rows = newsroom.rows(right="norvik-post.txt")
    judged = [row for row in rows if row.mine is not None]
    assert [row.changed_since for row in judged] == [True, False]
    assert newsroom.whereabouts().orphans == ()


def test_another_article_under_the_same_name_inherits_nothing(newsroom: Newsroom) -> None:
    newsroom.judge_all()
    newsroom.write(
        "post.txt",
        "Council votes on bridge\n\nThe town council of Ostrava voted on Monday to widen the road"
        " bridge over the Odra.\n\nWork is to begin in May and will cost nine million crowns.\n",
    )
    assert not any(row.mine and row.mine.verdict for row in newsroom.rows())
    assert newsroom.whereabouts().orphans


def test_a_copy_that_was_there_all_the_time_is_no_version(tmp_path: Path) -> None:
    copy = POST.replace("Aster aground off Norvik", "Aster aground off Norvik, crew saved")
    newsroom = Newsroom(tmp_path, {"wire.txt": WIRE, "post.txt": POST, "echo.txt": copy})
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    desk = newsroom.desk()
    echo, post = (desk.article(desk.index_of(name)) for name in ("echo.txt", "post.txt"))
    assert echo.sha256 != post.sha256
    (newsroom.articles / "post.txt").unlink()
    assert not any(row.mine for row in newsroom.rows(right="echo.txt"))
    assert len(newsroom.whereabouts().absent) == 1


def test_who_is_right_and_evidence_follow_the_article(newsroom: Newsroom) -> None:
    wire = newsroom.article("wire.txt").sha256
    newsroom.decide(
        "212 passengers",
        VerdictData(Verdict.CONTRADICT, right=wire),
        EvidenceData("1", "log", supports=wire),
    )
    newsroom.write("wire.txt", newsroom.text("wire.txt") + "\nAn inquiry was opened on Monday.\n")
    now = newsroom.article("wire.txt").sha256
    mine = newsroom.row("212 passengers").mine
    assert mine is not None
    assert (mine.right, mine.evidence[0].supports) == (now, now)


def test_undo_takes_back_what_was_decided_on_an_earlier_text(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "212 passengers", "213 passengers")
    live = newsroom.live()
    assert live.undo()
    live.close(10)
    row = newsroom.row("213 passengers")
    assert row.mine is None or row.mine.verdict is None


def test_what_is_kept_is_on_disk_before_the_verdict(newsroom: Newsroom) -> None:
    newsroom.write("wire.txt", WIRE.encode("utf-16"))
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    wire = newsroom.article("wire.txt")
    kept = newsroom.desk().kept
    assert kept.data(wire.sha256) == WIRE.encode("utf-16")
    assert kept.text(wire.sha256, wire.text_sha256) == wire.text
    assert kept.damaged() == []


def test_a_verdict_is_found_by_its_quotes_where_the_kept_text_was_lost(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    for path in (newsroom.store / "articles").iterdir():
        path.unlink()
    newsroom.edit("wire.txt", "No one was hurt.", "No one was badly hurt.")
    row = newsroom.row("212 passengers")
    assert row.mine is not None
    assert (row.mine.verdict, row.changed_since) == (Verdict.CONTRADICT, False)


def test_an_orphan_can_be_placed_again_with_all_that_was_said(newsroom: Newsroom) -> None:
    newsroom.judge("No one was hurt", Verdict.DIFFER, NoteData("whom did they ask?"))
    newsroom.edit("wire.txt", "No one was hurt.", "Doctors at the scene treated nobody.")
    (orphan,) = newsroom.whereabouts().orphans
    live = newsroom.live()
    live.write(*placed_again(orphan, newsroom.row("treated nobody").target, live.desk.lineage))
    live.close(10)
    mine = newsroom.row("treated nobody").mine
    assert mine is not None
    assert (mine.verdict, mine.note) == (Verdict.DIFFER, "whom did they ask?")
    assert newsroom.whereabouts().orphans == ()
    live = newsroom.live()
    live.undo()
    live.close(10)
    assert newsroom.whereabouts().orphans == (orphan,)
    assert newsroom.row("treated nobody").mine in (None, orphan.judgement)


def test_a_closed_orphan_is_listed_no_more_and_is_not_lost(newsroom: Newsroom) -> None:
    newsroom.judge("No one was hurt", Verdict.DIFFER)
    newsroom.edit("wire.txt", "No one was hurt.", "Doctors at the scene treated nobody.")
    (orphan,) = newsroom.whereabouts().orphans
    live = newsroom.live()
    live.write(*closed(orphan))
    live.close(10)
    assert newsroom.whereabouts().orphans == ()
    newsroom.edit("wire.txt", "Doctors at the scene treated nobody.", "No one was hurt.")
    mine = newsroom.row("No one was hurt").mine
    assert mine is not None
    assert mine.verdict is Verdict.DIFFER


def test_a_person_can_deny_that_an_article_is_a_version_and_take_that_back(
    newsroom: Newsroom,
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    before = newsroom.article("wire.txt").sha256
    newsroom.edit("wire.txt", "No one was hurt.", "No one was badly hurt.")
    wire = newsroom.article("wire.txt")
    live = newsroom.live()
    denial = VersionData("wire.txt", replaces=before, denied=True)
    live.write((denial, article_target(wire)))
    assert _verdicts_on(live.review, wire.sha256) == 0
    live.undo()
    assert _verdicts_on(live.review, wire.sha256) == 1
    live.close(10)


def test_a_person_can_confirm_a_version_that_is_too_different_to_be_seen_as_one(
    newsroom: Newsroom,
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    before = newsroom.article("wire.txt").sha256
    first_two = "".join(f"{part}\n\n" for part in WIRE.split("\n\n")[:2])
    rest = "The salvage of the ship began on Friday, and the reef was marked with buoys. " * 20
    (newsroom.articles / "wire.txt").unlink()
    newsroom.write("salvage.txt", f"{first_two}{rest}\n")
    assert len(newsroom.whereabouts().absent) == 1
    salvage = newsroom.article("salvage.txt")
    live = newsroom.live()
    live.write((VersionData("salvage.txt", replaces=before), article_target(salvage)))
    assert _verdicts_on(live.review, salvage.sha256) == 1
    live.close(10)


def test_two_texts_of_one_article_that_were_judged_apart_are_a_fork(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    common = newsroom.text("wire.txt")
    newsroom.edit("wire.txt", "before midnight", "by midnight")
    newsroom.judge("No one was hurt", Verdict.AGREE)
    mine = newsroom.text("wire.txt")
    newsroom.write("wire.txt", common.replace("declined to comment", "refused to comment"))
    newsroom.judge("refused to comment", Verdict.DIFFER, reviewer="bob")
    theirs = newsroom.text("wire.txt")
    newsroom.write("wire.txt", mine)
    newsroom.judge("by midnight", Verdict.DIFFER)
    desk = newsroom.desk()
    desk.read_review()
    wire = desk.article(desk.index_of("wire.txt"))
    states = desk.lineage.earlier(wire)
    assert [state.is_rival for state in states] == [False, True]
    other = desk.article_again(states[1].citation)
    assert other is not None
    assert other.text == theirs
    assert newsroom.text("wire.txt") == mine


def _verdicts_on(review: Review, sha256: str) -> int:
    """Return how many verdicts stand on an article."""
    return sum(
        judgement.verdict is not None and sha256 in judgement.target.hashes
        for judgement in review.judgements.values()
    )


def test_an_article_that_was_edited_again_and_again_and_renamed_is_still_known(
    newsroom: Newsroom,
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    text = newsroom.text("wire.txt")
    for step in range(6):
        newsroom.judge("212 passengers", Verdict.CONTRADICT)
        added = " ".join(f"Witness {step} told of wave {wave}." for wave in range(12))
        text = f"{text}\n{added}\n"
        (newsroom.articles / "wire.txt").unlink(missing_ok=True)
        (newsroom.articles / f"wire-{step - 1}.txt").unlink(missing_ok=True)
        newsroom.write(f"wire-{step}.txt", text)
        rows = newsroom.rows(left=f"wire-{step}.txt")
        assert [row.mine.verdict for row in rows if row.mine] == [Verdict.CONTRADICT]
        (newsroom.articles / f"wire-{step}.txt").rename(newsroom.articles / "wire.txt")
        newsroom.judge("212 passengers", Verdict.CONTRADICT)
    desk = newsroom.desk()
    desk.read_review()
    assert not desk.lineage.absent


def test_closing_a_decision_on_an_earlier_text_makes_no_fork(newsroom: Newsroom) -> None:
    newsroom.judge("No one was hurt", Verdict.DIFFER)
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.edit("wire.txt", "No one was hurt.", "Doctors at the scene treated nobody.")
    newsroom.judge("212 passengers", Verdict.AGREE)
    (orphan,) = newsroom.whereabouts().orphans
    live = newsroom.live()
    live.write(*closed(orphan))
    live.close(10)
    desk = newsroom.desk()
    desk.read_review()
    wire = desk.article(desk.index_of("wire.txt"))
    assert [state.is_rival for state in desk.lineage.earlier(wire)] == [False]


def test_a_kept_text_that_was_lost_is_told_once_it_is_missed(newsroom: Newsroom) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    for path in (newsroom.store / "articles").iterdir():
        path.unlink()
    desk = newsroom.desk()
    desk.read_review()
    assert desk.lost_texts() == []
    newsroom.edit("wire.txt", "No one was hurt.", "No one was badly hurt.")
    desk = newsroom.desk()
    desk.read_review()
    assert [citation.paths for citation in desk.lost_texts()] == [{"wire.txt"}]
