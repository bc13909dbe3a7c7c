import { READER_STUDY, scaledStudy, type FlagCounts } from '@/lib/labs/core/base-rates'
import { whole } from '@/lib/labs/core/verdict'
import { HeadRow } from '@/components/ui/head-row'
import { TurnedTable } from './parts/turned-table'

/** The thousand cases, flagged or passed. */
export function FlagNumbers({ counts }: { counts: FlagCounts }) {
  return (
    <table className="tbl">
      <caption className="vh">The same numbers as a table</caption>
      <HeadRow names={['Of 1,000 cases', 'Flagged', 'Passed', 'All']} />
      <tbody>
        {(
          [
            ['Positive', counts.rightFlags, counts.missed],
            ['Negative', counts.falseFlags, counts.passed],
            ['All', counts.rightFlags + counts.falseFlags, counts.missed + counts.passed],
          ] as const
        ).map(([name, flagged, passed]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{flagged}</td>
            <td className="r">{passed}</td>
            <td className="r">{whole(flagged + passed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Counts and rates of the reading study, as it was and with another number of nodules. */
export function StudyNumbers({ factor }: { factor: number }) {
  const cells = (of: number) => {
    const { found, overlooked, precision, recall, f1 } = scaledStudy(of)
    return [
      whole(found),
      whole(overlooked),
      String(READER_STUDY.falseMarks),
      precision.toFixed(3),
      recall.toFixed(3),
      f1.toFixed(3),
    ]
  }
  return (
    <>
      <TurnedTable
        caption="Counts and rates of the system"
        head={['Group', 'Found', 'Overlooked', 'False marks', 'Precision', 'Recall', 'F1']}
        rows={[
          { name: 'The study', cells: cells(1) },
          ...(factor === 1 ? [] : [{ name: `${factor.toFixed(2)} times`, cells: cells(factor) }]),
        ]}
      />
      <p className="lab-note">
        Source: American Journal of Roentgenology 186(5), 2006, abstract. What counts as true was decided among what one
        of the two had found, so shares of all nodules are likely to be lower.
      </p>
    </>
  )
}
