export interface OverflowFieldProps {
  /** Where nothing was said, all of it is shown. */
  value: string | undefined
}

/** What the plan does when not all of it fits before the date. */
export function OverflowField({ value }: OverflowFieldProps) {
  return (
    <div className="field">
      <label htmlFor="overflow">If not all of it fits before the date</label>
      <span className="hint" id="overflow-hint">
        The best that fits uses every hour until the date: where some are to spare, for levels you probably hold.
      </span>
      {/* React leaves a select at its first default. */}
      <select id="overflow" name="overflow" key={value} defaultValue={value} aria-describedby="overflow-hint">
        <option value="run-over">Show all of it, past the date</option>
        <option value="choose-best">Plan the best that fits</option>
      </select>
    </div>
  )
}
