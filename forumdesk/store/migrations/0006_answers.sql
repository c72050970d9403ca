-- Recurring invites, how often an invite went out, and the answers that came back to it.

ALTER TABLE "invitation" ADD COLUMN "series" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invitation" ADD COLUMN "recurrence_id" TEXT;
ALTER TABLE "invitation" ADD COLUMN "times" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "invitation_answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invitation_id" TEXT NOT NULL,
    "partstat" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "stamped_at" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "attendee" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "delegated_to" TEXT NOT NULL,
    "proposed_start" TEXT,
    "proposed_end" TEXT
) STRICT;

CREATE INDEX "invitation_answer_invitation" ON "invitation_answer" ("invitation_id");
