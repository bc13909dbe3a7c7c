import { allDocuments } from './graph'
import type { AnyDocument, ContentGraph } from './graph'
import {
  hrefOf,
  labsOfSkill,
  lessonsOfSkill,
  lessonsWithLab,
  milestonesProving,
  neighboursOfLesson,
  prerequisitesOfLesson,
  prerequisitesOfSkill,
  unlockedBySkill,
} from './graph-queries'

/** A page of the site and the ids of everything whose text it shows. */
export interface Page {
  path: string
  shows: ReadonlySet<string>
}

/**
 * Every public page made from content. Documents are named by their id, data files by their path under content without
 * the ending: areas, claims, items/E1, library/glossary. A page that shows one entry of a data file shows the file.
 */
export function listPages(graph: ContentGraph): Page[] {
  const ids = (map: ReadonlyMap<string, unknown>) => [...map.keys()]
  const everything = [...allDocuments(graph).map((document) => document.id), ...ids(graph.labs)]
  const map = ['areas', 'stages', ...ids(graph.tracks), ...ids(graph.skills)]
  return [
    page('/', [...map, 'hours', ...ids(graph.backgrounds)]),
    page('/roadmap', [...map, 'lenses', ...ids(graph.milestones)]),
    ...[...graph.tracks.values()].map((track) =>
      page(`/roadmap/${track.slug}`, [...map, 'lenses', 'hours', ...ids(graph.milestones)]),
    ),
    page('/compare', ['compare', 'lenses', ...ids(graph.skills)]),
    page('/labs', [...ids(graph.labs), ...ids(graph.skills)]),
    page('/library', [
      'library/glossary',
      'library/tools',
      'library/resources',
      'library/trends',
      'library/facts',
      'claims',
      ...ids(graph.pitfalls),
    ]),
    page('/library/tools', ['library/tools']),
    page('/library/resources', ['library/resources']),
    page('/library/glossary', ['library/glossary']),
    page('/library/trends', ['library/trends', 'library/facts', 'claims']),
    page('/library/claims', ['claims']),
    page('/library/pitfalls', ids(graph.pitfalls)),
    page('/search-index.json', [
      ...everything,
      'claims',
      'library/glossary',
      'library/tools',
      'library/resources',
      'library/trends',
    ]),
    page('/sitemap.xml', everything),
    ...allDocuments(graph).map((document) =>
      page(hrefOf(document), [document.id, ...shownWith(document, graph), ...shownByTags(document, graph)]),
    ),
    ...[...graph.labs.values()].map((lab) =>
      page(hrefOf(lab), [lab.id, ...lab.skills, ...lessonsWithLab(graph, lab.id).map(idOf)]),
    ),
  ]
}

/** Paths of all pages that show a document or a data file; in the order of `listPages`. */
export function pagesShowing(graph: ContentGraph, documentId: string): string[] {
  return listPages(graph)
    .filter((each) => each.shows.has(documentId))
    .map((each) => each.path)
}

function page(path: string, shows: string[]): Page {
  return { path, shows: new Set(shows) }
}

function idOf(each: { id: string }): string {
  return each.id
}

function shownByTags(document: AnyDocument, graph: ContentGraph): string[] {
  const { claims, terms, labs, items } = document.body.references
  return [
    ...(claims.length > 0 || (document.type === 'pitfall' && document.claims.length > 0) ? ['claims'] : []),
    ...(terms.length > 0 ? ['library/glossary'] : []),
    ...(document.body.tags.some(({ name }) => name === 'Hours') ? hoursSources(document, graph) : []),
    ...labs,
    ...items.map((id) => `items/${id.split('-')[0] ?? ''}`),
  ]
}

/** What the hours of a document follow from. */
function hoursSources({ type }: AnyDocument, graph: ContentGraph): string[] {
  const backgrounds = ['hours', ...graph.backgrounds.keys()]
  return type === 'skill' ? backgrounds : [...backgrounds, 'stages', ...graph.tracks.keys(), ...graph.skills.keys()]
}

function shownWith(document: AnyDocument, graph: ContentGraph): string[] {
  switch (document.type) {
    case 'lesson': {
      const { previous, next } = neighboursOfLesson(graph, document.id)
      return [
        document.skill,
        ...prerequisitesOfLesson(graph, document.id).map(idOf),
        ...[previous, next].flatMap((each) => each?.id ?? []),
      ]
    }
    case 'skill':
      return [
        'areas',
        ...prerequisitesOfSkill(graph, document.id).map(({ skill }) => skill.id),
        ...unlockedBySkill(graph, document.id).map(idOf),
        ...lessonsOfSkill(graph, document.id).map(idOf),
        ...labsOfSkill(graph, document.id).map(idOf),
        ...milestonesProving(graph, document.id).map(idOf),
      ]
    case 'milestone':
      return ['stages', ...document.tracks, ...document.moves, ...document.lessons, ...document.labs]
    case 'track':
      return [
        'stages',
        'areas',
        'hours',
        ...graph.skills.keys(),
        ...graph.backgrounds.keys(),
        ...Object.values(document.milestones).flat(),
      ]
    case 'background':
      return [
        document.suggestedTrack,
        ...document.frontLoad,
        ...document.firstSteps.flatMap(({ skills }) => skills),
        ...Object.keys(document.prior),
      ]
    case 'pitfall':
      return [...document.lessons, ...document.labs, ...document.milestones]
  }
}
