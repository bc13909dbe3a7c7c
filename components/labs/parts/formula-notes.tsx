import type { ReactNode } from 'react'
import { Later } from './later'

export interface FormulaNote {
  name: string
  /** The formula as text, for example "κ = (p₀ − pₑ)/(1 − pₑ)". */
  formula: string
  /** What it says in plain words, with units and the limits of its use. */
  text: ReactNode
  /** Where it comes from. */
  source: string
}

/** How the numbers of a lab are made: closed at first, so that the picture comes first. */
export function FormulaNotes({ notes }: { notes: readonly FormulaNote[] }) {
  return (
    <Later>
      <details className="drawer lab-formulas">
        <summary>How this is calculated</summary>
        <dl>
          {notes.map(({ name, formula, text, source }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <p className="formula">{formula}</p>
                <p>{text}</p>
                <p className="dim">{source}</p>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </Later>
  )
}
