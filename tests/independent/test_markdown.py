"""Markdown in the hands of pandoc: words arrive whole, links lead somewhere, .docx and PDF are made."""

import re
import shlex
import subprocess
import zipfile
from html.parser import HTMLParser

import pytest

from scomm_timeline.renderers import filing, release_markdown
from tests.command import ROOT
from tests.independent.browsing import pandoc, pdf_text
from tests.independent.validator_tools import chromium
from tests.release_builders import MAY, STAY, release, release_of
from tests.release_builders import reviewed as said
from tests.shipped_sets import corpus_at

FORMATS = {"md": release_markdown.publish, "filing": filing.publish}
HOSTILE = (
    "# no heading | no cell <b>no</b> [no](#p-1) `no` *no* _no_ ~no~ ^no^ $no$ @no \\no {#no} :::no "
    "1. no --- no... \"no\" 'no'"
)


class Read(HTMLParser):
    """What pandoc made: words, ids, links, tags."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.words, self.ids, self.links, self.tags = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return flat("".join(self.words))


def flat(text):
    return re.sub(r"\s+", " ", text)


def read(content):
    # `smart` would turn quotation marks and dashes of the record into others.
    return Read(pandoc(content, "html", "--from=markdown-smart", "--wrap=none"))


def shipped():
    return release_of(corpus_at(ROOT / "statements"), with_drafts=True)


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_reads_every_word_of_every_statement(name):
    found = shipped()
    page = read(FORMATS[name](found))
    shown = [one.view for one in found.statements]
    if name == "filing":
        shown = [one for one in shown if one.wording != "characterization"]
    assert len(shown) > 200
    for one in shown:
        words = flat(one.text)
        assert (words.rstrip(".") if name == "filing" else words) in page.text, one.id


@pytest.mark.parametrize("name", FORMATS)
def test_every_link_leads_to_one_place_after_pandoc(name):
    found = shipped()
    page = read(FORMATS[name](found))
    assert len(page.ids) == len(set(page.ids))
    assert sorted(set(page.links) - set(page.ids)) == []
    if name == "filing":  # every statement of fact cites an exhibit; an evaluation is none
        facts = [one for one in found.statements if one.view.wording != "characterization"]
        assert len(page.links) >= len(facts)


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_words_arrive_as_words(name):
    both = (said("a", "2031-02", MAY, quote=HOSTILE), said("b", "2031-03", STAY))
    page = read(FORMATS[name](release(*both)))
    assert flat(HOSTILE) in page.text
    plain = read(FORMATS[name](release(said("a", "2031-02", MAY), said("b", "2031-03", STAY))))
    assert sorted(set(page.tags)) == sorted(set(plain.tags))


def test_words_that_are_not_escaped_do_not_arrive():
    both = (said("a", "2031-02", MAY, quote=HOSTILE), said("b", "2031-03", STAY))
    page = read(filing.publish(release(*both)).replace(b"\\", b""))
    assert flat(HOSTILE) not in page.text


def test_a_broken_citation_is_seen():
    page = read(filing.publish(shipped()).replace(b'<span id="ex-7">', b'<span id="ex-x">'))
    assert set(page.links) - set(page.ids) == {"ex-7"}


def test_pandoc_makes_a_document_of_the_filing_with_its_links_kept(tmp_path):
    path = tmp_path / "filing.docx"
    pandoc(filing.publish(shipped()), "docx", output=path)
    with zipfile.ZipFile(path) as archive:
        document = archive.read("word/document.xml").decode("utf-8")
    anchors = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', document))
    marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert len(anchors) > 100
    assert anchors <= marks
    assert document.count("<w:tbl>") == 2


# -- the recipe of the how-to ---------------------------------------------------------------------

RECIPE = (ROOT / "docs" / "how-to" / "send-a-filing.md").read_text(encoding="utf-8")
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--user-data-dir=profile")
"""What a browser needs in a test, beside what the recipe says."""


def follow(folder, recipe):
    """Do what the recipe says with a filing, style sheet and all; the text of the PDF."""
    (folder / "filing.md").write_bytes(filing.publish(shipped()))
    (style,) = re.findall(r"```css\n(.*?)```", recipe, re.DOTALL)
    (folder / "filing.css").write_text(style, encoding="utf-8")
    commands = re.findall(r"^ *((?:pandoc|chromium) .*)$", recipe, re.MULTILINE)
    assert [one.split()[0] for one in commands] == ["pandoc", "pandoc", "chromium"]
    for one in commands:
        words = shlex.split(one)
        if words[0] == "chromium":
            words = [chromium(), *CHROMIUM, *words[1:-1], (folder / words[-1]).as_uri()]
        subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=300)
    return pdf_text(folder / "filing.pdf", "-raw")


def cut_addresses(text):
    """Addresses of exhibits that cannot be read to their end on paper."""
    packed = re.sub(r"\s", "", text)
    urls = [one.url for one in shipped().sources if one.url.startswith("http")]
    assert len(urls) > 50
    return [one for one in urls if one not in packed]


def test_the_recipe_makes_a_document_and_a_pdf_with_every_word_and_address(tmp_path):
    text = follow(tmp_path, RECIPE)
    assert zipfile.is_zipfile(tmp_path / "filing.docx")
    assert cut_addresses(text) == []
    packed = re.sub(r"\s", "", text)
    for one in shipped().statements:
        if one.view.wording != "characterization":
            assert re.sub(r"\s", "", one.view.text).rstrip(".") in packed, one.view.id


def test_without_its_style_sheet_addresses_run_off_the_page(tmp_path):
    bare = RECIPE.replace("--css filing.css ", "")
    assert bare != RECIPE
    assert len(cut_addresses(follow(tmp_path, bare))) > 10
