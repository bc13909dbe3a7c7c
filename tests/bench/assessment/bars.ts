import type { Tally } from './tally'
import { figuresOf, measure, quantile, redraw } from './tally'
import type { Series } from './scenarios'

/** Series of a scenario by name, over all banks. */
export type Outcome = ReadonlyMap<string, Series>

/** One bar of engine.md section 8. Shares in per cent. `isLess` says that smaller is better. */
export interface Bar {
  readonly what: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly atLeast: number
  readonly aim: number
  readonly isLess: boolean
  readonly beside?: string
}

type Figure = 'rmse' | 'exactLevel' | 'gapF1' | 'brier' | 'callsMade' | 'callsRight'

/** The bars that the scenarios run so far can speak about. */
export function barsOf(outcomes: ReadonlyMap<string, Outcome>): Bar[] {
  const bars: Bar[] = []
  const right = outcomes.get('right-prior')
  if (right) bars.push(...rightPriorBars(right))
  const single = (scenario: string, name: string, length: number, bar: Omit<SingleBar, 'series' | 'length'>): void => {
    const series = outcomes.get(scenario)?.get(name)
    if (series) bars.push(singleBar({ ...bar, series, length }))
  }
  single('ratings', 'both', 24, {
    what: 'rating (r = .29) + "don\'t know", 24 items: calls made, %',
    figure: 'callsMade',
    atLeast: 60,
    aim: 65,
  })
  single('ratings', 'both', 24, { what: '    of these right, %', figure: 'callsRight', atLeast: 92, aim: 93 })
  bars.push(...coverageBars(outcomes))
  single('author-items', 'ours, guesses shrunk', 30, {
    what: 'launch bank, 30 items: RMSE',
    figure: 'rmse',
    atLeast: 0.8,
    aim: 0.785,
  })
  single('guessing', 'ours, with times', 30, {
    what: '20 % blind guessing, with times, 30 items: RMSE',
    figure: 'rmse',
    atLeast: 0.764,
    aim: 0.745,
  })
  single('retest', 'carried with drift', 12, {
    what: '12-question retest after study: RMSE',
    figure: 'rmse',
    atLeast: 0.709,
    aim: 0.69,
  })
  const overlap = outcomes.get('overlap')
  if (overlap) bars.push(overlapBar(overlap))
  return bars
}

function rightPriorBars(right: Outcome): Bar[] {
  const ours = right.get('ours')!
  const jscat = talliesAt(right.get('jsCAT 5.2.3')!, 30)
  const bar = (what: string, figure: Figure, atLeast: number, aim: number): Bar =>
    singleBar({
      what,
      series: ours,
      length: 30,
      figure,
      atLeast,
      aim,
      beside: `jsCAT ${shown(figuresOf(jscat)[figure], figure)}`,
    })
  const form = talliesAt(right.get('fixed form, skill by skill')!, 72)
  const items = (['rmse', 'exactLevel', 'gapF1', 'brier'] as const).map((figure): Bar => {
    const names = { rmse: 'RMSE', exactLevel: 'level', gapF1: 'gap F1', brier: 'Brier' }
    return {
      what: `items to equal the 72-item fixed form: ${names[figure]}`,
      ...itemsToEqual(ours, form, figure),
      atLeast: 26,
      aim: 24,
      isLess: true,
    }
  })
  return [
    bar('30 items: RMSE', 'rmse', 0.72, 0.705),
    bar('30 items: exact level, %', 'exactLevel', 43, 44),
    bar('30 items: gap F1, %', 'gapF1', 79.5, 80.5),
    ...items,
  ]
}

interface SingleBar {
  readonly what: string
  readonly series: Series
  readonly length: number
  readonly figure: Figure
  readonly atLeast: number
  readonly aim: number
  readonly beside?: string
}

function singleBar({ what, series, length, figure, atLeast, aim, beside }: SingleBar): Bar {
  const scale = scaleOf(figure)
  const { value, low, high } = measure(talliesAt(series, length))
  return {
    what,
    value: scale * value[figure],
    low: scale * low[figure],
    high: scale * high[figure],
    atLeast,
    aim,
    isLess: figure === 'rmse' || figure === 'brier',
    ...(beside && { beside }),
  }
}

function scaleOf(figure: Figure): number {
  return figure === 'rmse' || figure === 'brier' ? 1 : 100
}

function shown(value: number, figure: Figure): string {
  return scaleOf(figure) === 1 ? value.toFixed(3) : (100 * value).toFixed(1)
}

