import type { AreaResult, SkillResult } from '@/lib/assessment/core/attempt-result'

/** "technology, evaluation and design" */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The conclusion of a result in a sentence or two: where the solid skills and where the gaps lie. Without answers it says
 *  that nothing is measured. */
export function resultHeading(
  areas: readonly (AreaResult & { title: string; skills: readonly Pick<SkillResult, 'verdict'>[] })[],
  answered: number,
): string {
  if (answered === 0) return 'Nothing is measured yet. This is what your background suggests.'
  const shareOf = (skills: readonly Pick<SkillResult, 'verdict'>[], verdict: SkillResult['verdict']) =>
    skills.filter((skill) => skill.verdict === verdict).length / Math.max(1, skills.length)
  const ranked = (verdict: SkillResult['verdict']) =>
    areas
      .map(({ title, skills }) => ({ title: title.toLowerCase(), share: shareOf(skills, verdict) }))
      .filter(({ share }) => share >= 0.4)
      .sort((one, other) => other.share - one.share)
      .slice(0, 2)
      .map(({ title }) => title)
  const solid = ranked('solid')
  const gaps = ranked('gap').filter((title) => !solid.includes(title))
  if (solid.length > 0 && gaps.length > 0) return `Strong in ${inWords(solid)}. The gaps are in ${inWords(gaps)}.`
  const isBroad = areas.filter(({ skills }) => shareOf(skills, 'gap') >= 0.4).length > areas.length / 2
  if (gaps.length > 0 && isBroad) return `Gaps in most areas, widest in ${inWords(gaps)}.`
  if (gaps.length > 0) return `The gaps are mostly in ${inWords(gaps)}.`
  if (solid.length > 0) return `Strong in ${inWords(solid)}; the rest is still open.`
  const counts = areas.flatMap(({ skills }) => skills)
  const gapCount = counts.filter(({ verdict }) => verdict === 'gap').length
  const solidCount = counts.filter(({ verdict }) => verdict === 'solid').length
  if (gapCount + solidCount === 0) return 'Too few answers to name gaps. Here is what is known.'
  return `${gapCount} gaps, ${solidCount} solid skills, and the rest still open.`
}

/** Where own rating and evidence part most, in a sentence; null when no area was rated. */
export function ratingSentence(areas: readonly (AreaResult & { title: string })[]): string | null {
  const rated = areas.flatMap(({ title, rating, estimate }) =>
    rating === null ? [] : [{ title: title.toLowerCase(), difference: rating - estimate }],
  )
  const [largest] = rated.sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference))
  if (largest === undefined) return null
  const size = Math.abs(largest.difference)
  if (size < 0.5) return 'You rate yourself about as your answers do'
  const amount = size >= 1.5 ? 'well over a level' : size >= 0.9 ? 'about a level' : 'more than half a level'
  return `In ${largest.title} you rate yourself ${amount} ${largest.difference > 0 ? 'higher' : 'lower'} than your answers do`
}
