import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CONFIDENT_FROM,
  GRADES,
  OPEN_CLAIMS,
  gradesIn,
  judgeGrades,
  judgeSourceCriticism,
  pickClaims,
  readGrade,
  scoreGrades,
  type ClaimGrade,
  type LabClaim,
} from '@/lib/labs/core/source-criticism'
import { hashText } from '@/lib/shared/random'

const claim = (id: string, verdict: ClaimGrade = 'corroborated') => ({ id, verdict })
const claims = (count: number) => Array.from({ length: count }, (_, index) => claim(`A${index}`))
const STOCK = GRADES.flatMap((grade) => Array.from({ length: 9 }, (_, index) => claim(`${grade}-${index}`, grade)))
const countOf = (picked: readonly { verdict: ClaimGrade }[]) =>
  GRADES.map((grade) => picked.filter(({ verdict }) => verdict === grade).length)

/** The given number of claims rightly graded, then so many wrongly, each with its confidence. */
function graded(right: [count: number, confidence: number], wrong: [count: number, confidence: number]) {
  const give = (count: number, grade: ClaimGrade, confidence: number) =>
    Array.from({ length: count }, () => ({ grade, confidence }))
  return Object.fromEntries(
    [...give(right[0], 'corroborated', right[1]), ...give(wrong[0], 'suspicious', wrong[1])].map((each, index) => [
      `A${index}`,
      each,
    ]),
  )
}

test('grades go from corroborated to contradicted, four claims are graded to learn', () => {
  expect(GRADES).toEqual(['corroborated', 'plausible-unverified', 'suspicious', 'contradicted'])
  expect([OPEN_CLAIMS, CONFIDENT_FROM]).toEqual([4, 0.8])
})

test('pickClaims gives what is left over to the first verdicts, and fills up where one runs out', () => {
  expect([0, 1, 4, 6, 36, 50].map((count) => countOf(pickClaims(STOCK, count)))).toEqual([
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 1, 1, 1],
    [2, 2, 1, 1],
    [9, 9, 9, 9],
    [9, 9, 9, 9],
  ])
  const scarce = STOCK.filter(({ id, verdict }) => verdict !== 'suspicious' || id.endsWith('-0'))
  expect(countOf(pickClaims(scarce, 10))).toEqual([3, 3, 1, 3])
  expect(pickClaims([], 3)).toEqual([])
})

