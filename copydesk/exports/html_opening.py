"""How a page opens: in short, what must be corrected, what was compared, what not reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from copydesk.counted import counted
from copydesk.exports import report_words as words
from copydesk.exports.corrections import ArticleCorrections, Correction
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import Node, address, element, joined, outside
from copydesk.exports.html_entries import quotation
from copydesk.exports.html_said import opinions
from copydesk.exports.html_tables import Cells, table
from copydesk.exports.record import ExportArticle, Records
from copydesk.exports.record_words import date_text
from copydesk.exports.summary import Summary
from copydesk.reviews.agreement import Agreement
from copydesk.reviews.verdict import Verdict


def in_short(summary: Summary, records: Records) -> list[Element]:
    """Return the review in numbers, and who gave how many verdicts."""
    rest = words.not_reviewed(summary)
    left = [element("p", element("strong", rest), ".")] if rest else []
    if not records.reviewers:
        return [element("p", words.NO_VERDICT), *left]
    number, more = words.contradictions(summary)
    lines = [element("li", element("strong", number), more)]
    lines += [
        element("li", f"{number} {verdict.word}: {verdict.test}")
        for verdict, number in summary.counts
        if number and verdict is not Verdict.CONTRADICT
    ]
    lines += [element("li", told) for told in words.still_to_do(summary)]
    return [element("ul", *lines), element("p", words.WHOSE), *left, *_verdicts(records)]


def _verdicts(records: Records) -> list[Element]:
    """Return how many verdicts of which kind each reviewer gave."""
    counts: dict[str, Counter[str]] = {}
    for record in records.records:
        if record.verdict:
            counts.setdefault(record.reviewer, Counter())[record.verdict] += 1
    head = ["reviewer", *(verdict.word for verdict in Verdict)]
    rows: list[Cells] = [
        ([outside(name)], *([str(counts[name][verdict.word])] for verdict in Verdict))
        for name in sorted(counts)
    ]
    return table("Verdicts that each reviewer gave", head, rows)


def corrections(found: tuple[ArticleCorrections, ...], anchors: Anchors) -> list[Element]:
    """Return what each article must put right."""
    told: list[Element] = []
    for one in found:
        told.append(element("h3", outside(_label(one.article))))
        told.append(element("ol", *(_correction(item, anchors) for item in one.corrections)))
        told[-1].set("class", "corrections")
    return told


def _label(article: ExportArticle) -> str:
    if article.short_name == article.name:
        return article.name
    return f"{article.short_name} ({article.name})"


def _correction(correction: Correction, anchors: Anchors) -> Element:
    number = correction.sentence
    where = f"{'sentence' if number.isdecimal() else 'sentences'} {number}" if number else ""
    links = anchors.links(correction.verdicts)
    state = "final" if correction.is_final else "disputed" if correction.is_disputed else ""
    rows = element("span", *links) if links else ""
    made = element("li", element("p", *joined([where, state, rows]), class_="who"))
    if correction.quoted.sentences:
        made.append(element("p", *quotation(correction.quoted), dir="auto", class_="words"))
    for right in correction.right:
        says = " has, and it lacks: " if correction.is_lack else " has: "
        name = element("span", outside(right.short_name), says, class_="label")
        if right.quoted.sentences:
            words = element("span", *quotation(right.quoted), dir="auto")
            made.append(element("p", name, words, class_="right"))
        else:
            said = " rightly says nothing of it."
            made.append(element("p", outside(right.short_name), said, class_="right"))
    if not correction.right:
        made.append(element("p", "No article has it right.", class_="right"))
    made.extend(opinions(correction.verdicts))
    return made


def compared(records: Records) -> list[Element]:
    """Return the articles, and what came of earlier texts."""
    here = {article.name for article in records.articles if article.present}
    head = ["article", "outlet", "published", "title and address", "SHA-256"]
    rows: list[Cells] = [
        (
            [outside(article.name), words.why_not_here(article, here)],
            [outside(article.outlet)],
            [element("span", outside(_date(article)), class_="date")],
            [element("p", one) for one in _title_and_address(article)],
            [element("code", article.sha256)],
        )
        for article in records.articles
    ]
    told = table("The articles of the story", head, rows)
    if any(article.published_is_guess for article in records.articles):
        told.append(element("p", words.GUESSED))
    told += [element("p", line) for line in words.earlier_texts(records.earlier_texts)]
    told += [element("p", "Not read: ", outside(fault)) for fault in records.unread]
    return told


def _date(article: ExportArticle) -> str:
    return date_text(article.published, article.published_is_guess)


def _title_and_address(article: ExportArticle) -> Iterator[Element]:
    if article.title:
        yield outside(article.title)
    if article.url:
        yield address(article.url)


def not_reviewed(records: Records) -> list[Element]:
    """Return how far each pair was reviewed, and the pairs that nobody looked at."""
    told = [element("p", words.NOT_REVIEWED)]
    rows: list[Cells] = [
        (
            _pair(pair.article_1, pair.article_2),
            *([f"{number:,}"] for number in words.pair_counts(pair)),
        )
        for pair in records.pairs
    ]
    told += table("How far each pair was reviewed", ["pair", *words.COUNTS], rows)
    if unjudged := records.unjudged_pairs:
        number = counted(len(unjudged), "pair of articles", "pairs of articles")
        lines = [element("li", *_pair(one, other)) for one, other in unjudged]
        summary = element("summary", f"{number} without any verdict")
        told.append(element("details", summary, element("ul", *lines)))
    if records.without_verdict and not records.every_row:
        told.append(element("p", words.left_out(records.without_verdict)))
    if records.not_understood:
        told.append(element("p", words.not_understood(records.not_understood)))
    return told


def _pair(one: str, other: str) -> list[Node]:
    return [outside(one), " and ", outside(other)]


def agreement(records: Records) -> list[Element]:
    """Return how far reviewers agree; nothing where no two judged the same."""
    found = records.agreement
    if not found.overall.units:
        return []
    rows = [_agreement(["all"], found.overall)]
    rows += [_agreement([verdict.word], one) for verdict, one in found.by_verdict]
    for names, one in words.agreement_of_articles(records):
        rows.append(_agreement(joined(map(outside, names), " and "), one))
    who = joined([outside(name) for name in found.reviewers])
    told = element("p", "Of ", *who, ", on rows and findings that two or more of them judged.")
    return [told, *table("How far they agree", words.AGREEMENT, rows), element("p", words.ALPHA)]


def _agreement(what: list[Node], found: Agreement) -> tuple[list[Node], ...]:
    numbers: list[list[Node]] = [[told] for told in words.agreement_numbers(found)]
    return what, *numbers
