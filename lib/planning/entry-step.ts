import type { Content } from '@/lib/content/loader'

/** The level of a skill that an entry leads to; null for milestones and entries the content does not know. */
export function stepOfEntry(content: Content, entryId: string): { skillId: string; level: number } | null {
  const lesson = content.lessons.get(entryId)
  if (lesson) return { skillId: lesson.skill, level: lesson.levelTo }
  const [, skillId, level] = /^(?:practice|goal):([A-Z]\d):([1-4])$/.exec(entryId) ?? []
  return skillId !== undefined && content.skills.has(skillId) ? { skillId, level: Number(level) } : null
}
