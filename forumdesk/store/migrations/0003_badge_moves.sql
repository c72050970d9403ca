-- Where a badge stood on its sheets, when it last changed hands, and whether it was ever reported lost.

ALTER TABLE "badge" ADD COLUMN "page" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "badge" ADD COLUMN "slot" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "badge" ADD COLUMN "moved_at" TEXT;
ALTER TABLE "badge" ADD COLUMN "was_lost" INTEGER NOT NULL DEFAULT 0;
