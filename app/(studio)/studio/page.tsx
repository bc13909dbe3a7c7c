import type { Metadata } from 'next'
import { DocumentStatus, STATUS_WORDS, statusWords } from '@/components/studio/document-status'
import { Moment } from '@/components/studio/moment'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { DOCUMENT_KINDS, isDocumentKind, studioPath, type DocumentKindName } from '@/lib/studio/core/document-kinds'
import { openPage } from '@/lib/studio/open-page'
import { listDocuments, type DocumentRowDto } from '@/lib/studio/queries'

export const metadata: Metadata = { title: 'Documents' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function DocumentsPage({ searchParams }: Props) {
  const all = await openPage('/studio', listDocuments)
  const search = await searchParams
  const query = (first(search['q']) ?? '').trim().slice(0, 100)
  const kindWord = first(search['type'])
  const kind = isDocumentKind(kindWord) ? kindWord : null
  const status = STATUS_WORDS.find((word) => word === first(search['status'])) ?? null
  const rows = all.filter(
    (row) =>
      matches(row, query) &&
      (kind === null || row.kind === kind) &&
      (status === null || statusWords(row).includes(status)),
  )
  const kinds = (Object.keys(DOCUMENT_KINDS) as DocumentKindName[]).filter((each) =>
    rows.some((row) => row.kind === each),
  )
  return (
    <>
      <div className="head pt-8">
        <h1>Documents</h1>
        <p className="lede num">
          {rows.length === all.length
            ? `${all.length} documents and data files.`
            : `${rows.length} of ${all.length} documents and data files.`}{' '}
          {all.filter(({ hasDraft }) => hasDraft).length} with a draft.
        </p>
      </div>
      <form className="field-row doc-filter" role="search" aria-label="Filter documents">
        <div className="field">
          <label htmlFor="q">Title or id</label>
          <input id="q" name="q" type="search" defaultValue={query} />
        </div>
        <div className="field">
          <label htmlFor="type">Kind</label>
          <select id="type" name="type" defaultValue={kind ?? ''}>
            <option value="">all kinds</option>
            {Object.entries(DOCUMENT_KINDS).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="status">State</label>
          <select id="status" name="status" defaultValue={status ?? ''}>
            <option value="">any state</option>
            {STATUS_WORDS.map((word) => (
              <option key={word}>{word}</option>
            ))}
          </select>
        </div>
        <div className="acts">
          <button className="btn solid" type="submit">
            Show
          </button>
          {(query !== '' || kind !== null || status !== null) && (
            <Link className="btn bare" href="/studio">
              Show all
            </Link>
          )}
        </div>
      </form>
      {rows.length === 0 && (
        <div className="specimens mt-8">
          <article>
            <p className="kick">No match</p>
            <h3>No document fits this</h3>
            <p>Try a part of the title, an id such as E1-2, or fewer conditions.</p>
          </article>
        </div>
      )}
      {kinds.map((each) => (
        <section className="section" key={each} aria-labelledby={`kind-${each}`}>
          <header>
            <h2 id={`kind-${each}`}>{DOCUMENT_KINDS[each]}</h2>
            <p className="num">{rows.filter((row) => row.kind === each).length}</p>
          </header>
          <ul className="rows docs">
            {rows
              .filter((row) => row.kind === each)
              .map((row) => (
                <DocumentRow key={row.id} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function DocumentRow({ row }: { row: DocumentRowDto }) {
  return (
    <li>
      <span className="code">{row.id}</span>
      <Link href={studioPath('documents', row.id)}>{row.title}</Link>
      <DocumentStatus {...row} />
      <span className="dim when">
        {row.changedAt !== null ? (
          <>
            <Moment at={row.changedAt} />
            {row.changedBy === null ? '' : `, ${row.changedBy}`}
          </>
        ) : row.reviewed !== null ? (
          `reviewed ${dateInWords(row.reviewed)}`
        ) : (
          'not changed here'
        )}
      </span>
    </li>
  )
}

function matches({ id, title }: DocumentRowDto, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const text = `${id} ${title}`.toLowerCase()
  return words.every((word) => text.includes(word))
}
