import {
  SHOP_ACTIONS,
  lossOfImpact,
  riskScore,
  type BoundaryResult,
  type Rule,
  type ScoredAction,
} from '@/lib/labs/core/agent-boundaries'
import type { Channel, HeldBoundary, Outcome } from '@/lib/labs/core/agent-boundaries-replay'
import { percent, whole } from '@/lib/labs/core/verdict'

export const RULE_NAMES: Readonly<Record<Rule, string>> = {
  auto: 'alone',
  notify: 'notice',
  confirm: 'approval',
  forbidden: 'never',
}

export const RULE_OPTIONS: readonly { value: Rule; label: string }[] = [
  { value: 'auto', label: 'Alone' },
  { value: 'notify', label: 'Notice' },
  { value: 'confirm', label: 'Approval' },
  { value: 'forbidden', label: 'Never' },
]

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  done: 'done, nobody was asked',
  approved: 'a person said yes',
  undone: 'undone after the notice',
  stopped: 'stopped',
}

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  open: 'Said openly',
  hidden: 'Hidden in a mail',
  tool: 'Hidden in a tool’s answer',
  role: 'In another’s name',
  split: 'In small steps',
}

export const IMPACT_WORDS = ['', 'small', '', '', '', 'grave']

/** €1,066 */
export function euros(value: number): string {
  return `€${whole(value)}`
}

/** The twelve actions with their losses at a scale. */
export function shopActions(atThree: number): ScoredAction[] {
  return SHOP_ACTIONS.map((action) => ({ ...action, loss: lossOfImpact(action.impact, atThree) }))
}

/** The boundary as a file that somebody else can check: one line for each action. */
export function boundaryFile({
  actions,
  rules,
  held,
  result,
}: {
  actions: readonly ScoredAction[]
  rules: readonly Rule[]
  held: Pick<HeldBoundary, 'heldBy' | 'limits'>
  result: BoundaryResult
}): string {
  const isSet = (limit: 'sums' | 'scope') => (held.limits.includes(limit) ? 'set' : 'none')
  return [
    '# Boundary file, shop agent',
    `rules held by: ${held.heldBy === 'tools' ? 'tools and accounts' : 'a text in the prompt'}`,
    `sums for a customer and day: ${isSet('sums')} · rights to this customer's data alone: ${isSet('scope')}`,
    '',
    'action | impact x (6 - undo) x likely = risk | rule | loss | minutes, in 1,000 tasks',
    ...actions.map((action, index) => {
      const risk = riskScore(action)
      const { impact, reversibility, name } = action
      const likely = risk / (impact * (6 - reversibility))
      const { loss, minutes } = result.actions[index]!
      return `${name} | ${impact} x ${6 - reversibility} x ${likely} = ${risk} | ${RULE_NAMES[rules[index]!]} | ${euros(loss)} | ${whole(minutes)}`
    }),
    '',
    `all: ${euros(result.loss)} lost, ${whole(result.minutes)} minutes of people`,
    `load: ${whole(result.looksPerHour)} looks an hour, ${percent(result.caught)} of the errors found`,
  ].join('\n')
}
