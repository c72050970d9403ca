"""Refusals about sealed files and packages, in sentences."""

import json
from collections.abc import Callable
from typing import Any

from forumdesk.domain import packages_errors as packages
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.packages_errors import PackageFault
from forumdesk.store import errors as store
from resources import folder

FAULTS: dict[PackageFault, tuple[str, str]] = {
    PackageFault.NOT_A_PACKAGE: (
        "It opened, and is no package of ForumDesk. Ask the sender for the right file.",
        "Den lot seg åpne, men er ingen pakke fra ForumDesk. Be avsenderen om riktig fil.",
    ),
    PackageFault.NEWER: (
        "A newer ForumDesk made this package. Update first.",
        "En nyere ForumDesk har laget pakken. Oppdater først.",
    ),
    PackageFault.TOO_LARGE: (
        "This package is larger than any that ForumDesk makes or reads. Choose less, such as no photos.",
        "Pakken er større enn noen ForumDesk lager eller leser. Velg mindre, for eksempel uten bilder.",
    ),
    PackageFault.DAMAGED: (
        "Something in this package is not as ForumDesk writes it. Nothing of it was used. Ask for it again.",
        "Noe i pakken er ikke slik ForumDesk skriver det. Ingenting av den ble brukt. Be om den på nytt.",
    ),
    PackageFault.A_RETURN: (
        "This is a return. Bring it back into the workspace that the package left from.",
        "Dette er en retur. Ta den inn i arbeidsområdet som pakken ble sendt fra.",
    ),
    PackageFault.NO_RETURN: (
        "This is a package, not a return. Open it as a workspace of its own.",
        "Dette er en pakke, ikke en retur. Åpne den som et eget arbeidsområde.",
    ),
}
_OPENERS = {"passphrase": "its passphrase", "key": "the identity that it was sealed to"}
OPENERS_NB = {"passphrase": "passfrasen sin", "key": "identiteten den er forseglet til"}

SENTENCES: list[tuple[type[ForumDeskError], Callable[[Any], str]]] = [
    (store.NotSealedError, lambda e: "This is no sealed file of ForumDesk or age. Choose another file."),
    (store.SealTooLargeError, lambda e: f"The sealed file is larger than {e.most} bytes, and is not opened."),
    (store.CostlySealError, lambda e: "Opening this file would take more memory than any of ours. It is left shut."),
    (
        store.WrongSealError,
        lambda e: (
            "That did not open the file. The passphrase or identity is wrong, or the file was changed; "
            "these cannot be told apart."
        ),
    ),
    (store.OtherSealError, lambda e: f"That file is opened by {_OPENERS[e.way]}. Give that."),
    (store.NotARecipientError, lambda e: f"{e.typed} is no recipient's key. Such a key begins with age1."),
    (
        store.NotAnIdentityError,
        lambda e: "That is no identity. It begins with AGE-SECRET-KEY-1, or its file is sealed.",
    ),
    (packages.PackageRefusedError, lambda e: FAULTS[e.fault][0]),
    (
        packages.NotFromHereError,
        lambda e: "This did not leave from here, or is not as it was sent. Nothing was changed.",
    ),
    (
        packages.OldReturnError,
        lambda e: (
            f"This is return {e.counter} of the package, and return {e.last} was taken in already. Nothing was changed."
        ),
    ),
    (
        packages.NotAskedError,
        lambda e: f"This return does not ask {e.question}. See what it asks with: package merge FILE --dry-run",
    ),
    (packages.NotFromAPackageError, lambda e: "No package made this workspace, so there is nowhere to return to."),
    (packages.NamesNotAllowedError, lambda e: "Names behind aliases leave in a handover alone. Choose handover."),
]


def field_words() -> dict[str, list[str]]:
    """What the window calls each field that can stay out of a package, in both languages."""
    table: dict[str, list[str]] = json.loads((folder("translations") / "package.json").read_text(encoding="utf-8"))
    area = "package.field."
    return {key.removeprefix(area): words for key, words in table.items() if key.startswith(area)}
