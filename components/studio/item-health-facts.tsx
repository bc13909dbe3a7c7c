import type { ReactNode } from 'react'
import { LEVEL_CUTS, LEVEL_WIDTH, toLevelScale } from '@/lib/assessment/core/level-scale'
import { HEALTH_ANSWERS, type ItemHealth } from '@/lib/assessment/core/item-health'
import type { ItemParametersDto } from '@/lib/assessment/item-health-service'
import { correlation, duration, percent, signWords } from './item-health-words'

/** The statistics of a question in words; below thirty answers only that they are too few. */
export function ItemFacts({ health }: { health: ItemHealth }) {
  const { answers, facility, dontKnowShare, discrimination, medianMs, drift, signs } = health
  if (facility === null) {
    return (
      <p className="mt-4">
        Too few answers: <b className="num">{answers}</b> of the {HEALTH_ANSWERS} from which on anything can be said.
      </p>
    )
  }
  return (
    <dl className="facts mt-4">
      <Fact name="Right">
        <b className="num">{percent(facility)}</b> of <span className="num">{answers}</span> answers
        {dontKnowShare !== null && dontKnowShare > 0 && `; ${percent(dontKnowShare)} said “I don’t know”`}
      </Fact>
      <Fact name="Separates">
        {discrimination === null ? (
          'everybody got the same'
        ) : (
          <>
            <b className="num">{correlation(discrimination.value)}</b> with ability by all other answers, likely{' '}
            <span className="num">
              {correlation(discrimination.low)} to {correlation(discrimination.high)}
            </span>
          </>
        )}
      </Fact>
      <Fact name="Time">
        {medianMs !== null && (
          <>
            <b className="num">{duration(medianMs)}</b> for the middle answer
          </>
        )}
      </Fact>
      <Fact name="Drift">
        {drift === null ? (
          'too few answers to tell'
        ) : (
          <>
            <b className="num">
              {drift.change < 0 ? '−' : '+'}
              {percent(Math.abs(drift.change))}
            </b>{' '}
            right in the newest third, against what was to be expected
          </>
        )}
      </Fact>
      <Fact name="Signs">{signs.length === 0 ? 'none' : signs.map(signWords).join(', ')}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How often learners of each level are right. */
export function ItemLevels({ byLevel }: { byLevel: ItemHealth['byLevel'] }) {
  return (
    <table className="tbl item-levels">
      <caption>Right by level of the learner</caption>
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col" className="r">
            Answers
          </th>
          <th scope="col" className="r">
            Right
          </th>
        </tr>
      </thead>
      <tbody>
        {byLevel.map(({ answers, facility }, level) => (
          <tr key={level}>
            <th scope="row">{level < LEVEL_CUTS.length ? level : `${level} and more`}</th>
            <td className="r">{answers}</td>
            <td className="r">{facility === null ? <span className="dim">–</span> : percent(facility)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Difficulty and sharpness: the author's guess, what is used, what answers say so far. Difficulty on the scale of levels. */
export function ItemParameters({ parameters: { author, inUse, running } }: { parameters: ItemParametersDto }) {
  return (
    <table className="tbl">
      <caption>Difficulty and sharpness</caption>
      <thead>
        <tr>
          <th scope="col">Whose</th>
          <th scope="col" className="r">
            Difficulty, as a level
          </th>
          <th scope="col" className="r">
            Sharpness
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">the author’s guess</th>
          <td className="r">{level(author.b)}</td>
          <td className="r">{author.a.toFixed(2)}</td>
        </tr>
        <tr>
          <th scope="row">in use, {inUse.isPublished ? 'published' : 'the guess made cautious'}</th>
          <td className="r">{level(inUse.b)}</td>
          <td className="r">{inUse.a.toFixed(2)}</td>
        </tr>
        <tr>
          <th scope="row">
            {running === null
              ? 'answers so far'
              : `${running.answers} ${running.answers === 1 ? 'answer' : 'answers'} so far`}
          </th>
          <td className="r">
            {running === null ? (
              <span className="dim">–</span>
            ) : (
              `${level(running.b)} ± ${(running.sd / LEVEL_WIDTH).toFixed(1)}`
            )}
          </td>
          <td className="r">
            <span className="dim">by night</span>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function level(b: number): string {
  return toLevelScale(b).toFixed(1).replace('-', '−')
}
