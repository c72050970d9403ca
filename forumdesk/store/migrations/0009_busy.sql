-- Times at which people and rooms are not available, without a reason.

CREATE TABLE "busy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "room_id" TEXT REFERENCES "room" (id) DEFERRABLE INITIALLY DEFERRED,
    "from_calendar" INTEGER NOT NULL
) STRICT;

CREATE INDEX "busy_by_person_id" ON "busy" ("person_id");
CREATE INDEX "busy_by_room_id" ON "busy" ("room_id");
