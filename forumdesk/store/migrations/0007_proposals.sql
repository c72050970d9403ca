-- Who sent an answer for somebody else, and what became of a counter-proposal.

ALTER TABLE "invitation_answer" ADD COLUMN "sender" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invitation_answer" ADD COLUMN "proposal" TEXT;
