"""Web annotations and claim reviews, read back by libraries for linked data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import Graph
from rdflib.query import ResultRow

from copydesk.exports import export_text
from copydesk.exports.record import Records
from copydesk.reviews.kinds import (
    AdjudicationData,
    EvidenceData,
    NoteData,
    SourceData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.tries import tries

_OA: Final = "http://www.w3.org/ns/oa#"
_ANNOTATION: Final[dict[str, Any]] = {
    "oa": _OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation", "SpecificResource", "TextualBody", "TextPositionSelector",
            "TextQuoteSelector", "TimeState", "assessing", "classifying", "commenting",
            "describing", "identifying", "linking", "moderating", "questioning", "tagging",
            "exact", "prefix", "suffix",
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "state": {"@type": "@id", "@id": "oa:hasState"},
    "cached": {"@type": "@id", "@id": "oa:cachedSource"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "dc:format",
    "language": "dc:language",
    "label": {"@type": "xsd:string", "@id": "rdfs:label"},
    "name": "foaf:name",
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "first": {"@type": "@id", "@id": "as:first"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
}  # fmt: skip
"""What the terms of http://www.w3.org/ns/anno.jsonld mean that we use: tests have no network."""

_TERMS: Final = ("webannotation", "claimreview")
_CONTEXTS: Final = {
    "http://www.w3.org/ns/anno.jsonld": _ANNOTATION,
    "https://schema.org": {"@vocab": "http://schema.org/"},
}


def document_of(records: Records, kind: str) -> dict[str, Any]:
    """Return an export as a JSON-LD processor takes it, with its context at hand."""
    document: dict[str, Any] = json.loads(export_text(records, kind))
    return document | {"@context": _CONTEXTS[document["@context"]]}


