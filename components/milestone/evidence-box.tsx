'use client'

import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { dateInWords } from '@/components/ui/date-in-words'
import type { EvidenceDto } from '@/lib/progress/core/types'
import { useMilestoneRecord } from './milestone-record'

type Kind = EvidenceDto['kind']

const KINDS: { kind: Kind; label: string }[] = [
  { kind: 'link', label: 'Link' },
  { kind: 'text', label: 'Text' },
  { kind: 'file', label: 'File' },
  { kind: 'metric', label: 'Figure' },
]
const LARGEST_BYTES = 10 * 1024 * 1024

function fieldOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function describe(kind: Kind, form: FormData): Record<string, unknown> {
  switch (kind) {
    case 'link':
      return { url: fieldOf(form, 'url') }
    case 'text':
      return { text: fieldOf(form, 'text') }
    case 'metric':
      return {
        value: fieldOf(form, 'value') === '' ? null : Number(fieldOf(form, 'value').replace(',', '.')),
        unit: fieldOf(form, 'unit'),
        note: fieldOf(form, 'note'),
      }
    case 'file':
      return {}
  }
}

/** What proves it: links, texts, files and figures, each with its date. */
export function EvidenceBox() {
  const fieldId = useId()
  const { milestoneId, detail, reload, change } = useMilestoneRecord()
  const [kind, setKind] = useState<Kind>('link')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const target = event.currentTarget
    const form = new FormData(target)
    const file = form.get('file')
    if (kind === 'file' && file instanceof File && file.size > LARGEST_BYTES) {
      setProblem(`The file has ${(file.size / 1024 / 1024).toFixed(1)} MB; 10 MB is the most. Link to it instead.`)
      return
    }
    const described = {
      id: crypto.randomUUID(),
      subjectId: milestoneId,
      kind,
      title: fieldOf(form, 'title'),
      ...describe(kind, form),
    }
    const body = new FormData()
    body.set('evidence', JSON.stringify(described))
    if (kind === 'file' && file instanceof File) body.set('file', file)
    setIsSending(true)
    setProblem(null)
    try {
      const response = await fetch('/api/me/evidence', { method: 'POST', body })
      if (!response.ok) {
        const answer = (await response.json().catch(() => null)) as { error?: { message: string } } | null
        setProblem(answer?.error?.message ?? 'The server did not take this. Try again.')
        return
      }
      target.reset()
      await reload()
    } catch {
      setProblem('This has not reached the server. The form keeps it; send it again when the connection is back.')
    } finally {
      setIsSending(false)
    }
  }

  async function remove(id: string) {
    change(null, (before) => ({ ...before, evidence: before.evidence.filter((piece) => piece.id !== id) }))
    try {
      const response = await fetch('/api/me/evidence', {
        method: 'DELETE',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
      })
      if (!response.ok) throw new Error(String(response.status))
    } catch {
      setProblem('It could not be removed just now. It is still there.')
      await reload()
    }
  }

  return (
    <div className="ui evidence">
      {detail.evidence.length === 0 ? (
        <p className="small dim">Nothing attached yet. The first piece is usually a link to a draft.</p>
      ) : (
        <ul className="rows">
          {detail.evidence.map((piece) => (
            <li key={piece.id}>
              <EvidenceTitle piece={piece} />
              <span className="end">
                <span className="num">{dateInWords(piece.createdAt.slice(0, 10))}</span>
                <button type="button" className="linkish" onClick={() => void remove(piece.id)}>
                  Remove<span className="vh">: {piece.title}</span>
                </button>
              </span>
              <span className="sub">{detailOf(piece)}</span>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void add(event)} className="stack" noValidate>
        <fieldset className="plain kinds">
          <legend>Attach</legend>
          {KINDS.map(({ kind: each, label }) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} /> {label}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${fieldId}-title`}>Title</label>
          <input id={`${fieldId}-title`} name="title" maxLength={160} />
        </div>
        {kind === 'link' && (
          <div className="field">
            <label htmlFor={`${fieldId}-url`}>Address</label>
            <input id={`${fieldId}-url`} name="url" type="url" inputMode="url" placeholder="https://" />
          </div>
        )}
        {kind === 'text' && (
          <div className="field">
            <label htmlFor={`${fieldId}-text`}>Text</label>
            <textarea id={`${fieldId}-text`} name="text" rows={6} maxLength={20000} />
          </div>
        )}
        {kind === 'file' && (
          <div className="field">
            <label htmlFor={`${fieldId}-file`}>File, at most 10 MB</label>
            <input id={`${fieldId}-file`} name="file" type="file" />
          </div>
        )}
        {kind === 'metric' && (
          <div className="field-row">
            <div className="field">
              <label htmlFor={`${fieldId}-value`}>Figure</label>
              <input id={`${fieldId}-value`} name="value" inputMode="decimal" />
            </div>
            <div className="field">
              <label htmlFor={`${fieldId}-unit`}>Unit</label>
              <input id={`${fieldId}-unit`} name="unit" maxLength={60} />
            </div>
            <div className="field">
              <label htmlFor={`${fieldId}-note`}>How it was measured</label>
              <input id={`${fieldId}-note`} name="note" maxLength={2000} />
            </div>
          </div>
        )}
        <div role="alert">{problem && <p className="error-line">{problem}</p>}</div>
        <div className="acts">
          <button type="submit" className="btn" disabled={isSending}>
            {isSending ? 'Sending …' : 'Attach it'}
          </button>
        </div>
      </form>
    </div>
  )
}

function EvidenceTitle({ piece }: { piece: EvidenceDto }) {
  if (piece.kind === 'link' && piece.data.url) {
    return (
      <a href={piece.data.url} rel="noopener noreferrer">
        {piece.title}
      </a>
    )
  }
  if (piece.kind === 'file') {
    return (
      <a href={`/api/me/evidence/${piece.id}/file`} download>
        {piece.title}
      </a>
    )
  }
  return <span>{piece.title}</span>
}

function detailOf({ kind, data }: EvidenceDto): string {
  switch (kind) {
    case 'link':
      return data.url ?? ''
    case 'text':
      return data.text ?? ''
    case 'file':
      return `${data.fileName ?? ''}, ${Math.max(1, Math.round((data.fileBytes ?? 0) / 1024))} KB`
    case 'metric':
      return `${data.value ?? ''} ${data.unit ?? ''}${data.note ? `, ${data.note}` : ''}`
  }
}
