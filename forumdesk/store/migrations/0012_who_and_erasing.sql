-- Who made an entry, as they said themselves. The digest stands under the entry's hash; name and salt can be erased.

ALTER TABLE "history_entry" ADD COLUMN "by" TEXT;
ALTER TABLE "history_entry" ADD COLUMN "by_salt" BLOB;
ALTER TABLE "history_entry" ADD COLUMN "by_digest" BLOB;

-- 1 between the commit of an erasure and the rewriting of every page, which the next opening makes up for.
ALTER TABLE "history_head" ADD COLUMN "rewrite_due" INTEGER NOT NULL DEFAULT 0;
