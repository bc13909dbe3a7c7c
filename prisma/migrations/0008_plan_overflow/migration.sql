-- AlterTable
ALTER TABLE "learner" ADD COLUMN     "overflow" TEXT NOT NULL DEFAULT 'run-over';
