"""What a Linux desktop wants beside the programs: entry, icons, file type, and a script that shows it them."""

import shutil
from pathlib import Path

from bundle_contents import ICON, ICON_SIZES

MIME_ICON = "application-x-forumdesk"


def write(source: Path, icons: Path, folder: Path) -> None:
    """Lay them out below `share` as a desktop looks for them."""
    share = folder / "share"
    themed = share / "icons" / "hicolor"
    places = {
        source / "forumdesk.desktop": share / "applications" / "forumdesk.desktop",
        source / "forumdesk.xml": share / "mime" / "packages" / "forumdesk.xml",
        icons / f"{ICON}.svg": themed / "scalable" / "apps" / f"{ICON}.svg",
        source / "install.sh": folder / "install.sh",
    }
    places |= {icons / f"{ICON}-{size}.png": themed / f"{size}x{size}" / "apps" / f"{ICON}.png" for size in ICON_SIZES}
    for here, there in places.items():
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(here, there)
    document = themed / "scalable" / "mimetypes" / f"{MIME_ICON}.svg"
    document.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(icons / f"{ICON}.svg", document)
    (folder / "install.sh").chmod(0o755)
