"""The data set described for data portals: DCAT-AP-SE 3, one catalogue, one data set and its forms."""

from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.public import feed
from registry.public.formats import FORMATS, plain
from registry.public.models import PublicVersion

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
EU = "http://publications.europa.eu/resource/authority/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
KEYWORDS = (_("accounts in social media"), _("official accounts"), _("municipality"), _("genuine accounts"))
TITLE = _("Official social media accounts of %(name)s")
CATALOGUE = _("Open data of %(name)s: social media accounts")
SAYS = _(
    "Every account in social media that speaks in the name of %(name)s: its address, what it is for, "
    "which department stands behind it and whether it is still in use."
)


def rdf() -> bytes:
    """The catalogue as RDF/XML, in both languages at once."""
    for prefix, space in SPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(name("rdf:RDF"))
    here = f"{settings.SITE_URL}/katalog.rdf"
    publisher, data_set = f"{here}#utgivare", f"{here}#konton"
    about(root, here, data_set, publisher)
    described(root, here, data_set, publisher)
    for form in (form for form in FORMATS if form.data):
        distribution(root, f"{here}#{form.key}", f"{settings.SITE_URL}/{form.path}", form.media_type)
    agent = node(root, "foaf:Agent", publisher)
    text(agent, "foaf:name", settings.MUNICIPALITY_NAME)
    link(agent, "dcterms:type", LOCAL_AUTHORITY)
    link(agent, "foaf:homepage", settings.MUNICIPALITY_WEBSITE)
    contact = node(root, "vcard:Organization", f"{here}#kontakt")
    text(contact, "vcard:fn", settings.MUNICIPALITY_NAME)
    link(contact, "vcard:hasEmail", f"mailto:{settings.CONTACT_EMAIL}")
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def about(root: ET.Element, here: str, data_set: str, publisher: str) -> None:
    """The catalogue itself."""
    catalogue = node(root, "dcat:Catalog", here)
    in_both(catalogue, "dcterms:title", CATALOGUE)
    in_both(catalogue, "dcterms:description", SAYS)
    link(catalogue, "dcterms:publisher", publisher)
    link(catalogue, "dcterms:license", CC0)
    languages(catalogue)
    changed(catalogue)
    link(catalogue, "foaf:homepage", f"{settings.SITE_URL}/om/")
    link(catalogue, "dcat:themeTaxonomy", f"{EU}data-theme")
    link(catalogue, "dcat:dataset", data_set)


def described(root: ET.Element, here: str, data_set: str, publisher: str) -> None:
    """The data set: the list of accounts."""
    found = node(root, "dcat:Dataset", data_set)
    in_both(found, "dcterms:title", TITLE)
    in_both(found, "dcterms:description", SAYS)
    link(found, "dcterms:publisher", publisher)
    link(found, "dcat:contactPoint", f"{here}#kontakt")
    link(found, "dcat:theme", f"{EU}data-theme/GOVE")
    for word in KEYWORDS:
        in_both(found, "dcat:keyword", word)
    link(found, "dcterms:accessRights", f"{EU}access-right/PUBLIC")
    link(found, "dcterms:accrualPeriodicity", f"{EU}frequency/UPDATE_CONT")
    link(found, "dcterms:spatial", f"{EU}country/SWE")
    languages(found)
    changed(found)
    link(found, "dcat:landingPage", f"{settings.SITE_URL}/")
    link(found, "foaf:page", f"{settings.SITE_URL}/om/")
    for form in (form for form in FORMATS if form.data):
        link(found, "dcat:distribution", f"{here}#{form.key}")


def distribution(root: ET.Element, called: str, address: str, media_type: str) -> None:
    """One form of the data set."""
    found = node(root, "dcat:Distribution", called)
    kind = media_type.partition(";")[0]
    text(found, "dcterms:title", f"{address.rpartition('/')[2]} ({kind})", language="sv")
    link(found, "dcat:accessURL", address)
    link(found, "dcat:downloadURL", address)
    text(found, "dcterms:format", kind)
    link(found, "dcterms:license", CC0)
    link(found, "dcatap:availability", f"{EU}planned-availability/STABLE")
    if kind == "application/json":
        link(found, "dcterms:conformsTo", f"{settings.SITE_URL}/konton.schema.json")


def languages(above: ET.Element) -> None:
    """The languages of the texts."""
    for code in ("SWE", "ENG"):
        link(above, "dcterms:language", f"{EU}language/{code}")


def changed(above: ET.Element) -> None:
    """When the list last changed, where it has."""
    version = PublicVersion.objects.first()
    if version and version.changed_at:
        text(above, "dcterms:modified", str(plain(version.changed_at)), kind=DATE_TIME)


def in_both(above: ET.Element, tag: str, words: str | Promise) -> None:
    """A text in both languages."""
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            said = str(words)
        text(above, tag, said.replace("%(name)s", settings.MUNICIPALITY_NAME), language=language)


def text(above: ET.Element, tag: str, words: str, *, language: str = "", kind: str = "") -> None:
    """A property that is a text."""
    made = ET.SubElement(above, name(tag))
    made.text = words
    if language:
        made.set(feed.XML_LANG, language)
    if kind:
        made.set(name("rdf:datatype"), kind)


def link(above: ET.Element, tag: str, address: str) -> None:
    """A property that is something with an address of its own."""
    ET.SubElement(above, name(tag), {name("rdf:resource"): address})


def node(root: ET.Element, kind: str, address: str) -> ET.Element:
    """Something that is described."""
    return ET.SubElement(root, name(kind), {name("rdf:about"): address})


def name(short: str) -> str:
    """A name such as dcat:title in full, as ElementTree has it."""
    prefix, _colon, rest = short.partition(":")
    return f"{{{SPACES[prefix]}}}{rest}"
