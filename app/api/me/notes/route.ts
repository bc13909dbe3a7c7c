import * as z from 'zod'
import { requireLearnerId } from '@/lib/account/learner'
import { getViewer } from '@/lib/account/viewer'
import { answerJson, readJson } from '@/lib/platform/api'
import { deleteNote, saveNote } from '@/lib/progress/note-mutations'
import { NoteSchema } from '@/lib/progress/schemas'

/** Writes a note or a highlight; the id is the client's, so a second send changes nothing. */
export async function PUT(request: Request): Promise<Response> {
  return answerJson(async () => {
    const note = await readJson(request, NoteSchema)
    await saveNote(await requireLearnerId(), note)
  })
}

/** Removes a note of one's own. */
export async function DELETE(request: Request): Promise<Response> {
  return answerJson(async () => {
    const { id } = await readJson(request, z.strictObject({ id: z.uuid() }))
    const { learnerId } = await getViewer()
    if (learnerId !== null) await deleteNote(learnerId, id)
  })
}
