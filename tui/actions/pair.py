"""Choosing what stands side by side, and what is known about an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from copydesk.articles.article import FURNITURE, Article
from tui.actions import Action
from tui.cards.finding_cards import inside_lines
from tui.screens.form import Field, Form, Values
from tui.screens.reading import Page
from tui.screens.review import ReviewScreen
from tui.session import decisions


def _step(screen: ReviewScreen, step: int) -> None:
    screen.say(screen.session.step_article(step))
    screen.pair_changed()


def choose(screen: ReviewScreen) -> None:
    """Compare the base with the article under the list's cursor."""
    article = screen.list.article_under_cursor
    if screen.pane != "list" or article is None:
        return
    if article == screen.session.base:
        screen.say("this is the base; choose another article, or p on one to make it the base")
        return
    screen.say(screen.session.open_pair(article))
    screen.close_drawer()
    screen.pair_changed()


def _pin(screen: ReviewScreen) -> None:
    article = screen.list.article_under_cursor if screen.pane == "list" else screen.session.other
    if article is None:
        screen.say("there is no other article to pin")
        return
    screen.say(screen.session.pin(article))
    screen.pair_changed()


def _facts(screen: ReviewScreen) -> None:
    session = screen.session
    index = screen.list.article_under_cursor if screen.pane == "list" else session.other
    if index is None:
        index = session.base
    article = screen.read(index)
    if article is None:
        return
    shown = article

    def answered(answer: str | None) -> None:
        if answer == "edit":
            _edit_facts(screen, shown)
        elif answer == "other" and (base := screen.read(session.base)) is not None:
            screen.app.push_screen(
                Page("article facts", _facts_text(screen, base), {"e": "edit"}, "e correct"),
                lambda again: _edit_facts(screen, base) if again == "edit" else None,
            )

    hint = "e correct   o facts of the base" if index != session.base else "e correct"
    answers = {"e": "edit", "o": "other"} if index != session.base else {"e": "edit"}
    screen.app.push_screen(
        Page("article facts", _facts_text(screen, article), answers, hint), answered
    )


def _facts_text(screen: ReviewScreen, article: Article) -> str:
    facts = screen.session.facts(article)
    guess = " (a guess)" if facts.published_is_guess else ""
    lines = [
        f"title      {article.title}",
        f"name       {facts.short_name}",
        f"outlet     {facts.outlet or 'not known'}",
        f"published  {facts.published or 'not known'}{guess}",
        f"url        {facts.url or 'not known'}",
        f"language   {facts.language or 'not known'}",
        f"origin     {facts.origin or 'not known'}",
        f"file       {article.name}",
        f"encoding   {article.encoding}{' (a guess)' if article.encoding_is_guess else ''}",
        f"sha256     {article.sha256}",
        f"length     {len(article.sentences)} sentences, {len(article.text)} characters",
        "",
    ]
    if contradictions := inside_lines(screen.session, article):
        lines += ["contradicts itself:", *contradictions, ""]
    for paragraph in article.paragraphs:
        if paragraph.kind in FURNITURE or paragraph.kind == "caption":
            words = article.quote(paragraph)
            lines.append(f"{paragraph.kind:<11} {words}  ({paragraph.reason})")
    return "\n".join(lines)


def _edit_facts(screen: ReviewScreen, article: Article) -> None:
    facts = screen.session.facts(article)
    fields = [
        Field("outlet", "outlet", facts.outlet),
        Field("published", "published, as 2025-03-15", facts.published),
        Field("url", "url", facts.url),
        Field("language", "language, as en", facts.language),
        Field("origin", "origin: source, if the others retell this article", facts.origin),
    ]

    def saved(values: Values | None) -> None:
        if values is not None:
            screen.decide(lambda: decisions.correct_facts(screen.session, article, values))

    form = Form(f"facts of {facts.short_name}", fields, check=_complaint)
    screen.app.push_screen(form, saved)


def _complaint(values: Values) -> str:
    if values["published"]:
        try:
            date.fromisoformat(values["published"])
        except ValueError:
            return "The date must be written as 2025-03-15, or left empty."
    if values["origin"] not in ("", "source"):
        return "Origin is either source or empty."
    return ""


ACTIONS: Final[Mapping[str, Action]] = {
    "next_article": lambda screen: _step(screen, 1),
    "previous_article": lambda screen: _step(screen, -1),
    "pin": _pin,
    "facts": _facts,
    "choose": choose,
}
