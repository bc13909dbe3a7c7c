'use client'

import type { Labels } from '@/lib/labs/core/annotation-agreement'
import { CLASSES, keyedAlike, type AnnotationTexts } from '@/lib/labs/core/annotation-team'
import { pairName } from './annotation-agreement-words'
import type { LabState } from './use-lab-inputs'

const LETTERS = CLASSES.map((name) => name[0]!)
/** Labels that the reader needs before a kappa is shown. */
export const OWN_NEEDED = 12

/** The reader's labels, kept as one letter for each message. */
export function ownLabels(lab: LabState, items: number): Labels {
  const kept = lab.text('mine-labels', '')
  return Array.from({ length: items }, (_, item) => {
    const label = LETTERS.indexOf(kept[item] ?? '')
    return label === -1 ? null : label
  })
}

/** The reader as the fourth annotator: one message at a time. */
export function OwnLabels({ lab, texts, own }: { lab: LabState; texts: AnnotationTexts; own: Labels }) {
  const kept = lab.text('mine-labels', '')
  const next = texts.items[kept.length]
  const done = own.filter((label) => label !== null).length
  const alike = keyedAlike(texts.items)
  const asKey = own.filter((label, item) => label !== null && label === texts.items[item]!.key).length
  return (
    <section aria-label="Your own labels">
      <div className="lab-case-head">
        <h3>You as the fourth annotator</h3>
        <span className="num dim">
          {done} of {texts.items.length} labelled
        </span>
      </div>
      <p className="lab-case" aria-live="polite">
        {next ? next.text : 'All sixty are labelled.'}
      </p>
      <div className="acts" role="group" aria-label="Label of this message">
        {CLASSES.map((name, label) => (
          <button
            key={name}
            type="button"
            className="btn"
            disabled={next === undefined}
            onClick={() => lab.set({ 'mine-labels': kept + LETTERS[label]! })}
          >
            {name}
          </button>
        ))}
        <button
          type="button"
          className="btn bare"
          disabled={done === 0}
          onClick={() => lab.set({ 'mine-labels': kept.slice(0, -1) })}
        >
          Take the last one back
        </button>
      </div>
      <p className="lab-note">
        {done < OWN_NEEDED
          ? `Label by the guide above. From ${OWN_NEEDED} labels on you stand in the table and the picture.`
          : `You and our key agree on ${asKey} of ${done}. The key is one careful reading, not the truth. The author’s second reading agrees with it on ${alike.second} of ${texts.items.length}, and another of us, who saw neither, on ${alike.another}; two people can share a mistake.`}
      </p>
    </section>
  )
}

/** What two annotators see differently, to be read aloud. */
export function Differences({
  texts,
  first,
  second,
  names,
}: {
  texts: AnnotationTexts
  first: Labels
  second: Labels
  names: readonly [string, string]
}) {
  const found = texts.items.flatMap(({ text }, item) => {
    const [one, other] = [first[item], second[item]]
    return typeof one === 'number' && typeof other === 'number' && one !== other
      ? [{ text, one, other, pair: pairName(one < other ? [one, other] : [other, one]) }]
      : []
  })
  const times = (pair: string) => found.filter((each) => each.pair === pair).length
  found.sort((a, b) => times(b.pair) - times(a.pair) || a.pair.localeCompare(b.pair))
  return (
    <details className="drawer lab-note">
      <summary>
        Read the {found.length} {found.length === 1 ? 'message' : 'messages'} on which {names[0]} and {names[1]} differ
      </summary>
      <ul>
        {found.map(({ text, one, other }) => (
          <li key={text}>
            {text}{' '}
            <span className="dim">
              {names[0]}: {CLASSES[one]}, {names[1]}: {CLASSES[other]}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
