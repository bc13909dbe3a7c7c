/**
 * Places a described system in a class of the EU AI Act by a decision tree over nine facts, and finds its duties with
 * their dates. A model for learning, no legal advice: the tree asks what usually decides and leaves out what a lawyer
 * weighs. Source of the order of questions: Regulation (EU) 2024/1689, Articles 3, 5, 6, 25, 50 and 53 with Annexes I and
 * III, in a secondary digest; dates and duties come from content (L19-cards.yaml and the library of facts).
 */

export const RELATIONS = ['sells', 'renames', 'own-use', 'uses'] as const
export const PRACTICES = ['none', 'social-scoring', 'emotions', 'scraped-faces', 'intimate-images'] as const
export const AREAS = ['none', 'education', 'jobs', 'credit', 'insurance', 'benefits'] as const
export const OUTPUTS = ['none', 'content', 'deep-fake'] as const

/** What the tree asks about a system. */
export interface SystemFacts {
  /** What the firm does with it: sells its own, puts its name on another's, builds for its own use, uses another's. */
  readonly relation: (typeof RELATIONS)[number]
  /** A practice that Article 5 bans. */
  readonly practice: (typeof PRACTICES)[number]
  /** Part of a product, or a product, under Annex I whose safety an outside body has to assess. */
  readonly product: boolean
  /** A use that Annex III lists. */
  readonly area: (typeof AREAS)[number]
  /** Only a narrow procedural or preparatory task (Article 6(3)). */
  readonly narrow: boolean
  /** Evaluates aspects of single persons; then no exemption helps. */
  readonly profiling: boolean
  /** A general-purpose model that the firm itself has trained. */
  readonly model: boolean
  /** Speaks or writes with people directly. */
  readonly talks: boolean
  /** Makes content that could pass for real, or a deep fake. */
  readonly output: (typeof OUTPUTS)[number]
  /** On the market before the transparency rules applied. */
  readonly early: boolean
}

export const ROLES = ['provider', 'deployer', 'both'] as const
export type Role = (typeof ROLES)[number]

export const CLASSES = ['prohibited', 'annex-iii', 'product', 'transparency', 'general-purpose', 'minimal'] as const
export type RiskClass = (typeof CLASSES)[number]

/** Names of the facts of the library that carry the dates. */
export const DATE_FACTS = [
  'ai-act-prohibitions',
  'ai-act-general-purpose',
  'ai-act-transparency',
  'ai-act-new-bans',
  'ai-act-high-risk-uses',
  'ai-act-high-risk-products',
] as const
export type DateFact = (typeof DATE_FACTS)[number]

/** No date of its own: only what binds everybody. */
export const NO_DATE = 'none'

export interface Placing {
  readonly role: Role
  readonly class: RiskClass
  /** The fact that dates the first duty of the class, or `none`. */
  readonly from: DateFact | typeof NO_DATE
}

/** Role in the sense of Article 3; a name on another's system makes its provider (Article 25). */
export function roleOf({ relation }: Pick<SystemFacts, 'relation'>): Role {
  if (relation === 'uses') return 'deployer'
  return relation === 'own-use' ? 'both' : 'provider'
}

export type StepId = 'banned' | 'product' | 'listed' | 'exempt' | 'model' | 'tells'

export interface TreeStep {
  readonly id: StepId
  readonly isMet: boolean
}

/** The questions in their order; the first that is met ends the tree, except `listed`, which an exemption undoes. */
export function treeSteps(facts: SystemFacts): TreeStep[] {
  const isListed = facts.area !== 'none'
  const isExempt = isListed && facts.narrow && !facts.profiling
  const all: TreeStep[] = [
    { id: 'banned', isMet: facts.practice !== 'none' },
    { id: 'product', isMet: facts.product },
    { id: 'listed', isMet: isListed },
    ...(isListed ? [{ id: 'exempt', isMet: isExempt } as const] : []),
    { id: 'model', isMet: facts.model },
    { id: 'tells', isMet: facts.talks || facts.output !== 'none' },
  ]
  const end = all.findIndex(({ id, isMet }) => (id === 'exempt' ? !isMet : isMet && id !== 'listed'))
  return end === -1 ? all : all.slice(0, end + 1)
}

