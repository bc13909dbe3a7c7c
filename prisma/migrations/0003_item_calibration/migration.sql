-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "learned_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "item_report" ADD COLUMN     "attempt_id" TEXT,
ADD COLUMN     "resolved_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "ability" DOUBLE PRECISION,
ADD COLUMN     "ability_variance" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "bank_version" (
    "version" TEXT NOT NULL,
    "bank" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "item_estimate" (
    "item_id" TEXT NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,
    "answers" INTEGER NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_estimate_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "item_parameters" (
    "publication" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "bank_version" TEXT NOT NULL,
    "published_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answers" INTEGER NOT NULL,
    "old_a" DOUBLE PRECISION NOT NULL,
    "old_b" DOUBLE PRECISION NOT NULL,
    "a" DOUBLE PRECISION NOT NULL,
    "b" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "item_parameters_pkey" PRIMARY KEY ("publication","item_id")
);

-- CreateTable
CREATE TABLE "item_review" (
    "item_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "user_id" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answers_from" TIMESTAMP(3),

    CONSTRAINT "item_review_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "calibration_run" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "published" INTEGER NOT NULL,
    "flagged" INTEGER NOT NULL,

    CONSTRAINT "calibration_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "item_parameters_item_id_publication_idx" ON "item_parameters"("item_id", "publication");

-- CreateIndex
CREATE INDEX "calibration_run_at_idx" ON "calibration_run"("at");

-- CreateIndex
CREATE INDEX "response_item_id_created_at_idx" ON "response"("item_id", "created_at");
