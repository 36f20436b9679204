"""The story: how all articles put a claim, and what reviewers call it."""

from __future__ import annotations

from collections.abc import Callable

from copydesk.articles.article import Span
from tui.actions.dialogs import Field, Form, StoryChoice, StoryView, Values
from tui.actions.stage import Stage
from tui.cards.story import shown_claim
from tui.session import claims, sheet
from tui.session.claims import Claim
from tui.session.story_sheet import Stated


def look_at_claim(stage: Stage) -> None:
    """Show how each article puts the claim under the cursor; go where is chosen."""
    claim = _claim(stage)
    if claim is None:
        return
    session = stage.session

    def chosen(choice: StoryChoice | None) -> None:
        if choice is not None:
            go_to_sentence(stage, choice)

    def ask_line(then: Callable[[], None]) -> None:
        _ask_line(stage, claim, then)

    at = claim.article if session.other is None else session.other
    stage.ask(StoryView(lambda: shown_claim(session, claim), at, ask_line), chosen)


def go_to_sentence(stage: Stage, choice: StoryChoice) -> None:
    """Go to a sentence, in the pair that shows its article."""
    place = stage.session.article(choice.article).sentences[choice.sentence]
    stated = Stated(choice.article, choice.sentence, Span(place.start, place.end))
    stage.show(sheet.go_to(stage.session, stated))


def write_claim(stage: Stage) -> None:
    """Ask what the row under the cursor claims."""
    claim = _claim(stage)
    if claim is not None:
        _ask_line(stage, claim, lambda: None)


def _claim(stage: Stage) -> Claim | None:
    """Return the claim under the cursor; without one, say why there is none."""
    if stage.current_row() is None:
        return None
    claim = claims.claim_at(stage.session)
    if claim is None:
        stage.say("an earlier text is shown: its claims are those of the article as it is now")
    return claim


def _ask_line(stage: Stage, claim: Claim, then: Callable[[], None]) -> None:
    now = claims.my_line(stage.session, claim)
    field = Field("line", "what is claimed, in your own words", now)

    def written(values: Values | None) -> None:
        if values is not None:
            stage.show(claims.set_claim_line(stage.session, claim, values["line"]))
            then()

    stage.ask(Form(f"claim of row {claim.row}", [field]), written)
