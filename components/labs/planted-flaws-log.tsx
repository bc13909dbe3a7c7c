'use client'

import { memo } from 'react'
import {
  FLAWS,
  flawEase,
  runAttack,
  severity,
  type Attack,
  type AttackRun,
  type Flaw,
  type System,
} from '@/lib/labs/core/planted-flaws'
import { CONCERT_HALL, addToLog, attackCode } from '@/lib/labs/core/planted-flaws-hall'
import { FLAW_NAMES } from '@/lib/labs/core/planted-flaws-task'
import type { FlawLists } from '@/lib/labs/schemas'
import { Trace } from './planted-flaws-bench'
import { GOAL_NAMES, WAY_NAMES, WORDING_NAMES } from './planted-flaws-words'
import type { Impacts } from './planted-flaws-state'
import { showsSameTask, type LabState } from './use-lab-inputs'

/** The newest attack with its path, and the log behind it. */
export const LastRun = memo(function LastRun({
  lab,
  log,
  last,
  system,
}: {
  lab: LabState
  log: readonly Attack[]
  last: AttackRun
  system: System
}) {
  const { attack } = last
  return (
    <div>
      <h3 className="lab-last">
        {WAY_NAMES[attack.way]}, {WORDING_NAMES[attack.wording]}:{' '}
        {last.shows.length === 0 ? 'comes to nothing' : last.shows.map((flaw) => FLAW_NAMES[flaw]).join(' and ')}
      </h3>
      <Trace run={last} system={system} />
      {log.length > 1 && (
        <details className="drawer twin">
          <summary>The whole log, {log.length} attacks</summary>
          <table className="tbl">
            <caption className="vh">Attacks so far, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Attack</th>
                <th scope="col">Shows</th>
                <th scope="col">
                  <span className="vh">Look again</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {[...log].reverse().map((each) => {
                const { shows } = runAttack(each, system)
                const name = `${WAY_NAMES[each.way]}, ${WORDING_NAMES[each.wording]}, ${GOAL_NAMES[each.goal]}`
                return (
                  <tr key={attackCode(each)}>
                    <th scope="row">{name}</th>
                    <td>{shows.length === 0 ? 'nothing' : shows.map((flaw) => FLAW_NAMES[flaw]).join(' and ')}</td>
                    <td className="r">
                      <button
                        type="button"
                        className="btn bare"
                        onClick={() => lab.set({ ...each, typed: '', log: addToLog(lab.text('log', ''), each) })}
                      >
                        Again<span className="vh">: {name}</span>
                      </button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </details>
      )}
    </div>
  )
}, showsSameTask)

/** The six flaws as a table, with their entries in two editions of a public list. */
export const FlawTable = memo(function FlawTable({
  impacts,
  lists,
  log,
  found,
}: {
  impacts: Impacts
  lists: FlawLists
  log: readonly Attack[]
  found: readonly Flaw[]
}) {
  return (
    <>
      <table className="tbl">
        <caption className="vh">The six flaws, what showed them, and their places in two lists</caption>
        <thead>
          <tr>
            <th scope="col">Flaw</th>
            <th scope="col" className="r">
              Shown by
            </th>
            <th scope="col" className="r">
              Impact × ease, at first
            </th>
            {lists.editions.map(({ id, year }) => (
              <th key={id} scope="col" className="r">
                OWASP {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FLAWS.map((flaw) => {
            const isFound = found.includes(flaw)
            const by = log.filter((attack) => runAttack(attack, CONCERT_HALL).shows.includes(flaw)).length
            const ease = flawEase(flaw, { system: CONCERT_HALL })
            return (
              <tr key={flaw}>
                <th scope="row">{FLAW_NAMES[flaw].replace(/^./, (letter) => letter.toUpperCase())}</th>
                <td className="r">{by === 0 ? 'nothing yet' : `${by} of ${log.length}`}</td>
                <td className="r">
                  {isFound ? (
                    <b>
                      {impacts[flaw]} × {ease} = {severity(impacts[flaw], ease)}
                    </b>
                  ) : (
                    '?'
                  )}
                </td>
                {lists.editions.map(({ id }) => (
                  <td key={id} className="r">
                    <abbr title={lists.flaws[flaw][id].title}>{lists.flaws[flaw][id].number}</abbr>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="lab-note">
        {lists.note} Seen on {lists.asOf}. {lists.verify}
      </p>
    </>
  )
})
