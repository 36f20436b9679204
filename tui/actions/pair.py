"""Choosing what stands side by side, and what is known about an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from copydesk.articles.article import FURNITURE, Article, ArticleFacts, kind_told
from copydesk.counted import counted
from copydesk.errors import InputError
from tui.actions import Action
from tui.actions.dialogs import Answer, Field, Form, Page, Values
from tui.actions.earlier import versions
from tui.actions.stage import Stage
from tui.cards.finding_cards import inside_lines
from tui.keys import key
from tui.session import decisions
from tui.session.missing import other_facts, told_language

_ENCODING: Final = "encoding, as cp1251; empty: as it is found"
_NO_ENCODING: Final = "encoding: files of this format tell it themselves"
"""Labels of one line of a form."""


def _step(stage: Stage, step: int) -> None:
    stage.show(stage.session.step_article(step))


def choose(stage: Stage) -> None:
    """Compare the base with the article under the list's cursor."""
    article = stage.article_in_list
    if article is None:
        return
    if article == stage.session.base:
        stage.say(f"this is the base; choose another one, or make it the base with {key('pin')}")
        return
    stage.close_drawer()
    stage.show(stage.session.open_pair(article))


def _pin(stage: Stage) -> None:
    article = stage.article_in_list
    if article is None:
        article = stage.session.other
    if article is None:
        stage.say("there is no other article to make the base")
        return
    stage.show(stage.session.pin(article))


def _facts(stage: Stage) -> None:
    session = stage.session
    index = stage.article_in_list
    if index is None:
        index = session.base if session.other is None else session.other
    article = stage.read(index)
    if article is None:
        return
    shown = article

    def answered(answer: str | None) -> None:
        if answer == "edit":
            _edit_facts(stage, shown)
        elif answer == "base" and (base := stage.read(session.base)) is not None:
            stage.ask(
                Page("article facts", _facts_text(stage, base), of_base),
                lambda again: _edit_facts(stage, base) if again == "edit" else None,
            )

    correct = Answer("facts_correct", "edit")
    answers = [] if session.live.read_only is not None else [correct]
    of_base = list(answers)
    if index != session.base:
        answers.append(Answer("facts_of_base", "base"))
    stage.ask(Page("article facts", _facts_text(stage, article), answers), answered)


def _facts_text(stage: Stage, article: Article) -> str:
    facts = stage.session.facts(article)
    guess = " (a guess)" if facts.published_is_guess else ""
    lines = [
        f"title      {article.title}",
        f"name       {facts.short_name}",
        f"outlet     {facts.outlet or 'not known'}",
        f"date       {facts.published or 'not known'}{guess}",
        f"updated    {facts.updated or 'not known'}",
        f"author     {facts.author or 'not known'}",
        f"url        {facts.url or 'not known'}",
        f"language   {_language(stage, article, facts)}",
        f"origin     {facts.origin or 'not known'}",
        f"file       {article.name}",
        f"encoding   {_encoding(article, facts)}",
        f"sha256     {article.sha256}",
        f"length     {counted(len(article.sentences), 'sentence')},"
        f" {counted(len(article.text), 'character')}",
        "",
    ]
    if contradictions := inside_lines(stage.session, article):
        lines += ["contradicts itself:", *contradictions, ""]
    for paragraph in article.paragraphs:
        if paragraph.kind in FURNITURE or paragraph.kind == "caption":
            words = article.quote(paragraph)
            kind = kind_told(paragraph.kind)
            lines.append(f"{kind:<11} {words}  ({paragraph.reason})")
    return "\n".join(lines)


def _encoding(article: Article, facts: ArticleFacts) -> str:
    """Return an article's encoding and how it is known."""
    if not article.encoding:
        return "told by the file itself"
    if facts.encoding:
        sure = "set by hand; some bytes don't fit" if article.encoding_is_guess else "by hand"
        return f"{article.encoding} ({sure})"
    return f"{article.encoding} (a guess)" if article.encoding_is_guess else article.encoding


def _language(stage: Stage, article: Article, facts: ArticleFacts) -> str:
    """Return an article's language and how it is known."""
    # Loads the table of names, which nothing on the first screen wants.
    from copydesk.articles.language_names import name_of_language

    if facts.language:
        return f"{facts.language} ({name_of_language(facts.language)})"
    told = told_language(stage.session, article)
    return f"{told} (told by its words: {name_of_language(told)})" if told else "not known"


def _edit_facts(stage: Stage, article: Article) -> None:
    from copydesk.articles.language_names import language_named
    from copydesk.articles.suggested_facts import suggested_facts, year_of
    from copydesk.articles.typed_dates import day_typed

    facts = stage.session.facts(article)
    others = other_facts(stage.session, article)
    suggested = suggested_facts(article, others)
    year = year_of(others)
    fields = [
        Field("outlet", "outlet", facts.outlet, suggestions=suggested["outlet"]),
        Field(
            "published",
            "date, as 2025-03-15 or 15 March 2025",
            facts.published,
            suggestions=suggested["published"],
            read=lambda typed: day_typed(typed, year),
        ),
        Field("url", "url", facts.url),
        Field(
            "language",
            "language, as en or English; empty: as its words tell it",
            facts.language,
            suggestions=suggested["language"],
            read=language_named,
        ),
        Field("encoding", _ENCODING if article.encoding else _NO_ENCODING, facts.encoding),
        Field("origin", "origin: source, if the others retell this article", facts.origin),
        Field("author", "author, where the text names none", facts.author),
        Field(
            "updated",
            "last changed, as 2025-03-15 or 15 March 2025",
            facts.updated,
            read=lambda typed: day_typed(typed, year),
        ),
    ]

    def complaint(values: Values) -> str:
        if values["encoding"] and not article.encoding:
            return f"{article.name} is in a format that has no encoding to name: leave it empty."
        return _complaint(values)

    def saved(values: Values | None) -> None:
        if values is not None:
            stage.show(decisions.correct_facts(stage.session, article, _as_stored(values)))

    form = Form(f"facts of {facts.short_name}", fields, check=complaint)
    stage.ask(form, saved)


def _complaint(values: Values) -> str:
    # Loads what decodes files: the first screen has its articles from another process.
    from copydesk.articles.decoding import encoding_named

    if values["encoding"]:
        try:
            encoding_named(values["encoding"])
        except InputError as error:
            return str(error)
    if values["origin"] not in ("", "source"):
        return "Type source where the others retell this article, else leave the line empty."
    return ""


def _as_stored(values: Values) -> Values:
    """Return what was typed with Python's name of the encoding."""
    from copydesk.articles.decoding import encoding_named

    typed = values["encoding"]
    return {**values, "encoding": encoding_named(typed) if typed else ""}


ACTIONS: Final[Mapping[str, Action]] = {
    "next_article": lambda stage: _step(stage, 1),
    "previous_article": lambda stage: _step(stage, -1),
    "pin": _pin,
    "facts": _facts,
    "versions": versions,
    "choose": choose,
}
