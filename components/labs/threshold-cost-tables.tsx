import { ratesOf, type LineResult, type SelectiveResult } from '@/lib/labs/core/threshold-cost'
import { percent, whole } from '@/lib/labs/core/verdict'
import { TurnedTable } from './parts/turned-table'

const share = (value: number | null) => (value === null ? 'none' : value.toFixed(2))

/** Yours, the formula's and the lowest line, with what each does. */
export function LineTable({ yours, theory, lowest }: { yours: LineResult; theory: LineResult; lowest: LineResult }) {
  const rows = [
    { name: `${yours.line.toFixed(2)}, yours`, result: yours },
    { name: `${theory.line.toFixed(3)}, formula`, result: theory },
    { name: `${lowest.line > 1 ? 'none' : lowest.line.toFixed(3)}, lowest`, result: lowest },
  ]
  return (
    <TurnedTable
      caption="The same numbers as a table"
      head={['Line', 'Caught', 'Missed', 'False alarms', 'Precision', 'Recall', 'Accuracy', 'Total cost']}
      strong={7}
      rows={rows.map(({ name, result }) => {
        const { precision, recall, accuracy } = ratesOf(result)
        return {
          name,
          cells: [
            String(result.caught),
            String(result.missed),
            String(result.falseAlarms),
            share(precision),
            share(recall),
            share(accuracy),
            whole(result.cost),
          ],
        }
      })}
    />
  )
}

export interface ReviewRow {
  name: string
  result: SelectiveResult
  cost: number
}

/** What selective answering does and costs. */
export function ReviewTable({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <TurnedTable
      caption="Answering only when sure enough"
      head={['Confidence', 'Answered', 'Coverage', 'Accuracy', 'Errors', 'To a person', 'Total cost']}
      strong={6}
      rows={rows.map(({ name, result, cost }) => ({
        name: `${result.confidence.toFixed(2)}, ${name}`,
        cells: [
          String(result.answered),
          percent(result.coverage, 1),
          result.accuracy === null ? 'none' : percent(result.accuracy, 1),
          String(result.errors),
          String(result.toPerson),
          whole(cost),
        ],
      }))}
    />
  )
}
