"""The pages of the window; who writes one adds it here."""

from ui.pages.arrivals import ArrivalsPage
from ui.pages.badges import BadgesPage
from ui.pages.badges_designer import DesignerPage
from ui.pages.badges_register import RegisterPage
from ui.pages.checklist import ChecklistPage
from ui.pages.copies import CopiesPage
from ui.pages.delegations import DelegationsPage
from ui.pages.duplicates import DuplicatesPage
from ui.pages.events import EventsPage
from ui.pages.findings import FindingsPage
from ui.pages.history import HistoryPage
from ui.pages.hotels import HotelsPage
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_chase import ChasePage
from ui.pages.invitations_letters import LettersPage
from ui.pages.leaks import LeaksPage
from ui.pages.organisations import OrganisationsPage
from ui.pages.overview import OverviewPage
from ui.pages.overview_sheet import OverviewSheetPage
from ui.pages.page import Page
from ui.pages.parity import ParityPage
from ui.pages.people import PeoplePage
from ui.pages.print_lists import AgendasPage, ListsPage
from ui.pages.print_papers import PapersPage
from ui.pages.programme import ProgrammePage
from ui.pages.retention import RetentionPage
from ui.pages.safekeeping import SafekeepingPage
from ui.pages.seating import SeatingPage
from ui.pages.separation_sheet import SeparationSheetPage
from ui.pages.separations import SeparationsPage
from ui.pages.settings import SettingsPage
from ui.pages.vehicles import VehiclesPage
from ui.pages.venues import VenuesPage

PAGES: tuple[type[Page], ...] = (
    OverviewPage,
    ProgrammePage,
    PeoplePage,
    DelegationsPage,
    DuplicatesPage,
    OrganisationsPage,
    VenuesPage,
    InvitationsPage,
    ChasePage,
    LettersPage,
    BadgesPage,
    DesignerPage,
    RegisterPage,
    PapersPage,
    ListsPage,
    AgendasPage,
    OverviewSheetPage,
    FindingsPage,
    SeparationsPage,
    ArrivalsPage,
    VehiclesPage,
    HotelsPage,
    SeatingPage,
    ParityPage,
    SeparationSheetPage,
    LeaksPage,
    ChecklistPage,
    HistoryPage,
    CopiesPage,
    SafekeepingPage,
    RetentionPage,
    EventsPage,
    SettingsPage,
)
