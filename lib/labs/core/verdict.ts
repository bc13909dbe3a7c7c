/** Whether an attempt passes, and the reason in one or two sentences. */
export interface PassVerdict {
  passed: boolean
  because: string
}

/** Everything a lab remembers: flat, so that it fits an event, a record and the query of an address. */
export type LabInputs = Readonly<Record<string, number | string | boolean>>

/** Share as a percentage with the given digits, "95.4%". */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}%`
}

/** 1,031: grouped thousands, rounded to whole numbers. */
export function whole(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
