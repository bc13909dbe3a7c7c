/** Whether an attempt passes, and the reason in one or two sentences. */
export interface PassVerdict {
  passed: boolean
  because: string
}

/** Everything a lab remembers: flat, so that it fits an event, a record and the query of an address. */
export type LabInputs = Readonly<Record<string, number | string | boolean>>

/** What a learner hands in at the task of a seed: the inputs whose keys begin with `answer-`. */
export type LabAnswer = LabInputs

/** Judges an answer to the task that a seed draws. Pure, so that browser and server come to the same verdict; an answer
 *  that is missing or malformed does not pass. `data` is what the lab reads from content or from public/labs. */
export type JudgeAnswer<Data = null> = (given: { seed: number; answer: LabAnswer; data: Data }) => PassVerdict

/** The verdict on an answer of which a part is missing or is none of the choices. */
export const INCOMPLETE: PassVerdict = { passed: false, because: 'A part of the answer is missing.' }

/** A number in an answer, NaN when there is none; an empty field is none, nor are blanks. */
export function numberIn(answer: LabAnswer, key: string): number {
  const value = answer[key]
  return typeof value === 'boolean' || String(value).trim() === '' ? Number.NaN : Number(value)
}

/** A word in an answer, '' when there is none. */
export function wordIn(answer: LabAnswer, key: string): string {
  const value = answer[key]
  return value === undefined ? '' : String(value)
}

/** One of the allowed words in an answer, null when it is none of them. */
export function choiceIn<T extends string>(answer: LabAnswer, key: string, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === answer[key]) ?? null
}

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
