import type { ContentGraph, Lesson } from '../graph'
import { allDocuments } from '../graph'
import type { Finding } from './finding'

/** The lesson pattern of content-plan.md: what every lesson has, in which order, and how long it may be. */
export const lessonPattern = {
  /** Words of the whole body outside code; the longest exemplar has about 1,200. */
  words: { lesson: 1_800, project: 2_500 },
  readingMinutes: { from: 25, to: 60 },
  spaced: ['2w', '6w', '16w'],
} as const

/** Rules of the lesson pattern that one lesson can break by itself. */
export function checkLessons(graph: ContentGraph): Finding[] {
  return [...graph.lessons.values()].flatMap(checkLesson)
}

function checkLesson(lesson: Lesson): Finding[] {
  const findings: Finding[] = []
  const complain = (line: number, rule: string, message: string, advice: string) =>
    findings.push({ file: lesson.file, line, rule, message, advice })
  const field = (name: string, rule: string, message: string, advice: string) =>
    findings.push({ file: lesson.file, at: [name], rule, message, advice })
  const uses = (name: string) => lesson.body.tags.filter((tag) => tag.name === name)
  const isProject = lesson.kind === 'project'

  for (const name of isProject ? ['Decision', 'YourWords'] : ['Decision', 'Check', 'Revisit', 'YourWords'])
    if (uses(name).length === 0)
      complain(1, 'lesson-pattern', `the lesson has no <${name}>`, 'see the lesson pattern in tags.md')
  if (!lesson.decision.includes('?'))
    field(
      'decision',
      'lesson-pattern',
      'the decision is not a question',
      'ask what a working person might have to decide today',
    )

  const spaced = uses('Spaced').map((tag) => tag.attributes.after)
  if (!(isProject && spaced.length === 0) && spaced.join() !== lessonPattern.spaced.join())
    complain(
      uses('Spaced')[0]?.line ?? 1,
      'lesson-pattern',
      `spaced questions after ${spaced.join(', ') || 'no weeks'}`,
      'place three, after 2w, 6w and 16w, in this order',
    )
  const revisit = uses('Revisit')[0]
  const check = uses('Check')[0]
  if (revisit && check && revisit.line < check.line)
    complain(revisit.line, 'lesson-pattern', '<Revisit> stands before the check', 'move it after the first <Check>')
  if (lesson.kind === 'checklist' && uses('Checklist').length === 0)
    complain(1, 'lesson-pattern', 'a checklist lesson without <Checklist>', 'add it or change kind')
  if (lesson.kind === 'lab' && uses('Lab').length === 0)
    complain(1, 'lesson-pattern', 'a lab lesson without <Lab>', 'add it or change kind')

  for (const id of lesson.labs)
    if (!lesson.body.references.labs.includes(id))
      field('labs', 'lab-mismatch', `lab ${id} is listed and not placed`, 'place <Lab>, or remove it from labs')
  for (const id of lesson.body.references.labs)
    if (!lesson.labs.includes(id))
      field('labs', 'lab-mismatch', `lab ${id} is placed and not listed`, `add ${id} to labs`)

  const items = [...uses('Check'), ...uses('Spaced')]
  items.forEach((tag, index) => {
    if (items.findIndex((other) => other.attributes.item === tag.attributes.item) < index)
      complain(
        tag.line,
        'item-twice',
        `item ${tag.attributes.item ?? ''} stands twice`,
        'ask for the idea in a new setting',
      )
  })
  const most = isProject ? lessonPattern.words.project : lessonPattern.words.lesson
  if (lesson.body.words > most)
    complain(1, 'lesson-too-long', `the lesson has ${lesson.body.words} words`, `keep it under ${most}`)
  const { from, to } = lessonPattern.readingMinutes
  if (lesson.kind === 'reading' && (lesson.minutes < from || lesson.minutes > to))
    field('minutes', 'lesson-minutes', `a reading of ${lesson.minutes} minutes`, `plan ${from} to ${to}`)
  return findings
}

/** Headings begin below the title of the page and skip no level. */
export function checkHeadings(graph: ContentGraph): Finding[] {
  return allDocuments(graph).flatMap((document) => {
    let above = 1
    return document.body.headings.flatMap((heading): Finding[] => {
      const isWrong = heading.depth === 1 || heading.depth > above + 1
      above = heading.depth
      if (!isWrong) return []
      const line =
        document.body.blocks.find((block) => block.kind === 'heading' && block.section === heading.id)?.line ?? 1
      return [
        {
          file: document.file,
          line,
          rule: 'heading-level',
          message: `“${heading.text}” is a heading of level ${heading.depth}`,
          advice: 'begin with ## and go down one level at a time',
        },
      ]
    })
  })
}
