'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { setRole } from '@/lib/account/role-mutations'
import { RoleSchema } from '@/lib/account/schemas'
import { requirePermission } from '@/lib/account/viewer'
import type { Problem } from '@/lib/content/core/problem'
import { AppError } from '@/lib/shared/errors'
import { studioPath } from './core/document-kinds'
import { listPeopleForAdministrator } from './people-queries'
import { DiscardSchema, PublishSchema, RestoreSchema, SaveDraftSchema } from './schemas'
import { discardDraft, publishDraft, restoreVersion, saveDraft } from './service'

/** What a form of the studio shows after it was sent. */
export interface StudioFormState {
  message: string | null
  isDone: boolean
  problems: Problem[]
}

const refusal = (message: string, problems: Problem[] = []): StudioFormState => ({ message, isDone: false, problems })

/** Expected errors become the sentence the form shows. */
async function answer(work: () => Promise<StudioFormState>): Promise<StudioFormState> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) return refusal(error.userMessage)
    throw error
  }
}

function readFields<T extends z.ZodObject>(schema: T, form: FormData): z.output<T> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form.get(name)]))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new AppError('bad-request', {
    message: `Form refused: ${parsed.error.message}`,
    userMessage: parsed.error.issues[0]?.message ?? 'The form could not be read.',
  })
}

const PUBLISH_SENTENCES = {
  stale: 'The draft changed in another window or by another editor. Load the page again to see the newest text.',
  'live-changed': 'Another text was published since this draft was begun. Take its changes over first, then publish.',
  'file-changed':
    'The file in content/ changed after the last publication. Take over what you want of it and say so in the box above the note.',
  'nothing-new': 'The draft says what readers have already. There is nothing to publish.',
} as const

/** Publishes the draft and has exactly the pages that show it rendered anew. */
export async function publishAction(_before: StudioFormState, form: FormData): Promise<StudioFormState> {
  return answer(async () => {
    const outcome = await publishDraft(readFields(PublishSchema, form))
    if (outcome.ok) {
      for (const page of outcome.pages) revalidatePath(page)
      const pages = outcome.pages.length === 1 ? 'One page shows' : `${outcome.pages.length} pages show`
      return { message: `Published as version ${outcome.number}. ${pages} the new text.`, isDone: true, problems: [] }
    }
    if (outcome.error !== 'problems') return refusal(PUBLISH_SENTENCES[outcome.error])
    const { problems } = outcome
    return refusal(
      problems.length === 1
        ? 'One problem stands in the way. Nothing was published.'
        : `${problems.length} problems stand in the way. Nothing was published.`,
      problems,
    )
  })
}

/** Saves the draft without JavaScript: the whole text in one field. */
export async function saveDraftAction(_before: StudioFormState, form: FormData): Promise<StudioFormState> {
  return answer(async () => {
    const input = readFields(SaveDraftSchema, form)
    // Browsers send line ends as CRLF.
    const outcome = await saveDraft({ ...input, source: input.source.replaceAll('\r\n', '\n') })
    if (!outcome.ok)
      return refusal(
        `Not saved: ${outcome.theirs.by} wrote here meanwhile. Copy your text, load the page again and take over your changes.`,
      )
    redirect(studioPath('documents', input.documentId))
  })
}

export async function discardDraftAction(_before: StudioFormState, form: FormData): Promise<StudioFormState> {
  return answer(async () => {
    const input = readFields(DiscardSchema, form)
    if (!(await discardDraft(input))) return refusal(PUBLISH_SENTENCES.stale)
    redirect(studioPath('documents', input.documentId))
  })
}

/** Makes an earlier version the draft and opens it in the editor. */
export async function restoreAction(_before: StudioFormState, form: FormData): Promise<StudioFormState> {
  return answer(async () => {
    const input = readFields(RestoreSchema, form)
    if (!(await restoreVersion(input))) return refusal(PUBLISH_SENTENCES.stale)
    redirect(studioPath('documents', input.documentId))
  })
}

const RoleChangeSchema = z.strictObject({ userId: z.string().max(60), role: RoleSchema })

/** Changes the role of somebody else; one's own stays, so that an installation never loses its last administrator. */
export async function changeRoleAction(_before: StudioFormState, form: FormData): Promise<StudioFormState> {
  return answer(async () => {
    const administrator = await requirePermission('manage-people')
    const { userId, role } = readFields(RoleChangeSchema, form)
    if (userId === administrator.id) return refusal('Another administrator has to change your own role.')
    const { people } = await listPeopleForAdministrator()
    const person = people.find(({ id }) => id === userId)
    if (person === undefined) return refusal('This account is gone.')
    await setRole({ email: person.email, role, actorUserId: administrator.id })
    revalidatePath('/studio/people')
    return { message: `${person.name ?? person.email} is now ${role}.`, isDone: true, problems: [] }
  })
}
