import { RATES, type GroupComparison, type RateName } from '@/lib/labs/core/fairness-metrics'
import { percent, whole } from '@/lib/labs/core/verdict'
import type { DrawnGroup } from './fairness-metrics-pictures'
import { RATE_NAMES, gapText, type CaseName } from './fairness-metrics-words'
import { TurnedTable } from './parts/turned-table'

/** All rates of both groups, and what they come to in a thousand people. */
export function RatesTable({
  groups,
  comparison,
}: {
  groups: readonly [DrawnGroup, DrawnGroup]
  comparison: GroupComparison
}) {
  const shares = ({ name, rates }: DrawnGroup) => {
    const cell = (rate: RateName | 'baseRate') => {
      const found = rates[rate]
      return found === null
        ? 'nobody'
        : `${percent(found.share)}\u00a0(${(found.low * 100).toFixed(0)}\u2060–\u2060${(found.high * 100).toFixed(0)})`
    }
    const base = rates.baseRate?.share ?? 0
    return {
      name,
      cells: [
        cell('baseRate'),
        ...RATES.map(cell),
        whole((rates.falseAlarms?.share ?? 0) * (1 - base) * 1000),
        whole((1 - (rates.found?.share ?? 0)) * base * 1000),
      ],
    }
  }
  return (
    <TurnedTable
      caption="Rates of both groups with 95% intervals"
      head={[
        'Group',
        'Base rate',
        ...RATES.map((rate) => RATE_NAMES[rate]),
        'False alarms in 1,000',
        'Missed in 1,000',
      ]}
      rows={[
        ...groups.map(shares),
        {
          name: 'Gap in points',
          cells: ['', ...RATES.map((rate) => gapText(comparison.gaps[rate])), '', ''],
        },
      ]}
    />
  )
}

const NOTES: Readonly<Record<CaseName, string>> = {
  compas:
    'Counts of 3,696 Black and 2,454 white defendants in Broward County, Florida, 2013 and 2014, published by ProPublica on 23 May 2016; their rates are those of Dressel and Farid (2018), table 2. Flagged means a COMPAS score of medium or high. Whether somebody is charged again also depends on whom the police look at, so the outcome itself may be unequal. Only the counts are real: scores, dots and every other line come from our model, which is fitted to them.',
  toy: 'Two groups of a hundred, made by us so that flags are right equally often in both. Other lines, scores and dots come from the model that is fitted to the four counts of each group.',
  own: 'A thousand people in each group, all from the model. The score tells the two kinds of people apart by so many standard deviations; 0 would be guessing.',
}

/** Where a case comes from, and what may not be concluded. */
export function CaseNote({ name }: { name: CaseName }) {
  return (
    <div>
      <p className="lab-note">{NOTES[name]}</p>
      <p className="lab-note">
        The four fifths are a screen from employment practice in the United States, a reason to look closer. They do not
        define fairness. Different lines for different groups are unlawful in some fields and countries: ask before you
        draw them.
      </p>
    </div>
  )
}
