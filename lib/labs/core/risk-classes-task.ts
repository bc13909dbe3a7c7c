import { seededRandom } from '@/lib/shared/random'
import { GRAVE, type KeyedCard, type RiskClass } from './risk-classes'
import { wordIn, type JudgeAnswer } from './verdict'

/** Cards of one attempt. */
export const DRAWN = 5
/** Right answers asked for, of three on each card. */
export const NEEDED = 13

export interface TaskCard extends KeyedCard {
  readonly title: string
}

export interface RiskTaskData {
  /** Cards that are kept for the task. */
  readonly cards: readonly TaskCard[]
  /** Dates by the names of their facts. */
  readonly dates: Readonly<Record<string, string>>
}

/** What the task reads, out of all cards and dates of the lab. */
export function riskTaskData<Card extends TaskCard & { readonly set: string }>({
  cards,
  dates,
}: {
  readonly cards: readonly Card[]
  readonly dates: Readonly<Record<string, { readonly date: string }>>
}) {
  return {
    cards: cards.filter(({ set }) => set === 'task'),
    dates: Object.fromEntries(Object.entries(dates).map(([fact, { date }]) => [fact, date])),
  }
}

/** Five cards of at least four classes, one of them harmless and one grave; so no single class passes. Empty if the stock
 *  cannot fill the draw. */
export function riskTask<Card extends KeyedCard>(cards: readonly Card[], seed: number): Card[] {
  const random = seededRandom((Number.isFinite(seed) ? seed : 0) * 4051)
  const has = (drawn: readonly Card[], test: (riskClass: RiskClass) => boolean) =>
    drawn.some(({ key }) => test(key.class))
  for (let round = 0; round < 500; round += 1) {
    const left = [...cards]
    const drawn = Array.from({ length: DRAWN }, () => left.splice(Math.floor(random() * left.length), 1)).flat()
    const classes = new Set(drawn.map(({ key }) => key.class)).size
    const isMixed =
      classes >= 4 && has(drawn, (each) => each === 'minimal') && has(drawn, (each) => GRAVE.includes(each))
    if (drawn.length === DRAWN && isMixed) return drawn
  }
  return []
}

/** Judges role, class and date of five cards, handed in as `answer-<card>-role`, `-class` and `-from`. A banned or
 *  high-risk use that is taken for less fails the attempt, whatever else is right. */
export const judgeRiskClasses: JudgeAnswer<RiskTaskData> = ({ seed, answer, data: { cards, dates } }) => {
  const task = riskTask(cards, seed)
  const given = (id: string, part: string) => wordIn(answer, `answer-${id}-${part}`)
  const open = task.filter(({ id }) => ['role', 'class', 'from'].some((part) => given(id, part) === '')).length
  if (task.length === 0) return { passed: false, because: 'The cards of this task could not be read.' }
  if (open > 0) return { passed: false, because: `${open} of ${task.length} cards are not finished.` }
  const dateOf = (fact: string) => dates[fact] ?? fact
  const wrong = task.flatMap(({ id, title, key }) => [
    ...(given(id, 'role') === key.role ? [] : [`role of “${title}”`]),
    ...(given(id, 'class') === key.class ? [] : [`class of “${title}”`]),
    ...(dateOf(given(id, 'from')) === dateOf(key.from) ? [] : [`date of “${title}”`]),
  ])
  const right = task.length * 3 - wrong.length
  const lightly = task.filter(({ id, key }) => isLighter(given(id, 'class'), key.class))
  if (lightly.length > 0)
    return {
      passed: false,
      because: `Taken too lightly: ${lightly.map(({ title }) => `“${title}”`).join(', ')}. A banned or high-risk use that passes for less is the error that costs most.`,
    }
  return right >= NEEDED
    ? {
        passed: true,
        because: `${right} of ${task.length * 3} agree with our key${wrong.length === 0 ? '' : `; look again at the ${wrong.join(' and the ')}`}, and no grave use was taken for less.`,
      }
    : {
        passed: false,
        because: `${right} of ${task.length * 3} agree with our key, ${NEEDED} are asked. Look again at the ${wrong.join(', the ')}.`,
      }
}

/** Whether a class asks less than the true one: anything but a ban for a ban, and no high risk for a high risk. */
function isLighter(given: string, key: RiskClass): boolean {
  if (key === 'prohibited') return given !== 'prohibited'
  return GRAVE.includes(key) && !GRAVE.some((grave) => grave === given)
}
