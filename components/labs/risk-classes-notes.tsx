import { memo } from 'react'
import { cohenKappa } from '@/lib/labs/core/annotation-agreement'
import { DATE_FACTS, keyingAgreement } from '@/lib/labs/core/risk-classes'
import type { RiskCards } from '@/lib/labs/schemas'
import { dateInWords } from '@/components/ui/date-in-words'
import { FormulaNotes } from './parts/formula-notes'

/** Where dates and duties come from, and what has to be looked up again. */
export const RiskSources = memo(function RiskSources({ data }: { data: RiskCards }) {
  return (
    <details className="drawer twin">
      <summary>Where dates and duties come from</summary>
      <table className="tbl">
        <caption className="vh">Dates of the AI Act from our library of facts</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">What</th>
            <th scope="col">Source, seen</th>
          </tr>
        </thead>
        <tbody>
          {[...DATE_FACTS]
            .flatMap((fact) => (data.dates[fact] === undefined ? [] : [{ fact, ...data.dates[fact] }]))
            .sort((a, b) => a.date.localeCompare(b.date))
            .map(({ fact, date, statement, source, asOf }) => (
              <tr key={fact}>
                <th scope="row">{dateInWords(date)}</th>
                <td>{statement}</td>
                <td>
                  {source}, {dateInWords(asOf)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="lab-note">
        Duties: {data.digest.title}, {data.digest.publisher}, read in full on {dateInWords(data.digest.accessed)}. The
        law itself ({data.law.title}) was not opened by us: check each article in the present text.
      </p>
      <ul>
        {data.duties.map(({ id, article, text, verify }) => (
          <li key={id}>
            <b>{article}</b> {text}. To verify: {verify}.
          </li>
        ))}
      </ul>
    </details>
  )
})

/** The tree, the dates and the agreement of the two keyings; nothing here follows the inputs. */
export const RiskNotes = memo(function RiskNotes({ data }: { data: RiskCards }) {
  const agreement = keyingAgreement(data.cards)
  const { kappa } = cohenKappa(agreement.table)
  return (
    <FormulaNotes
      notes={[
        {
          name: 'The class',
          formula:
            'banned? → in an assessed product? → listed use, and no exemption? → own general model? → tells or makes? → minimal',
          text: 'The first question that is met decides. Real cases can meet several; then the duties add up. The tree leaves out national law, data protection and everything that needs judgement.',
          source: `Own tree after Articles 3, 5, 6, 25, 50 and 53, as of ${dateInWords(data.asOf)}; from the digest named above.`,
        },
        {
          name: 'In force',
          formula: 'a rule applies on a day if its date ≤ the day',
          text: 'Each date is taken from the library of facts and stands nowhere in the program. Transition rules for older systems are left out, apart from the marking of content.',
          source: 'Dates with their sources stand above.',
        },
        {
          name: 'Agreement of two keyings',
          formula: `κ = (p₀ − pₑ)/(1 − pₑ) = ${kappa.toFixed(2)} over ${agreement.cards} cards`,
          text: `Role ${agreement.role}, class ${agreement.class} and date ${agreement.from} of ${agreement.cards} agree. Two of us keyed the cards separately; the second saw only titles and texts, in another order, and a guide to roles, classes and dates. The second was least sure of two: the tool for scanned applications, because its exemption has to be documented and registered, and the support chat, where you may be provider and deployer, or provider alone. 26 cards are few, both of us used the same secondary digest of the law, and no lawyer has read the keys yet: this does not show that we are right.`,
          source: 'Cohen 1960. Keys need legal review.',
        },
      ]}
    />
  )
})
