-- AlterTable
ALTER TABLE "learner" ADD COLUMN     "is_time_zone_set" BOOLEAN NOT NULL DEFAULT false;

-- A zone other than the default was chosen.
UPDATE "learner" SET "is_time_zone_set" = true WHERE "time_zone" <> 'UTC';

-- CreateTable
CREATE TABLE "study_time" (
    "learner_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "starts_at" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "study_time_pkey" PRIMARY KEY ("learner_id","number")
);

-- CreateTable
CREATE TABLE "day_off" (
    "learner_id" TEXT NOT NULL,
    "first_date" TEXT NOT NULL,
    "last_date" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "day_off_pkey" PRIMARY KEY ("learner_id","first_date","last_date")
);

-- CreateTable
CREATE TABLE "plan_calendar" (
    "learner_id" TEXT NOT NULL,
    "token_hash" TEXT,
    "feed_created_at" TIMESTAMP(3),
    "revisions" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "plan_calendar_pkey" PRIMARY KEY ("learner_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "plan_calendar_token_hash_key" ON "plan_calendar"("token_hash");

-- AddForeignKey
ALTER TABLE "study_time" ADD CONSTRAINT "study_time_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_off" ADD CONSTRAINT "day_off_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_calendar" ADD CONSTRAINT "plan_calendar_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
