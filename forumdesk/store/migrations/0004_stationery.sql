-- Badge templates and stocks of paper that the house made for itself; content is the file each would go as.

CREATE TABLE "stationery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    UNIQUE ("type", "name")
) STRICT;
