/** What an agent may do with an action: alone; alone, and a person is told; after a yes; never, a person does it. */
export type Rule = 'auto' | 'notify' | 'confirm' | 'forbidden'
export const RULES: readonly Rule[] = ['auto', 'notify', 'confirm', 'forbidden']

/** One tool action of an agent. */
export interface AgentAction {
  readonly id: string
  readonly name: string
  /** How often it occurs in 1,000 tasks. */
  readonly uses: number
  /** Share of its uses that are wrong, 0..1. */
  readonly error: number
  /** What one error costs if nobody undoes it, in euros. */
  readonly loss: number
  /** How well it can be undone, 1 (not at all) to 5 (wholly). */
  readonly reversibility: number
  /** Minutes that a person takes to do it. */
  readonly handMinutes: number
}

/** An action with its judged impact, 1 (small) to 5 (grave); `loss` follows from it. */
export interface ScoredAction extends AgentAction {
  readonly impact: number
}

/** How people look at what the agent does. */
export interface Review {
  /** One look before a yes. */
  readonly minutes: number
  /** A person's minute, in euros. */
  readonly perMinute: number
  /** Share of the errors that a rested person finds, 0..1. */
  readonly catches: number
  /** λ: how fast that share falls with the looks of an hour; 0 for nobody tires. */
  readonly fatigue: number
  readonly tasksPerHour: number
  /** Reviewers at the same time. */
  readonly people: number
}

/** A notice takes a quarter of a look, and six in ten are read in time to undo. Our assumptions; the lab states them. */
export const NOTICE = { effort: 0.25, seen: 0.6 }

/** Scores of impact are steps of a ladder: each one up means about three times the loss. `atThree` is the loss at 3. */
export function lossOfImpact(impact: number, atThree: number): number {
  return atThree * 3 ** (impact - 3)
}

/** Upper ends of the first four classes of likelihood, each about three times the one before. */
const LIKELIHOOD_ENDS = [0.003, 0.01, 0.03, 0.1]

/** Class of likelihood, 1 (rare) to 5 (often), of an error rate 0..1. */
export function likelihoodClass(error: number): number {
  return 1 + LIKELIHOOD_ENDS.filter((end) => error > end + 1e-12).length
}

/** risk = impact × (6 − reversibility) × class of likelihood, 1 to 125. Source: own scale, as in lesson D2-5. */
export function riskScore({
  impact,
  reversibility,
  error,
}: Pick<ScoredAction, 'impact' | 'reversibility' | 'error'>): number {
  return impact * (6 - reversibility) * likelihoodClass(error)
}

/** Rule by the score: up to 10 alone, to 20 notice, to 40 approval, above never; what cannot be undone is never below
 *  approval. Source: lesson D2-5. */
export function ruleByScore(action: ScoredAction): Rule {
  const risk = riskScore(action)
  if (risk > 40) return 'forbidden'
  if (risk > 20 || action.reversibility <= 1) return 'confirm'
  return risk > 10 ? 'notify' : 'auto'
}

/** Chance that n steps in a row are all right: aⁿ, for independent steps. */
export function allStepsRight(right: number, steps: number): number {
  return right ** steps
}

/** Most steps in a row that keep the chance at or above a floor: ⌊ln(floor)/ln(a)⌋; Infinity if every step is right. */
export function stepsWithin(right: number, floor: number): number {
  if (right >= 1) return Infinity
  if (right <= 0) return 0
  return Math.floor(Math.log(floor) / Math.log(right) + 1e-9)
}

/** Error rate above which a look pays: p > r/(L·q), with r and L in the same money. Infinity if no look can pay. */
export function breakEvenError({ fee, loss, catches }: { fee: number; loss: number; catches: number }): number {
  return loss * catches > 0 ? fee / (loss * catches) : Infinity
}

/** What one use costs on average: p·L alone; p·L·(1 − q) + r with a look before. */
export function costOfUse({
  error,
  loss,
  fee,
  catches,
}: {
  error: number
  loss: number
  fee: number
  catches: number
}): { alone: number; reviewed: number } {
  return { alone: error * loss, reviewed: error * loss * (1 - catches) + fee }
}

/** Share of the errors found after so many looks an hour: q·e^(−λ·looks). */
export function tiredCatch({ catches, fatigue }: Pick<Review, 'catches' | 'fatigue'>, looksPerHour: number): number {
  return catches * Math.exp(-fatigue * looksPerHour)
}

/** Share of a loss that undoing brings back: 0 at reversibility 1, all at 5. */
export function undoShare(reversibility: number): number {
  return (reversibility - 1) / 4
}

/** An action under its rule, in 1,000 tasks. */
export interface ActionResult {
  readonly loss: number
  readonly minutes: number
}

/** Loss and minutes of one action in 1,000 tasks; `caught` is the share of errors that a look finds. Errors of a person
 *  who does a forbidden action are not counted. */
export function actionResult(
  action: AgentAction,
  { rule, review, caught }: { rule: Rule; review: Review; caught: number },
): ActionResult {
  const { uses, error, loss, reversibility, handMinutes } = action
  const alone = uses * error * loss
  switch (rule) {
    case 'auto':
      return { loss: alone, minutes: 0 }
    case 'notify':
      return {
        loss: alone * (1 - NOTICE.seen * caught * undoShare(reversibility)),
        minutes: uses * NOTICE.effort * review.minutes,
      }
    case 'confirm':
      return { loss: alone * (1 - caught), minutes: uses * review.minutes }
    case 'forbidden':
      return { loss: 0, minutes: uses * handMinutes }
  }
}

