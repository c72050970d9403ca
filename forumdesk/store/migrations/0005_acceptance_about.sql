-- What an accepted finding was about, whatever its facts: so that one that changed since can be told from a new one.

ALTER TABLE "acceptance" ADD COLUMN "about" TEXT NOT NULL DEFAULT '';
