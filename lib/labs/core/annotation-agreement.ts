/** Two labellers against each other: table[first][second] counts the items. */
export type AgreementTable = readonly (readonly number[])[]

export interface Agreement {
  readonly items: number
  /** Share of items with the same label, p_o. */
  readonly observed: number
  /** Share that two labellers with these habits would agree on by luck, p_e. */
  readonly chance: number
  /** (p_o − p_e)/(1 − p_e): 1 is perfect, 0 is luck, below 0 is worse than luck; NaN if both use one class only. */
  readonly kappa: number
  /** Rough 95% range of kappa: ± 1.96·√(p_o(1 − p_o)/n)/(1 − p_e); fine for about 50 items or more. */
  readonly low: number
  readonly high: number
}

/** Agreement of two labellers beyond chance, p_e = Σ_k p_1k·p_2k. Source: J. Cohen, Educational and Psychological
 *  Measurement 20 (1960), with its approximate standard error. @throws RangeError for a table that is empty or not square */
export function cohenKappa(table: AgreementTable): Agreement {
  const items = table.flat().reduce((sum, count) => sum + count, 0)
  if (!(items > 0) || table.some((row) => row.length !== table.length))
    throw new RangeError(`No square table of items: ${JSON.stringify(table)}`)
  const observed = table.reduce((sum, row, index) => sum + row[index]!, 0) / items
  const chance = table.reduce((sum, row, index) => {
    const first = row.reduce((total, count) => total + count, 0)
    const second = table.reduce((total, each) => total + each[index]!, 0)
    return sum + (first * second) / items ** 2
  }, 0)
  const kappa = (observed - chance) / (1 - chance)
  const half = (1.96 * Math.sqrt((observed * (1 - observed)) / items)) / (1 - chance)
  return { items, observed, chance, kappa, low: kappa - half, high: Math.min(1, kappa + half) }
}

/** Labels of one labeller, a class for each item in the same order; null where an item was not labelled. */
export type Labels = readonly (number | null)[]

/** Counts of two labellers over the items that both labelled. */
export function agreementTable(
  first: Labels,
  second: Labels,
  { classes }: { classes: number },
): readonly (readonly number[])[] {
  const table = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0))
  for (const [item, label] of first.entries()) {
    const other = second[item]
    if (label !== null && other !== null && other !== undefined) table[label]![other]! += 1
  }
  return table
}

export interface FleissAgreement {
  /** Mean share of agreeing pairs over the items, P̄. */
  readonly observed: number
  /** Σ_j p_j² over the classes, P̄_e. */
  readonly chance: number
  /** NaN if all use one class only. */
  readonly kappa: number
}

/** Agreement of n labellers: P_i = (Σ_j n_ij² − n)/(n(n − 1)), κ = (P̄ − P̄_e)/(1 − P̄_e). counts[item][class] are labels,
 *  each row with the same sum n ≥ 2. Source: J. Fleiss, Psychological Bulletin 76 (1971). @throws RangeError otherwise */
export function fleissKappa(counts: readonly (readonly number[])[]): FleissAgreement {
  const raters = (counts[0] ?? []).reduce((sum, count) => sum + count, 0)
  if (raters < 2 || counts.some((row) => row.reduce((sum, count) => sum + count, 0) !== raters))
    throw new RangeError('Each item needs the same number of labels, at least two')
  const observed =
    counts.reduce(
      (sum, row) => sum + (row.reduce((squares, count) => squares + count ** 2, 0) - raters) / (raters * (raters - 1)),
      0,
    ) / counts.length
  const chance = counts[0]!.reduce((sum, _, label) => {
    const share = counts.reduce((total, row) => total + row[label]!, 0) / (counts.length * raters)
    return sum + share ** 2
  }, 0)
  return { observed, chance, kappa: (observed - chance) / (1 - chance) }
}

/** Labels counted by item and class, for `fleissKappa`. Items that somebody left out are left out. */
export function labelCounts(people: readonly Labels[], { classes }: { classes: number }): number[][] {
  return (people[0] ?? []).flatMap((_, item) => {
    const row = Array.from({ length: classes }, () => 0)
    for (const labels of people) {
      const label = labels[item]
      if (label === null || label === undefined) return []
      row[label]! += 1
    }
    return [row]
  })
}

/** Chance that the majority of an odd number of independent labellers, each right with probability a, is right:
 *  a³ + 3a²(1 − a) for three. Source: Condorcet 1785, binomial. @throws RangeError for an even number */
export function majorityRight(accuracy: number, labellers: number): number {
  if (labellers % 2 !== 1) throw new RangeError(`No majority rule for ${labellers} labellers`)
  let [sum, ways] = [0, 1]
  for (let wrong = 0; wrong < labellers / 2; wrong += 1) {
    sum += ways * accuracy ** (labellers - wrong) * (1 - accuracy) ** wrong
    ways *= (labellers - wrong) / (wrong + 1)
  }
  return sum
}

/** Two classes, and how often one labeller chose the one and another the other. */
export interface Confusion {
  readonly pair: readonly [number, number]
  readonly count: number
}

/** Differences of every two labellers on every item, by pair of classes, the most frequent first. */
export function confusions(people: readonly Labels[], { classes }: { classes: number }): Confusion[] {
  const counts = labelCounts(people, { classes })
  const found: Confusion[] = []
  for (let low = 0; low < classes; low += 1)
    for (let high = low + 1; high < classes; high += 1)
      found.push({ pair: [low, high], count: counts.reduce((sum, row) => sum + row[low]! * row[high]!, 0) })
  return found.sort((a, b) => b.count - a.count)
}

/** Items on which not everybody chose the same class. */
export function disputedItems(people: readonly Labels[]): number[] {
  return (people[0] ?? []).flatMap((_, item) =>
    people.every((labels) => labels[item] !== null && labels[item] === people[0]![item]) ? [] : [item],
  )
}
