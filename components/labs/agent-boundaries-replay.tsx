'use client'

import { SHOP_ACTIONS } from '@/lib/labs/core/agent-boundaries'
import {
  YES_TO_ALL,
  getsThrough,
  replayIncident,
  ruleOfThree,
  type HeldBoundary,
} from '@/lib/labs/core/agent-boundaries-replay'
import { percent } from '@/lib/labs/core/verdict'
import type { Incidents } from '@/lib/labs/schemas'
import { ReplayPicture } from './agent-boundaries-pictures'
import { OUTCOME_NAMES } from './agent-boundaries-words'
import { ChoiceControl } from './parts/controls'
import type { LabState } from './use-lab-inputs'

const HELD_OPTIONS = [
  { value: 'tools', label: 'Tools and accounts' },
  { value: 'prompt', label: 'A text in the prompt' },
] as const
const LIMITS = [
  { key: 'sums', label: 'Count and sum up for each customer and day' },
  { key: 'scope', label: 'Rights reach only the data of the customer who writes' },
] as const
const NAMES = new Map(SHOP_ACTIONS.map(({ id, name }) => [id, name]))

/** Thirty scripted attacks on the boundary as it stands, and who holds it. */
export function ReplaySection({ lab, held, data }: { lab: LabState; held: HeldBoundary; data: Incidents }) {
  const replays = data.incidents.map((incident) => ({ incident, outcome: replayIncident(incident, held) }))
  const through = replays.filter(({ outcome }) => getsThrough(outcome))
  return (
    <>
      <div className="lab-two even">
        <ReplayPicture replays={replays} />
        <div>
          <ChoiceControl
            legend="The rules are held by"
            value={held.heldBy}
            options={HELD_OPTIONS}
            onChange={(value) => lab.set({ held: value })}
          />
          {LIMITS.map(({ key, label }) => (
            <div key={key}>
              <label className="lab-switch">
                <input
                  type="checkbox"
                  checked={held.limits.includes(key)}
                  onChange={(event) => lab.set({ [key]: event.target.checked })}
                />
                {label}
              </label>
            </div>
          ))}
          <p className="lab-note">
            {data.note} A real model refuses some by itself; do not count on it. People who find fewer than
            {percent(YES_TO_ALL)} of the errors say yes to everything here. No crossing in 30 new attacks would still
            allow a true rate of up to {percent(ruleOfThree(30))}.
          </p>
        </div>
      </div>
      <details className="drawer twin">
        <summary>
          {through.length === 0 ? 'No attack gets through' : `The ${through.length} attacks that get through`}
        </summary>
        <ol className="lab-rows">
          {through.map(({ incident, outcome }) => (
            <li key={incident.id}>
              <dl className="lab-qa">
                <dt>{incident.id}</dt>
                <dd>
                  <q>{incident.prompt}</q>
                </dd>
                <dt>{NAMES.get(incident.action)}</dt>
                <dd>
                  {incident.harm} ({OUTCOME_NAMES[outcome]})
                </dd>
              </dl>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
