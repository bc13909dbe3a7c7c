import { clearItemAction, flagItemAction } from '@/lib/assessment/item-health-actions'
import { StudioForm } from './studio-form'

export interface ItemHealthFormsProps {
  itemId: string
  isFlagged: boolean
  openReports: number
}

/** Takes a question out, or ends its review. Both want a note, which goes into the audit log. */
export function ItemHealthForms({ itemId, isFlagged, openReports }: ItemHealthFormsProps) {
  return (
    <>
      {(isFlagged || openReports > 0) && (
        <StudioForm
          action={clearItemAction}
          submit={isFlagged ? 'Ask it again' : 'Close the reports'}
          working="Writing it down …"
          look="btn solid"
          className="stack narrow item-form"
        >
          <input type="hidden" name="itemId" value={itemId} />
          <div className="field">
            <label htmlFor="clear-note">What the review found</label>
            <textarea id="clear-note" name="note" rows={2} minLength={3} maxLength={500} required />
          </div>
          <label className="tick-line">
            <input type="checkbox" name="isChanged" />
            <span>
              Text, options or key were changed: earlier answers were to another question, so statistics and parameters
              begin anew.
            </span>
          </label>
        </StudioForm>
      )}
      {!isFlagged && (
        <StudioForm
          action={flagItemAction}
          submit="Ask it no more"
          working="Writing it down …"
          className="stack narrow item-form"
        >
          <input type="hidden" name="itemId" value={itemId} />
          <div className="field">
            <label htmlFor="flag-note">Why it should be asked no more</label>
            <textarea id="flag-note" name="note" rows={2} minLength={3} maxLength={500} required />
          </div>
        </StudioForm>
      )}
    </>
  )
}
