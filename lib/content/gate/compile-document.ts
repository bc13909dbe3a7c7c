import type { CompiledDocument } from '../core/document'
import type { GraphRefs } from '../core/graph-refs'
import type { Problem } from '../core/problem'
import { checkReferences } from './check-references'
import { documentLimits } from './limits'
import type { GateResult } from './read-document'
import { resultCache } from './result-cache'
import { gatePool } from './worker-pool'

const compiled = resultCache<CompiledDocument>('mdx')

/** Time one document may take. */
export const gateDeadlineMs = 2_000

/**
 * The one door for documents: editor, preview, import, boot, build and publish all come through here.
 * A document that passes is data plus code made by our own compiler; a document that fails says where and why.
 * @param input.path path in the project, such as content/lessons/E1/E1-2.mdx; it is part of every message
 * @param input.graphRefs what the tags may point to; without it references are not checked
 * @param input.deadlineMs default 2 s
 * @param input.isKept whether the result is worth keeping, default yes; texts in the making are not
 */
export async function compileDocument(input: {
  source: string
  path: string
  graphRefs?: GraphRefs | undefined
  deadlineMs?: number | undefined
  isKept?: boolean | undefined
}): Promise<GateResult> {
  const { source, path, graphRefs, deadlineMs = gateDeadlineMs, isKept = true } = input
  // Even handing a text to the worker costs memory; this bound is checked where it arrives.
  if (source.length > documentLimits.bytes)
    return refuse(
      path,
      'too-large',
      `${source.length} characters`,
      `keep it under ${documentLimits.bytes} bytes; split the document`,
    )

  let document = await compiled.read({ source, path })
  if (!document) {
    const outcome = await gatePool().run({ source, path, deadlineMs })
    if (outcome.kind === 'deadline')
      return refuse(
        path,
        'deadline',
        `reading took longer than ${deadlineMs / 1000} s`,
        'try again if the server is busy; otherwise make the document simpler or split it',
      )
    if (outcome.kind === 'memory')
      return refuse(path, 'memory', 'reading needed too much memory', 'make the document simpler or split it')
    if (!outcome.result.ok) return outcome.result
    document = outcome.result.document
    if (isKept) await compiled.write({ source, path }, document)
  }
  const problems = graphRefs ? checkReferences(document, graphRefs) : []
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document }
}

function refuse(file: string, rule: string, message: string, advice: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ file, line: 1, column: 1, rule, message, advice }] }
}
