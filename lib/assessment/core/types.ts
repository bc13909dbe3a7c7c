/** Item formats. The format and the number of options decide how often a guess is right. */
export type ItemFormat = 'single' | 'multi' | 'ordering' | 'numeric'

/** `active` items are asked and scored, `experimental` items are asked but not scored, `retired` items are not asked. */
export type ItemStatus = 'active' | 'experimental' | 'retired'

/** Whether a, b and c are an author's guess (shrunk before use) or published after calibration (used as they are). */
export type ParameterSource = 'author' | 'published'

/** A skill of the bank. `halfLifeDays`: days in which unused knowledge of it loses half its height; 730 when left out. */
export interface BankSkill {
  readonly id: string
  readonly area: string
  readonly halfLifeDays?: number
}

/** An item as the engine sees it: no text and no key.
 *  `a` discrimination in logits per unit of ability (> 0), `b` difficulty on the ability scale, `c` chance of a right
 *  guess in [0, 1). `timesShown` is a snapshot for exposure weights. `fastBelowMs` is the item's 10 % time quantile,
 *  null while unknown; then `wordCount` (stem and options) gives the limit. */
export interface BankItem {
  readonly id: string
  readonly skill: string
  readonly area: string
  readonly level: 1 | 2 | 3
  readonly a: number
  readonly b: number
  readonly c: number
  readonly format: ItemFormat
  readonly status: ItemStatus
  readonly parameters: ParameterSource
  readonly variantOf: string | null
  readonly timesShown?: number
  readonly fastBelowMs?: number | null
  readonly wordCount?: number
}

/** A versioned item bank. Never mutate one: what is derived from it is kept per object. */
export interface Bank {
  readonly version: string
  readonly skills: readonly BankSkill[]
  readonly items: readonly BankItem[]
}

/** How skills are believed to hang together: standard deviation of a skill, correlations within and across areas. */
export interface PriorStructure {
  readonly sd: number
  readonly within: number
  readonly across: number
}

/** What is believed before the first answer. `covariance` is the lower triangle, row by row: (0,0) (1,0) (1,1) (2,0) … */
export interface Prior {
  readonly skillIds: readonly string[]
  readonly mean: readonly number[]
  readonly covariance: readonly number[]
  readonly structure: PriorStructure
}

/** Self-rating model: rating = μ + slope·(θ − μ) + δ + noise, δ ~ N(biasMean, biasVariance) shared by all ratings of a
 *  person, noise sd = noiseSd·noiseFactor. Everything on the ability scale. */
export interface RatingModel {
  readonly slope: number
  readonly biasMean: number
  readonly biasVariance: number
  readonly noiseSd: number
  readonly noiseFactor: number
}

/** What the choice of items minimises: `gap` doubt about gaps, `level` doubt about levels, `variance` spread alone. */
export type Criterion = 'gap' | 'level' | 'variance'

/** Everything that steers an attempt. `targets`: level 0–4 per skill, null where there is none. `weights` default to 1. */
export interface Settings {
  readonly seed: number
  readonly targets: Readonly<Record<string, number | null>>
  readonly weights: Readonly<Record<string, number>>
  readonly questionCount: number
  readonly explorationShare: number
  readonly easyCheckEvery: number
  readonly bankShare: number
  readonly slip: number
  readonly criterion: Criterion | 'automatic'
  readonly seenItemIds: readonly string[]
  /** Mastery mode: these items in this order, and no other. Left out, every item is chosen by what it would settle. */
  readonly form?: readonly string[]
  readonly ratingModel: RatingModel
}

/** A self-rating in levels, 0–4 (fractions allowed), of one skill or of a whole area. */
export interface Rating {
  readonly kind: 'skill' | 'area'
  readonly id: string
  readonly value: number
}

/** An accepted artefact that shows a level of a skill. */
export interface Evidence {
  readonly skill: string
  readonly level: 3 | 4
}

/** What the learner did. `score` is the share of the item's credit, 0–1 (of an order: the share of pairs that stand right).
 *  Confidence 0–1 is kept for calibration only. */
export type Answer = ({ readonly kind: 'scored'; readonly score: number } | { readonly kind: 'dont-know' }) & {
  readonly confidence?: number
  readonly elapsedMs?: number
}

/** An answer in the order of asking. `use` says whether it counts, and why not. */
export interface RecordedResponse {
  readonly itemId: string
  readonly answer: Answer
  readonly use: 'scored' | 'too-fast' | 'experimental'
}

/** A Gaussian factor on one skill in natural parameters: precision `tau` (may be negative) and `nu` = precision × mean. */
export interface Site {
  readonly tau: number
  readonly nu: number
}

/** The facts of an attempt. Everything else in a state is computed from them. */
export interface AttemptFacts {
  readonly prior: Prior
  readonly settings: Settings
  readonly ratings: readonly Rating[]
  readonly evidence: readonly Evidence[]
  readonly responses: readonly { readonly itemId: string; readonly answer: Answer }[]
}

/** A whole attempt as plain JSON. `sites[i]` belongs to `responses[i]` (0, 0 where the answer does not count). */
export interface AssessmentState extends AttemptFacts {
  readonly engineVersion: number
  readonly bankVersion: string
  readonly responses: readonly RecordedResponse[]
  readonly sites: readonly Site[]
}
