import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Moment } from '@/components/studio/moment'
import { StudioForm } from '@/components/studio/studio-form'
import { TextDiff } from '@/components/studio/text-diff'
import { Crumb } from '@/components/ui/crumb'
import { restoreAction } from '@/lib/studio/actions'
import { DOCUMENT_KINDS, studioPath } from '@/lib/studio/core/document-kinds'
import { openPage } from '@/lib/studio/open-page'
import {
  getEditedDocument,
  getRevisionSource,
  listRevisions,
  type EditedDocumentDto,
  type RevisionDto,
} from '@/lib/studio/queries'
import { DocumentIdSchema } from '@/lib/studio/schemas'

export const metadata: Metadata = { title: 'Versions' }

interface Props {
  params: Promise<{ id: string[] }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const parsed = DocumentIdSchema.safeParse((await params).id.map(decodeURIComponent).join('/'))
  if (!parsed.success) notFound()
  const id = parsed.data
  const address = studioPath('history', id)
  const [document, revisions] = await openPage(address, () => Promise.all([getEditedDocument(id), listRevisions(id)]))
  if (document === null) notFound()
  const texts = listTexts(document, revisions)
  const search = await searchParams
  const to = texts.find(({ name }) => name === search.to) ?? texts.find(({ name }) => name === 'live')
  const from =
    texts.find(({ name }) => name === search.from) ??
    texts.find(({ name }) => name !== to?.name && name !== 'live') ??
    to
  const [before, after] = await openPage(address, () =>
    Promise.all([readText(document, from?.name ?? 'live'), readText(document, to?.name ?? 'live')]),
  )
  return (
    <>
      <Crumb
        steps={[
          { label: 'Documents', href: '/studio' },
          { label: DOCUMENT_KINDS[document.kind], href: `/studio?type=${document.kind}` },
          { label: id, href: studioPath('documents', id) },
          { label: 'Versions' },
        ]}
      />
      <div className="head">
        <h1>Versions of {document.title}</h1>
      </div>
      <form className="field-row doc-filter" aria-label="Texts to compare">
        {(['from', 'to'] as const).map((side) => (
          <div className="field" key={side}>
            <label htmlFor={side}>{side === 'from' ? 'From' : 'To'}</label>
            <select id={side} name={side} defaultValue={(side === 'from' ? from : to)?.name}>
              {texts.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div className="acts">
          <button type="submit" className="btn solid">
            Compare
          </button>
        </div>
      </form>
      <TextDiff before={before} after={after} label={`Changes from ${from?.label ?? ''} to ${to?.label ?? ''}`} />
      <section className="section" aria-labelledby="all-h">
        <header>
          <h2 id="all-h">All versions</h2>
          <p>
            {document.draft === null
              ? 'Restoring a version makes it the draft; readers see it once it is published.'
              : `Restoring a version replaces the draft of ${document.draft.updatedBy}.`}
          </p>
        </header>
        <ul className="rows">
          {revisions.map(({ number, note, author, publishedAt, exportedAt }) => (
            <li key={number}>
              <span>
                <b className="num">Version {number}</b>, {note}
              </span>
              <RestoreForm document={document} number={number} />
              <span className="sub">
                <Moment at={publishedAt} />, {author}
                {exportedAt === null ? '' : '. Written into content/.'}
              </span>
            </li>
          ))}
          {document.file.source !== '' && (
            <li>
              <span>
                <b>File in content/</b>
              </span>
              <RestoreForm document={document} number={0} />
              <span className="sub">{document.path}</span>
            </li>
          )}
        </ul>
        {revisions.length === 0 && <p className="small dim mt-4">Nothing was published here yet.</p>}
      </section>
    </>
  )
}

function RestoreForm({ document, number }: { document: EditedDocumentDto; number: number }) {
  return (
    <StudioForm
      action={restoreAction}
      submit={document.draft === null ? 'Restore' : 'Replace the draft by it'}
      working="Restoring …"
      className="end"
    >
      <input type="hidden" name="documentId" value={document.id} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="draftVersion" value={document.draft?.version ?? 0} />
    </StudioForm>
  )
}

interface NamedText {
  name: string
  label: string
}

function listTexts({ draft, file }: EditedDocumentDto, revisions: readonly RevisionDto[]): NamedText[] {
  return [
    ...(draft === null ? [] : [{ name: 'draft', label: 'the draft' }]),
    { name: 'live', label: 'what readers see' },
    ...revisions.map(({ number, note }) => ({ name: String(number), label: `version ${number}, ${note}` })),
    ...(file.source === '' ? [] : [{ name: 'file', label: 'the file in content/' }]),
  ]
}

async function readText({ id, draft, live, file }: EditedDocumentDto, name: string): Promise<string> {
  if (name === 'draft') return draft?.source ?? live.source
  if (name === 'live') return live.source
  return name === 'file' ? file.source : getRevisionSource(id, Number(name))
}
