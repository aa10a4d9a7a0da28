"""The seller that a document names, with its logo checked like any other."""

import base64
from dataclasses import replace

from roi_app.documents.document import Branding
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.samples import sample_in
from roi_app.exports.pdf.logo import Kind
from roi_app.exports.pdf.seller import Seller, seller_of
from tests.exports.pdf.pictures import png
from tests.exports.pdf.reports import made, options


def test_the_logo_of_a_document_is_checked_like_any_other():
    good = seller_of(Branding("Seller", "#123456", base64.b64encode(png()).decode()))
    assert good.seller.logo.kind is Kind.PNG
    assert (good.seller.name, good.seller.colour, good.problems) == ("Seller", "#123456", ())
    for logo in (base64.b64encode(png(told=(30_000, 30_000))).decode(), base64.b64encode(b"x").decode(), "no base64"):
        bad = seller_of(Branding("Seller", "", logo))
        assert bad.seller == Seller("Seller")
        assert len(bad.problems) == 1
    assert seller_of(Branding()).problems == ()


def test_an_attached_case_keeps_the_logo_as_it_was_given():
    document = replace(sample_in("clothing", "en"), branding=Branding("S", "", base64.b64encode(png()).decode()))
    assert base64.b64encode(png()) in read_attached(made(document, options(seller=seller_of(document.branding).seller)))
