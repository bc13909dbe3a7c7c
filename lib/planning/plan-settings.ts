import type { Content } from '@/lib/content/loader'
import { PlanSettingsSchema, type PlanSettings } from './schemas'

/** What a form or an address says about the plan as a whole: settings, or what is wrong with which field. */
export type ReadSettings =
  { settings: PlanSettings } | { settings: null; message: string; fields: Record<string, string> }

/** Reads the settings of a plan. `valueOf` gives a field as it was written, null where it is empty. */
export function readPlanSettings(content: Content, valueOf: (name: string) => string | null): ReadSettings {
  const parsed = PlanSettingsSchema.safeParse({
    background: valueOf('background'),
    trackId: valueOf('trackId') ?? '',
    stage: valueOf('stage'),
    hoursPerWeek: valueOf('hoursPerWeek'),
    startDate: valueOf('startDate') ?? '',
    deadline: valueOf('deadline'),
    overflow: valueOf('overflow'),
  })
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= issue.message
    return { settings: null, message: 'A plan needs these things. The fields say what is missing.', fields }
  }
  const { background, deadline, startDate, trackId } = parsed.data
  if (deadline !== null && deadline <= startDate) {
    const fields = { deadline: 'Choose a day after the start' }
    return { settings: null, message: 'The date lies before the start.', fields }
  }
  if (!content.tracks.has(trackId)) {
    return { settings: null, message: 'Choose a track.', fields: { trackId: 'Choose one of the three' } }
  }
  if (background !== null && !content.backgrounds.has(background)) {
    return { settings: null, message: 'Choose a background.', fields: { background: 'Choose one of the list' } }
  }
  return { settings: parsed.data }
}

/** A field of a form or an address as it was written; null where it is left out, empty or "none". */
export function writtenValue(value: FormDataEntryValue | string[] | null | undefined): string | null {
  return typeof value === 'string' && value !== '' && value !== 'none' ? value : null
}
