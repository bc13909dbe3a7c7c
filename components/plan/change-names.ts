import type { Content } from '@/lib/content/loader'
import type { ChangeNames } from '@/lib/planning/core/change-sentence'
import { nameOfNode } from './node-names'

/** What the content calls the things a change of the plan is about. */
export function changeNames(content: Content): ChangeNames {
  return {
    entry: (id) => nameOfNode(content, id),
    setting: (id) => (content.tracks.get(id) ?? content.stages.get(id) ?? content.backgrounds.get(id))?.title ?? id,
  }
}
