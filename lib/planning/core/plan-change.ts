import { dateOf, dayNumber, weekStartOf } from '@/lib/planning/core/local-date'
import type { Overflow, OverrideKind, Plan, PlanInput, PlanOverride } from '@/lib/planning/core/types'
import { sameData } from '@/lib/shared/same-data'

/** What the learner decides about a plan; going back to a version means going back to these. Dates are local, `YYYY-MM-DD`. */
export interface PlanChoices {
  readonly background: string | null
  readonly trackId: string
  readonly stage: string
  readonly hoursPerWeek: number
  readonly startDate: string
  readonly deadline: string | null
  readonly overflow: Overflow
  readonly overrides: readonly PlanOverride[]
  readonly pauses: readonly string[]
}

/** A version of a plan with everything it was made from. */
export interface PlanVersion {
  readonly plan: Plan
  readonly input: PlanInput
  readonly choices: PlanChoices
}

/** A choice that is one value. */
export type PlanSetting = Exclude<keyof PlanChoices, 'overrides' | 'pauses'>

/** Why a plan was made again. Ids are those of entries; `from` and `to` are the values of a setting. `open` counts what an ended week left undone. */
export type ChangeCause =
  | { readonly kind: 'finished' | 'reopened'; readonly ids: readonly string[] }
  | { readonly kind: 'word'; readonly id: string; readonly word: OverrideKind }
  | { readonly kind: 'word-taken-back'; readonly id: string }
  | {
      readonly kind: 'setting'
      readonly setting: PlanSetting
      readonly from: string | number | null
      readonly to: string | number | null
    }
  | { readonly kind: 'pause'; readonly weekStart: string; readonly isOn: boolean }
  | { readonly kind: 'new-week'; readonly open: number }
  | { readonly kind: 'answers' | 'calendar' | 'time-spent' | 'content' }