/** Looks that an action asks for in 1,000 tasks; a notice is a quarter of one. */
export function looksOf({ uses }: Pick<AgentAction, 'uses'>, rule: Rule): number {
  return rule === 'confirm' ? uses : rule === 'notify' ? uses * NOTICE.effort : 0
}

/** Looks of one person in an hour, from those of 1,000 tasks. */
export function looksPerHour(looks: number, { tasksPerHour, people }: Pick<Review, 'tasksPerHour' | 'people'>): number {
  return (looks * tasksPerHour) / 1000 / people
}

/** A boundary over all actions, in 1,000 tasks. */
export interface BoundaryResult {
  readonly loss: number
  readonly minutes: number
  /** Loss and people's time together, in euros. */
  readonly total: number
  /** Looks of one person in an hour; a notice counts as a quarter. */
  readonly looksPerHour: number
  /** Share of the errors that a look finds under this load. */
  readonly caught: number
  readonly actions: readonly ActionResult[]
}

/** What a boundary costs: more looks tire the people, and each look then finds less. Rules in the order of the actions. */
export function boundaryResult(
  actions: readonly AgentAction[],
  { rules, review }: { rules: readonly Rule[]; review: Review },
): BoundaryResult {
  const ruleOf = (index: number) => rules[index] ?? 'auto'
  const looks = actions.reduce((sum, action, index) => sum + looksOf(action, ruleOf(index)), 0)
  const hourly = looksPerHour(looks, review)
  const caught = tiredCatch(review, hourly)
  const results = actions.map((action, index) => actionResult(action, { rule: ruleOf(index), review, caught }))
  const loss = results.reduce((sum, result) => sum + result.loss, 0)
  const minutes = results.reduce((sum, result) => sum + result.minutes, 0)
  return { loss, minutes, total: loss + minutes * review.perMinute, looksPerHour: hourly, caught, actions: results }
}

/** Minutes that the reviewers have while 1,000 tasks come in. */
export function availableMinutes({ people, tasksPerHour }: Pick<Review, 'people' | 'tasksPerHour'>): number {
  return (people * 60 * 1000) / tasksPerHour
}

/** Rules with the lowest total, one action changed at a time until nothing gets cheaper; the best of four starts. The
 *  load ties the actions together, so that this is a good boundary and no proof of the best one. */
export function cheapestRules(actions: readonly AgentAction[], review: Review): Rule[] {
  const totalOf = (rules: readonly Rule[]) => boundaryResult(actions, { rules, review }).total
  const improved = RULES.map((start) => {
    const rules = actions.map(() => start)
    let total = totalOf(rules)
    for (let isBetter = true; isBetter;) {
      isBetter = false
      for (const index of actions.keys())
        for (const rule of RULES) {
          const before = rules[index]!
          rules[index] = rule
          const next = totalOf(rules)
          if (next < total - 1e-9) {
            total = next
            isBetter = true
          } else rules[index] = before
        }
    }
    return { rules, total }
  })
  return improved.reduce((best, next) => (next.total < best.total - 1e-9 ? next : best)).rules
}

const shop = (
  id: string,
  name: string,
  figures: Omit<ScoredAction, 'id' | 'name' | 'loss'>,
): Omit<ScoredAction, 'loss'> => ({ id, name, ...figures })

/** Twelve actions of a shop's agent, lesson D2-3; invented. */
export const SHOP_ACTIONS: readonly Omit<ScoredAction, 'loss'>[] = [
  shop('read', 'Read mail', { uses: 1000, error: 0.005, impact: 1, reversibility: 5, handMinutes: 2 }),
  shop('draft', 'Draft', { uses: 700, error: 0.03, impact: 1, reversibility: 5, handMinutes: 5 }),
  shop('send', 'Send', { uses: 600, error: 0.02, impact: 2, reversibility: 1, handMinutes: 1 }),
  shop('refund-small', 'Refund ≤50', { uses: 120, error: 0.03, impact: 2, reversibility: 3, handMinutes: 5 }),
  shop('refund-large', 'Refund >50', { uses: 30, error: 0.02, impact: 4, reversibility: 3, handMinutes: 6 }),
  shop('voucher', 'Voucher', { uses: 60, error: 0.06, impact: 2, reversibility: 4, handMinutes: 3 }),
  shop('address', 'Address', { uses: 80, error: 0.015, impact: 3, reversibility: 4, handMinutes: 3 }),
  shop('cancel', 'Cancel', { uses: 50, error: 0.01, impact: 3, reversibility: 2, handMinutes: 4 }),
  shop('resend', 'Resend', { uses: 40, error: 0.04, impact: 3, reversibility: 2, handMinutes: 5 }),
  shop('price', 'Price', { uses: 8, error: 0.03, impact: 5, reversibility: 4, handMinutes: 6 }),
  shop('bank', 'Bank data', { uses: 6, error: 0.01, impact: 5, reversibility: 2, handMinutes: 8 }),
  shop('delete', 'Delete', { uses: 5, error: 0.015, impact: 5, reversibility: 1, handMinutes: 4 }),
]

/** Terms of lesson D2-3: a look takes 2 minutes at €45 an hour (€1.50) and finds 90% while the person is rested. */
export const SHOP_REVIEW: Review = {
  minutes: 2,
  perMinute: 0.75,
  catches: 0.9,
  fatigue: 0.02,
  tasksPerHour: 60,
  people: 1,
}

/** Loss of an error of impact 3 in lesson D2-3, in euros; 4 is then €180. */
export const SHOP_LOSS = 60
