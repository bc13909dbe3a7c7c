import { Fragment } from 'react'
import {
  cutCorpus,
  readCorpus,
  textOf,
  type Chunk,
  type Cut,
  type PolicyCorpus,
} from '@/lib/labs/core/retrieval-corpus'
import { outcomeOf, rankOf, sentOf, type Filter, type RankedChunk, type Search } from '@/lib/labs/core/retrieval-search'
import { scaleOf } from './parts/axes'
import { counted, readersText } from './retrieval-words'

interface LookedAt {
  corpus: PolicyCorpus
  search: Search
  cut: Cut
  k: number
  filter: Filter
}

/** The page with the answer, in a picture of the given width: its passages, the answer across them, and which of them are sent. */
export function DocumentStrip({ width, corpus, search, cut, k, filter }: LookedAt & { width: number }) {
  const { asked } = search
  const page = readCorpus(corpus).pages[asked.page]!
  const chunks = cutCorpus(corpus, cut).byPage[asked.page]!
  const sent = sentOf(search, { k, filter })
  const toX = scaleOf([0, page.tokens.length], [0, width])
  const lanes = cut.overlap === 0 ? 1 : 2
  const bottom = 62 + lanes * 34
  const middle = (toX(asked.span.from) + toX(asked.span.to)) / 2
  const title = stripTitle({ corpus, search, cut, k, filter })
  const placeOf = (chunk: Chunk) => search.ranked.findIndex((ranked) => ranked.chunk === chunk) + 1
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${bottom + 26}`}
      role="img"
      aria-label={`${title}. ${page.tokens.length} tokens in ${counted(chunks.length, 'passage')}. The answer stands in tokens ${asked.span.from + 1} to ${asked.span.to}.`}
    >
      <rect
        className="answer"
        x={toX(asked.span.from)}
        y={40}
        width={Math.max(3, toX(asked.span.to) - toX(asked.span.from))}
        height={bottom - 40}
      />
      <text x={Math.min(width - 36, Math.max(36, middle))} y={32} textAnchor="middle" className="em">
        the answer
      </text>
      {chunks.map((chunk) => {
        const isSent = sent.some((passage) => passage.chunk === chunk)
        const [from, to] = [toX(chunk.span.from), toX(chunk.span.to)]
        const y = 50 + (chunk.place % lanes) * 34
        const place = placeOf(chunk)
        return (
          <g key={chunk.place}>
            <rect
              className={isSent ? 'passage sent' : 'passage'}
              x={from + 1.5}
              y={y}
              width={Math.max(2, to - from - 3)}
              height={26}
            />
            {to - from > 18 && (
              <text x={(from + to) / 2} y={y + 17.5} textAnchor="middle" className={isSent ? 'em' : undefined}>
                {place > 0 ? place : '–'}
              </text>
            )}
          </g>
        )
      })}
      {[asked.span.from, asked.span.to].map((token) => (
        <path key={token} className="edge" d={`M${toX(token)} 38V${bottom}`} />
      ))}
      <text x={0} y={bottom + 18}>
        first word
      </text>
      <text x={width} y={bottom + 18} textAnchor="end">
        {page.tokens.length} tokens
      </text>
    </svg>
  )
}

/** What became of a question, as a sentence. */
export function stripTitle({ corpus, search, cut, k, filter }: LookedAt): string {
  const page = corpus.pages[search.asked.page]!
  const rank = rankOf(search, filter)
  switch (outcomeOf(search, { k, filter })) {
    case 'sent': {
      const leak = search.isAllowed ? '' : `, although only ${readersText(page.readers)} may read it`
      return `The whole answer comes in place ${rank} of ${k}${leak}`
    }
    case 'not-indexed':
      return `“${page.title}” is not in the index: ${(page.notIndexed ?? 'it is left out').replace(/\.$/, '').replace(/^It /, 'it ')}`
    case 'not-allowed':
      return `“${page.title}” is for ${readersText(page.readers)}; this reader gets nothing of it`
    case 'cut':
      return `A border cuts the answer: no passage of ${cut.size} tokens holds it whole`
    case 'ranked-low':
      return rank === null
        ? 'The whole answer is not among the first 20'
        : `The whole answer comes in place ${rank}, and ${k} are sent`
  }
}

/** The answer in its surroundings; where no passage holds it whole, the borders stand in it. */
export function AnswerText({ corpus, search, cut }: Pick<LookedAt, 'corpus' | 'search' | 'cut'>) {
  const { asked, isWhole } = search
  const page = readCorpus(corpus).pages[asked.page]!
  const { from, to } = asked.span
  const borders = isWhole
    ? []
    : [
        ...new Set(
          cutCorpus(corpus, cut)
            .byPage[asked.page]!.flatMap(({ span }) => [span.from, span.to])
            .filter((token) => token > from && token < to),
        ),
      ].sort((a, b) => a - b)
  const ends = [from, ...borders, to]
  return (
    <p className="retrieval-answer">
      {from > 0 && '… '}
      {textOf(page, { from: Math.max(0, from - 12), to: from })}{' '}
      <mark>
        {ends.slice(1).map((end, place) => (
          <Fragment key={end}>
            {place > 0 && (
              <b className="retrieval-border">
                <span className="vh">border</span>
              </b>
            )}
            {textOf(page, { from: ends[place]!, to: end })}
          </Fragment>
        ))}
      </mark>{' '}
      {textOf(page, { from: to, to: Math.min(page.tokens.length, to + 12) })}
      {to < page.tokens.length && ' …'}
    </p>
  )
}

const GRADE_WORDS = ['', 'some of the answer', 'half of the answer', 'the whole answer']

/** The first passages in their order, down to what is no longer sent. */
export function RankedList({
  title = 'First in the search',
  corpus,
  search,
  k,
  filter,
}: Omit<LookedAt, 'cut'> & { title?: string }) {
  const { ranked } = search
  const wanted = rankPlace(ranked)
  const shown = ranked.flatMap((passage, place) =>
    place < Math.min(k + 1, 6) || place === wanted ? [{ passage, place }] : [],
  )
  return (
    <div>
      <h3>{title}</h3>
      {shown.length === 0 && <p className="lab-note">Nothing shares a word with the question.</p>}
      <ol className="retrieval-ranked">
        {shown.map(({ passage, place }) => (
          <li key={place} className={place < k ? undefined : 'beyond'}>
            <span className="num">{place + 1}</span>
            <span>
              {corpus.pages[passage.chunk.page]!.title}, passage {passage.chunk.place + 1}
              <small>{notesOf(passage, { isSent: place < k, filter }).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function rankPlace(ranked: readonly RankedChunk[]): number {
  return ranked.findIndex(({ grade }) => grade === 3)
}

function notesOf(
  { grade, isAllowed, isWithdrawn }: RankedChunk,
  { isSent, filter }: { isSent: boolean; filter: Filter },
): string[] {
  return [
    ...(grade > 0 ? [`holds ${GRADE_WORDS[grade]}`] : []),
    ...(isWithdrawn ? ['withdrawn'] : []),
    ...(isAllowed
      ? []
      : [!isSent ? 'not allowed' : filter === 'after' ? 'not allowed, so dropped' : 'not allowed, and sent']),
    ...(isSent ? [] : ['not sent']),
  ]
}
