import { allDocuments } from '@/lib/content/core/graph'
import type { ContentGraph } from '@/lib/content/core/graph'
import { findById, hrefOf } from '@/lib/content/core/graph-queries'

/** Another document that names this one in its fields, its tags or its links. */
export interface LinkingDocument {
  id: string
  title: string
}

/** Documents that point to a document or to entries of a data file, in the order of the graph; never the document itself. */
export function documentsLinkingTo(graph: ContentGraph, documentId: string): LinkingDocument[] {
  const named = namesOf(graph, documentId)
  return allDocuments(graph)
    .filter((document) => document.id !== documentId)
    .filter(({ body, id: _id, ...fields }) => {
      const { items, claims, terms, labs, links } = body.references
      return (
        mentions(fields, named) ||
        [items, claims, terms, labs, links].some((list) => list.some((each) => named.has(withoutAnchor(each))))
      )
    })
    .map(({ id, title }) => ({ id, title }))
}

/** Everything a pointer to this document may be written as. */
function namesOf(graph: ContentGraph, documentId: string): Set<string> {
  const document = findById(graph, documentId)
  if (document) return new Set([documentId, hrefOf(document)])
  if (documentId.startsWith('items/')) {
    const prefix = `${documentId.slice('items/'.length)}-`
    return new Set([...graph.items.keys()].filter((id) => id.startsWith(prefix)))
  }
  if (documentId === 'claims') return new Set(graph.claims.keys())
  if (documentId === 'library/glossary') return new Set(graph.terms.keys())
  return new Set()
}

function withoutAnchor(link: string): string {
  return link.split('#')[0] ?? link
}

function mentions(value: unknown, named: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return named.has(value)
  if (Array.isArray(value)) return value.some((each) => mentions(each, named))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, each]) => named.has(key) || mentions(each, named))
}