const CLASS_OF_STEP: Readonly<Record<StepId, RiskClass>> = {
  banned: 'prohibited',
  product: 'product',
  listed: 'annex-iii',
  exempt: 'annex-iii',
  model: 'general-purpose',
  tells: 'transparency',
}

/** Role, class and date of a system. */
export function placeSystem(facts: SystemFacts): Placing {
  const last = treeSteps(facts).at(-1)!
  const riskClass: RiskClass = last.id === 'tells' && !last.isMet ? 'minimal' : CLASS_OF_STEP[last.id]
  return { role: roleOf(facts), class: riskClass, from: dateOf(riskClass, facts) }
}

function dateOf(riskClass: RiskClass, { practice, relation, talks, output, early }: SystemFacts): Placing['from'] {
  switch (riskClass) {
    case 'prohibited':
      return practice === 'intimate-images' ? 'ai-act-new-bans' : 'ai-act-prohibitions'
    case 'annex-iii':
      return 'ai-act-high-risk-uses'
    case 'product':
      return 'ai-act-high-risk-products'
    case 'general-purpose':
      return 'ai-act-general-purpose'
    case 'transparency': {
      // The period of grace covers only the marking of content, and only the provider owes the marking.
      const isGrace = early && relation !== 'uses' && output === 'content' && !talks
      return isGrace ? 'ai-act-new-bans' : 'ai-act-transparency'
    }
    case 'minimal':
      return NO_DATE
  }
}

/** Classes of a use of which a firm must not think too lightly. */
export const GRAVE: readonly RiskClass[] = ['prohibited', 'annex-iii', 'product']

/** A duty as data: whom it binds, in which classes, and under which facts. */
export interface DutyRule {
  readonly id: string
  readonly roles: readonly ('provider' | 'deployer')[]
  readonly classes: readonly RiskClass[]
  /** Values that a fact must have; a fact that is not named does not matter. */
  readonly only: Readonly<Partial<Record<keyof SystemFacts, readonly (string | boolean)[]>>>
}

/** Duties of a system, in the order of the list. */
export function dutiesOf<Rule extends DutyRule>(facts: SystemFacts, rules: readonly Rule[]): Rule[] {
  const { role, class: riskClass } = placeSystem(facts)
  return rules.filter(
    ({ roles, classes, only }) =>
      (role === 'both' || roles.includes(role)) &&
      classes.includes(riskClass) &&
      (Object.keys(only) as (keyof SystemFacts)[]).every((fact) => only[fact]?.includes(facts[fact]) !== false),
  )
}

/** Whether something dated applies on a day; both as YYYY-MM-DD. What has no date never begins. */
export function appliesOn(day: string, from: string | null): boolean {
  return from !== null && from <= day
}

/** The second day of a month counted from January 2024 (0): most dates of the Act fall on a second. */
export function monthDay(month: number): string {
  const index = Math.round(month)
  return `${2024 + Math.floor(index / 12)}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}-02`
}

/** Months since January 2024 of a day YYYY-MM-DD, as a fraction. */
export function monthsOf(day: string): number {
  const [year = 2024, month = 1, date = 1] = day.split('-').map(Number)
  return (year - 2024) * 12 + (month - 1) + (date - 1) / 31
}

/** A card with the placing by two people who did not see each other's. */
export interface KeyedCard {
  readonly id: string
  /** What the lab judges by. */
  readonly key: Placing
  readonly second: Placing
}

export interface KeyingAgreement {
  readonly cards: number
  /** Cards on which both keyings name the same. */
  readonly role: number
  readonly class: number
  readonly from: number
  /** Counts by class: rows the first keying, columns the second, in the order of `CLASSES`. */
  readonly table: readonly (readonly number[])[]
}

/** How far the two keyings agree. */
export function keyingAgreement(cards: readonly KeyedCard[]): KeyingAgreement {
  const same = (part: keyof Placing) => cards.filter(({ key, second }) => key[part] === second[part]).length
  return {
    cards: cards.length,
    role: same('role'),
    class: same('class'),
    from: same('from'),
    table: CLASSES.map((row) =>
      CLASSES.map((column) => cards.filter(({ key, second }) => key.class === row && second.class === column).length),
    ),
  }
}
