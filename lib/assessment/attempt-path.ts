import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Content } from '@/lib/content/loader'
import type { AttemptSettings } from './schemas'

/** Where the questions of an attempt are answered: a milestone check has a page of its own. */
export function attemptPath(content: Content, { id, settings }: { id: string; settings: AttemptSettings }): string {
  const milestone = content.milestones.get(settings.check?.milestoneId ?? '')
  return milestone === undefined ? `/assessment/${id}` : `${hrefOf(milestone)}/check/${id}`
}
