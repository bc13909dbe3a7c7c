import type { ContentGraph, DocumentKind } from './graph'
import { allDocuments } from './graph'
import { hrefOf } from './graph-queries'

/** One thing that can be found, as `minisearch` takes it. `text` is searched and not stored. */
export interface SearchDocument {
  id: string
  kind: string
  title: string
  summary: string
  path: string
  text: string
}

const kindWords: Record<DocumentKind, string> = {
  lesson: 'Lesson',
  skill: 'Skill',
  milestone: 'Milestone',
  track: 'Track',
  background: 'Starting point',
  pitfall: 'Pitfall',
  lab: 'Lab',
}

/**
 * Everything published, in the order: documents, labs, glossary, claims, tools, resources, trends. A document is one hit;
 * its text holds the headings and the prose, without table cells. Withheld figures stay off: a claim is searched by
 * what may be said.
 */
export function buildSearchDocuments(graph: ContentGraph): SearchDocument[] {
  return [
    ...allDocuments(graph).map((document) => ({
      id: document.id,
      kind: kindWords[document.type],
      title: document.title,
      summary: document.summary,
      path: hrefOf(document),
      text: [
        document.id,
        ...document.body.blocks.filter((block) => block.kind !== 'cell').map((block) => block.text),
      ].join('\n'),
    })),
    ...[...graph.labs.values()].map((lab) => ({
      id: lab.id,
      kind: kindWords.lab,
      title: lab.title,
      summary: lab.summary,
      path: hrefOf(lab),
      text: lab.id,
    })),
    ...[...graph.terms.values()].map((term) =>
      entry({
        id: `term-${term.id}`,
        kind: 'Term',
        title: term.term,
        summary: term.short,
        path: `/library/glossary#${term.id}`,
        text: term.long ?? '',
      }),
    ),
    ...[...graph.claims.values()].map((claim) =>
      entry({
        id: `claim-${claim.id}`,
        kind: 'Claim',
        title: claim.display === 'withheld' ? `Claim ${claim.id}` : claim.statement,
        summary: claim.sayInstead,
        path: `/library/claims#${claim.id}`,
        text: claim.because,
      }),
    ),
    ...[...graph.tools.values()].map((tool) =>
      entry({
        id: `tool-${tool.id}`,
        kind: 'Tool',
        title: tool.name,
        summary: tool.purpose,
        path: `/library/tools#${tool.id}`,
        text: tool.publisher,
      }),
    ),
    ...[...graph.resources.values()].map((resource) =>
      entry({
        id: `resource-${resource.id}`,
        kind: 'Resource',
        title: resource.title,
        summary: resource.why,
        path: `/library/resources#${resource.id}`,
        text: resource.publisher,
      }),
    ),
    ...[...graph.trends.values()].map((trend) =>
      entry({
        id: `trend-${trend.id}`,
        kind: 'Trend',
        title: trend.title,
        summary: trend.summary,
        path: `/library/trends#${trend.id}`,
        text: `${trend.whatChanges}\n${trend.whatToDo}`,
      }),
    ),
  ]
}

function entry(document: SearchDocument): SearchDocument {
  return document
}
