/**
 * A scripted assistant as a finite-state machine: no model runs, so the same attack always ends in the same way. An
 * attack enters by a way, in a wording, with a goal; it moves from station to station until something stops it or it
 * has its effect. Six flaws can be planted. Source: own model, after the entries of the OWASP lists named in
 * content/labs/L21-owasp.yaml.
 */

/** Where a text comes in: typed by a visitor, in a partner's note that is read aloud, in the name field of a booking. */
export const WAYS = ['chat', 'note', 'name'] as const
export type Way = (typeof WAYS)[number]

/** How it is put, from the easiest for an attacker to the hardest. */
export const WORDINGS = ['plain', 'authority', 'override', 'translated', 'split'] as const
export type Wording = (typeof WORDINGS)[number]

/** What it is to bring about. */
export const GOALS = ['promise', 'instructions', 'booking', 'refund', 'script', 'many'] as const
export type Goal = (typeof GOALS)[number]

export const FLAWS = ['direct', 'indirect', 'leak', 'right', 'output', 'limit'] as const
export type Flaw = (typeof FLAWS)[number]

/** Places in the system that hold whatever the model does. */
export type Place =
  'price-list' | 'note-reader' | 'name-reader' | 'no-secret' | 'booking-check' | 'refund-check' | 'escaping' | 'counter'

/** A flaw is held when all of its places are guarded. */
export const PLACES_OF: Readonly<Record<Flaw, readonly Place[]>> = {
  direct: ['price-list'],
  indirect: ['note-reader', 'name-reader'],
  leak: ['no-secret'],
  right: ['booking-check', 'refund-check'],
  output: ['escaping'],
  limit: ['counter'],
}
export const PLACES: readonly Place[] = FLAWS.flatMap((flaw) => PLACES_OF[flaw])

export interface Attack {
  readonly way: Way
  readonly wording: Wording
  readonly goal: Goal
}

/** An assistant with its rights and guards. */
export interface System {
  /** Wordings that talk the model round when no sentence of the prompt warns of them, by way in. A way never holds by
   *  itself: each list names `translated` or `split`, which no sentence stops. */
  readonly tricks: Readonly<Record<Way, readonly Wording[]>>
  /** Flaws against which a sentence stands in the prompt. */
  readonly sentences: readonly Flaw[]
  readonly guards: readonly Place[]
  /** What it tells about its own acts: the truth, success in any case, or failure in any case. */
  readonly says: 'truth' | 'success' | 'failure'
}

export type Station = 'half' | 'entry' | 'model' | 'context' | 'bookings' | 'refunds' | 'page' | 'meter'

export type AttackEvent =
  | 'kept'
  | 'came-in'
  | 'cut'
  | 'refused'
  | 'ignored'
  | 'complied'
  | 'talked-round'
  | 'obeyed'
  | 'secret-shown'
  | 'rules-shown'
  | 'booking-opened'
  | 'booking-refused'
  | 'refund-paid'
  | 'refund-refused'
  | 'promised'
  | 'replaced'
  | 'script-ran'
  | 'script-shown'
  | 'endless'
  | 'stopped'

export interface Step {
  readonly at: Station
  readonly event: AttackEvent
  /** The flaw that this step shows. */
  readonly flaw: Flaw | null
  /** The next station, null at the end. */
  readonly to: Station | null
}

const GOAL_FLAW: Readonly<Record<Goal, Flaw>> = {
  promise: 'direct',
  instructions: 'leak',
  booking: 'right',
  refund: 'right',
  script: 'output',
  many: 'limit',
}
const GOAL_STATION: Readonly<Record<Goal, Station>> = {
  promise: 'page',
  instructions: 'context',
  booking: 'bookings',
  refund: 'refunds',
  script: 'page',
  many: 'meter',
}

/** The two wordings that a sentence in the prompt can warn of by name. */
const NAMED: readonly Wording[] = ['authority', 'override']

