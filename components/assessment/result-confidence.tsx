import { RATED_FROM, type ConfidenceCalibration } from '@/lib/assessment/core/confidence-calibration'

export interface ResultConfidenceProps {
  rated: number
  calibration: ConfidenceCalibration | null
}

const HEADINGS = {
  over: 'You are surer than you are right',
  under: 'You are right more often than you think',
  'in-step': 'You are about as sure as you are right',
} as const

const toX = (share: number) => 10 + 180 * share

/** How well sureness fits the answers, over all attempts; before thirty rated answers only how many there are. */
export function ResultConfidence({ rated, calibration }: ResultConfidenceProps) {
  if (rated === 0) return null
  if (calibration === null) {
    return (
      <section className="section" aria-labelledby="sure-h">
        <header>
          <h2 id="sure-h">How sure you were</h2>
        </header>
        <p className="small dim">
          You said how sure you were {rated} {rated === 1 ? 'time' : 'times'}. From {RATED_FROM} on, over all your
          attempts, this place says how well that fits; fewer say nothing.
        </p>
      </section>
    )
  }
  const { groups, count, meanConfidence, rightShare, brier, reliability, resolution, uncertainty, verdict } =
    calibration
  return (
    <section className="section" aria-labelledby="sure-h">
      <header>
        <h2 id="sure-h">{HEADINGS[verdict]}</h2>
        <p className="num">
          Over {count} rated answers you were {hundredth(meanConfidence)} sure on average, and {hundredth(rightShare)}{' '}
          in 100 were right.
        </p>
      </header>
      <div className="scroll" tabIndex={0} role="group" aria-label="Sureness against right answers">
        <table className="tbl sure-table">
          <caption className="vh">Sureness against right answers</caption>
          <thead>
            <tr>
              <th scope="col" className="r">
                You said
              </th>
              <th scope="col" className="nophone">
                Said and right
              </th>
              <th scope="col" className="r">
                Right
              </th>
              <th scope="col" className="r">
                Answers
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.confidence}>
                <th scope="row" className="r">
                  {hundredth(group.confidence)} in 100
                </th>
                <td className="nophone">
                  <svg className="sure-line" viewBox="0 0 200 22" aria-hidden="true" focusable="false">
                    <path className="base" d="M10 14H190M10 10v8M55 10v8M100 10v8M145 10v8M190 10v8" />
                    <path className="between" d={`M${toX(group.confidence)} 14H${toX(group.rightShare)}`} />
                    <path className="self" d={`M${toX(group.confidence)} 10l4.2-6.6h-8.4z`} />
                    <circle className="est" cx={toX(group.rightShare)} cy="14" r="4.2" />
                  </svg>
                </td>
                <td className="r">
                  <b>{hundredth(group.rightShare)} in 100</b>
                </td>
                <td className="r">{group.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className="ui twin">
        <summary>
          Brier score <span className="num">{brier.toFixed(3)}</span>, and what it is made of
        </summary>
        <p className="small num">
          {brier.toFixed(3)} = {reliability.toFixed(3)} reliability − {resolution.toFixed(3)} resolution +{' '}
          {uncertainty.toFixed(3)} uncertainty.
        </p>
        <p className="small dim">
          The score is the mean squared distance between what you said and what came; 0 is best. Reliability: how far
          each row lies from what you said (less is better). Resolution: how well your words tell right from wrong
          answers (more is better). Uncertainty: what the questions leave open to anybody. Over- or underconfident is
          said only beyond 15 in 100.
        </p>
      </details>
    </section>
  )
}

const hundredth = (share: number) => Math.round(share * 100)
