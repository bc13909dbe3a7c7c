import type { ContentGraph } from '@/lib/content/core/graph'
import { LEVEL_WIDTH } from '@/lib/assessment/core/level-scale'

/** Finished lessons and practice blocks ("practice:E1:2": the practice of skill E1 up to level 2), by id. */
export interface Studied {
  readonly lessons: readonly string[]
  readonly practice: readonly string[]
}

/** Hours studied of one level step, and hours the step takes. */
interface StepStudy {
  readonly skill: string
  readonly level: number
  hours: number
  readonly needed: number
}

/** What study is expected to have brought per skill, on the ability scale: a step studied in full is one level, less in
 *  proportion to the hours of it that were studied, and only as far as the step was still open, P(level < step).
 *  `levels` are the probabilities of levels 0–4 before the study, by skill; skills without study are left out.
 *  A design assumption, to be fitted from retakes. */
export function studyGains(
  content: Pick<ContentGraph, 'lessons' | 'skills'>,
  studied: Studied,
  levels: ReadonlyMap<string, readonly number[]>,
): Record<string, number> {
  const gains: Record<string, number> = {}
  for (const { skill, level, hours, needed } of studiedSteps(content, studied)) {
    const stillOpen = (levels.get(skill) ?? []).slice(0, level).reduce((sum, p) => sum + p, 0)
    gains[skill] = (gains[skill] ?? 0) + LEVEL_WIDTH * Math.min(1, hours / needed) * stillOpen
  }
  return Object.fromEntries(Object.entries(gains).filter(([, gain]) => gain > 0))
}

function studiedSteps(content: Pick<ContentGraph, 'lessons' | 'skills'>, studied: Studied): StepStudy[] {
  const steps = new Map<string, StepStudy>()
  const add = (skill: string, level: number, hours: number) => {
    const needed = stepHours(content, skill, level)
    if (needed === undefined) return
    const step = steps.get(`${skill}:${level}`) ?? { skill, level, hours: 0, needed }
    step.hours += hours
    steps.set(`${skill}:${level}`, step)
  }
  for (const id of studied.lessons) {
    const lesson = content.lessons.get(id)
    if (lesson) add(lesson.skill, lesson.levelTo, lesson.minutes / 60)
  }
  for (const id of studied.practice) {
    const [, skill = '', level = ''] = id.split(':')
    const needed = stepHours(content, skill, Number(level)) ?? 0
    add(skill, Number(level), Math.max(0, needed - lessonHours(content, skill, Number(level))))
  }
  return [...steps.values()]
}

/** Hours of the lessons that lead up to a level; practice is what they leave of the step. */
function lessonHours({ lessons }: Pick<ContentGraph, 'lessons'>, skill: string, level: number): number {
  return [...lessons.values()]
    .filter((lesson) => lesson.skill === skill && lesson.levelTo === level)
    .reduce((sum, { minutes }) => sum + minutes / 60, 0)
}

function stepHours({ skills }: Pick<ContentGraph, 'skills'>, skill: string, level: number): number | undefined {
  const { hours } = skills.get(skill) ?? {}
  return hours?.[`${level - 1}-${level}` as keyof typeof hours]
}
