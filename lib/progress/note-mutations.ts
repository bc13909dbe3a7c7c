import 'server-only'
import { db } from '@/lib/db/client'
import type { NoteInput } from './schemas'

/** Writes or rewrites a note of this learner. */
export async function saveNote(learnerId: string, { id, ...note }: NoteInput): Promise<void> {
  await db.note.upsert({
    where: { learnerId_id: { learnerId, id } },
    create: { learnerId, id, ...note },
    update: { ...note, updatedAt: new Date() },
  })
}

/** Removes a note of this learner; one that is gone stays gone. */
export async function deleteNote(learnerId: string, id: string): Promise<void> {
  await db.note.deleteMany({ where: { learnerId, id } })
}
