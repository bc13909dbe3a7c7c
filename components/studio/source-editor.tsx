'use client'

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { Annotation, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import type { Problem } from '@/lib/content/core/problem'
import { editorTheme } from './editor-theme'
import { keepKeysInside } from './keep-keys-inside'
import { problemMessages } from './problem-messages'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** Marks a text that was put in from outside, so that it is not reported back. */
const fromOutside = Annotation.define<boolean>()

export interface SourceEditorHandle {
  /** Puts the caret on a line of the file and shows it. */
  goTo: (place: { line: number; column: number }) => void
}

export interface SourceEditorProps {
  value: string
  onChange: (value: string) => void
  /** Lines of the file above this text; numbers and problems count from there. */
  linesBefore: number
  problems: readonly Problem[]
  label: string
  describedBy: string
  isMarkdown: boolean
  ref?: Ref<SourceEditorHandle>
}

/**
 * The text of a document. It lives in a shadow tree because its styles are made at run time: there they are adopted as
 * style sheets, which the strict policy allows, instead of being written into the page.
 */
export function SourceEditor({
  value,
  onChange,
  linesBefore,
  problems,
  label,
  describedBy,
  isMarkdown,
  ref,
}: SourceEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ onChange, linesBefore, value })
  /** Texts typed here that have not come back as `value`; a quick writer is ahead of it. */
  const ahead = useRef<string[]>([])
  useEffect(() => {
    latest.current = { onChange, linesBefore, value }
  }, [onChange, linesBefore, value])

  useEffect(() => {
    const host = place.current
    if (host === null) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    keepKeysInside(host)
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          lineNumbers({ formatNumber: (line) => String(line + latest.current.linesBefore) }),
          lintGutter(),
          problemMessages,
          history(),
          drawSelection(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          EditorView.lineWrapping,
          ...(isMarkdown ? [markdown()] : []),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.contentAttributes.of({
            'aria-label': label,
            tabindex: '0',
            'aria-description': 'Press Escape, then Tab, to leave the text.',
            spellcheck: 'true',
          }),
          EditorView.updateListener.of((update) => {
            const isOwn = !update.transactions.some((each) => each.annotation(fromOutside))
            if (!update.docChanged || !isOwn) return
            const typed = update.state.doc.toString()
            ahead.current.push(typed)
            latest.current.onChange(typed)
          }),
          ...editorTheme,
        ],
      }),
    })
    view.current = editor
    // The type arrives after the first measuring; without another one the numbers would stand beside the wrong lines.
    const measure = () => editor.requestMeasure()
    document.fonts.addEventListener('loadingdone', measure)
    return () => {
      document.fonts.removeEventListener('loadingdone', measure)
      editor.destroy()
      view.current = null
    }
  }, [label, isMarkdown])

  // Text that came from elsewhere: a merge, a restored copy, another body under the same fields.
  useEffect(() => {
    const editor = view.current
    const place = ahead.current.lastIndexOf(value)
    ahead.current.splice(0, place + 1)
    if (editor === null || place >= 0 || editor.state.doc.toString() === value) return
    ahead.current = []
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      annotations: fromOutside.of(true),
    })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    editor.dispatch(
      setDiagnostics(
        editor.state,
        problems.flatMap((problem) => toDiagnostic(problem, editor.state, linesBefore)),
      ),
    )
  }, [problems, linesBefore, value])

  useImperativeHandle(ref, () => ({
    goTo: ({ line, column }) => {
      const editor = view.current
      if (editor === null) return
      const position = positionOf(editor.state, { line: line - latest.current.linesBefore, column })
      editor.dispatch({
        selection: { anchor: position },
        effects: EditorView.scrollIntoView(position, { y: 'center' }),
      })
      editor.focus()
    },
  }))

  return <div ref={place} className="source-editor" aria-describedby={describedBy} />
}

function positionOf(state: EditorState, { line, column }: { line: number; column: number }): number {
  const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines))
  return Math.min(found.from + Math.max(0, column - 1), found.to)
}

function toDiagnostic(problem: Problem, state: EditorState, linesBefore: number): Diagnostic[] {
  const line = problem.line - linesBefore
  if (line < 1 || line > state.doc.lines) return []
  const from = positionOf(state, { line, column: problem.column })
  const { to } = state.doc.lineAt(from)
  return [
    {
      from,
      to: Math.max(from, to),
      severity: 'error',
      source: problem.rule,
      message: `${sentence(problem.message)} ${sentence(problem.advice)}`,
    },
  ]
}

function sentence(text: string): string {
  return `${sentenceStart(text)}${text.endsWith('.') ? '' : '.'}`
}