/** Wordings that the model obeys by a way in, although it should not. */
export function workingTricks({ tricks, sentences }: System, way: Way): readonly Wording[] {
  const isWarned = sentences.includes(way === 'chat' ? 'direct' : 'indirect')
  return isWarned ? tricks[way].filter((wording) => !NAMED.includes(wording)) : tricks[way]
}

/** Whether the prompt forbids a visitor's wish. Promises always are; a number of requests never is, as each request is
 *  new to the model and it cannot count them. */
function isForbidden(goal: Goal, { sentences }: System): boolean {
  return goal === 'promise' || (goal !== 'many' && sentences.includes(GOAL_FLAW[goal]))
}

interface Walk {
  readonly attack: Attack
  readonly system: System
}

/** The machine: what happens at a station, and where the attack goes from there. */
export function nextStep(at: Station, { attack, system }: Walk): Step {
  const has = (place: Place) => system.guards.includes(place)
  const end = (event: AttackEvent, flaw: Flaw | null = null): Step => ({ at, event, flaw, to: null })
  switch (at) {
    case 'half':
      return { at, event: 'kept', flaw: null, to: 'entry' }
    case 'entry':
      return attack.way !== 'chat' && has(attack.way === 'note' ? 'note-reader' : 'name-reader')
        ? end('cut')
        : { at, event: 'came-in', flaw: null, to: 'model' }
    case 'model':
      return modelStep({ attack, system })
    case 'page':
      return pageStep({ attack, system })
    case 'context':
    case 'bookings':
    case 'refunds':
    case 'meter': {
      const { place, held, open, flaw } = GUARDED[at]
      return has(place) ? end(held) : end(open, flaw)
    }
  }
}

/** Stations that one guard decides. */
const GUARDED = {
  context: { place: 'no-secret', held: 'rules-shown', open: 'secret-shown', flaw: 'leak' },
  bookings: { place: 'booking-check', held: 'booking-refused', open: 'booking-opened', flaw: 'right' },
  refunds: { place: 'refund-check', held: 'refund-refused', open: 'refund-paid', flaw: 'right' },
  meter: { place: 'counter', held: 'stopped', open: 'endless', flaw: 'limit' },
} as const

/** The model does what nothing forbids; else, and for any order in a text that it only reads, a trick has to work. */
function modelStep({ attack: { way, wording, goal }, system }: Walk): Step {
  const isTrick = workingTricks(system, way).includes(wording)
  const on = (event: AttackEvent, flaw: Flaw | null = null): Step => ({
    at: 'model',
    event,
    flaw,
    to: GOAL_STATION[goal],
  })
  const end = (event: AttackEvent): Step => ({ at: 'model', event, flaw: null, to: null })
  if (way !== 'chat') return isTrick ? on('obeyed', 'indirect') : end('ignored')
  if (!isForbidden(goal, system)) return on('complied')
  return isTrick ? on('talked-round') : end('refused')
}

/** The page shows a script as letters or runs it, and takes sentences on money from the list or from the model. */
function pageStep({ attack: { way, goal }, system: { guards } }: Walk): Step {
  const end = (event: AttackEvent, flaw: Flaw | null = null): Step => ({ at: 'page', event, flaw, to: null })
  if (goal === 'script') return guards.includes('escaping') ? end('script-shown') : end('script-ran', 'output')
  return guards.includes('price-list') ? end('replaced') : end('promised', way === 'chat' ? 'direct' : null)
}

export interface AttackRun {
  readonly attack: Attack
  readonly steps: readonly Step[]
  /** Flaws that it shows, none if it changed nothing. */
  readonly shows: readonly Flaw[]
  /** Requests that were answered. */
  readonly requests: number
}

/** Requests of a script, and where a counter stops them. */
export const FLOOD = 500
export const COUNTED = 30

