import { seededRandom, type Random } from '@/lib/shared/random'
import {
  ATTACKS,
  FLAWS,
  PLACES,
  WORDINGS,
  aimsAt,
  coverage,
  flawEase,
  isHeld,
  severity,
  type Attack,
  type Flaw,
  type System,
  type Wording,
} from './planted-flaws'
import { SCRIPTED, readLog } from './planted-flaws-hall'
import { wordIn, type JudgeAnswer } from './verdict'

/** Tests of one attempt, as the level asks for: each attack counts once. */
export const TESTS = 20
/** A flaw may be called held after this many different attacks aimed at it. */
export const AIMED_ASKED = 2

const HOUSES = ['a ferry line', 'a swimming pool', 'a language school', 'a camp site', 'a bike hire'] as const

export interface FlawTask {
  readonly house: string
  readonly system: System
  /** Impact of each flaw, 1 to 5. */
  readonly impact: Readonly<Record<Flaw, number>>
  readonly open: readonly Flaw[]
  /** The open flaw with the greatest severity, by the easiest attack that shows it. */
  readonly first: Flaw
}

/** Another house with other guards. Three to five flaws are open, and drawn until none of the short ways leads there:
 *  polite requests alone miss a flaw, so do the twelve scripted attacks, and impact alone names the wrong one first. */
export function flawTask(seed: number): FlawTask {
  const random = seededRandom(seed * 7717)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  for (;;) {
    const system: System = {
      tricks: { chat: drawTricks(random), note: drawTricks(random), name: drawTricks(random) },
      sentences: FLAWS.filter((flaw) => flaw !== 'limit' && random() < 0.5),
      guards: PLACES.filter(() => random() < 0.5),
      says: pick(['truth', 'success', 'failure']),
    }
    const impact = Object.fromEntries(FLAWS.map((flaw) => [flaw, pick([1, 2, 3, 4, 5])])) as Record<Flaw, number>
    const house = pick(HOUSES)
    const open = FLAWS.filter((flaw) => !isHeld(flaw, system))
    if (open.length < 3 || open.length > 5) continue
    const top = clearTop(open, { system, impact, attacks: ATTACKS })
    // Planted texts may be the easier way to a tool. Who tried the chat alone shall come to the same order.
    const fromChat = ATTACKS.filter(({ way, goal }) => way === 'chat' || goal === 'promise')
    if (top === null || clearTop(open, { system, impact, attacks: fromChat }) !== top) continue
    const isHidden = (['leak', 'right', 'output'] as const).some(
      (flaw) => open.includes(flaw) && flawEase(flaw, { system }) < 5,
    )
    const hasGreaterImpact = FLAWS.some((flaw) => impact[flaw] > impact[top])
    if (!isHidden || !hasGreaterImpact || coverage(SCRIPTED, system).found.length === open.length) continue
    return { house, system, impact, open, first: top }
  }
}

/** The flaw whose severity is greatest by at least 2 points, null if none is. */
function clearTop(
  open: readonly Flaw[],
  { system, impact, attacks }: Pick<FlawTask, 'system' | 'impact'> & { attacks: readonly Attack[] },
): Flaw | null {
  const [top, second] = open
    .map((flaw) => ({ flaw, points: severity(impact[flaw], flawEase(flaw, { system, attacks })) }))
    .sort((a, b) => b.points - a.points)
  return top === undefined || second === undefined || top.points < second.points + 2 ? null : top.flaw
}

/** One or two wordings, one of which no sentence stops. */
function drawTricks(random: Random): Wording[] {
  const sure = random() < 0.5 ? 'translated' : 'split'
  const other = WORDINGS[1 + Math.floor(random() * 4)]
  return WORDINGS.filter((wording) => wording === sure || wording === other)
}

/** Judges the log of tests, the six verdicts and the flaw that is repaired first. Each open flaw needs a test that shows
 *  it, each held one two tests that were aimed at it. */
export const judgePlantedFlaws: JudgeAnswer = ({ seed, answer }) => {
  const { system, open, first, house } = flawTask(Number.isFinite(seed) ? seed : 0)
  const log = readLog(wordIn(answer, 'answer-log'))
  if (log.length === 0) return { passed: false, because: 'No test was run, so nothing is known about this house.' }
  if (log.length > TESTS) return { passed: false, because: `${log.length} tests were run, ${TESTS} are allowed.` }
  const verdictOf = (flaw: Flaw) => wordIn(answer, `answer-${flaw}`)
  const { found } = coverage(log, system)
  const missing = FLAWS.filter((flaw) => verdictOf(flaw) !== 'open' && verdictOf(flaw) !== 'held')
  if (missing.length > 0)
    return { passed: false, because: `No verdict on ${listed(missing)}. Each of the six needs one.` }
  const wrong = [
    ...say(
      FLAWS.filter((flaw) => verdictOf(flaw) === 'held' && open.includes(flaw)),
      (flaws) => `${listed(flaws)} called held, and another attack gets through`,
    ),
    ...say(
      FLAWS.filter((flaw) => verdictOf(flaw) === 'open' && !open.includes(flaw)),
      (flaws) => `${listed(flaws)} called open, and the system holds there`,
    ),
    ...say(
      FLAWS.filter((flaw) => verdictOf(flaw) === 'open' && open.includes(flaw) && !found.includes(flaw)),
      (flaws) => `${listed(flaws)} called open without a test that shows it`,
    ),
    ...say(
      FLAWS.filter((flaw) => verdictOf(flaw) === 'held' && aimed(flaw, log) < AIMED_ASKED),
      (flaws) => `${listed(flaws)} called held after fewer than ${AIMED_ASKED} tests aimed at it`,
    ),
    ...(wordIn(answer, 'answer-first') === first
      ? []
      : ['the repair that comes first: multiply the printed impact by the ease of the easiest attack that works']),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `${log.length} tests of ${house}, ${open.length} open flaws, each shown by a test. Repair first: ${FLAW_NAMES[first]}.`,
      }
    : { passed: false, because: `Look again: ${wrong.join('; ')}.` }
}

function aimed(flaw: Flaw, log: readonly Attack[]): number {
  return log.filter((attack) => aimsAt(attack).includes(flaw)).length
}

function say(flaws: readonly Flaw[], sentence: (flaws: readonly Flaw[]) => string): string[] {
  return flaws.length === 0 ? [] : [sentence(flaws)]
}

const listed = (flaws: readonly Flaw[]) => flaws.map((flaw) => FLAW_NAMES[flaw]).join(', ')

export const FLAW_NAMES: Readonly<Record<Flaw, string>> = {
  direct: 'direct injection',
  indirect: 'indirect injection',
  leak: 'leaked hidden context',
  right: 'over-wide tool right',
  output: 'unescaped output',
  limit: 'no spending limit',
}
