-- A guest that was merged into an account is deleted with the merge; nothing refers to it any more.
ALTER TABLE "learner" DROP COLUMN "merged_into_id";
