import { listInWords, numberWord } from '@/components/roadmap/number-words'
import { weeklyHours } from './hours-rows'
import type { HoursRow } from './hours-rows'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** Which weekly hours keep the promise of 18 months, in words: "At ten hours a week that holds for all nine starting points, …". */
export function hoursSentence(rows: readonly HoursRow[]): string {
  const all = rows.length
  const parts = weeklyHours
    .map((hours, index) => ({ hours, count: rows.filter(({ months }) => months[index]?.fits).length }))
    .reverse()
    .map(({ hours, count }, index) => {
      const who =
        count === all
          ? `all ${numberWord(all)}`
          : count === 0
            ? `none of ${numberWord(all)}`
            : `${numberWord(count)} of ${numberWord(all)}`
      return index === 0
        ? `at ${numberWord(hours)} hours a week that holds for ${who} ways to begin`
        : `at ${numberWord(hours)} for ${who}`
    })
  return `${sentenceStart(listInWords(parts))}.`
}
