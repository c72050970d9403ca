"""The pages of the window; who writes one adds it here."""

from ui.pages.checklist import ChecklistPage
from ui.pages.delegations import DelegationsPage
from ui.pages.events import EventsPage
from ui.pages.findings import FindingsPage
from ui.pages.history import HistoryPage
from ui.pages.organisations import OrganisationsPage
from ui.pages.overview import OverviewPage
from ui.pages.page import Page
from ui.pages.people import PeoplePage
from ui.pages.settings import SettingsPage

PAGES: tuple[type[Page], ...] = (
    OverviewPage,
    PeoplePage,
    DelegationsPage,
    OrganisationsPage,
    FindingsPage,
    ChecklistPage,
    HistoryPage,
    EventsPage,
    SettingsPage,
)
