"""What holds for every test: nothing is skipped, and chance is repeatable in CI."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

# A shared machine may be slow: a test fails for what it finds, never for how long it looked.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class NothingSkipped:
    """Fails the run when a test was skipped or was expected to fail: such a test proves nothing."""

    def __init__(self) -> None:
        self.not_run: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped or hasattr(report, "wasxfail"):
            self.not_run.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.not_run.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.not_run and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.not_run:
            terminalreporter.write_line(f"NOT RUN {name}: skipped or expected to fail, which fails the run", red=True)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(NothingSkipped(), "nothing-skipped")


def pytest_collection_finish() -> None:
    """The client keeps the collector of circles to the moments between its tests; what is imported stays to the end."""
    gc.collect()
    gc.freeze()
