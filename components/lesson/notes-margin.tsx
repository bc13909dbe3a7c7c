'use client'

import { useEffect, useRef, useState } from 'react'
import { useLessonRecord } from './lesson-record'
import { selectionDraft, type NoteDraft } from './selection-draft'

/** Finds the words of a highlight in the text, also across tags, and gives the browser the range. */
function rangeOf(article: Element, quote: string): Range | null {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  const map: { node: Text; offset: number }[] = []
  let text = ''
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const char = node.data[offset] ?? ''
      if (/\s/.test(char) && text.endsWith(' ')) continue
      text += /\s/.test(char) ? ' ' : char
      map.push({ node, offset })
    }
  }
  const start = text.indexOf(quote)
  const [first, last] = [map[start], map[start + quote.length - 1]]
  if (start < 0 || first === undefined || last === undefined) return null
  const range = document.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

export interface NotesMarginProps {
  /** The note being written, or null. */
  draft: NoteDraft | null
  setDraft: (draft: NoteDraft | null) => void
}

/** The learner's own margin: select words and press N, or write without. Highlights are drawn by the browser, the text stays untouched. */
export function NotesMargin({ draft, setDraft }: NotesMarginProps) {
  const { lessonId, notes, setNotes } = useLessonRecord()
  const [problem, setProblem] = useState<string | null>(null)
  const fieldRef = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (draft !== null) fieldRef.current?.focus()
  }, [draft])

  useEffect(() => {
    if (!('highlights' in CSS)) return
    const article = document.querySelector('article.prose')
    if (article === null) return
    const ranges = notes.flatMap(({ quote }) => (quote === '' ? [] : (rangeOf(article, quote) ?? [])))
    CSS.highlights.set('own-notes', new Highlight(...ranges))
    return () => void CSS.highlights.delete('own-notes')
  }, [notes])

  async function save(text: string) {
    if (draft === null) return
    const note = { id: crypto.randomUUID(), ...draft, text, createdAt: new Date().toISOString() }
    setNotes((before) => [...before, note])
    setDraft(null)
    await send('PUT', { id: note.id, lessonId, anchor: note.anchor, quote: note.quote, text }, () => {
      setNotes((before) => before.filter(({ id }) => id !== note.id))
      setDraft(draft)
    })
  }

  async function remove(id: string) {
    const kept = notes
    setNotes((before) => before.filter((note) => note.id !== id))
    await send('DELETE', { id }, () => setNotes(() => kept))
  }

  async function send(method: 'PUT' | 'DELETE', body: object, undo: () => void) {
    setProblem(null)
    try {
      const response = await fetch('/api/me/notes', {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(String(response.status))
    } catch {
      undo()
      setProblem('This note has not reached the server. It stands here; try again when the connection is back.')
    }
  }

  return (
    <div className="margin-own">
      {notes.map(({ id, quote, text }) => (
        <div className="n own" key={id}>
          <h2>Your note</h2>
          {quote !== '' && <blockquote>{quote}</blockquote>}
          {text !== '' && <p>{text}</p>}
          <button type="button" className="btn bare" onClick={() => void remove(id)}>
            Remove<span className="vh"> this note</span>
          </button>
        </div>
      ))}
      {draft === null ? (
        <button type="button" className="btn bare" onClick={() => setDraft(selectionDraft())}>
          Write a note
        </button>
      ) : (
        <form
          className="n own"
          onSubmit={(event) => {
            event.preventDefault()
            const text = new FormData(event.currentTarget).get('text')
            void save(typeof text === 'string' ? text.trim() : '')
          }}
        >
          <label htmlFor="note-text">Your note</label>
          {draft.quote !== '' && <blockquote>{draft.quote}</blockquote>}
          <textarea id="note-text" name="text" rows={3} maxLength={4000} ref={fieldRef} />
          <div className="acts">
            <button type="submit" className="btn">
              Keep
            </button>
            <button type="button" className="btn bare" onClick={() => setDraft(null)}>
              Leave it
            </button>
          </div>
        </form>
      )}
      <div role="status">{problem && <p className="error-line">{problem}</p>}</div>
    </div>
  )
}