def graph_of(records: Records, kind: str) -> Graph:
    """Return what an export says, as a library for RDF has it from one for JSON-LD."""
    quads = jsonld.to_rdf(document_of(records, kind), {"format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story that two reviewers judged, with a claim, evidence and a final decision."""
    story = Story(tmp_path)
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    wire = story.article("1-wire.txt").sha256
    story.write(SourceData("log", "Harbour log", "https://harbour.example/log"))
    story.judge(
        row,
        Verdict.CONTRADICT,
        VerdictData(Verdict.CONTRADICT, right=wire, certainty="certain"),
        NoteData("The log says 212."),
        TagsData(("numbers",)),
        EvidenceData("1", "log", locator="p. 2", quote="212 souls", supports=wire),
    )
    story.judge(row, Verdict.DIFFER, by="ben")
    story.judge(story.row("1-wire.txt", "2-post.txt", "declined to comment"), Verdict.ONE_SIDED)
    story.claim("1-wire.txt", "All 212", "212 passengers were taken ashore.")
    return story


def test_a_verdict_is_an_annotation_whose_words_stand_where_it_says(story: Story) -> None:
    found = graph_of(story.records(), "webannotation").query(
        f"""PREFIX oa: <{_OA}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        SELECT ?who ?said ?exact ?start ?end WHERE {{
            ?annotation a oa:Annotation ; dcterms:creator/foaf:name ?who ;
                oa:hasBody [ oa:hasPurpose oa:assessing ; rdf:value ?said ] ;
                oa:hasTarget/oa:hasSelector ?quote, ?position .
            ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
            ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
        }}"""
    )
    texts = [story.article(name).text for name in ("1-wire.txt", "2-post.txt")]
    rows = [tuple(map(str, cast("ResultRow", row))) for row in found]
    cut = [row for row in rows if row[2] in {text[int(row[3]) : int(row[4])] for text in texts}]
    assert {row[:2] for row in cut} == {
        ("ann", "contradict"),
        ("ben", "differ"),
        ("ann", "one-sided"),
    }
    assert len(cut) == 5, "two rows with both articles, one with the wire alone"


def test_the_same_verdict_has_the_same_name_in_every_export(story: Story) -> None:
    def names() -> set[str]:
        document = json.loads(export_text(story.records(), "webannotation"))
        return {item["id"] for item in document["first"]["items"]}

    before = names()
    assert len(before) == 3
    story.judge(story.row("1-wire.txt", "10-echo.txt", "All 212"), Verdict.AGREE)
    assert before < names()


def test_a_claim_with_a_line_is_a_claim_review_with_its_verdict_and_evidence(story: Story) -> None:
    (review,) = json.loads(export_text(story.records(), "claimreview"))["dataFeedElement"]
    assert review["claimReviewed"] == "212 passengers were taken ashore."
    assert [author["name"] for author in review["author"]] == ["ann", "ben"]
    assert review["reviewRating"]["ratingValue"] == 5, "the wire, whose claim it is, is right"
    assert review["reviewRating"]["alternateName"].startswith("Contradicted by another article")
    assert review["citation"][0]["url"] == "https://harbour.example/log"
    assert "appearance" not in review["itemReviewed"], "the other article contradicts it"
    first = review["itemReviewed"]["firstAppearance"]
    assert first["name"] == "1-wire.txt"
    assert "All 212" in first["hasPart"]["text"]


def test_a_claim_that_nobody_judged_is_not_called_true(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.claim("1-wire.txt", "All 212", "212 passengers were taken ashore.")
    (review,) = json.loads(export_text(story.records(), "claimreview"))["dataFeedElement"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Not reviewed"}


def test_a_final_decision_is_what_a_claim_review_says(story: Story) -> None:
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    post = story.article("2-post.txt").sha256
    story.write(AdjudicationData(Verdict.CONTRADICT, right=post, certainty="probable"), on=row)
    (review,) = json.loads(export_text(story.records(), "claimreview"))["dataFeedElement"]
    assert review["reviewRating"]["ratingValue"] == 2, "the other is right, probably"


@pytest.mark.parametrize("kind", _TERMS)
def test_what_is_written_loses_nothing_when_it_is_expanded(story: Story, kind: str) -> None:
    """A term that the context doesn't know would be dropped without a word."""
    document = document_of(story.records(), kind)
    context = {"@context": document["@context"]}
    again = jsonld.compact(jsonld.expand(document), context)
    assert _values(again) == _values(document)


def _values(node: object) -> list[str]:
    """Return all values of a document, whatever the order and the nesting of its lists."""
    if isinstance(node, dict):
        members = (value for key, value in node.items() if key != "@context")
        return sorted(value for member in members for value in _values(member))
    if isinstance(node, list):
        return sorted(value for member in node for value in _values(member))
    return [str(node)]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """What an export holds of a story with one verdict, a source and a claim."""
    story = Story(tmp_path_factory.mktemp("any"))
    row = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.write(SourceData("s", "Log", "https://harbour.example/log"))
    story.judge(row, Verdict.CONTRADICT, NoteData("?"), EvidenceData("1", "s", quote="212"))
    story.claim("1-wire.txt", "All 212", "212 passengers were taken ashore.")
    return story.records()


@given(words=st.text(min_size=1), address=st.text() | st.from_regex(r"https?://.{0,20}"))
@settings(max_examples=tries(25))
def test_whatever_people_write_comes_back_as_they_wrote_it(
    records: Records, words: str, address: str
) -> None:
    (record,) = records.records
    evidence = replace(record.evidence[0], where=address, quote=words, title=words)
    written = replace(record, note=words, tags=(words,), evidence=(evidence,), reviewer=words)
    articles = tuple(replace(one, url=address, title=words) for one in records.articles)
    given_ = replace(records, records=(written,), articles=articles, story=words)
    (item,) = json.loads(export_text(given_, "webannotation"))["first"]["items"]
    said = {body["purpose"]: body["value"] for body in item["body"] if "value" in body}
    assert (said["commenting"], said["tagging"], item["creator"]["name"]) == (words,) * 3
    for kind in _TERMS:
        assert len(graph_of(given_, kind))
