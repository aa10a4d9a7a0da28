"""Work in a thread: only the newest is heard of, with its progress, and it can be cancelled."""

import threading

import pytest

from roi_app.gui.state.background import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


def test_a_result_comes_back_to_the_thread_of_the_window(qtbot, jobs):
    here = []
    jobs.done.connect(lambda _: here.append(threading.get_ident()))
    with qtbot.waitSignal(jobs.done) as heard:
        jobs.run(lambda _: threading.get_ident())
    assert here == [threading.get_ident()]
    assert heard.args[0] != threading.get_ident()


def test_one_job_after_the_other_finds_the_same_thread(qtbot, jobs):
    threads = set()
    jobs.done.connect(threads.add)
    for _ in range(3):
        with qtbot.waitSignal(jobs.done):
            jobs.run(lambda _: threading.get_native_id())
        qtbot.waitUntil(lambda: not jobs.is_busy)
    assert len(threads) == 1


def test_only_the_newest_of_three_is_heard_of(qtbot, jobs):
    started, release = threading.Event(), threading.Event()
    results, stages = [], []
    jobs.done.connect(results.append)
    jobs.progress.connect(stages.append)

    def slow(job):
        started.set()
        release.wait(5)
        job.report("too late")
        return "overtaken" if job.is_cancelled() else "first"

    jobs.run(slow)
    assert started.wait(5)
    jobs.run(lambda _: "second")
    with qtbot.waitSignal(jobs.done):
        jobs.run(lambda _: "third")
        release.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert results == ["third"]
    assert stages == []


def test_progress_is_heard_of_in_order_and_before_the_result(qtbot, jobs):
    heard = []
    jobs.progress.connect(lambda stage: heard.append((stage, threading.get_ident())))
    jobs.done.connect(lambda result: heard.append((result, threading.get_ident())))

    def in_stages(job):
        job.report("making")
        job.report("writing")
        return "written"

    with qtbot.waitSignal(jobs.done):
        jobs.run(in_stages)
    assert heard == [(said, threading.get_ident()) for said in ("making", "writing", "written")]


def test_work_that_is_cancelled_is_told_to_stop_and_heard_of_no_more(qtbot, jobs):
    started, stopped = threading.Event(), threading.Event()
    jobs.done.connect(lambda _: pytest.fail("heard of work that was cancelled"))

    def until_cancelled(job):
        started.set()
        while not job.is_cancelled():
            pass
        stopped.set()
        return "late"

    jobs.run(until_cancelled)
    assert started.wait(5)
    jobs.close()
    assert stopped.is_set()


def test_a_failure_is_reported_and_the_next_work_runs(qtbot, jobs):
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run(lambda _: 1 / 0)
    assert isinstance(failed.args[0], ZeroDivisionError)
    with qtbot.waitSignal(jobs.done) as done:
        jobs.run(lambda _: "fine")
    assert done.args == ["fine"]


def test_work_that_gives_nothing_says_nothing(qtbot, jobs):
    jobs.done.connect(lambda _: pytest.fail("nothing is no result"))
    jobs.run(lambda _: None)
    qtbot.waitUntil(lambda: not jobs.is_busy)
