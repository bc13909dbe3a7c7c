import { Gauge, type GaugeProps } from '@/components/ui/gauge'
import { AreaRadar } from './area-radar'
import { ratingSentence } from './result-heading'
import type { NamedArea } from './result-view'

export interface ResultAreasProps {
  areas: readonly NamedArea[]
  track: GaugeProps['track'] | undefined
}

/** Evidence, own rating and target by area, as a picture and as a table. */
export function ResultAreas({ areas, track }: ResultAreasProps) {
  const short = areas.map((area) => ({ ...area, title: area.shortTitle }))
  const hasRating = areas.some(({ rating }) => rating !== null)
  return (
    <section className="section areas-section" aria-labelledby="areas-h">
      <header>
        <h2 id="areas-h">{ratingSentence(short) ?? 'Where you stand by area'}</h2>
      </header>
      <div className="two a">
        <AreaRadar areas={short} track={track} />
        <div>
          <div className="scroll" tabIndex={0} role="group" aria-label="Levels by area">
            <table className="tbl">
              <caption className="vh">Levels by area</caption>
              <thead>
                <tr>
                  <th scope="col">Area</th>
                  <th scope="col" className="nophone">
                    Estimate, range and target
                  </th>
                  <th scope="col" className="r">
                    Evidence
                  </th>
                  {hasRating && (
                    <th scope="col" className="r">
                      You said
                    </th>
                  )}
                  <th scope="col" className="r">
                    Target
                  </th>
                </tr>
              </thead>
              <tbody>
                {areas.map(({ id, title, estimate, low, high, target, rating }) => (
                  <tr key={id}>
                    <th scope="row">{title}</th>
                    <td className="nophone">
                      <Gauge
                        estimate={estimate}
                        low={low}
                        high={high}
                        {...(target === null ? {} : { target })}
                        {...(rating === null ? {} : { ownRating: rating })}
                        {...(track ? { track } : {})}
                      />
                    </td>
                    <td className="r">
                      <b>{estimate.toFixed(1)}</b>
                      <span className="dim range">
                        {low.toFixed(1)} to {high.toFixed(1)}
                      </span>
                    </td>
                    {hasRating && <td className="r">{rating === null ? 'not rated' : rating.toFixed(1)}</td>}
                    <td className="r">{target === null ? '' : target.toFixed(1)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="small dim mt-3">
            Means over the skills of an area. The band holds 8 of 10 likely values.
            {hasRating &&
              ' The triangle is your own rating. Most people rate themselves a little high, so a rating is used as a weak hint and never as a level.'}
          </p>
        </div>
      </div>
    </section>
  )
}
