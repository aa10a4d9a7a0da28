import pytest

from roi_app.gui.state.notices import Notices


@pytest.fixture
def notices(qapp):
    return Notices()


def test_a_notice_is_said_once_until_it_has_been_settled(notices):
    heard = []
    notices.changed.connect(lambda: heard.append([key for key, _ in notices.due]))
    notices.tell("keeping", folder="a")
    notices.tell("keeping", folder="b")
    assert notices.due == (("keeping", {"folder": "a"}),)
    notices.dismiss("keeping")
    notices.tell("keeping", folder="a")
    assert notices.due == ()
    notices.settle("keeping")
    notices.tell("keeping", folder="a")
    notices.settle("keeping")
    assert heard == [["keeping"], [], ["keeping"], []]
