-- Orders that an event decided on: drawn by lot, or set by hand. people and delegations are JSON lists.

CREATE TABLE "agreed_order" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "way" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "delegations" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    UNIQUE ("event_id", "way")
) STRICT;
