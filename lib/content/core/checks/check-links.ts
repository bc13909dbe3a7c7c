import type { ContentGraph, DocumentKind } from '../graph'
import { allDocuments } from '../graph'
import { findBySlug } from '../graph-queries'
import { listPages } from '../pages'
import type { Finding } from './finding'

/** Pages that are made from a learner's data, not from content. */
const otherPages = [
  '/assessment',
  '/plan',
  '/plan/print',
  '/today',
  '/progress',
  '/review',
  '/notebook',
  '/account',
  '/about',
  '/privacy',
]
const folders: Record<string, DocumentKind> = {
  lessons: 'lesson',
  skills: 'skill',
  milestones: 'milestone',
  tracks: 'track',
  paths: 'background',
  labs: 'lab',
}

/** Links to this site: whether the page and the anchor exist. `hasFile` tells whether the site has a file such as /media/a.png. */
export function checkLinks(graph: ContentGraph, hasFile: (path: string) => boolean): Finding[] {
  const pages = new Set([...listPages(graph).map((page) => page.path), ...otherPages])
  return allDocuments(graph).flatMap((document) =>
    document.body.places.flatMap((reference): Finding[] => {
      if (reference.kind !== 'link' || !/^[/#]/.test(reference.id)) return []
      const [path = '', anchor] = reference.id.split('#', 2)
      const clean = path.split('?')[0]?.replace(/(?<=.)\/$/, '') ?? ''
      const anchors = clean === '' ? document.body.headings.map((heading) => heading.id) : anchorsOf(clean, graph)
      const isFound = clean === '' || pages.has(clean) || anchors !== null || hasFile(clean)
      const place = { file: document.file, line: reference.line }
      if (!isFound)
        return [
          {
            ...place,
            rule: 'dead-link',
            message: `there is no page ${clean}`,
            advice: 'correct the path or link to a document that exists',
          },
        ]
      if (anchor !== undefined && anchors !== null && !anchors.includes(decodeURIComponent(anchor)))
        return [
          {
            ...place,
            rule: 'dead-anchor',
            message: `${clean || 'this document'} has no heading #${anchor}`,
            advice: 'use the anchor of a heading',
          },
        ]
      return []
    }),
  )
}

/** Anchors of a page made from one document or list; null if the page is none of these. */
function anchorsOf(path: string, graph: ContentGraph): string[] | null {
  if (path === '/library/glossary') return [...graph.terms.keys()]
  if (path === '/library/claims') return [...graph.claims.keys()]
  if (path === '/library/tools') return [...graph.tools.keys()]
  if (path === '/library/resources') return [...graph.resources.keys()]
  const [, folder = '', slug = '', pitfall] = path.split('/')
  const kind = folder === 'library' && slug === 'pitfalls' ? 'pitfall' : folders[folder]
  const found = kind ? findBySlug(graph, kind, kind === 'pitfall' ? (pitfall ?? '') : slug) : null
  if (!found) return null
  return 'body' in found.document ? found.document.body.headings.map((heading) => heading.id) : []
}
