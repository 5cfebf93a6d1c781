"""The structure of TMX 1.4b, XLIFF 1.2 and XLIFF 2 as their specifications give it, for what this project writes.

TMX 1.4b: LISA OSCAR, "TMX 1.4b Specification" (DTD tmx14). XLIFF 1.2: OASIS standard of 1 February 2008, strict schema.
XLIFF 2.0 and 2.1: OASIS standards of 2014 and 2018, core and metadata module. Elements that we never write are not
listed, so that writing one fails here and somebody looks it up.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"
TEXT = "#"
"""Stands for text among the children of an element."""
NMTOKEN = r"[\w.:-]+"
URI_OR_NAME = r"[^\s]+"
DATE_TMX = r"\d{8}T\d{6}Z"
DATE_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


NONE: Mapping[str, str] = {}


class Element(NamedTuple):
    children: str
    """A regular expression over the names of the children, each followed by a blank; `#` is text."""
    required: Mapping[str, str] = NONE
    """Attribute: regular expression of its value."""
    optional: Mapping[str, str] = NONE


ANY = r"(?s).*"
TMX = {
    "tmx": Element("header body ", {"version": r"1\.4"}),
    "header": Element(
        r"((note|prop|ude) )*",
        {
            "creationtool": ".+",
            "creationtoolversion": ".+",
            "segtype": "block|paragraph|sentence|phrase",
            "o-tmf": ".+",
            "adminlang": "en",
            "srclang": "id",
            "datatype": "plaintext",
        },
    ),
    "body": Element(r"(tu )*"),
    "tu": Element(r"((note|prop) )*(tuv )+", {}, {"tuid": r"\S+"}),
    "prop": Element("(# )?", {"type": r"[a-z-]+"}),
    "tuv": Element(
        r"((note|prop) )*seg ",
        {XML + "lang": "id|en"},
        {
            "creationtool": ANY,
            "creationtoolversion": ANY,
            "creationdate": DATE_TMX,
            "changedate": DATE_TMX,
            "changeid": ANY,
        },
    ),
    "seg": Element(r"((#|ph) )*"),
    "ph": Element("", {}, {"type": r".+", "x": r"\d+", "assoc": "p|f|b"}),
}
STATES_12 = (
    "final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation"
    "|needs-translation|new|signed-off|translated"
)
XLIFF12 = {
    "xliff": Element(r"(file )+", {"version": r"1\.2"}),
    "file": Element(
        "header body ",
        {
            "original": ".+",
            "source-language": "id",
            "datatype": "plaintext",
        },
        {"target-language": "en", "tool-id": NMTOKEN},
    ),
    "header": Element(r"(skl )?(phase-group )?((glossary|reference|count-group|tool|prop-group|note) )*"),
    "phase-group": Element(r"(phase )+"),
    "phase": Element(
        r"(note )*",
        {"phase-name": ".+", "process-name": ".+"},
        {"date": DATE_TIME, "contact-name": ".+"},
    ),
    "tool": Element("", {"tool-id": ".+", "tool-name": ".+"}, {"tool-version": ".+"}),
    "body": Element(r"((group|trans-unit|bin-unit) )*"),
    "trans-unit": Element(
        r"source (seg-source )?(target )?((context-group|count-group|prop-group|note|alt-trans) )*",
        {"id": ".+"},
        {"resname": ".+", "approved": "yes|no", XML + "space": "default|preserve"},
    ),
    "source": Element(r"((#|x) )*"),
    "target": Element(
        r"((#|x) )*",
        {},
        {"state": STATES_12, "state-qualifier": "mt-suggestion|exact-match|fuzzy-match", "phase-name": ".+"},
    ),
    "x": Element("", {"id": ".+"}, {"ctype": r"x-.+"}),
    "note": Element("(# )?", {}, {"from": ".+", "annotates": "source|target|general", "priority": r"\d+"}),
    "alt-trans": Element(
        r"(source )?(seg-source )?(target )+((context-group|prop-group|note) )*",
        {},
        {"alttranstype": "proposal|previous-version|rejected|reference|accepted", "origin": ".+"},
    ),
}
XLIFF2 = {
    "xliff": Element(r"(file )+", {"version": r"2\.[01]", "srcLang": "id"}, {"trgLang": "en"}),
    "file": Element(
        r"(skeleton )?(metadata )?(notes )?((unit|group) )+", {"id": NMTOKEN}, {"original": URI_OR_NAME}
    ),
    "unit": Element(
        r"(metadata )?(notes )?(originalData )?((segment|ignorable) )+", {"id": NMTOKEN}, {"name": ".+"}
    ),
    "metadata": Element(r"(metaGroup )+", {}, {"id": NMTOKEN}),
    "metaGroup": Element(r"((metaGroup|meta) )+", {}, {"category": ".+"}),
    "meta": Element("(# )?", {"type": ".+"}),
    "segment": Element(
        r"source (target )?",
        {},
        {"id": NMTOKEN, "state": "initial|translated|reviewed|final", "subState": r"[^:]+:.+"},
    ),
    "source": Element(r"((#|cp) )*", {}, {XML + "space": "default|preserve"}),
    "target": Element(r"((#|cp) )*", {}, {XML + "space": "default|preserve"}),
    "cp": Element("", {"hex": r"([0-9A-F]{2})+"}),
}
NAMESPACES = {
    "tmx": {""},
    "xliff12": {"urn:oasis:names:tc:xliff:document:1.2"},
    "xliff2": {"urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:metadata:2.0"},
}
TABLES = {"tmx": TMX, "xliff12": XLIFF12, "xliff2": XLIFF2}


def validate(data: bytes, standard: str) -> None:
    """Raises AssertionError where the file is not as its specification asks."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    table = TABLES[standard]
    for node in root.iter():
        name = etree.QName(node)
        assert (name.namespace or "") in NAMESPACES[standard], name.namespace
        element = table.get(name.localname)
        assert element, f"{name.localname} is not known"
        children = ["#"] if node.text and node.text.strip() else []
        for child in node:
            children.append(etree.QName(child).localname)
            if child.tail and child.tail.strip():
                children.append("#")
        shape = "".join(f"{child} " for child in children)
        assert re.fullmatch(element.children, shape), f"{name.localname} holds {shape}"
        for attribute in element.required:
            assert attribute in node.attrib, f"{name.localname} lacks {attribute}"
        for attribute, value in node.attrib.items():
            known = {**element.required, **element.optional}
            assert attribute in known, f"{name.localname} has {attribute}"
            assert re.fullmatch(known[attribute], value), f"{attribute}={value!r} in {name.localname}"
    _relations(root, standard)


