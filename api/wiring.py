"""Puts the parts of one installation together, once."""

from dataclasses import dataclass

from api.checker import Checker, CheckerProcess
from api.clock import SystemClock
from assistant.pipeline.queue import WorkOrders
from assistant.pipeline.workflow import DurableQueue
from assistant.ports import Clock
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import Files
from assistant.storage.parts import Parts
from assistant.storage.seals import Seals


@dataclass(frozen=True)
class Services:
    """Everything that a way in may use; none of it loads a model in this process."""

    settings: Settings
    clock: Clock
    database: Database
    files: Files
    orders: WorkOrders
    checker: Checker

    @property
    def seals(self) -> Seals:
        """What seals the words that a page is given, to be known again."""
        return Seals(self.settings.data)

    @property
    def parts(self) -> Parts:
        """The files on their way in."""
        return Parts(self.settings.data)


def build(settings: Settings) -> Services:
    """Make the services of one installation."""
    clock = SystemClock()
    database = Database(settings.case_database, clock)
    files = Files(settings.data)
    return Services(
        settings=settings,
        clock=clock,
        database=database,
        files=files,
        orders=WorkOrders(database, files, DurableQueue(settings)),
        checker=CheckerProcess(settings),
    )
