-- Names that stand for a protected person on one form of output each, beside the alias.

ALTER TABLE "participation" ADD COLUMN "alias_badge" TEXT NOT NULL DEFAULT '';
ALTER TABLE "participation" ADD COLUMN "alias_hotel" TEXT NOT NULL DEFAULT '';
ALTER TABLE "participation" ADD COLUMN "alias_driver" TEXT NOT NULL DEFAULT '';
ALTER TABLE "participation" ADD COLUMN "alias_invite" TEXT NOT NULL DEFAULT '';
