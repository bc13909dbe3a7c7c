import type { SourceFile } from '@/lib/content/read-files'

/** A small sound curriculum: two skills, three lessons, one milestone, one lab, one track. Any file can be replaced or left out. */
export function sampleFiles(changes: Record<string, string | null> = {}): SourceFile[] {
  return Object.entries({ ...sample, ...changes })
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([path, source]) => ({ path: `content/${path}`, source }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const dates = 'reviewed: 2026-11-22\nreviewDue: 2027-11-22'

export function lessonText(fields: {
  id: string
  slug?: string
  aliases?: string
  skill?: string
  from?: number
  prerequisites?: string
  extra?: string
  body?: string
  /** Follows the body, so that its lines stay the same. */
  rest?: string
  summary?: string
}): string {
  const {
    id,
    slug = id.toLowerCase(),
    aliases = '[]',
    skill = 'E1',
    from = 0,
    prerequisites = '[]',
    extra = '',
    summary = 'A lesson.',
  } = fields
  return `---
type: lesson
id: ${id}
slug: ${slug}
aliases: ${aliases}
title: Lesson ${id}
summary: ${summary}
skill: ${skill}
levelFrom: ${from}
levelTo: ${from + 1}
kind: case
minutes: 30
steps: { decide: 5, idea: 10, worked: 10, check: 5 }
decision: What do you do?
outcomes:
  - You can say one thing.
  - You can say another.
prerequisites: ${prerequisites}
labs: []
seedRefs: [A06]
${extra}sources: []
${dates}
---

${fields.body ?? lessonBody}
${fields.rest ?? lessonRest(id)}`
}

/** What makes a lesson long enough to be one: a picture, and a case in words that no other lesson has. */
export function lessonRest(id: string): string {
  const name = id.toLowerCase().replace('-', 'x')
  const paragraphs = Array.from({ length: 10 }, (_, paragraph) =>
    Array.from({ length: 50 }, (_, word) => `${name}p${paragraph}w${word}`).join(' '),
  )
  return `
<Figure id="f" kind="bar" title="A picture" alt="Two bars.">

| Case | Errors |
|---|---:|
| One | 1 |
| Two | 2 |

</Figure>

<Worked title="W" setting="invented">

${paragraphs.join('\n\n')}

</Worked>
`
}

export const lessonBody = `<Decision id="d">

What do you do?

<Option id="a" label="A">
Reply to A.
</Option>

<Option id="b" label="B">
Reply to B.
</Option>

<Option id="c" label="C">
Reply to C.
</Option>

</Decision>

## The idea

Some words.

<Check item="E1-a" />

<Revisit decision="d" />

<YourWords id="w" prompt="Write a sentence." />

<Spaced item="E1-b" after="2w" />
<Spaced item="E1-c" after="6w" />
<Spaced item="E1-d" after="16w" />`

export function skillText(fields: {
  id: string
  lessons: string
  prerequisites?: string
  unlocks?: string
  milestones?: string
  slug?: string
  aliases?: string
}): string {
  const {
    id,
    lessons,
    prerequisites = '[]',
    unlocks = '[]',
    milestones = '[]',
    slug = `skill-${id.toLowerCase()}`,
    aliases = '[]',
  } = fields
  return `---
type: skill
id: ${id}
slug: ${slug}
aliases: ${aliases}
title: Skill ${id}
area: ${id[0] ?? ''}
canDo: Do it.
summary: A skill.
size: M
hours: { "0-1": 4, "1-2": 7, "2-3": 14, "3-4": 24 }
pace: slow
prerequisites: ${prerequisites}
unlocks: ${unlocks}
lessons: ${lessons}
labs: []
milestones: ${milestones}
seedRefs: [A05]
levels:
${[0, 1, 2, 3, 4].map((level) => `  - { level: ${level}, name: Level, descriptor: Text., atWork: Text. }`).join('\n')}
resources: []
${dates}
---

## Why it matters

Text with a [link](/lessons/e1-1#the-idea).
`
}

export function itemText(id: string, changes: Record<string, string> = {}): string {
  const fields = {
    pool: 'practice',
    stem: 'A case. What is right?',
    key: 'A',
    texts: 'First answer here|Second answer is|Third answer here|Fourth answer is',
    expires_on: 'null',
    ...changes,
  }
  const options = fields.texts
    .split('|')
    .map(
      (text, index) =>
        `  - { id: ${'ABCDEF'[index] ?? ''}, text: "${text}", correct: ${'ABCDEF'[index] === fields.key}, rationale: Because. }`,
    )
  return `- id: ${id}
  skill: ${id.split('-')[0] ?? ''}
  level: 1
  type: single
  difficulty: 3
  pool: ${fields.pool}
  locale: en
  seed_refs: [A06]
  variant_of: null
  stem: "${fields.stem}"
  options:
${options.join('\n')}
  key: [${fields.key}]
  source: own
  status: candidate
  reviewed_by: null
  reviewed_on: null
  expires_on: ${fields.expires_on}
`
}

export function itemFileText(items: string[]): string {
  return `items:\n${items.join('')}`
}

const practice = ['a', 'b', 'c', 'd'].map((letter, index) => itemText(`E1-${letter}`, { key: 'DCBA'[index] ?? 'A' }))
/** Letters of the assessment items of a skill: as many as a skill needs. */
export const assessmentLetters = [...'mnopqrstuvwx']

const assessmentOf = (skill: string) =>
  assessmentLetters.map((letter, index) =>
    itemText(`${skill}-${letter}`, { pool: 'assessment', key: 'ABCD'[index % 4] ?? 'A' }),
  )

export const claimText = `claims:
- id: A06
  origin: seed A
  statement: A support bot raised answer accuracy from 85% to 95% with a confidence threshold.
  figure: { value: 95, unit: "% accuracy, from 85%", as_of: null }
  attributed_to: nobody is named
  verdict: plausible-unverified
  display: labelled
  because: No firm is named.
  say_instead: A threshold can raise accuracy by answering less.
  beware: null
  sources: []
  checked: 2026-11-22
  check_again: 2027-11-22
  used_in: [E1-1]
- id: A65
  origin: seed A
  statement: Amazon runs more than 3,000 customer-service agents that handle 30% of queries.
  figure: { value: 3000, unit: "agents", as_of: null }
  attributed_to: nobody is named
  verdict: suspicious
  display: withheld
  because: Not found.
  say_instead: See C01.
  beware: null
  sources: []
  checked: 2026-11-22
  check_again: 2027-11-22
  used_in: []
`

const sample: Record<string, string> = {
  'areas.yaml': `areas:
- { id: T, title: Technology, shortTitle: T, question: What?, summary: Text., seedRefs: [A34] }
- { id: E, title: Evaluation, shortTitle: E, question: How?, summary: Text., seedRefs: [A05] }
`,
  'stages.yaml': `stages:
- { id: basic, title: Basic, months: [0, 6], weeks: 26, summary: Text., seedRefs: [A51] }
- { id: specialisation, title: Specialisation, months: [6, 12], weeks: 26, summary: Text., seedRefs: [A54] }
- { id: senior, title: Senior, months: [12, 18], weeks: 26, summary: Text., seedRefs: [A42] }
`,
  'claims.yaml': claimText,
  'items/E1.yaml': itemFileText([...practice, ...assessmentOf('E1')]),
  'items/T1.yaml': itemFileText(assessmentOf('T1')),
  'library/glossary.yaml':
    'terms:\n- { id: baseline, term: Baseline, short: The figure of today., skills: [E1], seedRefs: [] }\n',
  'labs/L01.yaml': `type: lab\nid: L01\nslug: threshold\ntitle: Threshold\nsummary: A lab.\nskills: [E1]\nminutes: 30\npresets: [one]\ndecide: draw the line where it costs least.\nfacilitator:\n  questions: [What do you see first?, What would change it?, Who decides about it?]\n  wrongConclusions: [{ conclusion: It is always best., because: The costs decide it. }, { conclusion: It is never best., because: The costs decide it. }]\nseedRefs: [A06]\n${dates}\n`,
  'skills/T1.mdx': skillText({ id: 'T1', lessons: '[T1-1]', unlocks: '[E1]' }),
  'skills/E1.mdx': skillText({
    id: 'E1',
    lessons: '[E1-1, E1-2, E1-3]',
    milestones: '[MB4]',
    prerequisites: '[{ skill: T1, level: 1, forLevel: 2 }]',
    aliases: '[old-metrics]',
  }),
  'lessons/T1/T1-1.mdx': lessonText({ id: 'T1-1', skill: 'T1' }),
  'lessons/E1/E1-1.mdx': lessonText({ id: 'E1-1' }),
  'lessons/E1/E1-2.mdx': lessonText({ id: 'E1-2', from: 1, prerequisites: '[E1-1]' }),
  'milestones/MB4.mdx': `---
type: milestone
id: MB4
slug: memo
aliases: []
title: Memo
summary: A memo.
stage: basic
tracks: [platform]
moves: [E1]
hours: 8
evidence: [file]
seedRefs: [A69]
lessons: [E1-1]
labs: [L01]
criteria: [{ id: MB4-c1, text: It exists. }]
rubric: []
${dates}
---

<Show what="criteria" />
`,
  'tracks/platform.mdx': `---
type: track
id: platform
slug: platform
aliases: []
title: Platform
shortTitle: Platform
summary: A track.
serves: Builders.
seedRefs: [A14]
targets:
  basic: { T1: 1, E1: 1 }
  specialisation: { T1: 1, E1: 2 }
  senior: { T1: 2, E1: 2 }
route: { basic: [T1, E1], specialisation: [], senior: [] }
milestones: { basic: [MB4], specialisation: [], senior: [] }
${dates}
---

Text.
`,
}