/** The whole path of an attack. */
export function runAttack(attack: Attack, system: System): AttackRun {
  const steps: Step[] = []
  let at: Station | null = attack.wording === 'split' ? 'half' : 'entry'
  while (at !== null) {
    const step: Step = nextStep(at, { attack, system })
    steps.push(step)
    at = step.to
  }
  const last = steps.at(-1)?.event
  return {
    attack,
    steps,
    shows: steps.flatMap(({ flaw }) => flaw ?? []),
    requests: last === 'endless' ? FLOOD : last === 'stopped' ? COUNTED : attack.wording === 'split' ? 2 : 1,
  }
}

/** All 90 attacks, by goal, way and wording. */
export const ATTACKS: readonly Attack[] = GOALS.flatMap((goal) =>
  WAYS.flatMap((way) => WORDINGS.map((wording) => ({ way, wording, goal }))),
)

/** Attacks that show a flaw. */
export function waysToShow(flaw: Flaw, system: System): Attack[] {
  return ATTACKS.filter((attack) => runAttack(attack, system).shows.includes(flaw))
}

/** Whether a flaw is held: each of its places is guarded, so that no attack shows it. */
export function isHeld(flaw: Flaw, { guards }: Pick<System, 'guards'>): boolean {
  return PLACES_OF[flaw].every((place) => guards.includes(place))
}

/** Flaws an attack is aimed at: that of its goal, and the way in if it is not the chat. */
export function aimsAt({ way, goal }: Attack): Flaw[] {
  if (way === 'chat') return [GOAL_FLAW[goal]]
  return goal === 'promise' ? ['indirect'] : ['indirect', GOAL_FLAW[goal]]
}

const WORDING_EASE: Readonly<Record<Wording, number>> = { plain: 5, authority: 4, override: 3, translated: 2, split: 1 }

/** Ease 1 to 5: how little an attack asks of the attacker; one less, but at least 1, if the text has to be planted. */
export function easeOf({ way, wording }: Attack): number {
  return Math.max(1, WORDING_EASE[wording] - (way === 'chat' ? 0 : 1))
}

/** Ease of a flaw: that of the easiest of the given attacks that shows it, 0 if none does. */
export function flawEase(
  flaw: Flaw,
  { system, attacks = ATTACKS }: { system: System; attacks?: readonly Attack[] },
): number {
  const shown = attacks.filter((attack) => runAttack(attack, system).shows.includes(flaw))
  return Math.max(0, ...shown.map(easeOf))
}

/** Severity 0 to 25: impact (1 to 5) × ease (0 to 5). */
export function severity(impact: number, ease: number): number {
  return impact * ease
}

/** Share of the six planted flaws that a list of attacks shows. */
export function coverage(attacks: readonly Attack[], system: System): { found: Flaw[]; share: number } {
  const shown = new Set(attacks.flatMap((attack) => runAttack(attack, system).shows))
  const found = FLAWS.filter((flaw) => shown.has(flaw))
  return { found, share: found.length / FLAWS.length }
}

/** How a flaw is repaired: left as it is, forbidden by a sentence, or held at its places. */
export const REPAIRS = ['none', 'sentence', 'place'] as const
export type Repair = (typeof REPAIRS)[number]

/** The system with other repairs: `none` takes a sentence away, `place` leaves it and guards what holds. Flaws that are
 *  not named stay as they are. */
export function repaired(system: System, repairs: Readonly<Partial<Record<Flaw, Repair>>>): System {
  return {
    ...system,
    sentences: FLAWS.filter(
      (flaw) => repairs[flaw] === 'sentence' || (repairs[flaw] !== 'none' && system.sentences.includes(flaw)),
    ),
    guards: PLACES.filter(
      (place) =>
        system.guards.includes(place) ||
        FLAWS.some((flaw) => repairs[flaw] === 'place' && PLACES_OF[flaw].includes(place)),
    ),
  }
}

/** How a flaw is repaired in a system: the value `repaired` would leave unchanged. */
export function repairOf(flaw: Flaw, system: System): Repair {
  if (isHeld(flaw, system)) return 'place'
  return system.sentences.includes(flaw) ? 'sentence' : 'none'
}
