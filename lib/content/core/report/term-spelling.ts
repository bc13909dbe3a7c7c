import { knownVariants, verbAndParticle } from './term-variants'

/** A term that is written in two ways. */
export interface TermSpelling {
  preferred: string
  /** How often the preferred spelling is used. */
  uses: number
  variant: string
  /** Where the other spelling stands. */
  places: { file: string; line: number }[]
}

/** A spelling, and the pattern by which a deviation from it is found. */
interface SpellingRule {
  preferred: string
  variant: string
  pattern: RegExp
}

/** A verb with its particle is the same noun without a hyphen: they hand over, the hand-over. */
const endsWithParticle = /[ -](?:off|over|back|out|up|down|in|on)$/
/** After one of these a verb and its particle are a noun. */
const article = '(?:a|an|the|each|every|this|that|no|our|your|its|their)'
/** What follows a noun and no modifier: the end, a mark, or one of these words. */
const afterNoun = '(?=$|[.,;:?!)”"]|\\s(?:is|are|was|were|and|or|of|in|on|to|for|with|by|at|as|that|which|has|can)\\b)'

/** Files that repeat what others wrote. */
const filesOfOthers = new Set(['content/claims.yaml', 'content/seeds.yaml'])
/** Fields with names, addresses and titles of others. */
const fieldOfOthers = /^\s*(?:-\s+)?(?:id|slug|aliases|title|publisher|url|licence):/

/** Terms of the glossary, and some known words, in another spelling than their own; most frequent first. */
export function findTermSpellings(input: {
  sources: ReadonlyMap<string, { source: string }>
  terms: readonly string[]
}): TermSpelling[] {
  const lines = [...input.sources].flatMap(([file, { source }]) =>
    filesOfOthers.has(file) ? [] : linesOf(file, source),
  )
  const whole = lines.map(({ text }) => text).join('\n')
  return spellingRules(input.terms)
    .map(({ preferred, variant, pattern }) => ({
      preferred,
      variant,
      // A look at everything at once spares the look at each line for the many variants that nobody writes.
      places: whole.includes(variant.replace(/-$/, ''))
        ? lines.filter(({ text }) => pattern.test(text)).map(({ file, line }) => ({ file, line }))
        : [],
    }))
    .filter(({ places }) => places.length > 0)
    .map((found) => ({ ...found, uses: whole.match(new RegExp(bounded(found.preferred), 'gi'))?.length ?? 0 }))
    .sort((a, b) => b.places.length - a.places.length)
}

/** The deviations to look for: from the terms of a glossary, and from the table of known variants. */
function spellingRules(terms: readonly string[]): SpellingRule[] {
  const rule = (preferred: string, variant: string, pattern = bounded(variant)): SpellingRule => ({
    preferred,
    variant,
    pattern: new RegExp(pattern, 'm'),
  })
  const asNoun = (preferred: string, variant: string) =>
    rule(preferred, variant, `\\b${article}\\s${bounded(variant)}${afterNoun}`)
  const derived = terms
    // An abbreviation or a name has its own spelling.
    .filter((term) => /^[a-z]+(?:[ -][a-z]+)+$/.test(term))
    .flatMap((term) => {
      const parts = term.split(/[ -]/)
      const open = parts.join(' ')
      const hyphened = parts.join('-')
      const opened = endsWithParticle.test(term) ? asNoun(term, open) : rule(term, open)
      return [
        ...(term === open ? [] : [opened]),
        ...(parts.length === 2 ? [rule(term, parts.join(''))] : []),
        // Before a noun the hyphen is right: a machine-learning model.
        ...(parts.length === 2 && term === open ? [rule(term, hyphened, `${bounded(hyphened)}${afterNoun}`)] : []),
      ]
    })
  const known = knownVariants.flatMap(({ preferred, variants }) => variants.map((variant) => rule(preferred, variant)))
  const verbs = verbAndParticle.flatMap(({ preferred, variants }) =>
    variants.map((variant) => asNoun(preferred, variant)),
  )
  return [...derived, ...known, ...verbs]
}

/** A whole word or its plural, or a stem with any ending. A hyphen beside it makes another word; names keep their capitals. */
function bounded(spelling: string): string {
  const ending = spelling.endsWith('-') ? '[a-z]*' : 's?'
  return `(?<![a-zA-Z/@.-])${spelling.replace(/-$/, '')}${ending}(?![a-zA-Z-])`
}

/** The lines of a file that are in words of ours: without fenced and inline code, addresses, and fields of others. */
function linesOf(file: string, source: string): { file: string; line: number; text: string }[] {
  let isCode = false
  return source.split('\n').flatMap((text, index) => {
    const isFence = /^\s*```/.test(text)
    if (isFence) isCode = !isCode
    if (isCode || isFence || fieldOfOthers.test(text)) return []
    const words = text
      .replace(/`[^`]*`|\]\([^)]*\)|<\/?[A-Z][a-zA-Z]*|\b(?:id|item|source|lab|preset|decision)="[^"]*"/g, ' ')
      .replaceAll('‑', '-')
    return [{ file, line: index + 1, text: words }]
  })
}
