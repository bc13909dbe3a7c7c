import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the colours of the identity; the tokens reach into the shadow tree. */
export const editorTheme = [
  EditorView.theme({
    '&': { fontSize: '13px', backgroundColor: 'var(--surface-tint)', color: 'var(--text)', height: '100%' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--face-mono)', lineHeight: '1.65', overflow: 'auto' },
    '.cm-content': { paddingBlock: '0.75rem', caretColor: 'var(--text)' },
    '.cm-line': { paddingRight: '1rem' },
    '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
    '.cm-gutters': { backgroundColor: 'var(--surface-tint)', color: 'var(--text-3)', border: '0' },
    '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.4rem', paddingRight: '0.75rem' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--signal) 22%, transparent)' },
    '.cm-activeLineGutter': {
      backgroundColor: 'color-mix(in oklch, var(--signal) 22%, transparent)',
      color: 'var(--text)',
    },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
      {
        backgroundColor: 'color-mix(in oklch, var(--accent) 26%, transparent) !important',
      },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--danger)',
      textUnderlineOffset: '3px',
    },
    '.cm-gutter-lint': { width: '1.1rem' },
    '.cm-lint-marker-error': { content: 'normal', width: 'auto', height: 'auto', color: 'var(--danger)' },
    '.cm-lint-marker-error::before': { content: '"▲"', fontSize: '0.85em' },
    '.cm-tooltip': {
      backgroundColor: 'var(--surface)',
      border: '1px solid var(--line-strong)',
      borderRadius: '2px',
      color: 'var(--text)',
      maxWidth: 'min(30rem, 90vw)',
    },
    '.cm-diagnostic': {
      fontFamily: 'var(--face-sans)',
      fontSize: '0.875rem',
      lineHeight: '1.4',
      borderLeft: '5px solid var(--danger)',
      padding: '0.4rem 0.7rem',
    },
    '.cm-problem-line': { backgroundColor: 'var(--danger-tint)' },
    '.cm-problem-message': {
      backgroundColor: 'var(--danger-tint)',
      fontFamily: 'var(--face-sans)',
      fontSize: '0.875rem',
      lineHeight: '1.4',
      padding: '0.3rem 1rem 0.5rem 0.4rem',
      whiteSpace: 'normal',
    },
    '.cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--text)' },
    '.cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--surface-inset) !important' },
    '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
      background: 'var(--danger-tint)',
      textDecoration: 'line-through',
      textDecorationColor: 'var(--danger)',
    },
    '&.cm-merge-b .cm-changedText': {
      background: 'var(--signal-tint)',
      boxShadow: 'inset 0 -2px 0 var(--signal-edge)',
    },
    '.cm-changeGutter': { width: '3px' },
    '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋮" !important' },
    '.cm-collapsedLines': {
      background: 'var(--surface-inset)',
      color: 'var(--text-2)',
      fontFamily: 'var(--face-sans)',
      padding: '0.3rem 0.8rem',
    },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.heading, fontWeight: '700' },
      { tag: tags.strong, fontWeight: '700' },
      { tag: tags.emphasis, fontStyle: 'italic' },
      { tag: [tags.link, tags.url, tags.tagName, tags.angleBracket], color: 'var(--accent)' },
      { tag: [tags.attributeName], color: 'var(--accent)' },
      { tag: [tags.attributeValue, tags.string, tags.monospace], color: 'var(--track-plus)' },
      { tag: [tags.quote, tags.meta, tags.processingInstruction, tags.comment], color: 'var(--text-2)' },
    ]),
  ),
]
