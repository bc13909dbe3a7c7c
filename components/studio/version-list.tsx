import { Link } from '@/components/ui/link'
import { studioPath } from '@/lib/studio/core/document-kinds'
import type { EditedDocumentDto, RevisionDto } from '@/lib/studio/queries'
import { Moment } from './moment'

export interface VersionListProps {
  document: EditedDocumentDto
  revisions: readonly RevisionDto[]
}

const SHOWN = 6

/** Draft, published versions and the file, newest first. */
export function VersionList({ document, revisions }: VersionListProps) {
  const { id, draft, publication } = document
  const history = studioPath('history', id)
  const isFileLive = publication === 'file' || publication === 'folded'
  return (
    <>
      <div className="section flush">
        <h2 id="vs-h">Versions</h2>
      </div>
      <ol className="versions mt-4">
        {draft !== null && (
          <li>
            <b>Draft</b>, <Moment at={draft.updatedAt} />
            <br />
            <span className="dim">by {draft.updatedBy}</span>
          </li>
        )}
        {isFileLive && (
          <li className="live">
            <b>File in content/</b>, live
          </li>
        )}
        {revisions.slice(0, SHOWN).map(({ number, note, author, publishedAt, exportedAt }, index) => {
          const isLive = index === 0 && !isFileLive
          return (
            <li key={number} className={isLive ? 'live' : undefined}>
              <b className="num">{number}</b>
              {isLive ? ', live' : ''}, <Moment at={publishedAt} />
              {!isLive && (
                <>
                  , <Link href={`${history}?from=${number}&to=live`}>compare or restore</Link>
                </>
              )}
              <br />
              <span className="dim">
                {note}, {author}
                {exportedAt !== null ? '. Written into content/.' : ''}
              </span>
            </li>
          )
        })}
        {!isFileLive && document.file.source !== '' && (
          <li>
            <b>File in content/</b>, <Link href={`${history}?from=file&to=live`}>compare or restore</Link>
          </li>
        )}
      </ol>
      {revisions.length > SHOWN && (
        <p className="small">
          <Link href={history}>All {revisions.length} versions</Link>
        </p>
      )}
    </>
  )
}