/** An open entry that begins in another week; first days of the weeks. */
export interface MovedEntry {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** What differs between two versions of a plan in what the learner sees, and why. Ids of milestones stand for their work, too. */
export interface PlanChange {
  readonly moved: readonly MovedEntry[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly finishBefore: string | null
  readonly finishAfter: string | null
  readonly causes: readonly ChangeCause[]
}

/** Compares a version of a plan with the one before: open entries by the week they begin in, from the later version's current week on. */
export function planChange(before: PlanVersion, after: PlanVersion): PlanChange {
  const now = currentWeek(after.input)
  const [then, next] = [openWeeks(before.plan, now), openWeeks(after.plan, now)]
  const finished = new Set(after.input.finished)
  const moved = [...then].flatMap(([id, { week: from, isStone }]): MovedEntry[] => {
    const place = next.get(id)
    return place === undefined || isStone || place.isStone || place.week === from ? [] : [{ id, from, to: place.week }]
  })
  const removed = [...then.keys()].filter((id) => !next.has(id) && !finished.has(id))
  return {
    moved,
    added: [...next.keys()].filter((id) => !then.has(id)),
    removed,
    finishBefore: before.plan.finishDate,
    finishAfter: after.plan.finishDate,
    causes: findCauses(before, after),
  }
}

/** Whether the learner could tell the two versions apart: something moved, came or went, was finished, or was decided by the learner. */
export function isVisible(change: PlanChange): boolean {
  return movesSomething(change) || change.causes.some(({ kind }) => !SILENT_CAUSES.has(kind))
}

/** Whether a change is worth a notice: not when entries were finished as planned and nothing else happened. */
export function isWorthSaying(change: PlanChange): boolean {
  return movesSomething(change) || change.causes.some(({ kind }) => !SILENT_CAUSES.has(kind) && kind !== 'finished')
}

/** Causes that alone change nothing one sees. */
const SILENT_CAUSES: ReadonlySet<ChangeCause['kind']> = new Set(['new-week', 'answers', 'time-spent', 'content'])

function movesSomething({ moved, added, removed }: PlanChange): boolean {
  return moved.length + added.length + removed.length > 0
}

/** First day of the week in which `today` of an input lies. */
export function currentWeek({ today, weekStart }: Pick<PlanInput, 'today' | 'weekStart'>): string {
  return dateOf(weekStartOf(dayNumber(today), weekStart))
}

interface EntryPlace {
  readonly week: string
  /** A milestone's stone without open work. */
  readonly isStone: boolean
}

/** Open entries with the first week they stand in from `now` on; what stood only in weeks before, with the last of these. */
function openWeeks({ weeks }: Plan, now: string): Map<string, EntryPlace> {
  const places = new Map<string, EntryPlace>()
  for (const { start, entries } of weeks) {
    for (const { nodeId, done, kind } of entries) {
      if (done) continue
      const id = nodeId.replace(/^work:/, '')
      const known = places.get(id)
      const isStone = kind === 'milestone'
      if (known === undefined || (known.week < now && !isStone)) places.set(id, { week: start, isStone })
    }
  }
  return places
}

function findCauses(before: PlanVersion, after: PlanVersion): ChangeCause[] {
  const settings = settingCauses(before.choices, after.choices)
  const hasNewScope = settings.some(({ setting }) => SCOPE_SETTINGS.has(setting))
  const [then, now] = [before.input, after.input]
  return [
    ...idsCause('finished', missingIn(then.finished, now.finished)),
    ...idsCause('reopened', missingIn(now.finished, then.finished)),
    ...settings,
    ...wordCauses(then.overrides, now.overrides),
    ...pauseCauses(then.pauses, now.pauses),
    ...(hasNewScope || sameData(then.levelProbabilities, now.levelProbabilities) ? [] : [{ kind: 'answers' as const }]),
    ...(sameData(calendarOf(then), calendarOf(now)) ? [] : [{ kind: 'calendar' as const }]),
    ...weekCause(before, after),
    ...(isOtherContent(then, now, hasNewScope) ? [{ kind: 'content' as const }] : []),
    ...(sameData(then.progressMinutes ?? {}, now.progressMinutes ?? {}) ? [] : [{ kind: 'time-spent' as const }]),
  ]
}

/** Settings that bring other goals, milestones or assumed levels. */
const SCOPE_SETTINGS: ReadonlySet<PlanSetting> = new Set(['trackId', 'stage', 'background'])
const SETTINGS = ['trackId', 'stage', 'background', 'hoursPerWeek', 'startDate', 'deadline', 'overflow'] as const

function settingCauses(before: PlanChoices, after: PlanChoices): Extract<ChangeCause, { kind: 'setting' }>[] {
  return SETTINGS.flatMap((setting) =>
    before[setting] === after[setting]
      ? []
      : [{ kind: 'setting' as const, setting, from: before[setting], to: after[setting] }],
  )
}

/** What is in `list` and not in `reference`. */
function missingIn(reference: readonly string[], list: readonly string[]): string[] {
  const known = new Set(reference)
  return list.filter((id) => !known.has(id))
}

function idsCause(kind: 'finished' | 'reopened', ids: readonly string[]): ChangeCause[] {
  return ids.length === 0 ? [] : [{ kind, ids }]
}

function wordCauses(before: readonly PlanOverride[], after: readonly PlanOverride[]): ChangeCause[] {
  const [then, now] = [before, after].map((words) => new Map(words.map((word) => [word.id, word])))
  return [
    ...after.flatMap((word): ChangeCause[] =>
      sameData(then!.get(word.id), word) ? [] : [{ kind: 'word', id: word.id, word: word.kind }],
    ),
    ...before.flatMap(({ id }): ChangeCause[] => (now!.has(id) ? [] : [{ kind: 'word-taken-back', id }])),
  ]
}

function pauseCauses(before: readonly string[], after: readonly string[]): ChangeCause[] {
  return [
    ...missingIn(before, after).map((weekStart) => ({ kind: 'pause' as const, weekStart, isOn: true })),
    ...missingIn(after, before).map((weekStart) => ({ kind: 'pause' as const, weekStart, isOn: false })),
  ]
}

/** What the learner set about days: days off, study days, and the day on which a week starts. */
function calendarOf({ daysOff = [], dayShares, weekStart }: PlanInput) {
  return { daysOff, dayShares, weekStart }
}

/** A week that ended since, with the number of its entries left open. */
function weekCause(before: PlanVersion, after: PlanVersion): ChangeCause[] {
  const now = currentWeek(after.input)
  if (currentWeek(before.input) >= now) return []
  const finished = new Set(after.input.finished)
  const open = new Set(
    before.plan.weeks
      .filter(({ start }) => start < now)
      .flatMap(({ entries }) => entries.filter(({ done, kind }) => !done && kind !== 'milestone'))
      .map(({ nodeId }) => nodeId)
      .filter((id) => !finished.has(id) && !finished.has(id.replace(/^work:/, ''))),
  )
  return [{ kind: 'new-week', open: open.size }]
}

/** Whether the curriculum itself is another one. Targets also follow from track and stage; milestones follow from these and
 *  from what was chosen among those that stand for each other. */
function isOtherContent(then: PlanInput, now: PlanInput, hasNewScope: boolean): boolean {
  const own = ({ skills, lessons, classes, reviewOverhead, stages, frontLoad, phases }: PlanInput) => [
    skills,
    lessons,
    classes,
    reviewOverhead,
    ...(hasNewScope ? [] : [stages, frontLoad, phases]),
  ]
  return !sameData(own(then), own(now))
}
