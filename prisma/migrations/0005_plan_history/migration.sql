-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "choices" JSONB,
ADD COLUMN     "change" JSONB,
ADD COLUMN     "seen_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "override" ADD COLUMN     "week" TEXT;
