import { drawCases } from './scored-case'
import { choiceIn, percent, wordIn, type JudgeAnswer, type PassVerdict } from './verdict'

/**
 * 95% Wilson score interval of a share. Source: Wilson, JASA 22 (1927): (p + z²/2n ± z√(pq/n + z²/4n²)) ÷ (1 + z²/n).
 * @throws RangeError unless 0 ≤ count ≤ total and total ≥ 1
 */
export function wilsonInterval(count: number, total: number): { low: number; high: number } {
  if (total < 1 || count < 0 || count > total) throw new RangeError(`${count} of ${total}`)
  const z = 1.959963984540054
  const share = count / total
  const middle = share + z ** 2 / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  const scale = 1 + z ** 2 / total
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}

/**
 * Two-sided p of the exact McNemar test: twice the smaller tail of a fair coin over the disputed cases, at most 1.
 * Source: McNemar, Psychometrika 12 (1947), with the exact binomial. 1 when nothing is disputed.
 */
export function exactMcNemar({ onlyFirst, onlySecond }: { onlyFirst: number; onlySecond: number }): number {
  const disputed = onlyFirst + onlySecond
  const fewer = Math.min(onlyFirst, onlySecond)
  let term = 0.5 ** disputed
  let tail = 0
  for (let k = 0; k <= fewer; k += 1) {
    tail += term
    term *= (disputed - k) / (k + 1)
  }
  return Math.min(1, 2 * tail)
}

/** The two sets of probes: two recorded models on messages, and two invented versions on questions. */
export const PROBE_SETS = ['models', 'library'] as const
export type ProbeSetName = (typeof PROBE_SETS)[number]

/** Why an answer of the invented versions is wrong, as its editors judged it. */
export const CAUSES = ['knowledge', 'context', 'instruction', 'reasoning'] as const
/** Which second run turned a wrong answer of the recorded models right: see `probe-models.ts`. */
export const SECOND_RUNS = ['alone', 'plain', 'neither'] as const
export type FailureCause = (typeof CAUSES)[number] | (typeof SECOND_RUNS)[number]
export type VersionId = 'a' | 'b'

/** A further run of a recorded model on a changed message. */
export interface SecondRun {
  run: 'alone' | 'plain'
  text: string
  answer: string
  correct: boolean
}

export interface ProbeAnswer {
  text: string
  correct: boolean
  cause: FailureCause | null
  /** The cause by a second keying, made separately from the first. */
  second?: FailureCause | undefined
  secondRuns?: readonly SecondRun[]
}

export interface Probe {
  id: string
  type: string
  prompt: string
  expected: string
  answers: Record<VersionId, ProbeAnswer>
}

/** How two versions did on the same probes. */
export interface PairCounts {
  bothRight: number
  onlyA: number
  onlyB: number
  bothWrong: number
}

export function pairCounts(probes: readonly Probe[]): PairCounts {
  const counts = { bothRight: 0, onlyA: 0, onlyB: 0, bothWrong: 0 }
  for (const { answers } of probes) {
    if (answers.a.correct) counts[answers.b.correct ? 'bothRight' : 'onlyA'] += 1
    else counts[answers.b.correct ? 'onlyB' : 'bothWrong'] += 1
  }
  return counts
}

/** Failures of one version among probes of one type (all types if null), with the interval of the rate. */
export function failureRate(probes: readonly Probe[], { version, type }: { version: VersionId; type: string | null }) {
  const asked = probes.filter((probe) => type === null || probe.type === type)
  const failed = asked.filter(({ answers }) => !answers[version].correct).length
  return { failed, asked: asked.length, ...wilsonInterval(failed, Math.max(1, asked.length)) }
}

/** A wrong answer of one version. */
export interface Failure {
  /** "P23-a" */
  id: string
  probe: Probe
  version: VersionId
  answer: ProbeAnswer
  cause: FailureCause
}

/** The types in which most answers of a version are wrong; several when they are level. */
export function weakestTypes(
  probes: readonly Probe[],
  { version, types }: { version: VersionId; types: readonly string[] },
): string[] {
  const failed = types.map((type) => failureRate(probes, { version, type }).failed)
  return types.filter((_, place) => failed[place] === Math.max(...failed))
}

/** All wrong answers with a cause, in the order of the probes. */
export function failuresOf(probes: readonly Probe[]): Failure[] {
  return probes.flatMap((probe) =>
    (['a', 'b'] as const).flatMap((version) => {
      const answer = probe.answers[version]
      return answer.correct || answer.cause === null
        ? []
        : [{ id: `${probe.id}-${version}`, probe, version, answer, cause: answer.cause }]
    }),
  )
}

/** Whether somebody names the cause of a failure as the set has it; where two keyings differ, either counts. */
export function namesCause({ cause, answer }: Failure, given: string): boolean {
  return given === cause || given === answer.second
}

/** How far the two keyings of the answers agree: on right or wrong among all answers, on the cause among the failures. A
 *  second cause is given exactly where the second keying found the answer wrong. */
export function keyAgreement(probes: readonly Probe[]): {
  answers: number
  grades: number
  failures: number
  causes: number
} {
  const all = probes.flatMap(({ answers }) => [answers.a, answers.b])
  const failed = all.filter(({ correct }) => !correct)
  return {
    answers: all.length,
    grades: all.filter(({ correct, second }) => correct === (second === undefined)).length,
    failures: failed.length,
    causes: failed.filter(({ cause, second }) => cause === second).length,
  }
}

/** Ten failures that were not opened before; fewer if fewer are left. */
export function sortingTask(
  failures: readonly Failure[],
  { opened, seed }: { opened: ReadonlySet<string>; seed: number },
): Failure[] {
  return drawCases(
    failures.filter(({ id }) => !opened.has(id)),
    { size: 10, seed },
  )
}

/** Passed when at least eight of ten causes are named as the set has them. */
export function judgeCauses({
  set,
  task,
  answers,
}: {
  set: ProbeSetName
  task: readonly Failure[]
  answers: Readonly<Record<string, string>>
}): PassVerdict {
  const agreed = task.filter((failure) => namesCause(failure, answers[failure.id] ?? '')).length
  const needed = Math.ceil(task.length * 0.8)
  if (task.length < 10)
    return {
      passed: false,
      because: `Only ${task.length} failures are left unopened. Reset the lab to sort ten new ones.`,
    }
  const count = `${agreed} of ${task.length}`
  return {
    passed: agreed >= needed,
    because:
      set === 'models'
        ? `${count} second runs came out as you said (${percent(agreed / task.length)}); ${needed} are asked. The models decided that; we did not.`
        : `${count} agree with one of our two keys (${percent(agreed / task.length)}); ${needed} are asked. Where you differ, the second run of the lesson would decide.`,
  }
}

/** Causes handed in under `answer-<failure>`; `answer-opened` names the failures that were opened before, `answer-set` the
 *  set, and the library where it is left out. */
export const judgeProbeSet: JudgeAnswer<Readonly<Record<ProbeSetName, readonly Probe[]>>> = ({
  seed,
  answer,
  data,
}) => {
  const set = choiceIn(answer, 'answer-set', PROBE_SETS) ?? 'library'
  const failures = failuresOf(data[set])
  const opened = new Set(wordIn(answer, 'answer-opened').split(' '))
  return judgeCauses({
    set,
    task: sortingTask(failures, { opened, seed }),
    answers: Object.fromEntries(failures.map(({ id }) => [id, wordIn(answer, `answer-${id}`)])),
  })
}
