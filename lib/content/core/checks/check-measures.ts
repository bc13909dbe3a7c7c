import type { ReportInput } from '../report/content-report'
import { sharedBetweenLessons, takenFromSeeds } from '../report/content-report'
import { hasPicture, isShort, lacksWorkedCase, leastLessonWords } from '../report/measure-lesson'
import type { Lesson } from '../graph'
import type { Finding } from './finding'

/** What the content report measures and no text may break: own words, a picture, a worked case, and some length. */
export function checkMeasures(input: ReportInput): Finding[] {
  return [...[...input.graph.lessons.values()].flatMap(checkLesson), ...checkSharedRuns(input), ...checkSeedRuns(input)]
}

function checkLesson(lesson: Lesson): Finding[] {
  const findings: Finding[] = []
  const complain = (rule: string, message: string, advice: string) =>
    findings.push({ file: lesson.file, line: 1, rule, message, advice })
  if (isShort(lesson))
    complain('lesson-too-short', `the lesson has ${lesson.body.words} words`, `write at least ${leastLessonWords}`)
  if (!hasPicture(lesson))
    complain('no-picture', 'the lesson shows nothing', 'add a <Figure>, an image, or a table in the idea')
  if (lacksWorkedCase(lesson))
    complain('no-worked-case', 'the lesson has no <Worked>', 'show the idea at work in one case, with its figures')
  return findings
}

function checkSharedRuns(input: ReportInput): Finding[] {
  return sharedBetweenLessons(input).flatMap(({ words, text, places }) =>
    places.map(({ file, line }) => {
      const others = places.filter((place) => place.file !== file).map((place) => `${place.file}:${place.line}`)
      return {
        file,
        line,
        rule: 'shared-phrase',
        message: `${words} words also stand in ${others.join(', ')}: “${text}”`,
        advice: 'say it in other words in one of the lessons, or refer to it',
      }
    }),
  )
}

function checkSeedRuns(input: ReportInput): Finding[] {
  return takenFromSeeds(input).map(({ file, line, words, text }) => ({
    file,
    line,
    rule: 'source-phrase',
    message: `${words} words are those of a source document: “${text}”`,
    advice: 'say it in your own words; names and fixed terms may stay',
  }))
}
