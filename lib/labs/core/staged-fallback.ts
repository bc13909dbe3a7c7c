/** A stage that answers by itself. Contacts are ordered by difficulty d, 0 (easiest) to 1; its answer is right with
 *  chance 1 − drop · max(0, d − sureUntil)^power. Our own form; the lab states it. */
export interface AutoStage {
  readonly sureUntil: number
  readonly drop: number
  readonly power: number
  /** Euros for a contact that ends here, tries before included. */
  readonly cost: number
  /** Seconds until the answer stands, tries before included. */
  readonly seconds: number
}

/** Chance that a stage is right at a difficulty, 0..1. */
export function rightAt({ sureUntil, drop, power }: AutoStage, difficulty: number): number {
  return 1 - drop * Math.max(0, difficulty - sureUntil) ** power
}

/** Mean chance of being right between two difficulties: the integral of `rightAt` over the span; 1 for an empty span. */
export function rightBetween({ sureUntil, drop, power }: AutoStage, from: number, to: number): number {
  if (to <= from) return 1
  const part = (difficulty: number) => Math.max(0, difficulty - sureUntil) ** (power + 1)
  return 1 - (drop * (part(to) - part(from))) / ((power + 1) * (to - from))
}

/** Difficulty up to which a stage says that it is at least as sure as its gate. Overconfidence o makes it state an error
 *  of (1 − o) times the true one. Gate and o are shares, 0..1; returns 0..1. */
export function reachOf(stage: AutoStage, { gate, overconfidence }: { gate: number; overconfidence: number }): number {
  const { sureUntil, drop, power } = stage
  if (overconfidence >= 1) return 1
  return Math.min(1, sureUntil + ((1 - gate) / ((1 - overconfidence) * drop)) ** (1 / power))
}

/** What is out of order. */
export type Outage = 'none' | 'first' | 'second' | 'both'
export const OUTAGES: readonly Outage[] = ['none', 'first', 'second', 'both']

/** Three stages: two automatic ones with a gate each, then a person. */
export interface Fallback {
  readonly first: AutoStage
  readonly second: AutoStage
  readonly firstGate: number
  readonly secondGate: number
  readonly overconfidence: number
  readonly outage: Outage
  readonly personRight: number
  /** Euros for a contact that a person ends. */
  readonly personCost: number
}

/** Where contacts end. Arrays hold fast model, strong model, people. */
export interface FallbackResult {
  readonly shares: readonly [number, number, number]
  readonly right: readonly [number, number, number]
  readonly costs: readonly [number, number, number]
  /** Σ share · right. */
  readonly accuracy: number
  /** Σ share · cost, euros a contact. */
  readonly cost: number
}

/** Σ share · value. */
export function blended(shares: readonly number[], values: readonly number[]): number {
  return shares.reduce((sum, share, index) => sum + share * values[index]!, 0)
}

/** Sends contacts through the stages; a stage that is out passes everything on. */
export function runFallback(fallback: Fallback): FallbackResult {
  const { first, second, firstGate, secondGate, overconfidence, outage, personRight, personCost } = fallback
  const isOut = (stage: 'first' | 'second') => outage === stage || outage === 'both'
  const firstEnd = isOut('first') ? 0 : reachOf(first, { gate: firstGate, overconfidence })
  const secondEnd = isOut('second')
    ? firstEnd
    : Math.max(firstEnd, reachOf(second, { gate: secondGate, overconfidence }))
  const shares = [firstEnd, secondEnd - firstEnd, 1 - secondEnd] as const
  const right = [rightBetween(first, 0, firstEnd), rightBetween(second, firstEnd, secondEnd), personRight] as const
  const costs = [first.cost, second.cost, personCost] as const
  return { shares, right, costs, accuracy: blended(shares, right), cost: blended(shares, costs) }
}

/** Availability of independent providers of which one is enough: 1 − Π(1 − a). */
export function jointAvailability(availabilities: readonly number[]): number {
  return 1 - availabilities.reduce((product, availability) => product * (1 - availability), 1)
}

/** Availability of two alike providers of which a share β of the failures strikes both: u = 1 − a,
 *  1 − (β·u + ((1 − β)·u)²). Source: beta-factor model of common-cause failures (K. Fleming 1975). */
export function sharedAvailability(availability: number, shared: number): number {
  const down = 1 - availability
  return 1 - (shared * down + ((1 - shared) * down) ** 2)
}

/** Minutes without service in 30 days. */
export function minutesDown(availability: number): number {
  return (1 - availability) * 30 * 24 * 60
}

/** Chance that somebody has to wait (Erlang C), for a load A = λ/μ on c people:
 *  (A^c/c! · c/(c − A)) / (Σ_{k<c} A^k/k! + A^c/c! · c/(c − A)); 1 from A = c on. By the recursion of Erlang B, which
 *  holds no large powers. Source: A. K. Erlang 1917. */
export function erlangC(agents: number, load: number): number {
  if (load >= agents) return 1
  let blocked = 1
  for (let k = 1; k <= agents; k += 1) blocked = (load * blocked) / (k + load * blocked)
  return blocked / (1 - (load / agents) * (1 - blocked))
}

/** A queue in front of people: arrivals and service by chance, no one gives up. */
export interface Desk {
  readonly perMinute: number
  readonly agents: number
  readonly handleMinutes: number
}

export interface DeskResult {
  /** A = λ/μ: people who would be busy all the time. */
  readonly load: number
  readonly waits: number
  /** Minutes, over all who come; Infinity when the queue has no end. */
  readonly meanWait: number
  /** By how much the queue grows in an hour; 0 while people keep up. */
  readonly growth: number
}

/** Waits at a desk: mean wait = P_w/(cμ − λ). */
export function deskResult({ perMinute, agents, handleMinutes }: Desk): DeskResult {
  const load = perMinute * handleMinutes
  const spare = agents / handleMinutes - perMinute
  const waits = erlangC(agents, load)
  return {
    load,
    waits,
    meanWait: spare > 1e-12 ? waits / spare : Infinity,
    growth: Math.max(0, -spare) * 60,
  }
}

/** Fewest people with a mean wait of at most so many minutes. */
export function agentsFor(meanWait: number, { perMinute, handleMinutes }: Omit<Desk, 'agents'>): number {
  let agents = Math.max(1, Math.floor(perMinute * handleMinutes))
  while (deskResult({ perMinute, agents, handleMinutes }).meanWait > meanWait) agents += 1
  return agents
}

const fast: AutoStage = { sureUntil: 0, drop: 1 / 3, power: 2, cost: 0.002, seconds: 1 }
const strong: AutoStage = { sureUntil: 0.225, drop: 0.24, power: 1, cost: 0.02, seconds: 7 }

/** Terms of lesson D2-2, invented: gates of 88% and 85% send 60, 25 and 15% to the three stages. */
export const LESSON_FALLBACK: Fallback = {
  first: fast,
  second: strong,
  firstGate: 0.88,
  secondGate: 0.85,
  overconfidence: 0,
  outage: 'none',
  personRight: 0.995,
  personCost: 2.5,
}

/** 320 contacts an hour, five people, five minutes each: the load of people is 4. */
export const LESSON_DESK = { contactsPerHour: 320, agents: 5, handleMinutes: 5 }
