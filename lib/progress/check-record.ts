import 'server-only'
import { createHash } from 'node:crypto'
import { handInCheck, type EndedCheck } from '@/lib/assessment/mastery-service'
import { saveEvidence } from './evidence-mutations'
import { recordEvents } from './service'

/**
 * Hands in the check of a milestone and, where it is passed, meets the milestone's criteria with it and attaches its figure.
 * Doing so again changes nothing. @throws AppError not-found
 */
export async function handInMilestoneCheck(attemptId: string, isUnaided: boolean): Promise<EndedCheck> {
  const check = await handInCheck(attemptId, isUnaided)
  if (check.outcome.isPassed) await recordPass(check)
  return check
}

async function recordPass({ id, learnerId, rules, outcome, endedAt }: EndedCheck): Promise<void> {
  const { milestoneId, criteria } = rules
  const at = endedAt.toISOString()
  const date = at.slice(0, 10)
  const marks = outcome.skills.map((skill) => `${skill.id} ${skill.right} of ${skill.asked}`).join(', ')
  await recordEvents(
    Object.values(criteria).map((criterionId) => ({
      id: eventIdOf(`${id} ${criterionId}`),
      at,
      kind: 'criterion-set' as const,
      milestoneId,
      criterionId,
      on: true,
      date,
    })),
  )
  await saveEvidence(
    learnerId,
    {
      id,
      subjectId: milestoneId,
      kind: 'metric',
      title: `Check of ${date}`,
      value: Math.round((1000 * outcome.right) / outcome.asked) / 10,
      unit: '% right',
      note: `${outcome.right} of ${outcome.asked} right in ${outcome.minutes} minutes, without help. ${marks}.`,
    },
    null,
  )
}

/** The same id for the same event, so that recording a check twice has one effect. */
function eventIdOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