def _relations(root: etree._Element, standard: str) -> None:
    local = "*[local-name()='{}']"
    if standard == "tmx":
        ids = root.xpath("//@tuid")
        assert len(ids) == len(set(ids))
        for tu in root.iter("tu"):
            languages = [tuv.get(XML + "lang") for tuv in tu.iter("tuv")]
            assert len(languages) == len(set(languages))
    if standard == "xliff12":
        for file in root.xpath("//" + local.format("file")):
            ids = file.xpath(".//" + local.format("trans-unit") + "/@id")
            assert len(ids) == len(set(ids))
            phases = file.xpath(".//@phase-name[local-name(..)='phase']")
            assert len(phases) == len(set(phases))
            assert set(file.xpath(".//@phase-name[local-name(..)='target']")) <= set(phases)
            assert set(file.xpath("@tool-id")) <= set(file.xpath(".//@tool-id[local-name(..)='tool']"))
    if standard == "xliff2":
        files = root.xpath("//" + local.format("file") + "/@id")
        assert len(files) == len(set(files))
        for file in root.xpath("//" + local.format("file")):
            ids = file.xpath(".//" + local.format("unit") + "/@id")
            assert len(ids) == len(set(ids))
        for segment in root.xpath("//" + local.format("segment")):
            assert not segment.get("subState") or segment.get("state")
