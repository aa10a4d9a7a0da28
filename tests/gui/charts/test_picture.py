"""Pictures that leave the app hold nothing that another program stumbles over."""

from xml.etree import ElementTree as ET

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.samples import sample
from roi_app.estimates.baseline import Baseline
from roi_app.figures.waterfall import waterfall
from roi_app.gui.charts.picture import Frame, Picture
from roi_app.gui.charts.waterfall import WaterfallChart
from roi_app.gui.state.session import Session


def test_a_drawing_is_xml_whatever_a_name_holds(qtbot):
    session = Session(sample("clothing"), default_catalogue(), "en")
    chart = WaterfallChart()
    qtbot.addWidget(chart)
    chart.show_figure(waterfall(session.answer, Baseline.TODAY, session.wording))
    name = 'a\x00\x01\x0b\x1f\ud800\ufffe\u202e<&>"z'
    drawn = Picture(chart, Frame(name, name, name)).svg()
    tree = ET.fromstring(drawn)
    said = "".join(tree.itertext())
    assert 'a <&>"z' in said
    assert "\u202e" not in said
