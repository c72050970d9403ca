-- Every table of the workspace. Columns are the fields of the dataclasses in forumdesk.domain, by name.
-- tuples are JSON arrays, booleans 0 and 1, days 2030-06-14, times 2030-06-14T08:00:00Z, Moments RFC 9557 text.

CREATE TABLE "history_entry" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "of" INTEGER REFERENCES "history_entry" ("number"),
    "row_count" INTEGER NOT NULL,
    "rows_digest" BLOB NOT NULL,
    "previous" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    -- Not under the hash: it changes as people undo and redo. NULL for what undo passes over.
    "state" TEXT CHECK ("state" IN ('done', 'undone', 'discarded'))
) STRICT;

CREATE INDEX "history_entry_by_state" ON "history_entry" ("state", "number");

-- before and after are JSON objects without the columns that are blank; NULL in both with a NULL salt means erased.
CREATE TABLE "history_row" (
    "entry" INTEGER NOT NULL REFERENCES "history_entry" ("number"),
    "position" INTEGER NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "salt" BLOB,
    "before" TEXT,
    "after" TEXT,
    "digest" BLOB NOT NULL,
    PRIMARY KEY ("entry", "position")
) STRICT, WITHOUT ROWID;

-- One row: where the chain ends, so that a cut-off tail is seen.
CREATE TABLE "history_head" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK ("id" = 1),
    "number" INTEGER NOT NULL,
    "hash" BLOB NOT NULL
) STRICT;

INSERT INTO "history_head" VALUES (1, 0, zeroblob(32));

CREATE TABLE "series" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hosts" TEXT NOT NULL,
    "since_year" INTEGER,
    "usual_month" INTEGER
) STRICT;

CREATE TABLE "edition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "series_id" TEXT NOT NULL REFERENCES "series" (id) DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" INTEGER
) STRICT;

CREATE TABLE "organisation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "pillars" TEXT NOT NULL,
    "support" TEXT NOT NULL,
    "local" INTEGER NOT NULL CHECK ("local" IN (0, 1)),
    "women_led" INTEGER NOT NULL CHECK ("women_led" IN (0, 1)),
    "neutral" INTEGER NOT NULL CHECK ("neutral" IN (0, 1)),
    "source" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "venue" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL UNIQUE,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "cover_place" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "readiness" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "venue_id" TEXT NOT NULL REFERENCES "venue" (id) DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "floor" TEXT NOT NULL,
    "capacity" INTEGER,
    "capacities" TEXT NOT NULL,
    "booths" INTEGER NOT NULL,
    "step_free" INTEGER CHECK ("step_free" IN (0, 1)),
    "entrances" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL UNIQUE,
    "title" TEXT NOT NULL,
    "cover_title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "edition_id" TEXT REFERENCES "edition" (id) DEFERRABLE INITIALLY DEFERRED,
    "place" TEXT NOT NULL,
    "cover_place" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "start_date" TEXT,
    "end_date" TEXT,
    "discretion" TEXT NOT NULL,
    "marking" TEXT NOT NULL,
    "organiser_name" TEXT NOT NULL,
    "organiser_email" TEXT NOT NULL,
    "hosts" TEXT NOT NULL,
    "themes" TEXT NOT NULL,
    "venue_codes" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "copy_letters" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL UNIQUE,
    "title" TEXT NOT NULL,
    "cover_title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "room_id" TEXT REFERENCES "room" (id) DEFERRABLE INITIALLY DEFERRED,
    "room_typed" TEXT NOT NULL,
    "set_up" TEXT,
    "remote" INTEGER NOT NULL CHECK ("remote" IN (0, 1)),
    "visibility" TEXT NOT NULL,
    "rule" TEXT,
    "marking" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "interpretation" TEXT NOT NULL,
    "themes" TEXT NOT NULL,
    "everyone" INTEGER NOT NULL CHECK ("everyone" IN (0, 1)),
    "roles_needed" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ref" TEXT NOT NULL UNIQUE,
    "other_refs" TEXT NOT NULL,
    "honorific" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "name_order" TEXT NOT NULL,
    "print_name_typed" TEXT NOT NULL,
    "native_name" TEXT NOT NULL,
    "title_line" TEXT NOT NULL,
    "salutation" TEXT NOT NULL,
    "envelope_line" TEXT NOT NULL,
    "organisation_id" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
    "birth_date" TEXT,
    "gender" TEXT NOT NULL,
    "nationality" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "emails" TEXT NOT NULL,
    "phones" TEXT NOT NULL,
    "rank_class" TEXT NOT NULL,
    "office_since" TEXT,
    "local_actor" INTEGER CHECK ("local_actor" IN (0, 1)),
    "women_led_org" INTEGER CHECK ("women_led_org" IN (0, 1)),
    "notes" TEXT NOT NULL,
    "also" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "session_role" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "session_id" TEXT NOT NULL REFERENCES "session" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "role" TEXT NOT NULL
) STRICT;