test('pickClaims takes the lowest hashes of each verdict, in the order of a second hash', () => {
  const picked = pickClaims(STOCK, 12)
  for (const grade of GRADES) {
    const lowest = STOCK.filter(({ verdict }) => verdict === grade)
      .map(({ id }) => id)
      .sort((a, b) => hashText(a) - hashText(b))
      .slice(0, 3)
    expect(
      picked
        .filter(({ verdict }) => verdict === grade)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(lowest.sort())
  }
  const orders = picked.map(({ id }) => hashText(`${id}:order`))
  expect(orders).toEqual([...orders].sort((a, b) => a - b))
})

test('pickClaims gives claims of equal hash in the order of their ids', () => {
  // FNV-1a sends these two words to the same number, as is known of "costarring" and "liquid".
  expect(hashText('costarring')).toBe(hashText('liquid'))
  const twins = [claim('liquid'), claim('costarring')]
  for (const stock of [twins, [...twins].reverse()])
    expect(pickClaims(stock, 1).map(({ id }) => id)).toEqual(['costarring'])
})

test('pickClaims leaves the stock as it was', () => {
  const stock = [claim('liquid'), claim('costarring')]
  pickClaims(stock, 2)
  expect(stock.map(({ id }) => id)).toEqual(['liquid', 'costarring'])
})

test('an error counts as over-confident from 0.80 on', () => {
  const at = (confidence: number) => scoreGrades(claims(2), graded([1, confidence], [1, confidence]))
  expect(at(0.79)).toMatchObject({ confidentErrors: 0, score: 1, confident: { given: 0, agreed: 0 } })
  expect(at(0.8)).toMatchObject({ confidentErrors: 1, score: 0.5, confident: { given: 2, agreed: 1 } })
})

test('grades of claims that are not asked do not count', () => {
  expect(scoreGrades(claims(1), graded([3, 0.6], [2, 0.9]))).toEqual({
    graded: 1,
    correct: 1,
    confidentErrors: 0,
    score: 1,
    // (0.6 − 1)²
    brier: expect.closeTo(0.16, 12) as number,
    confident: { given: 0, agreed: 0 },
  })
})

test('nothing graded scores nothing', () => {
  expect(scoreGrades(claims(3), {})).toEqual({
    graded: 0,
    correct: 0,
    confidentErrors: 0,
    score: 0,
    brier: null,
    confident: { given: 0, agreed: 0 },
  })
})

test('the points asked are 60%, rounded up to half a point', () => {
  const asked = (count: number) =>
    /([\d.]+) are asked[.]$/.exec(
      judgeGrades({ claims: claims(count), grades: graded([count, 0.6], [0, 0.5]) }).because,
    )?.[1]
  expect([1, 4, 5, 9, 10, 11, 16].map(asked)).toEqual(['1', '2.5', '3', '5.5', '6', '7', '10'])
})

test('a score on the line passes, half a point less does not', () => {
  const judged = (right: number, sureErrors: number) => {
    const grades = { ...graded([right, 0.6], [10 - right, 0.5]) }
    for (let index = right; index < right + sureErrors; index += 1)
      grades[`A${index}`] = { grade: 'suspicious', confidence: 0.9 }
    return judgeGrades({ claims: claims(10), grades })
  }
  expect(judged(7, 2)).toEqual({
    passed: true,
    because: '7 of 10 agree with the key, with 2 confident errors at half a point each: 6 points. 6 are asked.',
  })
  expect(judged(6, 1)).toEqual({
    passed: false,
    because: '6 of 10 agree with the key, with 1 confident error at half a point each: 5.5 points. 6 are asked.',
  })
  expect(judged(6, 0).because).toMatch(/with 0 confident errors at half a point each: 6 points/)
})

test('open claims are counted before anything is judged', () => {
  const grades = graded([8, 0.9], [0, 0.5])
  expect([8, 9, 10].map((count) => judgeGrades({ claims: claims(count), grades }).passed)).toEqual([true, false, false])
  expect(judgeGrades({ claims: claims(9), grades }).because).toBe('One claim is not graded yet.')
  expect(judgeGrades({ claims: claims(10), grades }).because).toBe('2 claims are not graded yet.')
})

test('a grade is read with a confidence from 50 to 100 per cent', () => {
  for (const grade of GRADES) expect(readGrade(`${grade}:80`)).toEqual({ grade, confidence: 0.8 })
  expect(['suspicious:50', 'suspicious:100'].map((text) => readGrade(text)?.confidence)).toEqual([0.5, 1])
})

test('a text that is no grade, or has no such confidence, is read as none', () => {
  for (const text of [
    '',
    'suspicious',
    'suspicious:',
    'suspicious:sure',
    'suspicious:49.9',
    'suspicious:100.1',
    'sure:80',
    ':80',
  ])
    expect(readGrade(text), text).toBeNull()
})

test('grades are found under the names of their claims, and others left out', () => {
  const answer = {
    'grade-A0': 'suspicious:70',
    'grade-A1': 'nonsense',
    'grade-A9': 'suspicious:70',
    A2: 'suspicious:70',
  }
  expect(gradesIn(answer, claims(3))).toEqual({ A0: { grade: 'suspicious', confidence: 0.7 } })
})

test('the first four claims are for learning; only those after them are judged', () => {
  const data = claims(9) as unknown as LabClaim[]
  const handed = (from: number) =>
    Object.fromEntries(data.slice(from).map(({ id }) => [`grade-${id}`, 'corroborated:60']))
  const judged = (from: number) => judgeSourceCriticism({ seed: 1, answer: handed(from), data })
  expect(judged(4)).toEqual({
    passed: true,
    because: '5 of 5 agree with the key, with 0 confident errors at half a point each: 5 points. 3 are asked.',
  })
  expect(judged(5).because).toBe('One claim is not graded yet.')
})

test('a score is at most the claims graded, and falls by half a point with each error that becomes sure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (right, wrong) => {
      const [unsure, sure] = [0.6, 0.9].map((confidence) =>
        scoreGrades(claims(right + wrong), graded([right, 0.6], [wrong, confidence])),
      )
      expect(unsure!.score - sure!.score).toBeCloseTo(wrong / 2, 12)
      expect(unsure!.score).toBe(right)
    }),
    { seed: 1 },
  )
})
