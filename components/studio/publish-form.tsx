'use client'

import type { StudioFormState } from '@/lib/studio/actions'
import type { SaveState } from './use-draft'

export interface PublishFormProps {
  documentId: string
  version: number
  saveState: SaveState['kind']
  /** Hash of the file that changed after the publication; null without such a conflict. */
  conflictHash: string | null
  hasMerged: boolean
  onMerged: (hasMerged: boolean) => void
  problemCount: number
  result: StudioFormState
  send: (form: FormData) => void
  isSending: boolean
}

/** The note and the button; what stands in the way is said before anything is sent. */
export function PublishForm(props: PublishFormProps) {
  const { documentId, version, saveState, conflictHash, hasMerged, onMerged, problemCount, result, send, isSending } =
    props
  const reason = whyNot(props)
  return (
    <form action={send} className="stack publish-form" id="publish">
      <input type="hidden" name="documentId" value={documentId} />
      <input type="hidden" name="version" value={version} />
      {conflictHash !== null && (
        <label className="tick-line">
          <input
            type="checkbox"
            name="mergedFileHash"
            value={conflictHash}
            checked={hasMerged}
            onChange={(event) => onMerged(event.target.checked)}
          />
          <span>This text takes over what is wanted of the changed file in content/.</span>
        </label>
      )}
      <div className="field">
        <label htmlFor="note">What changed, and why</label>
        <input id="note" name="note" maxLength={300} autoComplete="off" required minLength={3} />
      </div>
      <div className="acts">
        <button
          type="submit"
          className="btn solid"
          disabled={isSending || reason !== null || saveState === 'saving' || saveState === 'unsaved'}
        >
          {isSending ? 'Checking and publishing …' : problemCount > 0 ? 'Fix the problem first' : 'Publish'}
        </button>
        <span className="small dim">{reason}</span>
      </div>
      <div role="status">
        {result.message !== null && <p className={result.isDone ? 'done-line' : 'error-line'}>{result.message}</p>}
      </div>
      {result.problems.length > 0 && (
        <ul className="problems">
          {result.problems.map((problem) => (
            <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.rule}`}>
              <span className="code">
                {problem.file.replace(/^content\//, '')}, line {problem.line}
              </span>{' '}
              {problem.message}. <span className="dim">{problem.advice}</span>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}

function whyNot({ version, saveState, problemCount, conflictHash, hasMerged }: PublishFormProps): string | null {
  if (saveState === 'stale') return 'Two texts have to be merged first.'
  if (saveState === 'refused') return 'The draft is not on the server.'
  if (saveState === 'offline') return 'The draft waits for the connection.'
  if (version === 0) return 'There is no draft; readers see this text already.'
  if (problemCount > 0)
    return problemCount === 1 ? 'One problem is named above.' : `${problemCount} problems are named above.`
  return conflictHash !== null && !hasMerged ? 'File and published text have parted; see above.' : null
}
