-- Packages that left, and the one this workspace was made from. home is an age key, base the digests of what left, JSON.

CREATE TABLE "package" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "way" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "parts" TEXT NOT NULL,
    "names" INTEGER NOT NULL CHECK ("names" IN (0, 1)),
    "made_at" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "return_key" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "settled" INTEGER NOT NULL CHECK ("settled" IN (0, 1)),
    "last" TEXT NOT NULL
) STRICT;
