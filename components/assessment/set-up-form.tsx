'use client'

import { useActionState, useState } from 'react'
import { beginAttemptAction, type SetUpState } from '@/lib/assessment/actions'

export interface SetUpFormProps {
  backgrounds: readonly { id: string; title: string; summary: string }[]
  tracks: readonly { id: string; title: string; summary: string }[]
  stages: readonly { id: string; title: string; summary: string }[]
  areas: readonly { id: string; title: string; question: string }[]
  chosen: { background: string | null; trackId: string | null; stage: string }
}

const FRESH: SetUpState = { message: null, typed: {} }

/** Statements of the five levels, the same for every area. */
const RATINGS = [
  { value: 0, name: 'Not yet', text: 'I have not done this.' },
  { value: 1, name: 'Explains', text: 'I can say what, why and when, and recognise it in a case.' },
  { value: 2, name: 'Applies', text: 'I get a right result with a template or some help.' },
  { value: 3, name: 'Alone', text: 'I have delivered it on a real product, and can show it.' },
  { value: 4, name: 'Leads', text: 'Others work by the standard I set.' },
] as const

/** Background, track and own rating; everything may be left open. */
export function SetUpForm({ backgrounds, tracks, stages, areas, chosen }: SetUpFormProps) {
  const [{ message, typed }, send, isPending] = useActionState(beginAttemptAction, FRESH)
  const background = typed['background'] ?? chosen.background ?? 'none'
  const track = typed['track'] ?? chosen.trackId ?? 'none'
  const stage = typed['stage'] ?? chosen.stage
  return (
    <form action={send} className="set-up">
      <fieldset>
        <legend>Where do you come from?</legend>
        <p className="dim small">It sets where we start to look. Your answers decide.</p>
        <div className="opts ui">
          {backgrounds.map(({ id, title, summary }) => (
            <label className="opt" key={id}>
              <input type="radio" name="background" value={id} defaultChecked={background === id} />
              <span>
                <b>{title}</b>
                <span className="fb">{summary}</span>
              </span>
            </label>
          ))}
          <label className="opt">
            <input type="radio" name="background" value="none" defaultChecked={background === 'none'} />
            <span>
              <b>None of these, or a mixture</b>
            </span>
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>Where do you want to go?</legend>
        <div className="opts ui">
          {tracks.map(({ id, title, summary }) => (
            <label className="opt" key={id}>
              <input type="radio" name="track" value={id} defaultChecked={track === id} />
              <span>
                <b>{title}</b>
                <span className="fb">{summary}</span>
              </span>
            </label>
          ))}
          <label className="opt">
            <input type="radio" name="track" value="none" defaultChecked={track === 'none'} />
            <span>
              <b>Help me choose</b>
              <span className="fb">
                We measure against the basic stage, which all three share, and suggest a track at the end.
              </span>
            </span>
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>Measured against which stage?</legend>
        <div className="opts ui">
          {stages.map(({ id, title, summary }) => (
            <label className="opt" key={id}>
              <input type="radio" name="stage" value={id} defaultChecked={stage === id} />
              <span>
                <b>{title}</b>
                <span className="fb">{summary}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>How would you rate yourself?</legend>
        <p className="dim small">
          A weak hint, never read as a level: most people rate themselves a little high. The result shows it beside your
          answers. Leave out what you like.
        </p>
        <dl className="rating-key small">
          {RATINGS.map(({ value, name, text }) => (
            <div key={value}>
              <dt className="num">
                {value} {name}
              </dt>
              <dd className="dim" id={`level-${value}`}>
                {text}
              </dd>
            </div>
          ))}
        </dl>
        {areas.map((area) => (
          <AreaRating key={area.id} area={area} given={typed[`rating-${area.id}`] ?? ''} />
        ))}
      </fieldset>
      <div role="status">{message && <p className="error-line">{message}</p>}</div>
      <div className="acts">
        <button type="submit" className="finger" disabled={isPending}>
          {isPending ? 'Choosing the first question …' : 'Start the questions'}
        </button>
        <p className="small dim">
          About 20 questions, under ten minutes. You can pause at any question, go on elsewhere, or stop and still get a
          result.
        </p>
      </div>
    </form>
  )
}

/** One area on the scale of levels; the statement of the chosen level stands below, where the key has scrolled away. */
function AreaRating({
  area: { id, title, question },
  given,
}: {
  area: SetUpFormProps['areas'][number]
  /** The value a refused form came with. */
  given: string
}) {
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <fieldset className="rating">
      <legend>
        {title} <span className="dim">{question}</span>
      </legend>
      <div className="rating-scale">
        {RATINGS.map(({ value, name }) => (
          <label key={value}>
            <input
              type="radio"
              name={`rating-${id}`}
              value={value}
              defaultChecked={given === String(value)}
              aria-describedby={`level-${value}`}
              onChange={() => setChosen(value)}
            />
            <b className="num">{value}</b> <span>{name}</span>
          </label>
        ))}
        <label className="rating-none">
          <input
            type="radio"
            name={`rating-${id}`}
            value=""
            defaultChecked={given === ''}
            onChange={() => setChosen(null)}
          />
          <span>no rating</span>
        </label>
      </div>
      <p className="rating-said dim" aria-hidden="true">
        {chosen !== null && RATINGS[chosen]?.text}
      </p>
    </fieldset>
  )
}
