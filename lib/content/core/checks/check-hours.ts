import type { ContentGraph } from '../graph'
import type { Finding } from './finding'

/** Hours of this size are those of a stage or a road, never of a task. */
const leastRoadHours = 40
const statedHours = /(?<![\d.,])(\d{2,4})(?:\.\d)?(?= (?:assumed )?hours?\b)/g

/**
 * Hours stand in one place, content/hours.yaml: a skill says those of its size, and skill, track and starting point show what
 * follows from them with <Hours />. Without that file nothing can be said.
 */
export function checkHours(graph: ContentGraph): Finding[] {
  return graph.hours === null ? [] : [...checkSizes(graph, graph.hours), ...checkPages(graph)]
}

function checkSizes(graph: ContentGraph, { classes }: NonNullable<ContentGraph['hours']>): Finding[] {
  return [...graph.skills.values()].flatMap((skill): Finding[] => {
    const stated = [skill.hours['0-1'], skill.hours['1-2'], skill.hours['2-3'], skill.hours['3-4']]
    const expected = classes[skill.size]
    if (stated.join() === expected.join()) return []
    return [
      {
        file: skill.file,
        at: ['hours'],
        rule: 'skill-hours',
        message: `${skill.id} states ${stated.join(', ')} hours, size ${skill.size} has ${expected.join(', ')}`,
        advice: 'write the hours of its size, or change content/hours.yaml',
      },
    ]
  })
}

function checkPages(graph: ContentGraph): Finding[] {
  const documents = [...graph.skills.values(), ...graph.tracks.values(), ...graph.backgrounds.values()]
  return documents.flatMap(({ file, body }) => {
    const findings: Finding[] = []
    if (!body.tags.some(({ name }) => name === 'Hours'))
      findings.push({
        file,
        line: 1,
        rule: 'no-hours',
        message: 'the document does not say how many hours it takes',
        advice: 'place <Hours />',
      })
    for (const { line, text } of body.blocks)
      for (const [, figure] of text.matchAll(statedHours))
        if (Number(figure) >= leastRoadHours)
          findings.push({
            file,
            line,
            rule: 'hours-by-hand',
            message: `“${figure} hours” is written by hand and stays when content/hours.yaml changes`,
            advice: 'let <Hours /> say it, or leave it out',
          })
    return findings
  })
}
