-- What else keeps two sides apart: vehicles and their rides, seats of a session, rooms in hotels.

CREATE TABLE "vehicle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "seats" INTEGER,
    "notes" TEXT NOT NULL,
    UNIQUE ("event_id", "code")
) STRICT;

CREATE TABLE "ride" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "vehicle_id" TEXT NOT NULL REFERENCES "vehicle" (id) DEFERRABLE INITIALLY DEFERRED,
    "start" TEXT NOT NULL,
    "end" TEXT,
    "journey" TEXT NOT NULL,
    "from_place" TEXT NOT NULL,
    "to_place" TEXT NOT NULL
) STRICT;

CREATE INDEX "ride_by_vehicle_id" ON "ride" ("vehicle_id");

CREATE TABLE "passenger" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ride_id" TEXT NOT NULL REFERENCES "ride" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE ("ride_id", "person_id")
) STRICT;

CREATE INDEX "passenger_by_person_id" ON "passenger" ("person_id");

CREATE TABLE "seat_row" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "session_id" TEXT NOT NULL REFERENCES "session" (id) DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "round" INTEGER NOT NULL
) STRICT;

CREATE INDEX "seat_row_by_session_id" ON "seat_row" ("session_id");

CREATE TABLE "seat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "row_id" TEXT NOT NULL REFERENCES "seat_row" (id) DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE ("row_id", "place")
) STRICT;

CREATE INDEX "seat_by_person_id" ON "seat" ("person_id");

CREATE TABLE "stay" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "event_id" TEXT NOT NULL REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "venue_id" TEXT REFERENCES "venue" (id) DEFERRABLE INITIALLY DEFERRED,
    "hotel" TEXT NOT NULL,
    "floor" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "check_in" TEXT,
    "check_out" TEXT
) STRICT;

CREATE INDEX "stay_by_person_id" ON "stay" ("person_id");
