import type { CompiledDocument, Reference } from '../core/document'
import type { GraphRefs } from '../core/graph-refs'
import type { Problem } from '../core/problem'

/** Whether what the tags of a document point to exists. Sources are checked by the gate itself. */
export function checkReferences(document: CompiledDocument, refs: GraphRefs): Problem[] {
  const problems: Problem[] = []
  const complain = (place: { line: number; column?: number }, rule: string, message: string, advice: string) =>
    problems.push({ file: document.path, line: place.line, column: place.column ?? 1, rule, message, advice })

  for (const reference of document.places) {
    const missing = describeMissing(reference, refs)
    if (missing) complain(reference, ...missing)
  }
  for (const tag of document.tags) {
    if (tag.name !== 'Lab' || tag.attributes.preset === undefined) continue
    const presets = refs.labs.get(tag.attributes.id ?? '')
    if (presets && !presets.includes(tag.attributes.preset))
      complain(
        tag,
        'unknown-preset',
        `lab ${tag.attributes.id ?? ''} has no preset ${tag.attributes.preset}`,
        `it has ${presets.join(', ')}`,
      )
  }
  return problems
}

function describeMissing(
  reference: Reference,
  refs: GraphRefs,
): [rule: string, message: string, advice: string] | null {
  const { kind, id } = reference
  switch (kind) {
    case 'item': {
      const pool = refs.items.get(id)
      if (pool === undefined)
        return ['unknown-item', `there is no item ${id}`, 'add it to content/items or correct the id']
      return pool === 'practice'
        ? null
        : ['assessment-item', `item ${id} belongs to the assessment`, 'place an item of the pool practice']
    }
    case 'claim':
      return refs.claims.has(id)
        ? null
        : ['unknown-claim', `there is no claim ${id}`, 'add it to content/claims.yaml or correct the id']
    case 'term':
      return refs.terms.has(id)
        ? null
        : ['unknown-term', `the glossary has no term ${id}`, 'add it to content/library/glossary.yaml']
    case 'lab':
      return refs.labs.has(id) ? null : ['unknown-lab', `there is no lab ${id}`, 'add content/labs or correct the id']
    case 'preset':
    case 'source':
    case 'link':
      return null
    default:
      return kind satisfies never
  }
}
