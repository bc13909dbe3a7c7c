'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { editorTheme } from './editor-theme'
import { keepKeysInside } from './keep-keys-inside'

export interface MergePanelProps {
  theirs: { title: string; source: string }
  ours: { title: string; source: string }
  /** What the button says that goes on with the text on the right. */
  accept: string
  onAccept: (merged: string) => void
  onClose?: (() => void) | undefined
}

/** Two texts beside each other (one below the other on a phone); differences of the left one can be taken over one by one. */
export function MergePanel({ theirs, ours, accept, onAccept, onClose }: MergePanelProps) {
  const place = useRef<HTMLDivElement>(null)
  const merged = useRef<() => string>(() => ours.source)

  useEffect(() => {
    const host = place.current
    if (host === null) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    keepKeysInside(host)
    const common = [lineNumbers(), EditorView.lineWrapping, markdown(), ...editorTheme]
    const writable = [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': ours.title }),
    ]
    if (window.matchMedia('(max-width: 47.99rem)').matches) {
      const view = new EditorView({
        root,
        parent: root,
        state: EditorState.create({
          doc: ours.source,
          extensions: [...common, ...writable, unifiedMergeView({ original: theirs.source, mergeControls: true })],
        }),
      })
      merged.current = () => view.state.doc.toString()
      return () => view.destroy()
    }
    const view = new MergeView({
      root,
      parent: root,
      a: {
        doc: theirs.source,
        extensions: [
          ...common,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': theirs.title }),
        ],
      },
      b: { doc: ours.source, extensions: [...common, ...writable] },
      revertControls: 'a-to-b',
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    })
    merged.current = () => view.b.state.doc.toString()
    return () => view.destroy()
  }, [theirs.source, theirs.title, ours.source, ours.title])

  return (
    <section className="merge" aria-label="Two texts to be merged">
      <div className="merge-heads">
        <b>{theirs.title}</b>
        <b>{ours.title}</b>
      </div>
      <p className="small dim">
        The arrows between the texts take a difference over; the right text can be edited, too.
      </p>
      <div ref={place} className="merge-body" />
      <div className="acts">
        <button type="button" className="btn solid" onClick={() => onAccept(merged.current())}>
          {accept}
        </button>
        <button type="button" className="btn" onClick={() => onAccept(theirs.source)}>
          Take the other text as a whole
        </button>
        {onClose && (
          <button type="button" className="btn bare" onClick={onClose}>
            Not now
          </button>
        )}
      </div>
    </section>
  )
}
