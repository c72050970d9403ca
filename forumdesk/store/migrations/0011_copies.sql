-- What left says which document it was, what stood along its pages, and what became of it. parts is a JSON list: the
-- hashes of its files where there are several.

ALTER TABLE "copy" ADD COLUMN "what" TEXT NOT NULL DEFAULT '';
ALTER TABLE "copy" ADD COLUMN "mark" TEXT NOT NULL DEFAULT '';
ALTER TABLE "copy" ADD COLUMN "anchor" TEXT NOT NULL DEFAULT '';
ALTER TABLE "copy" ADD COLUMN "parts" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "copy" ADD COLUMN "fate" TEXT;
ALTER TABLE "copy" ADD COLUMN "fate_at" TEXT;
