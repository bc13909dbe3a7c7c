'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { requireLearnerId } from '@/lib/account/learner'
import { getContent } from '@/lib/content/loader'
import { addOverrides, removeOverride, saveOverride, savePlanSettings, setPause } from './mutations'
import { LocalDateSchema, NodeIdSchema, OverrideKindSchema, PlanPatchSchema, PlanSettingsSchema } from './schemas'

export interface PlanFormState {
  message: string | null
  fields: Record<string, string>
}

function text(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value !== '' && value !== 'none' ? value : null
}

/** Track, stage, hours a week, start and date; then the plan is drawn. */
export async function savePlanSettingsAction(_before: PlanFormState, form: FormData): Promise<PlanFormState> {
  const parsed = PlanSettingsSchema.safeParse({
    background: text(form, 'background'),
    trackId: text(form, 'trackId') ?? '',
    stage: text(form, 'stage'),
    hoursPerWeek: text(form, 'hoursPerWeek'),
    startDate: text(form, 'startDate') ?? '',
    deadline: text(form, 'deadline'),
  })
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= issue.message
    return { message: 'A plan needs these things. The fields say what is missing.', fields }
  }
  const { deadline, startDate, trackId } = parsed.data
  if (deadline !== null && deadline <= startDate) {
    return { message: 'The date lies before the start.', fields: { deadline: 'Choose a day after the start' } }
  }
  const content = await getContent()
  if (!content.tracks.has(trackId))
    return { message: 'Choose a track.', fields: { trackId: 'Choose one of the three' } }
  await savePlanSettings(await requireLearnerId(), parsed.data)
  redirect('/plan')
}

/** "I know this", "not now", "do this first", "skip" for one entry. */
export async function overrideAction(form: FormData): Promise<void> {
  const nodeId = NodeIdSchema.parse(form.get('nodeId'))
  const kind = OverrideKindSchema.parse(form.get('kind'))
  await saveOverride(await requireLearnerId(), { nodeId, kind })
  redirect('/plan')
}

/** Takes a word back. */
export async function removeOverrideAction(form: FormData): Promise<void> {
  const nodeId = NodeIdSchema.parse(form.get('nodeId'))
  await removeOverride(await requireLearnerId(), nodeId)
  redirect('/plan')
}

/** Takes a week off, or works in it after all. */
export async function pauseAction(form: FormData): Promise<void> {
  const weekStart = LocalDateSchema.parse(form.get('weekStart'))
  await setPause(await requireLearnerId(), { weekStart, isOn: form.get('isOn') === 'true' })
  redirect('/plan')
}

/** Takes one of the changes that make an impossible date possible. */
export async function takeRelaxationAction(form: FormData): Promise<void> {
  const patch = PlanPatchSchema.parse(JSON.parse(z.string().max(40_000).parse(form.get('patch'))))
  const learnerId = await requireLearnerId()
  if ('overrides' in patch) await addOverrides(learnerId, patch.overrides)
  else await savePlanSettings(learnerId, patch)
  redirect('/plan')
}
