'use client'

import { Link } from '@/components/ui/link'
import { studioPath } from '@/lib/studio/core/document-kinds'
import type { EditedDocumentDto } from '@/lib/studio/queries'
import { momentInWords } from './moment'
import type { SaveState } from './use-draft'

export interface EditorHeadProps {
  document: EditedDocumentDto
  state: SaveState
  version: number
}

/** Title, where the text stands between editor and reader, and the ways on. */
export function EditorHead({ document, state, version }: EditorHeadProps) {
  const { id, draft, href } = document
  return (
    <div className="two c studio-head">
      <div>
        <h1>{document.title}</h1>
        <p className="small dim" role="status">
          <SaveLine state={state} draft={draft} /> <LiveLine document={document} />
        </p>
      </div>
      <div className="acts">
        {href !== null && (
          <a className="btn bare" href={href} target="_blank" rel="noopener">
            See it live
          </a>
        )}
        {version > 0 && (
          <Link className="btn" href={`${studioPath('history', id)}?from=live&to=draft`}>
            Compare with live
          </Link>
        )}
        <a className="btn solid" href="#publish">
          Publish
        </a>
      </div>
    </div>
  )
}

function LiveLine({ document: { revision, publication } }: { document: EditedDocumentDto }) {
  if (revision === null) return <>Readers see the file in content/.</>
  if (publication === 'folded')
    return <>Version {revision.number} went into content/, and readers see the newer file.</>
  return (
    <>
      Version {revision.number} is live since {momentInWords(revision.publishedAt)}.
    </>
  )
}

function SaveLine({ state, draft }: { state: SaveState; draft: EditedDocumentDto['draft'] }) {
  switch (state.kind) {
    case 'clean':
      return <>No draft.</>
    case 'unsaved':
    case 'saving':
      return <>Saving the draft …</>
    case 'saved':
      return state.at === draft?.updatedAt ? (
        <>
          Draft, saved {momentInWords(state.at)} by {draft.updatedBy}.
        </>
      ) : (
        <>Draft, saved just now.</>
      )
    case 'offline':
      return <>Draft, not on the server yet.</>
    case 'stale':
      return <>Draft, waiting to be merged.</>
    case 'refused':
      return <>Draft, not taken by the server.</>
  }
}
