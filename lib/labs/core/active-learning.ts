/** How the next ten images are chosen. */
export const STRATEGIES = ['random', 'confidence', 'margin', 'entropy'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** How labels are made: all right; a share wrong at random; a share of look-alikes, on the hardest images. */
export const SETTINGS = ['clean', 'scattered-10', 'alike-10', 'alike-20'] as const
export type Setting = (typeof SETTINGS)[number]
/** Settings that the lab does not show and tasks are drawn from. */
export const TASK_SETTINGS = ['scattered-5', 'scattered-15', 'alike-5', 'alike-15'] as const
export type TaskSetting = (typeof TASK_SETTINGS)[number]

/** public/labs/active-learning.v1.json, made by data-scripts/active-learning-curves.py. */
export interface LearningCurvesFile {
  readonly version: number
  readonly about: string
  readonly source: string
  readonly licence: string
  /** Images of the test set. */
  readonly test: number
  /** Labels spent: 20, 30 … 210. */
  readonly labels: readonly number[]
  /** Right answers on the test set by run and labels spent. */
  readonly right: Readonly<Record<Setting | TaskSetting, Readonly<Record<Strategy, readonly (readonly number[])[]>>>>
  /** True digit of each shown image. */
  readonly digits: readonly number[]
  /** 64 characters an image, one for a value: 0 to 9, then a to g for 10 to 16. */
  readonly pixels: readonly string[]
  /** What the first seed picked: a text for each round, the start first; picks divided by ";", their numbers by ",". */
  readonly shown: Readonly<Record<Setting, Readonly<Record<Strategy, readonly string[]>>>>
}

function checked(p: readonly number[]): readonly number[] {
  const sum = p.reduce((total, share) => total + share, 0)
  if (p.length < 2 || p.some((share) => !(share >= 0)) || Math.abs(sum - 1) > 1e-6)
    throw new RangeError(`No probabilities: ${p.join(', ')}`)
  return p
}

/** 1 − max p: how far the model is from sure, 0 to 1 − 1/n. Source: Lewis and Gale 1994; survey by Settles 2009.
 *  @throws RangeError unless p are at least two probabilities that sum to 1; so do the next two */
export function leastConfidence(p: readonly number[]): number {
  return 1 - Math.max(...checked(p))
}

/** p₍₁₎ − p₍₂₎, the lead of the first guess over the second; the smallest is asked first. Source: Scheffer et al. 2001. */
export function marginOf(p: readonly number[]): number {
  const [first, second] = [...checked(p)].sort((a, b) => b - a)
  return first! - second!
}

/** −Σ p·log₂ p in bits, 0 to log₂ n; the largest is asked first. Source: Shannon 1948. */
export function entropyBits(p: readonly number[]): number {
  return checked(p).reduce((sum, share) => sum - (share === 0 ? 0 : share * Math.log2(share)), 0)
}

/** Mean, lowest and highest accuracy of some runs at one number of labels, 0..1. */
export interface CurvePoint {
  readonly labels: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** A curve over runs. `runs` names the runs to take; all of them if it is left out. */
export function curveOf(
  file: Pick<LearningCurvesFile, 'right' | 'labels' | 'test'>,
  { setting, strategy, runs }: { setting: Setting | TaskSetting; strategy: Strategy; runs?: readonly number[] },
): CurvePoint[] {
  const all = file.right[setting][strategy]
  const taken = runs === undefined ? all : runs.map((run) => all[run]!)
  return file.labels.map((labels, step) => {
    const values = taken.map((run) => run[step]! / file.test)
    return {
      labels,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: Math.min(...values),
      high: Math.max(...values),
    }
  })
}

/** Labels at which the mean first reaches the target to the tenth of a per cent that is shown; null if it never does. */
export function labelsToReach(curve: readonly CurvePoint[], target: number): number | null {
  return curve.find(({ mean }) => Math.round(mean * 1000) >= Math.round(target * 1000))?.labels ?? null
}

/** What labels cost: random ones are ordered at once, chosen ones in rounds of ten after the first twenty. Euros. */
export interface LabelPrices {
  readonly label: number
  /** Training, choosing and waiting once more. */
  readonly round: number
}

export const FIRST_LABELS = 20
export const BATCH = 10

/** Euros for some labels. */
export function labellingCost(strategy: Strategy, { labels, prices }: { labels: number; prices: LabelPrices }): number {
  const rounds = strategy === 'random' ? 0 : Math.ceil((labels - FIRST_LABELS) / BATCH)
  return labels * prices.label + Math.max(0, rounds) * prices.round
}

/** An image that was labelled. */
export interface PickedImage {
  /** Place among the shown images. */
  readonly image: number
  readonly digit: number
  /** The label that was given. */
  readonly given: number
  /** The two first guesses of the model before it was labelled, with their chances 0..1; null in the start. */
  readonly guess: { readonly first: number; readonly second: number; readonly p: readonly [number, number] } | null
}

/** Rounds of picks of the shown seed, the start first. */
export function picksOf(
  file: Pick<LearningCurvesFile, 'shown' | 'digits'>,
  { setting, strategy }: { setting: Setting; strategy: Strategy },
): readonly (readonly PickedImage[])[] {
  return file.shown[setting][strategy].map((round) =>
    round.split(';').map((text) => {
      const [image, given, first, second, p1, p2] = text.split(',').map(Number)
      return {
        image: image!,
        digit: file.digits[image!]!,
        given: given!,
        guess: first === undefined ? null : { first, second: second!, p: [p1! / 100, p2! / 100] as [number, number] },
      }
    }),
  )
}

/** What was bought until some round: picks by true digit, and how many labels are wrong. */
export function boughtUntil(rounds: readonly (readonly PickedImage[])[], round: number) {
  const picks = rounds.slice(0, round + 1).flat()
  const byDigit = Array.from({ length: 10 }, (_, digit) => picks.filter((pick) => pick.digit === digit).length)
  return { picks: picks.length, byDigit, wrong: picks.filter(({ digit, given }) => given !== digit).length }
}

/** Share of the picked images on which the model's first guess was right, over all rounds until one; NaN in the start. */
export function guessedRight(rounds: readonly (readonly PickedImage[])[], round: number): number {
  const guessed = rounds.slice(1, round + 1).flat()
  return guessed.filter(({ digit, guess }) => guess?.first === digit).length / guessed.length
}
