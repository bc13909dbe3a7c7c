import { hrefOf } from '@/lib/content/core/graph-queries'
import type { Content } from '@/lib/content/loader'
import type { AttemptSettings } from './schemas'

/** Where the questions of an attempt are answered: a milestone check and the check of a plan's entry have pages of their own. */
export function attemptPath(content: Content, { id, settings }: { id: string; settings: AttemptSettings }): string {
  if (settings.step !== undefined) return `/plan/check/${id}`
  const milestone = content.milestones.get(settings.check?.milestoneId ?? '')
  return milestone === undefined ? `/assessment/${id}` : `${hrefOf(milestone)}/check/${id}`
}
