"""Earlier texts: the dialogs in which decisions are placed again and versions looked at."""

from __future__ import annotations

from tui.actions.dialogs import Choice, Listing
from tui.actions.stage import Stage
from tui.cards.earlier import orphan_offers, subject_text, version_offers
from tui.keys import key
from tui.session import earlier
from tui.session.names import short_name


def orphans(stage: Stage) -> None:
    """List the decisions without a place; place or close the one that is chosen."""
    session = stage.session
    listed = earlier.orphans_first_mine(session)
    offers = stage.keys.filled(orphan_offers(session))
    if not offers:
        stage.say("every decision has its place")
        return
    subject = None if session.looking_back is not None else session.cursor.subject

    def done(answer: tuple[str, int] | None) -> None:
        if answer is None:
            return
        command, index = answer
        if index >= len(listed):
            stage.say(f"its article isn't here; {key('versions')} on a later version of it says so")
        elif command == "orphans_close":
            stage.show(earlier.close(session, listed[index]))
        elif subject is None:
            stage.say("there is no row under the cursor to place it on")
        else:
            stage.show(earlier.place_again(session, listed[index], subject))

    choice = Choice(
        title=f"decisions without a place: {len(listed)}",
        subject=subject_text(subject),
        caption="what was decided, with the words as they were",
        offers=offers,
    )
    stage.ask(Listing("orphans", choice), done)


def versions(stage: Stage) -> None:
    """List the texts of the article under the list's cursor, else of the other one."""
    session = stage.session
    index = stage.article_in_list
    if index is None and session.looking_back is not None:
        index = session.looking_back[1]
    if index is None:
        index = session.base if session.other is None else session.other
    _list_versions(stage, index)


def _list_versions(stage: Stage, index: int) -> None:
    session = stage.session
    article = stage.read(index)
    if article is None:
        return
    states = earlier.states_of(session, article)
    present = sum(state.why != "gone" for state in states)

    def done(answer: tuple[str, int] | None) -> None:
        if answer is None:
            return
        command, place = answer
        if command == "versions_other":
            at_base, other = index == session.base, session.other
            _list_versions(stage, other if at_base and other is not None else session.base)
        elif place == present:
            stage.say("this is the text as it is now")
        else:
            state = states[place - (place > present)]
            if command == "versions_show":
                stage.show(earlier.look_back(session, index, state.citation))
            else:
                denied = command == "versions_deny"
                stage.show(earlier.say_version(session, index, state.citation, denied=denied))

    choice = Choice(
        title=f"versions of {short_name(session, index)}",
        subject="",
        caption="its texts, oldest first" if states else "nothing was decided on another text",
        offers=version_offers(session, article, states),
        first=max(0, present - 1),
    )
    stage.ask(Listing("versions", choice), done)
