import { diffWordsWithSpace, structuredPatch } from 'diff'
import { Fragment } from 'react'

export interface TextDiffProps {
  before: string
  after: string
  label: string
}

type Line = { kind: 'same' | 'out' | 'in'; text: string; number: number | null; pair?: string }

/** What changed between two texts, line by line with the changed words marked; signs and words, never colour alone. */
export function TextDiff({ before, after, label }: TextDiffProps) {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 3 })
  if (hunks.length === 0) return <p className="dim">The two texts are the same.</p>
  return (
    <div className="scroll diff" tabIndex={0} role="group" aria-label={label}>
      <table>
        <caption className="vh">{label}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Change</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        {hunks.map((hunk) => (
          <tbody key={`${hunk.oldStart}-${hunk.newStart}`}>
            {linesOf(hunk).map((line, index) => (
              <tr key={index} className={`is-${line.kind}`}>
                <td className="num">{line.number ?? ''}</td>
                <td>
                  <span aria-hidden="true">{line.kind === 'out' ? '−' : line.kind === 'in' ? '+' : ''}</span>
                  {line.kind !== 'same' && <span className="vh">{line.kind === 'out' ? 'removed' : 'added'}</span>}
                </td>
                <td>
                  <Words line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Words({ line: { kind, text, pair } }: { line: Line }) {
  if (pair === undefined || kind === 'same') return <>{text}</>
  const parts = kind === 'out' ? diffWordsWithSpace(text, pair) : diffWordsWithSpace(pair, text)
  return (
    <>
      {parts.map((part, index) => {
        if (kind === 'out' ? part.added : part.removed) return null
        if (kind === 'out' && part.removed) return <del key={index}>{part.value}</del>
        if (kind === 'in' && part.added) return <ins key={index}>{part.value}</ins>
        return <Fragment key={index}>{part.value}</Fragment>
      })}
    </>
  )
}

function linesOf(hunk: { newStart: number; lines: string[] }): Line[] {
  let number = hunk.newStart
  const lines: Line[] = []
  for (const raw of hunk.lines) {
    const text = raw.slice(1)
    if (raw.startsWith('-')) lines.push({ kind: 'out', text, number: null })
    else if (raw.startsWith('+')) lines.push({ kind: 'in', text, number: number++ })
    else if (raw.startsWith(' ')) lines.push({ kind: 'same', text, number: number++ })
  }
  pairChangedLines(lines)
  return lines
}

/** As many removed as added lines in a row are the same lines, changed. */
function pairChangedLines(lines: Line[]): void {
  for (let start = 0; start < lines.length; start += 1) {
    let outs = 0
    while (lines[start + outs]?.kind === 'out') outs += 1
    let ins = 0
    while (outs > 0 && lines[start + outs + ins]?.kind === 'in') ins += 1
    if (outs > 0 && outs === ins)
      for (let index = 0; index < outs; index += 1) {
        const out = lines[start + index]
        const into = lines[start + outs + index]
        if (out && into) {
          out.pair = into.text
          into.pair = out.text
        }
      }
    start += Math.max(0, outs + ins - 1)
  }
}