CREATE TABLE "participation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "category" TEXT,
    "answer" TEXT NOT NULL,
    "delegation" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "sign_code" TEXT NOT NULL,
    "access_zones" TEXT NOT NULL,
    "arrival" TEXT,
    "arrival_place" TEXT NOT NULL,
    "departure" TEXT,
    "departure_place" TEXT NOT NULL,
    "diet" TEXT NOT NULL,
    "prayer_need" TEXT NOT NULL,
    "access_need" TEXT NOT NULL,
    "sponsor" TEXT NOT NULL,
    "consent_photo" INTEGER CHECK ("consent_photo" IN (0, 1)),
    "consent_recording" INTEGER CHECK ("consent_recording" IN (0, 1)),
    "notes" TEXT NOT NULL,
    "also" TEXT NOT NULL,
    "custom" TEXT NOT NULL,
    UNIQUE ("person_id", "event_id")
) STRICT;

CREATE TABLE "delegation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "head_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreed_size" INTEGER,
    "lead_rank" TEXT NOT NULL,
    "accompanying" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "separation_rule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL UNIQUE,
    "event_id" TEXT REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "scope" TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "custom" TEXT NOT NULL
) STRICT;

CREATE TABLE "checklist_item" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "checklist" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_days" INTEGER,
    "status" TEXT NOT NULL,
    "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "acceptance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "finding_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;

CREATE TABLE "question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "import_kind" TEXT NOT NULL,
    "refs" TEXT NOT NULL,
    "row" INTEGER,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "choice" TEXT NOT NULL
) STRICT;

CREATE TABLE "imported_row" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "list_id" TEXT NOT NULL,
    "import_kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "entity_ids" TEXT NOT NULL
) STRICT;

-- Records of what left the house. No foreign keys: an import can be undone, these stay.

CREATE TABLE "invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "session_id" TEXT,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "issued_at" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "state" TEXT NOT NULL
) STRICT;

CREATE TABLE "cancellation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "session_id" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;

CREATE TABLE "badge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "printed_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "copy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL,
    "expires_at" TEXT
) STRICT;

CREATE TABLE "reveal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "where" TEXT NOT NULL,
    "event_id" TEXT,
    "at" TEXT NOT NULL
) STRICT;

-- A foreign key is looked up from the other side whenever its parent row is written.

CREATE INDEX "edition_by_series_id" ON "edition" ("series_id");
CREATE INDEX "room_by_venue_id" ON "room" ("venue_id");
CREATE INDEX "event_by_edition_id" ON "event" ("edition_id");
CREATE INDEX "session_by_event_id" ON "session" ("event_id");
CREATE INDEX "session_by_room_id" ON "session" ("room_id");
CREATE INDEX "person_by_organisation_id" ON "person" ("organisation_id");
CREATE INDEX "session_role_by_session_id" ON "session_role" ("session_id");
CREATE INDEX "session_role_by_person_id" ON "session_role" ("person_id");
CREATE INDEX "participation_by_event_id" ON "participation" ("event_id");
CREATE INDEX "delegation_by_event_id" ON "delegation" ("event_id");
CREATE INDEX "delegation_by_head_id" ON "delegation" ("head_id");
CREATE INDEX "separation_rule_by_event_id" ON "separation_rule" ("event_id");
CREATE INDEX "checklist_item_by_event_id" ON "checklist_item" ("event_id");
