import { movement } from './result-skill'
import type { ResultView } from './result-view'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** The answers that moved the result most, strongest first. */
export function ResultInfluences({ influences }: Pick<ResultView, 'influences'>) {
  if (influences.length === 0) return null
  return (
    <section className="section" aria-labelledby="moved-h">
      <header>
        <h2 id="moved-h">What moved this result most</h2>
        <p>What each verdict would be without that one answer, in a hundred.</p>
      </header>
      <ul className="rows influences">
        {influences.map(({ itemId, said, stem, skillTitle, ...effect }) => (
          <li key={itemId}>
            <a href={`#answer-${itemId}`}>
              {said === 'I don’t know' ? '“I don’t know”' : sentenceStart(said)}: {stem}
            </a>
            <span className="end num">
              {skillTitle}, {movement(effect)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
