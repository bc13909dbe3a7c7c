import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Content } from '@/lib/content/loader'

/** Where an entry opens: the lesson, the milestone, the skill of a practice block. */
export function pathOfNode(content: Content, nodeId: string): string | null {
  const [kind, id] = nodeId.includes(':') ? nodeId.split(':') : ['', nodeId]
  const document =
    kind === 'practice' || kind === 'goal'
      ? content.skills.get(id ?? '')
      : (content.lessons.get(id ?? '') ?? content.milestones.get(id ?? ''))
  return document ? hrefOf(document) : null
}

/** The name of a node or goal in a sentence. */
export function nameOfNode(content: Content, nodeId: string): string {
  const [kind, id, level] = nodeId.includes(':') ? nodeId.split(':') : ['', nodeId]
  const skill = content.skills.get(id ?? '')?.title
  if (kind === 'goal') return `${skill ?? id} at level ${level}`
  if (kind === 'practice') return `practice of ${skill ?? id}`
  return content.lessons.get(id ?? '')?.title ?? content.milestones.get(id ?? '')?.title ?? nodeId
}
