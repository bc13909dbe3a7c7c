import type { AnswerEffect, AreaResult, AttemptResult, SkillResult } from '@/lib/assessment/core/attempt-result'
import type { Change } from '@/lib/assessment/core/compare-attempts'
import type { Studied } from '@/lib/assessment/core/study-gains'
import type { ContentGraph, Skill } from '@/lib/content/core/graph'
import { hrefOf, lessonsOfSkill } from '@/lib/content/core/graph-queries'

/** An answer that moved something, with the words to name it. */
export interface NamedEffect extends AnswerEffect {
  said: string
  stem: string
}

/** What would raise a skill: the next level, and the way there. */
export interface NextStep {
  level: number
  descriptor: string
  /** Levels above 2 are shown by accepted work, not by questions. */
  isByWork: boolean
  links: { title: string; path: string }[]
}

/** A skill of a result with everything that is said about it. */
export interface NamedSkill extends Omit<SkillResult, 'influences'> {
  title: string
  path: string
  area: string
  areaTitle: string
  ownRating: number | null
  influences: NamedEffect[]
  next: NextStep | null
}

export interface NamedArea extends AreaResult {
  title: string
  shortTitle: string
  skills: NamedSkill[]
}

export interface NamedChange extends Change {
  title: string
}

/** A result in the words of the curriculum; skills and areas that have left it are left out. */
export interface ResultView {
  skills: NamedSkill[]
  areas: NamedArea[]
  gaps: NamedSkill[]
  open: NamedSkill[]
  solid: NamedSkill[]
  /** The answers that moved the result most, with the skill they moved. */
  influences: (NamedEffect & { skillTitle: string })[]
  change: { since: string; skills: NamedChange[]; areas: NamedChange[]; whole: Change } | null
}

/** How many of the lessons or milestones that lead on are named. */
const WAYS_NAMED = 2

/** Names everything in a result. */
export function buildResultView(
  content: ContentGraph,
  {
    result,
    responses,
    studied,
  }: { result: AttemptResult; responses: readonly { itemId: string; score: number | null }[]; studied: Studied },
): ResultView {
  const scores = new Map(responses.map(({ itemId, score }) => [itemId, score]))
  const done = new Set(studied.lessons)
  const ratings = new Map(result.areas.map(({ id, rating }) => [id, rating]))
  const name = (effect: AnswerEffect): NamedEffect => ({
    ...effect,
    said: saidOf(scores.get(effect.itemId) ?? null),
    stem: shorten(content.items.get(effect.itemId)?.stem ?? effect.itemId),
  })
  const skills = result.skills.flatMap((skill): NamedSkill[] => {
    const known = content.skills.get(skill.id)
    if (known === undefined) return []
    return [
      {
        ...skill,
        title: known.title,
        path: hrefOf(known),
        area: known.area,
        areaTitle: content.areas.get(known.area)?.title ?? known.area,
        ownRating: ratings.get(known.area) ?? null,
        influences: skill.influences.map(name),
        next: nextStep(content, known, { levels: skill.levels, cap: skill.cap, done }),
      },
    ]
  })
  const byGap = (one: NamedSkill, other: NamedSkill) => (other.gap ?? 0) - (one.gap ?? 0)
  const titleOf = (id: string) => content.skills.get(id)?.title
  return {
    skills,
    areas: result.areas.flatMap((area): NamedArea[] => {
      const known = content.areas.get(area.id)
      if (known === undefined) return []
      const { title, shortTitle } = known
      return [{ ...area, title, shortTitle, skills: skills.filter((skill) => skill.area === area.id) }]
    }),
    gaps: skills.filter(({ verdict }) => verdict === 'gap').sort(byGap),
    open: skills.filter(({ verdict }) => verdict === 'not-sure').sort(byGap),
    solid: skills.filter(({ verdict }) => verdict === 'solid').sort((one, other) => byGap(other, one)),
    influences: result.influences.map((effect) => ({
      ...name(effect),
      skillTitle: titleOf(effect.skill) ?? effect.skill,
    })),
    change: result.change && {
      since: result.change.since,
      whole: result.change.whole,
      skills: named(result.change.skills, titleOf),
      areas: named(result.change.areas, (id) => content.areas.get(id)?.shortTitle),
    },
  }
}

function named(changes: readonly Change[], titleOf: (id: string) => string | undefined): NamedChange[] {
  return changes.flatMap((change) => {
    const title = titleOf(change.id)
    return title === undefined ? [] : [{ ...change, title }]
  })
}

/** How an answer went, in a word or three. */
export function saidOf(score: number | null): string {
  if (score === null) return 'I don’t know'
  if (score >= 0.999) return 'right'
  return score > 0 ? 'partly right' : 'not right'
}

/** The level above the likeliest one, and what leads there: lessons not yet finished, or milestones from level 3 on. */
function nextStep(
  content: ContentGraph,
  skill: Skill,
  { levels, cap, done }: { levels: readonly number[]; cap: number; done: ReadonlySet<string> },
): NextStep | null {
  const stated = levels.slice(0, cap + 1)
  const beyond = levels.slice(cap + 1).reduce((sum, p) => sum + p, 0)
  const shares = stated.map((p, level) => (level === cap ? p + beyond : p))
  const level = shares.indexOf(Math.max(...shares)) + 1
  const descriptor = skill.levels.find((each) => each.level === level)?.descriptor
  if (descriptor === undefined) return null
  const isByWork = level > 2
  const ways = isByWork
    ? skill.milestones.flatMap((id) => content.milestones.get(id) ?? [])
    : lessonsOfSkill(content, skill.id).filter(({ id, levelTo }) => levelTo === level && !done.has(id))
  return {
    level,
    descriptor,
    isByWork,
    links: ways.slice(0, WAYS_NAMED).map((way) => ({ title: way.title, path: hrefOf(way) })),
  }
}

/** A question as it is named in a list. */
export function shorten(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, text.lastIndexOf(' ', 88))} …`
}
