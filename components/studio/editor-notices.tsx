'use client'

import dynamic from 'next/dynamic'
import { Mark } from '@/components/ui/mark'
import type { EditedDocumentDto } from '@/lib/studio/queries'
import type { StaleDraftDto } from '@/lib/studio/schemas'
import { momentInWords } from './moment'
import type { SaveState } from './use-draft'

const MergePanel = dynamic(() => import('./merge-panel').then((part) => part.MergePanel), { ssr: false })

export interface EditorNoticesProps {
  document: EditedDocumentDto
  source: string
  state: SaveState
  isMergingFile: boolean
  setIsMergingFile: (isMerging: boolean) => void
  onSettle: (merged: string, theirs: StaleDraftDto) => void
  onMergedFile: (merged: string) => void
  onRetry: () => void
}

/** What needs a decision before the text can go on: another text, a changed file, a server that says no or nothing. */
export function EditorNotices({ document, source, state, onSettle, onRetry, ...file }: EditorNoticesProps) {
  switch (state.kind) {
    case 'stale': {
      const { theirs } = state
      return (
        <div className="notice" role="alert">
          <p>
            <Mark name="tri" /> <b>Not saved: there is another text.</b> It comes from {theirs.by} (
            {momentInWords(theirs.at)}). Nothing was overwritten, and yours is safe in this browser.
          </p>
          <MergePanel
            theirs={{ title: `The other text, ${theirs.by}`, source: theirs.source }}
            ours={{ title: 'Your text', source }}
            accept="Go on with the text on the right"
            onAccept={(merged) => onSettle(merged, theirs)}
          />
        </div>
      )
    }
    case 'refused':
      return (
        <p className="error-line" role="alert">
          {state.message} Your text is kept in this browser.{' '}
          <button type="button" className="btn bare" onClick={onRetry}>
            Try again
          </button>
        </p>
      )
    case 'offline':
      return (
        <p className="strip-off" role="status">
          The server cannot be reached.{' '}
          <span className="dim">What you type is kept in this browser and saved when the connection is back.</span>
        </p>
      )
    case 'clean':
    case 'unsaved':
    case 'saving':
    case 'saved':
      return document.publication === 'conflict' ? <FileConflict document={document} source={source} {...file} /> : null
  }
}

type FileConflictProps = Pick<
  EditorNoticesProps,
  'document' | 'source' | 'isMergingFile' | 'setIsMergingFile' | 'onMergedFile'
>

function FileConflict({
  document: { file, revision, draft },
  source,
  isMergingFile,
  setIsMergingFile,
  onMergedFile,
}: FileConflictProps) {
  return (
    <div className="notice">
      <p>
        <Mark name="tri" /> <b>The file in content/ changed after version {revision?.number} was published.</b> Readers
        see version {revision?.number}. Take over what you want of the file and publish the result.
      </p>
      {isMergingFile ? (
        <MergePanel
          theirs={{ title: 'The file in content/', source: file.source }}
          ours={{ title: draft === null ? 'The published text' : 'The draft', source }}
          accept="Go on with the text on the right"
          onAccept={onMergedFile}
          onClose={() => setIsMergingFile(false)}
        />
      ) : (
        <button type="button" className="btn" onClick={() => setIsMergingFile(true)}>
          Show both and merge
        </button>
      )}
    </div>
  )
}
