"""How a page opens: in short, what must be corrected, what was compared, what not reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from copydesk.counted import counted
from copydesk.exports.corrections import ArticleCorrections, Correction
from copydesk.exports.csv_file import date_text
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import Node, address, element, joined, outside
from copydesk.exports.html_entries import quotation
from copydesk.exports.html_said import opinions
from copydesk.exports.html_tables import Cells, table
from copydesk.exports.record import EarlierTexts, ExportArticle, PairCount, Records
from copydesk.exports.summary import Summary
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement
from copydesk.reviews.verdict import Verdict


def in_short(summary: Summary, records: Records) -> list[Element]:
    """Return the review in numbers, and who gave how many verdicts."""
    if not records.reviewers:
        return [element("p", "There is no verdict yet."), _open(summary)]
    lines = [element("li", *_contradictions(summary))]
    lines += [
        element("li", f"{number} {verdict.word}: {verdict.test}")
        for verdict, number in summary.counts
        if number and verdict is not Verdict.CONTRADICT
    ]
    if summary.disputes_open or summary.disputes_settled:
        disputes = counted(summary.disputes_open, "open dispute")
        settled = f", {summary.disputes_settled} settled" if summary.disputes_settled else ""
        lines.append(element("li", disputes, settled))
    if summary.second_reader:
        lines.append(element("li", f"a second reader is wanted for {summary.second_reader}"))
    return [element("ul", *lines), _open(summary), *_verdicts(records)]


def _contradictions(summary: Summary) -> Iterator[Node]:
    number = summary.count(Verdict.CONTRADICT)
    yield element("strong", counted(number, "contradiction") if number else "no contradictions")
    if summary.kinds_told:
        yield f": {summary.kinds_told}"
    if summary.undecided:
        yield f"; of {summary.undecided} nobody says who is right"


def _open(summary: Summary) -> Element:
    rest = summary.not_reviewed
    told = f"Not reviewed: {rest.rows:,} of {counted(rest.of_rows, 'row')}, "
    told += counted(rest.findings, "finding")
    if rest.pairs:
        told += f", {counted(rest.pairs, 'whole pair of articles', 'whole pairs of articles')}"
    return element("p", element("strong", told), ".")


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
            [outside(article.name), _why_not_here(article, here)],
            [outside(article.outlet)],
            [element("span", outside(_date(article)), class_="date")],
            [element("p", one) for one in _title_and_address(article)],
            [element("code", article.sha256)],
        )
        for article in records.articles
    ]
    told = table("The articles of the story", head, rows)
    if any(article.published_is_guess for article in records.articles):
        told.append(element("p", "A date with a question mark is a guess."))
    told += [element("p", line) for line in _earlier_texts(records.earlier_texts)]
    told += [element("p", "Not read: ", outside(fault)) for fault in records.unread]
    return told


def _date(article: ExportArticle) -> str:
    return date_text(article.published, article.published_is_guess)


def _title_and_address(article: ExportArticle) -> Iterator[Element]:
    if article.title:
        yield outside(article.title)
    if article.url:
        yield address(article.url)


def _why_not_here(article: ExportArticle, here: set[str]) -> str:
    if article.present:
        return ""
    return " (an earlier text)" if article.name in here else " (gone)"


def _earlier_texts(found: EarlierTexts) -> Iterator[str]:
    if found.carried:
        changed = f"; the words of {found.changed} were changed since" if found.changed else ""
        yield f"Made on earlier texts and taken along: {found.carried}{changed}."
    if found.orphans:
        yield f"About words that are gone from their article: {found.orphans}."
    if found.absent:
        yield f"About articles that are not in the folder: {found.absent}."


_COUNTS = (
    "rows",
    "reviewed",
    "not reviewed",
    "of these reworded",
    "one-sided",
    "same",
    "changed since a verdict",
    "furniture besides",
    "open findings",
)


def not_reviewed(records: Records) -> list[Element]:
    """Return how far each pair was reviewed, and the pairs that nobody looked at."""
    said = "Rows without a verdict. Nothing is said about them, not even where both tell the same."
    told = [element("p", said)]
    rows: list[Cells] = [
        (_pair(pair.article_1, pair.article_2), *([f"{number:,}"] for number in _counts(pair)))
        for pair in records.pairs
    ]
    told += table("How far each pair was reviewed", ["pair", *_COUNTS], rows)
    if unjudged := records.unjudged_pairs:
        number = counted(len(unjudged), "pair of articles", "pairs of articles")
        lines = [element("li", *_pair(one, other)) for one, other in unjudged]
        summary = element("summary", f"{number} without any verdict")
        told.append(element("details", summary, element("ul", *lines)))
    if records.without_verdict and not records.every_row:
        hidden = "Notes, tags, evidence and wishes for a second reader without a verdict: "
        told.append(element("p", hidden, f"{records.without_verdict}. --all shows them."))
    if records.not_understood:
        later = f"Entries of a later version, not shown here: {records.not_understood}."
        told.append(element("p", later))
    return told


def _pair(one: str, other: str) -> list[Node]:
    return [outside(one), " and ", outside(other)]


def _counts(pair: PairCount) -> tuple[int, ...]:
    return (
        pair.rows,
        pair.reviewed,
        pair.not_reviewed,
        pair.open_reworded,
        pair.open_one_sided,
        pair.open_same,
        pair.changed_since,
        pair.furniture,
        pair.open_findings,
    )


def agreement(records: Records) -> list[Element]:
    """Return how far reviewers agree; nothing where no two judged the same."""
    found = records.agreement
    if not found.overall.units:
        return []
    names = {article.sha256: article.name for article in records.articles}
    rows = [_agreement(["all"], found.overall)]
    rows += [_agreement([verdict.word], one) for verdict, one in found.by_verdict]
    for hashes, one in found.by_articles:
        pair = joined([outside(names.get(sha256, sha256[:12])) for sha256 in hashes], " and ")
        rows.append(_agreement(pair, one))
    head = ["", "judged", "all of one mind", "share", "alpha"]
    alpha = (
        "Alpha is Krippendorff's, for nominal data: 1 is full agreement, 0 what chance would bring."
        f" It is told from {FEWEST_UNITS} on. For a single verdict, judged counts what somebody"
        " gave it to."
    )
    who = joined([outside(name) for name in found.reviewers])
    told = element("p", "Of ", *who, ", on rows and findings that two or more of them judged.")
    return [told, *table("How far they agree", head, rows), element("p", alpha)]


def _agreement(what: list[Node], found: Agreement) -> tuple[list[Node], ...]:
    share = "" if found.share is None else f"{found.share:.0%}"
    alpha = "" if found.told_alpha is None else f"{found.told_alpha:.2f}"
    return what, [str(found.units)], [str(found.equal)], [share], [alpha]
