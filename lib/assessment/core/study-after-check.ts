/** A lesson to repeat after a check, with the number of questions that went wrong and that it treats. */
export interface StudyAdvice {
  lessonId: string
  wrong: number
}

/**
 * The lessons that treat what went wrong, at most `limit`: those for a skill below its mark first, then by the number of
 * wrong answers. A question's source names its lessons ("own arithmetic; lesson E1-2"); where it names none that is written,
 * `fallback` gives one by skill.
 */
export function studyAfterCheck(
  wrong: readonly { skill: string; source: string }[],
  {
    below,
    isWritten,
    fallback,
    limit = 6,
  }: {
    /** Skills below their mark. */
    below: readonly string[]
    isWritten: (lessonId: string) => boolean
    fallback: (skill: string) => string | null
    limit?: number
  },
): StudyAdvice[] {
  const counts = new Map<string, number>()
  const urgent = new Set<string>()
  for (const { skill, source } of wrong) {
    const named = [...source.matchAll(/\blesson ([A-Z]\d?-\d{1,2})\b/g)].map(([, id]) => id!).filter(isWritten)
    const lessons = named.length > 0 ? named : [fallback(skill)]
    for (const lesson of new Set(lessons)) {
      if (lesson === null) continue
      counts.set(lesson, (counts.get(lesson) ?? 0) + 1)
      if (below.includes(skill)) urgent.add(lesson)
    }
  }
  return [...counts]
    .map(([lessonId, count]) => ({ lessonId, wrong: count }))
    .sort(
      (one, other) =>
        Number(urgent.has(other.lessonId)) - Number(urgent.has(one.lessonId)) ||
        other.wrong - one.wrong ||
        (one.lessonId < other.lessonId ? -1 : 1),
    )
    .slice(0, limit)
}
