"""Work in a thread: only the newest is heard of."""

import threading

import pytest

from roi_app.gui.state.background import Latest


@pytest.fixture
def runner(qapp):
    latest = Latest()
    yield latest
    latest.close()


def test_a_result_comes_back_to_the_thread_of_the_window(qtbot, runner):
    here = []
    runner.done.connect(lambda _: here.append(threading.get_ident()))
    with qtbot.waitSignal(runner.done) as heard:
        runner.ask(lambda _: threading.get_ident())
    assert here == [threading.get_ident()]
    assert heard.args[0] != threading.get_ident()


def test_only_the_newest_of_three_is_heard_of(qtbot, runner):
    started, release = threading.Event(), threading.Event()
    results = []
    runner.done.connect(results.append)

    def slow(should_stop):
        started.set()
        release.wait(5)
        return "overtaken" if should_stop() else "first"

    runner.ask(slow)
    assert started.wait(5)
    runner.ask(lambda _: "second")
    with qtbot.waitSignal(runner.done):
        runner.ask(lambda _: "third")
        release.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert results == ["third"]


def test_work_that_is_called_off_is_told_to_stop_and_heard_of_no_more(qtbot, runner):
    started, stopped = threading.Event(), threading.Event()
    runner.done.connect(lambda _: pytest.fail("heard of work that was called off"))

    def until_stopped(should_stop):
        started.set()
        while not should_stop():
            pass
        stopped.set()
        return "late"

    runner.ask(until_stopped)
    assert started.wait(5)
    runner.close()
    assert stopped.is_set()


def test_a_failure_is_reported_and_the_next_work_runs(qtbot, runner):
    with qtbot.waitSignal(runner.failed) as failed:
        runner.ask(lambda _: 1 / 0)
    assert isinstance(failed.args[0], ZeroDivisionError)
    with qtbot.waitSignal(runner.done) as done:
        runner.ask(lambda _: "fine")
    assert done.args == ["fine"]


def test_work_that_gives_nothing_says_nothing(qtbot, runner):
    runner.done.connect(lambda _: pytest.fail("nothing is no result"))
    runner.ask(lambda _: None)
    qtbot.waitUntil(lambda: not runner.is_busy)
