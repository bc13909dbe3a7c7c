'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { requireLearnerId } from '@/lib/account/learner'
import { beginSkillCheck } from '@/lib/assessment/skill-check-service'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { typedIn } from '@/lib/shared/typed-in'
import { addOverrides, chooseAmong, markPlanSeen, removeOverride, savePlanSettings, setPause } from './mutations'
import { stepOfEntry } from './entry-step'
import { readPlanSettings, writtenValue } from './plan-settings'
import { returnToVersion } from './service'
import { planAddressFrom } from './weeks-shown'
import { LocalDateSchema, NodeIdSchema, OverrideKindSchema, PlanPatchSchema, PlanVersionSchema } from './schemas'

export interface PlanFormState {
  message: string | null
  fields: Record<string, string>
  /** What was typed, so that a refusal keeps it. */
  typed: Record<string, string>
}

/** Track, stage, hours a week, start and date; then the plan is drawn. */
export async function savePlanSettingsAction(_before: PlanFormState, form: FormData): Promise<PlanFormState> {
  const read = readPlanSettings(await getContent(), (name) => writtenValue(form.get(name)))
  if (read.settings === null) return { message: read.message, fields: read.fields, typed: typedIn(form) }
  await savePlanSettings(await requireLearnerId(), read.settings)
  redirect('/plan')
}

/** Takes the settings that were compared with those of now. */
export async function acceptWhatIfAction(form: FormData): Promise<void> {
  const read = readPlanSettings(await getContent(), (name) => writtenValue(form.get(name)))
  if (read.settings === null) redirect('/plan/what-if')
  await savePlanSettings(await requireLearnerId(), read.settings)
  redirect('/plan')
}

/** The plan with the weeks that were open where the form was sent from. */
async function sameWeeks(): Promise<string> {
  return planAddressFrom((await headers()).get('referer'))
}

/** "I know this", "not now", "do this first", "skip" for one entry. */
export async function overrideAction(form: FormData): Promise<void> {
  const id = NodeIdSchema.parse(form.get('nodeId'))
  const kind = OverrideKindSchema.exclude(['move', 'choose']).parse(form.get('kind'))
  await addOverrides(await requireLearnerId(), [{ id, kind }])
  redirect(await sameWeeks())
}

/** Moves one entry to the week that holds a day: the one of the button, else the one of the list. */
export async function moveEntryAction(form: FormData): Promise<void> {
  const id = NodeIdSchema.parse(form.get('nodeId'))
  const week = LocalDateSchema.parse(form.get('later') ?? form.get('week'))
  await addOverrides(await requireLearnerId(), [{ id, kind: 'move', week }])
  redirect(await sameWeeks())
}

/** Takes a word back. */
export async function removeOverrideAction(form: FormData): Promise<void> {
  const nodeId = NodeIdSchema.parse(form.get('nodeId'))
  await removeOverride(await requireLearnerId(), nodeId)
  redirect(await sameWeeks())
}

/** Chooses one of the milestones that stand for each other, or leaves the choice to the plan. */
export async function chooseMilestoneAction(form: FormData): Promise<void> {
  const among = z.array(NodeIdSchema).min(1).max(20).parse(form.getAll('among'))
  const chosen = form.get('chosen') === '' ? null : z.enum(among).parse(form.get('chosen'))
  await chooseAmong(await requireLearnerId(), { chosen, among })
  redirect(await sameWeeks())
}

/** Takes a week off, or works in it after all. */
export async function pauseAction(form: FormData): Promise<void> {
  const weekStart = LocalDateSchema.parse(form.get('weekStart'))
  await setPause(await requireLearnerId(), { weekStart, isOn: form.get('isOn') === 'true' })
  redirect(await sameWeeks())
}

/** Takes one of the changes that make an impossible date possible. */
export async function takeRelaxationAction(form: FormData): Promise<void> {
  const patch = PlanPatchSchema.parse(JSON.parse(z.string().max(40_000).parse(form.get('patch'))))
  const learnerId = await requireLearnerId()
  if ('overrides' in patch) await addOverrides(learnerId, patch.overrides)
  else await savePlanSettings(learnerId, patch)
  redirect(await sameWeeks())
}

/** Puts the summary of the last changes away. */
export async function dismissChangeAction(form: FormData): Promise<void> {
  const version = PlanVersionSchema.parse(form.get('version'))
  await markPlanSeen(await requireLearnerId(), version)
  redirect(await sameWeeks())
}

/** Goes back to what the learner had decided in an earlier version; the plan then says what that changed. */
export async function returnToVersionAction(form: FormData): Promise<void> {
  const version = PlanVersionSchema.parse(form.get('version'))
  if (!(await returnToVersion(await requireLearnerId(), version))) {
    throw new AppError('not-found', {
      message: `No choices are kept with version ${version}`,
      userMessage: 'This version is not kept any more. Go back to the history for those that are.',
    })
  }
  redirect('/plan')
}

/** Two questions on the level of an entry that the learner said to know. Where they cannot be asked, the page says why. */
export async function checkEntryAction(form: FormData): Promise<void> {
  const entryId = NodeIdSchema.parse(form.get('nodeId'))
  const step = stepOfEntry(await getContent(), entryId)
  if (step === null) redirect('/plan')
  const begun = await beginSkillCheck({ ...step, entryId })
  redirect(begun.ok ? `/plan/check/${begun.value}` : `/plan?check=${begun.error}`)
}
