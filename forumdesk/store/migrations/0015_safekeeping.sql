-- Backups that were made, and what was done for a bad day. Neither holds a path or a title; mark names a key's salt.

CREATE TABLE "backup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL
) STRICT;

CREATE TABLE "safeguard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deed" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "count" INTEGER NOT NULL
) STRICT;