/** Tallies of a series at one of its lengths. */
export function talliesAt({ lengths, tallies }: Series, length: number): Tally[] {
  const at = lengths.indexOf(length)
  return tallies.map((entry) => entry[at]!)
}

/** Number of our questions after which the figure is as good as that of the form: where the curve, smoothed over five
 *  lengths, first reaches it. The longest length where it never does. */
function itemsToEqual(ours: Series, form: readonly Tally[], figure: Figure): Pick<Bar, 'value' | 'low' | 'high'> {
  const crossing = (learners: readonly number[]): number => {
    const goal = figuresOf(learners.map((index) => form[index]!))[figure]
    const sign = scaleOf(figure) === 1 ? 1 : -1
    const curve = ours.lengths.map(
      (_, at) => sign * figuresOf(learners.map((index) => ours.tallies[index]![at]!))[figure],
    )
    const smooth = curve.map((_, at) => mean(curve.slice(Math.max(0, at - 2), at + 3)))
    const at = smooth.findIndex((value, index) => index > 0 && value <= sign * goal)
    if (at < 0) return ours.lengths.at(-1)!
    const [before, after] = [smooth[at - 1]!, smooth[at]!]
    return ours.lengths[at - 1]! + Math.min(1, (before - sign * goal) / (before - after))
  }
  const redrawn = redraw(form.length).slice(0, ITEM_REDRAWS).map(crossing)
  return {
    value: crossing(form.map((_, index) => index)),
    low: quantile(redrawn, 0.025),
    high: quantile(redrawn, 0.975),
  }
}

const ITEM_REDRAWS = 100

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Scenarios of the coverage bar: whatever has the right prior or one slightly off, our engine in all of them. */
const COVERED: Readonly<Record<string, readonly string[]>> = {
  'right-prior': ['ours'],
  'prior-strength': ['slightly weak (shipped): .5 / .25', 'slightly strong: .7 / .45'],
  'author-items': ['ours, guesses shrunk'],
  guessing: ['ours, with times'],
  careless: ['ours'],
  ratings: ['both'],
  'flat-line': ['one in five says 4 everywhere'],
  retest: ['carried with drift'],
}

function coverageBars(outcomes: ReadonlyMap<string, Outcome>): Bar[] {
  return [...outcomes].flatMap(([scenario, outcome]) =>
    (COVERED[scenario] ?? []).map((name): Bar => {
      const series = outcome.get(name)!
      const length = scenario === 'retest' ? 12 : 30
      const { value, low, high } = measure(talliesAt(series, length))
      const off = (coverage: number): number => 100 * coverage
      return {
        what: `90 % interval covers, % (${scenario}${name === 'ours' ? '' : `: ${name}`})`,
        value: off(value.coverage),
        low: off(low.coverage),
        high: off(high.coverage),
        atLeast: 87,
        aim: 88,
        isLess: false,
        beside: 'not above 93',
      }
    }),
  )
}

function overlapBar(outcome: Outcome): Bar {
  const pairs = sharedShares(outcome.get('ours')!)
  const jscat = mean(sharedShares(outcome.get('jsCAT 5.2.3')!))
  const means = redraw(pairs.length).map((draw) => 100 * mean(draw.map((index) => pairs[index]!)))
  return {
    what: 'overlap of two tests of one ability, 30 items, %',
    value: 100 * mean(pairs),
    low: quantile(means, 0.025),
    high: quantile(means, 0.975),
    atLeast: 45,
    aim: 35,
    isLess: true,
    beside: `jsCAT ${(100 * jscat).toFixed(0)}`,
  }
}

function sharedShares({ itemIds }: Series): number[] {
  const shares: number[] = []
  for (let first = 0; first + 1 < itemIds.length; first += 2) {
    const seen = new Set(itemIds[first])
    const second = itemIds[first + 1]!
    shares.push(second.filter((id) => seen.has(id)).length / second.length)
  }
  return shares
}

/** Whether a bar was reached, and if not, whether the error of the simulation could hide it. */
export function verdict({
  value,
  low,
  high,
  atLeast,
  aim,
  isLess,
}: Bar): 'aim' | 'reached' | 'within error' | 'missed' {
  const meets = (measured: number, bar: number): boolean => (isLess ? measured <= bar : measured >= bar)
  if (meets(value, aim)) return 'aim'
  if (meets(value, atLeast)) return 'reached'
  return meets(isLess ? low : high, atLeast) ? 'within error' : 'missed'
}
