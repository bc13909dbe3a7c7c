import { hashText } from '@/lib/shared/random'
import { brierScore } from './calibration'
import { wordIn, type JudgeAnswer, type LabAnswer, type PassVerdict } from './verdict'

export const GRADES = ['corroborated', 'plausible-unverified', 'suspicious', 'contradicted'] as const
export type ClaimGrade = (typeof GRADES)[number]

/** What the lab shows of a claim; verdict and reason only after the learner's grade. */
export interface LabClaim {
  id: string
  statement: string
  figure: string | null
  attributedTo: string
  verdict: ClaimGrade
  because: string
  sayInstead: string
  drawer: { title: string; publishedOn: string | null; kind: string; supports: string | null }[]
}

/** A grade with its confidence, 0.5..1. */
export interface GivenGrade {
  grade: ClaimGrade
  confidence: number
}

/** Confidence from which an error counts as over-confident. */
export const CONFIDENT_FROM = 0.8
/** Claims that are graded to learn, before the ones that count. */
export const OPEN_CLAIMS = 4
/** Share of the highest score that passes. Our convention: clearly above the 25% that chance would give. */
const PASS_SHARE = 0.6

/**
 * Up to `count` claims with every verdict represented as evenly as the stock allows, in an order that depends on the
 * ids alone, so that neighbours do not share a verdict by accident of the file.
 */
export function pickClaims<T extends { id: string; verdict: ClaimGrade }>(claims: readonly T[], count: number): T[] {
  const byHash = [...claims].sort((a, b) => hashText(a.id) - hashText(b.id) || (a.id < b.id ? -1 : 1))
  const queues = GRADES.map((grade) => byHash.filter(({ verdict }) => verdict === grade))
  const picked: T[] = []
  while (picked.length < count && queues.some((queue) => queue.length > 0))
    for (const queue of queues) {
      const next = queue.shift()
      if (next !== undefined && picked.length < count) picked.push(next)
    }
  return picked.sort((a, b) => hashText(`${a.id}:order`) - hashText(`${b.id}:order`))
}

export interface GradeScore {
  graded: number
  correct: number
  /** Wrong with a confidence of 0.8 or more. */
  confidentErrors: number
  /** correct − 0.5 · confident errors */
  score: number
  /** Mean (confidence − agreed)², 0..1; null while nothing is graded. */
  brier: number | null
  /** Of the grades given at 0.8 or more: how many, and how many agree. */
  confident: { given: number; agreed: number }
}

/** Score of the grades so far. Brier (1950) on the event "this grade agrees with the key". */
export function scoreGrades(
  claims: readonly Pick<LabClaim, 'id' | 'verdict'>[],
  grades: Readonly<Record<string, GivenGrade>>,
): GradeScore {
  const given = claims.flatMap(({ id, verdict }) => {
    const grade = grades[id]
    return grade === undefined ? [] : [{ agreed: grade.grade === verdict, confidence: grade.confidence }]
  })
  const correct = given.filter(({ agreed }) => agreed).length
  const sure = given.filter(({ confidence }) => confidence >= CONFIDENT_FROM)
  const confidentErrors = sure.filter(({ agreed }) => !agreed).length
  return {
    graded: given.length,
    correct,
    confidentErrors,
    score: correct - 0.5 * confidentErrors,
    brier:
      given.length === 0
        ? null
        : brierScore(given.map(({ agreed, confidence }) => ({ probability: confidence, happened: agreed }))),
    confident: { given: sure.length, agreed: sure.length - confidentErrors },
  }
}

/** Passed when every remaining claim is graded and the score is at least 60% of their number. */
export function judgeGrades({
  claims,
  grades,
}: {
  claims: readonly Pick<LabClaim, 'id' | 'verdict'>[]
  grades: Readonly<Record<string, GivenGrade>>
}): PassVerdict {
  const result = scoreGrades(claims, grades)
  const needed = Math.ceil(claims.length * PASS_SHARE * 2) / 2
  const open = claims.length - result.graded
  if (open > 0)
    return {
      passed: false,
      because: open === 1 ? 'One claim is not graded yet.' : `${open} claims are not graded yet.`,
    }
  return {
    passed: result.score >= needed,
    because: `${result.correct} of ${claims.length} agree with the key, with ${result.confidentErrors} confident ${result.confidentErrors === 1 ? 'error' : 'errors'} at half a point each: ${result.score} points. ${needed} are asked.`,
  }
}

/** Reads a grade with its confidence in per cent, "suspicious:80"; null for anything else. */
export function readGrade(text: string): GivenGrade | null {
  const [word, sure] = text.split(':')
  const grade = GRADES.find((each) => each === word)
  const confidence = Number(sure) / 100
  return grade !== undefined && confidence >= 0.5 && confidence <= 1 ? { grade, confidence } : null
}

/** The grades that a record of inputs holds under `grade-<claim>`. */
export function gradesIn(answer: LabAnswer, claims: readonly Pick<LabClaim, 'id'>[]): Record<string, GivenGrade> {
  return Object.fromEntries(
    claims.flatMap(({ id }) => {
      const grade = readGrade(wordIn(answer, `grade-${id}`))
      return grade === null ? [] : [[id, grade] as const]
    }),
  )
}

/** Grades handed in under `grade-<claim>` for the claims that count. */
export const judgeSourceCriticism: JudgeAnswer<readonly LabClaim[]> = ({ answer, data }) => {
  const claims = data.slice(OPEN_CLAIMS)
  return judgeGrades({ claims, grades: gradesIn(answer, claims) })
}
