import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SIZES } from '@/lib/labs/core/retrieval-corpus'
import {
  costOfThousand,
  evaluate,
  outcomeOf,
  questionsOf,
  searchAll,
  storedTokens,
  type Situation,
} from '@/lib/labs/core/retrieval-search'
import { OPENING, type Setting } from '@/lib/labs/core/retrieval-task'
import { numberWord } from '@/components/roadmap/number-words'
import { whole } from '@/lib/labs/core/verdict'
import { OPEN, corpus, data } from './retrieval-data'

const lesson = readFileSync('content/lessons/D4/D4-2.mdx', 'utf8')

/** A setting of lesson D4-2, asked by a member of staff. */
function printed(setting: Partial<Setting>, index: Situation['index'] = 'found') {
  const { k, ...pipeline } = { ...OPENING, filter: 'before' as const, ...setting }
  const searches = searchAll(data, { pipeline, situation: { reader: 'staff', index }, questions: OPEN })
  return { searches, filter: pipeline.filter, k, ...evaluate(searches, { k, filter: pipeline.filter, data }) }
}
const arrived = ({ searches, k, filter }: ReturnType<typeof printed>) =>
  searches.map((each) => outcomeOf(each, { k, filter }) === 'sent')

test('the figures printed in lesson D4-2 are the lab’s', () => {
  for (const size of SIZES) {
    const { sent, causes, tokens } = printed({ size })
    expect(lesson).toContain(`| ${size} tokens | ${sent} | ${causes.cut} | ${whole(tokens)} |`)
  }
  const smaller = { size: 150, overlap: 0 } as const
  const overlapping = { ...smaller, overlap: 0.2 } as const
  const meaning = { ...overlapping, scorer: 'embedding' } as const
  const reranked = { ...meaning, isReranked: true } as const
  const rows = {
    A: printed({ filter: 'off' }),
    B: printed({}),
    C: printed(smaller),
    D: printed(overlapping),
    E: printed(meaning),
    F: printed(reranked),
    G: printed(reranked, 'ordered'),
  }
  for (const [name, { sent, tokens, causes }] of Object.entries(rows))
    expect(lesson.match(new RegExp(`\\| ${name} \\| .*`))?.[0]).toContain(
      `| ${sent} | ${whole(tokens)} | ${causes['ranked-low']} | ${causes.cut} | ${causes['not-indexed']} | ${causes['not-allowed']} |`,
    )
  expect([rows.A.leaks, rows.F.stale, rows.G.stale]).toEqual([20, 3, 0])
  // Options of the decision, and the filter after the search.
  const twelve = printed({ filter: 'off', k: 12 })
  expect([twelve.sent, Math.round(twelve.tokens), twelve.leaks]).toEqual([32, 3591, 33])
  expect(printed({ filter: 'off', scorer: 'embedding' }).sent).toBe(27)
  const small = printed({ filter: 'off', size: 50 })
  expect([small.sent, small.causes.cut]).toEqual([8, 19])
  expect(printed({ filter: 'after' }).sent).toBe(24)
  const more = printed({ ...reranked, k: 12 })
  expect([more.sent, Math.round(more.tokens)]).toEqual([28, 2039])
  expect(more.tokens / rows.F.tokens).toBeCloseTo(1.82, 2)
  // The better setting that the lesson names, and what its extra tokens cost at the lab's price.
  const hundreds = { ...reranked, size: 100 } as const
  const [eight, all] = [8, 12].map((k) => printed({ ...hundreds, k }, 'ordered')) as [typeof more, typeof more]
  expect(lesson).toContain(`${eight.sent} answers with eight sent (${whole(eight.tokens)} tokens)`)
  expect(lesson).toContain(`all ${all.sent} with twelve (${whole(all.tokens)})`)
  const extra = Math.round(all.tokens) - Math.round(rows.G.tokens)
  const cost = costOfThousand(extra, corpus).toFixed(2)
  expect(lesson).toContain(
    `Their ${extra} extra tokens cost €${cost} for 1,000 questions at the lab's €${corpus.price.perMillionTokens} a million. If ${numberWord(all.sent - rows.G.sent)} more answers in ${OPEN.length} hold`,
  )
  // What one finds and the other does not.
  const only = (first: boolean[], second: boolean[]) => first.filter((found, place) => found && !second[place]).length
  const [d, e, f] = [arrived(rows.D), arrived(rows.E), arrived(rows.F)]
  expect([only(d, e), only(e, d), only(f, e), only(e, f)]).toEqual([5, 5, 5, 0])
  const kinds = [['plain'], ['words'], ['table'], ['exception'], ['versions', 'twins']]
  const counts = kinds.map((names) => {
    const places = OPEN.flatMap(({ question }, place) => (names.includes(question.kind) ? [place] : []))
    return [places.length, places.filter((place) => d[place]).length, places.filter((place) => e[place]).length]
  })
  expect(counts).toEqual([
    [10, 5, 4],
    [12, 3, 7],
    [6, 5, 3],
    [5, 5, 5],
    [3, 3, 2],
  ])
  expect(storedTokens(data, overlapping) / storedTokens(data, smaller)).toBeCloseTo(1.17, 2)
})

test('the figures printed in lesson D4-4 are the lab’s', () => {
  const project = readFileSync('content/lessons/D4/D4-4.mdx', 'utf8')
  const base = { size: 150, overlap: 0.2, k: 5, filter: 'before' } as const
  const settings: Setting[] = [
    { ...base, scorer: 'bm25', isReranked: false },
    { ...base, scorer: 'embedding', isReranked: false },
    { ...base, scorer: 'embedding', isReranked: true },
  ]
  const situation: Situation = { reader: 'manager', index: 'ordered' }
  const run = (set: 'open' | 'kept') =>
    settings.map((setting) => {
      const searches = searchAll(data, { pipeline: setting, situation, questions: questionsOf(data, set) })
      return {
        ...evaluate(searches, { k: 5, filter: 'before', data }),
        found: searches.map((each) => outcomeOf(each, setting) === 'sent'),
      }
    })
  const [open, kept] = [run('open'), run('kept')]
  const share = (sent: number, asked: number) => `${sent} (${Math.round((100 * sent) / asked)}%)`
  expect(project).toContain(`| Found, of 36 | ${open.map(({ sent }) => share(sent, 36)).join(' | ')} |`)
  expect(project).toContain(`| Found, of 24 | ${kept.map(({ sent }) => share(sent, 24)).join(' | ')} |`)
  for (const results of [open, kept])
    for (const [name, cause] of [
      ['Ranked low', 'ranked-low'],
      ['Not allowed', 'not-allowed'],
    ] as const)
      expect(project).toContain(`| ${name} | ${results.map(({ causes }) => causes[cause]).join(' | ')} |`)
  expect(project).toContain(`| Tokens a question | ${open.map(({ tokens }) => whole(tokens)).join(' | ')} |`)
  expect(open.map(({ causes }) => causes.cut)).toEqual([0, 0, 0])
  expect(kept.map(({ causes }) => causes.cut)).toEqual([1, 1, 1])
  const gained = (from: boolean[], to: boolean[]) => [
    to.filter((found, place) => found && !from[place]).length,
    from.filter((found, place) => found && !to[place]).length,
  ]
  expect(gained(open[0]!.found, open[2]!.found)).toEqual([5, 3])
  expect(gained(kept[0]!.found, kept[2]!.found)).toEqual([8, 1])
  const both = (place: number) => [...open[place]!.found, ...kept[place]!.found]
  expect(gained(both(0), both(1))).toEqual([13, 8])
  expect(gained(both(0), both(2))).toEqual([13, 4])
})
