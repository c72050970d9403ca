"""What goes into the bundle and what stays out: read by packaging/forumdesk.spec, and held to the code by the tests."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

# A file as PyInstaller lists it: where it goes, where it is (or, for a link, what it leads to), what it is.
Entry = tuple[str, str, str]

# The icon, in every size that a desktop asks for.
ICON = "forumdesk"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

# Our packages. Modules are looked up by name in places (the commands of the command line), so all of them go in.
PACKAGES = ("forumdesk", "resources", "ui")
NOT_DATA = {".py", ".pyc"}

# Library and the data it reads from files beside its code, as far as ForumDesk asks for it.
LIBRARY_DATA = {
    "anyascii": ("_data/*",),
    "babel": (
        "global.dat",
        *(f"locale-data/{name}.dat" for name in ("root", "ar", "de", "en", "es", "fr", "nb", "nn", "no")),
    ),
    # The newest table that it knows; those of older Unicodes stay out.
    "pyuca": ("allkeys-9.0.0.txt",),
    "pypdfium2": ("version.json",),
    "pypdfium2_raw": ("version.json",),
    "tzdata": ("zones", "zoneinfo/**/*"),
}
# Libraries with files beside their code that ForumDesk never reads: fonts and metrics of reportlab, tests, sources.
DATA_LEFT = {"fonttools", "icalendar", "icu4py", "pycparser", "pyside6-essentials", "reportlab", "shiboken6"}

# Looked up by name when the program runs: the folders of time zones are packages of their own.
LIBRARY_MODULES = ("tzdata",)

# Never asked for, though some library would take it if it were there.
EXCLUDED = (
    *("tkinter", "idlelib", "turtle", "curses", "readline", "test", "unittest", "doctest", "pdb", "pydoc", "lib2to3"),
    *("pip", "setuptools", "wheel", "ensurepip", "venv", "distutils", "PyInstaller"),
    # Roads to the network. `socket` alone stays: email.utils of the standard library imports it and asks it for a name.
    *("ssl", "_ssl", "asyncio", "ftplib", "imaplib", "poplib", "smtplib", "xmlrpc", "socketserver", "dns"),
    *("email_validator.deliverability", "http.server", "http.client", "http.cookiejar"),
    *("sqlite3", "_sqlite3", "multiprocessing", "concurrent.futures.process"),
    # What reportlab and fontTools would draw with.
    *("numpy", "scipy", "matplotlib", "lxml", "renderPM", "rlPyCairo", "_rl_renderPM", "PIL.ImageTk", "PIL.ImageQt"),
    *("PIL._avif", "PIL.AvifImagePlugin", "PIL._imagingtk", "PIL.ImageShow", "PIL.ImageGrab"),
    *(f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "Sql", "Test", "Help", "Designer", "UiTools")),
    *(f"PySide6.Qt{name}" for name in ("WebEngineCore", "WebEngineWidgets", "OpenGL", "OpenGLWidgets", "Concurrent")),
)

# Qt's plugins by kind; those of other systems are not there to be taken. A kind or a name that is not here stays out.
PLUGINS = {
    "platforms": {"xcb", "wayland", "offscreen", "windows", "cocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"xdgdesktopportal"},
    "imageformats": {"jpeg", "svg", "webp", "gif", "ico", "icns"},
    "iconengines": {"svgicon"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"mac", "modernwindowsstyle"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient", "adwaita"},
}

# A system that prints has CUPS and keeps it mended; with it would come what it speaks over a network with.
OF_THE_SYSTEM = {"libcups.so.2"}

# What must not be in a finished bundle, whatever brought it: paths, in lower case.
FORBIDDEN = re.compile(
    r"qt6?(network|qml|quick|webengine|sql|test|designer)|lib-dynload/_?(ssl|sqlite3|tkinter|readline|curses)|"
    r"/lib(ssl|gnutls|krb5|avahi-client|cups|tcl|tk|readline)[.-]|/(pip|setuptools|pytest|tests|dns)(/|$)|darkgarden|direct_url\.json"
)
NOTED = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?q?([^/]+?)\.(?:so|dylib|dll)$")


def data_of(package: Path) -> Iterator[tuple[str, str]]:
    """Every data file of one of our packages and the folder it goes to."""
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix not in NOT_DATA and "__pycache__" not in path.parts:
            yield str(path), path.parent.relative_to(package.parent).as_posix()


def modules_of(package: Path) -> Iterator[str]:
    """Every module of a package by its full name."""
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package.parent).with_suffix("").parts
        yield ".".join(inside[:-1] if inside[-1] == "__init__" else inside)


def library_data(name: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The data files of one library, found where it is installed, and the folders they go to."""
    for pattern in LIBRARY_DATA[name]:
        found = [path for path in sorted(folder.glob(pattern)) if path.is_file() and path.suffix not in NOT_DATA]
        if not found:
            raise FileNotFoundError(f"{name} has no {pattern} any more: see LIBRARY_DATA in bundle_contents.py")
        yield from ((str(path), path.parent.relative_to(folder.parent).as_posix()) for path in found)


def is_wanted(entry: Entry) -> bool:
    """Whether a file that PyInstaller found belongs in the bundle."""
    place = entry[0].replace("\\", "/")
    if "/plugins/" in place:
        found = _PLUGIN.search(place)
        return found is not None and found[2] in PLUGINS.get(found[1], set())
    name, _, inside = place.partition("/")
    if name in {"babel", "pyuca"} and entry[2] == "DATA":
        return inside in LIBRARY_DATA[name]
    # Words of Qt's own come from resources/translations; what pip noted of an installation is nobody's business.
    noted = ".dist-info/" in place and posixpath.basename(place) in NOTED
    return not noted and "/translations/qt" not in place and not place.startswith("reportlab/fonts/")


def reached(entries: Sequence[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries less the libraries that nothing loads any more, now that some plugins and modules stay out.

    `imports` tells which libraries a file asks the system for, by their names.
    """
    libraries = {posixpath.basename(place): where for place, where, kind in entries if kind == "BINARY"}
    libraries = {name: where for name, where in libraries.items() if name not in OF_THE_SYSTEM}
    waiting = [where for place, where, kind in entries if _is_loaded_by_name(place, kind)]
    loaded = {posixpath.basename(place) for place, _, kind in entries if _is_loaded_by_name(place, kind)}
    while waiting:
        for name in imports(waiting.pop()):
            if name in libraries and name not in loaded:
                loaded.add(name)
                waiting.append(libraries[name])
    kept = [one for one in entries if one[2] not in {"BINARY", "SYMLINK"} or posixpath.basename(one[0]) in loaded]
    places = {place for place, _, kind in kept if kind != "SYMLINK"}
    return [one for one in kept if one[2] != "SYMLINK" or _leads_to(one) in places]


def needed(told: str) -> list[str]:
    """The libraries that a file asks for, from what `objdump -p` tells of it."""
    return re.findall(r"^  NEEDED +(\S+)$", told, flags=re.MULTILINE)


def _is_loaded_by_name(place: str, kind: str) -> bool:
    """What no other file needs to ask for: extension modules, Qt's plugins, a package's own library, Python itself."""
    folder, name = posixpath.split(place)
    own = bool(folder) and not folder.endswith(".libs") and not folder.startswith(("PySide6", "shiboken6"))
    return kind == "EXTENSION" or "/plugins/" in place or (kind == "BINARY" and (own or name.startswith("libpython")))


def _leads_to(link: Entry) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(link[0]), link[1]))
