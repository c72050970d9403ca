-- When somebody was spoken or written to about an event, and by what.

CREATE TABLE "contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "note" TEXT NOT NULL
) STRICT;

CREATE INDEX "contact_event" ON "contact" ("event_id");
