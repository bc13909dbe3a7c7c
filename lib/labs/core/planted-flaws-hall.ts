import { ATTACKS, type Attack, type Flaw, type System, type Way } from './planted-flaws'

/** "cpb": first letters of way, wording and goal; `f` for the name field and `m` for many. */
const WAY_LETTER: Readonly<Record<Way, string>> = { chat: 'c', note: 'n', name: 'f' }

export function attackCode({ way, wording, goal }: Attack): string {
  return `${WAY_LETTER[way]}${wording[0]}${goal[0]}`
}

const BY_CODE = new Map(ATTACKS.map((attack) => [attackCode(attack), attack]))

/** Attacks of a log, "cpb.nts"; each once, what is no attack is left out. */
export function readLog(log: string): Attack[] {
  return [...new Set(log.split('.'))].flatMap((code) => BY_CODE.get(code) ?? [])
}

/** A log with one more attack at its end. */
export function addToLog(log: string, attack: Attack): string {
  return [
    ...readLog(log)
      .map(attackCode)
      .filter((code) => code !== attackCode(attack)),
    attackCode(attack),
  ].join('.')
}

/** The concert hall of lesson G3-2: all six flaws are planted. Three of them hide behind a sentence in the prompt. */
export const CONCERT_HALL: System = {
  tricks: { chat: ['authority', 'translated', 'split'], note: ['override', 'split'], name: ['translated'] },
  sentences: ['direct', 'leak', 'right'],
  guards: [],
  says: 'success',
}

/** Impact 1 to 5 of each flaw in the hall: our judgement, as the lesson gives the reasons. */
export const HALL_IMPACT: Readonly<Record<Flaw, number>> = {
  direct: 2,
  indirect: 4,
  leak: 3,
  right: 5,
  output: 4,
  limit: 3,
}

/** The twelve scripted attacks; in the hall they show four of the six flaws. */
export const SCRIPTED: readonly Attack[] = readLog('cpp.cop.cap.cpi.cti.cpb.cab.cpr.nop.npr.cps.cpm')
