import type { ContentGraph } from '../graph'
import { allDocuments } from '../graph'
import type { Claim } from '../types'
import type { Finding } from './finding'

/**
 * Figures of claims that are not facts, found in running text.
 *
 * A sentence repeats a claim if it holds the claim's figure (with its unit, when that is % or a currency), every number that
 * the unit says the figure comes from ("% accuracy, from 85%"), and at least two of the words that carry the claim's statement,
 * or one if there are fewer than four. A computed 95% in another context does not match, a paraphrase does.
 * A claim that is `labelled` may be repeated in a sentence that says "unverified".
 */
export function checkFigures(graph: ContentGraph): Finding[] {
  const signs = [...graph.claims.values()].flatMap((claim) => signOf(claim) ?? [])
  return [
    ...allDocuments(graph).flatMap((document) => [
      ...document.body.blocks.flatMap((block) =>
        findIn({ text: block.text, signs, file: document.file, line: block.line }),
      ),
      ...findIn({ text: document.summary, signs, file: document.file, line: 1 }),
    ]),
    ...[...graph.terms.values()].flatMap((term) =>
      findIn({
        text: `${term.short} ${term.long ?? ''}`,
        signs,
        file: 'content/library/glossary.yaml',
        entry: term.id,
      }),
    ),
    ...[...graph.trends.values()].flatMap((trend) =>
      findIn({
        text: `${trend.summary} ${trend.whatChanges} ${trend.whatToDo}`,
        signs,
        file: 'content/library/trends.yaml',
        entry: trend.id,
      }),
    ),
    ...[...graph.resources.values()].flatMap((resource) =>
      findIn({ text: resource.why, signs, file: 'content/library/resources.yaml', entry: resource.id }),
    ),
    ...[...graph.tools.values()].flatMap((tool) =>
      findIn({ text: tool.purpose, signs, file: 'content/library/tools.yaml', entry: tool.id }),
    ),
  ]
}

interface Sign {
  claim: Claim
  figures: RegExp[]
  words: string[]
}

const commonWords = new Set(
  'about above after among because before being between could every first found from have into less more most other over raised said same several share some such than that their them then there these they this those through under until used using were what when where which while with within without would year years'.split(
    ' ',
  ),
)

function signOf(claim: Claim): Sign | null {
  if (claim.display === 'fact' || claim.figure === null) return null
  const { value, unit } = claim.figure
  const sign = unit.trim().startsWith('%') ? '%' : (/[€$£]/.exec(unit)?.[0] ?? '')
  const values = String(value).match(/\d[\d.,]*/g) ?? []
  const origins = [...unit.matchAll(/\bfrom (\d[\d.,]*)/g)].map((match) => match[1] ?? '')
  const figures = [...values, ...origins].map((number) => figurePattern(number, sign))
  if (figures.length === 0) return null
  return { claim, figures, words: contentWords(claim.statement) }
}

/** 3000 also as 3,000; 40 with % also as "40 %" and "40 per cent"; never a part of a longer number. */
function figurePattern(number: string, sign: string): RegExp {
  const [whole = '', decimals] = number.replaceAll(',', '').split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',?') + (decimals ? `\\.${decimals}` : '')
  if (sign === '%') return new RegExp(`(?<![\\d.,])${digits}\\s?(?:%|per ?cent)`, 'i')
  return new RegExp(`(?<![\\d.,])${sign === '' ? '' : `\\${sign}\\s?`}${digits}(?![\\d%]|[.,]\\d)`)
}

function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  return [...new Set(words.filter((word) => !commonWords.has(word)).map(stem))]
}

function stem(word: string): string {
  return word.slice(0, Math.max(4, word.length - 2))
}

function findIn(
  input: { text: string; signs: Sign[]; file: string } & ({ line: number } | { entry: string }),
): Finding[] {
  const { text, signs, ...place } = input
  return text.split(/(?<=[.!?…])\s+/).flatMap((sentence) =>
    signs.flatMap(({ claim, figures, words }): Finding[] => {
      if (!figures.every((figure) => figure.test(sentence))) return []
      if (claim.display === 'labelled' && /unverified/i.test(sentence)) return []
      const spoken = contentWords(sentence)
      const shared = words.filter((word) => spoken.some((other) => other.startsWith(word) || word.startsWith(other)))
      if (shared.length < (words.length < 4 ? 1 : 2)) return []
      return [
        {
          ...place,
          rule: 'unverified-figure',
          message: `the figure of claim ${claim.id} (${claim.verdict}) stands in running text: “${sentence.slice(0, 120)}”`,
          advice: `use <Claim id="${claim.id}" /> or say instead: ${claim.sayInstead}`,
        },
      ]
    }),
  )
}
