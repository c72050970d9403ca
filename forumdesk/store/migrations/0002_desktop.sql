-- What the window keeps beside the lists: photos, what zones border on what, edits begun, filters, words of the house.

-- content is the picture as JPEG, in base64: history keeps rows as JSON.
CREATE TABLE "photo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL UNIQUE REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "content" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL
) STRICT;

CREATE TABLE "zone_border" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "venue_id" TEXT NOT NULL REFERENCES "venue" (id) DEFERRABLE INITIALLY DEFERRED,
    "zone" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "minutes" INTEGER
) STRICT;

CREATE TABLE "saved_filter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "wanted" TEXT NOT NULL
) STRICT;

CREATE TABLE "setting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL UNIQUE,
    "value" TEXT NOT NULL
) STRICT;

-- No foreign keys: what an edit was about may be gone when it is taken up again.
CREATE TABLE "draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "page" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;
