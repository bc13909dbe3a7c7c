import { useMemo } from 'react'
import {
  RUBRIC,
  agreementOf,
  correctedInterval,
  isGood,
  judgeTable,
  wordCount,
  type Agreement,
  type JudgeTable,
  type KeyName,
  type RubricLine,
} from '@/lib/labs/core/judge-agreement'
import { simulatePasses, type JudgeName } from '@/lib/labs/core/judge-simulation'
import { drawCases } from '@/lib/labs/core/scored-case'
import type { JudgedReplies } from '@/lib/labs/schemas'
import type { CorrectedShare } from './judge-agreement-pictures'
import type { LabelledReply, MarkedReply } from './judge-agreement-tables'
import type { LabState } from './use-lab-inputs'

/** Unlabelled replies that the judge marks alone. */
const MARKED = 2000

/** Lines of the rubric that count; the same array while they stay. */
export function useLines(lab: LabState): readonly RubricLine[] {
  const counted = RUBRIC.filter((line) => lab.inputs[line] !== false).join()
  return useMemo(() => RUBRIC.filter((line) => counted.includes(line)), [counted])
}

/** The labelled replies with what people say of each and the judge's points. */
export function useLabelled({
  data,
  points,
  keyName,
  lines,
  size,
}: {
  data: JudgedReplies
  points: readonly number[]
  keyName: KeyName
  lines: readonly RubricLine[]
  size: number
}): readonly LabelledReply[] {
  const words = useMemo(() => data.answers.map(({ text }) => wordCount(text)), [data])
  const drawn = Math.min(100, Math.max(20, Math.round(size)))
  const places = useMemo(
    () =>
      drawCases(
        data.answers.map((_, place) => place),
        { size: drawn, seed: 1 },
      ),
    [data, drawn],
  )
  return useMemo(
    () =>
      places.map((place) => {
        const reply = data.answers[place]!
        const isGoodByPeople = isGood(reply, { key: keyName, lines })
        return { reply, isGood: isGoodByPeople, points: points[place]!, words: words[place]! }
      }),
    [places, data, keyName, lines, points, words],
  )
}

/** What the judge says of each at its line, and how that meets what people say. */
export function useMarked(replies: readonly LabelledReply[], cut: number) {
  return useMemo(() => {
    const marked = replies.map((each): MarkedReply => ({ ...each, isPassed: each.points >= cut }))
    const table = judgeTable(
      marked.map((each) => each.isGood),
      marked.map(({ isPassed }) => isPassed),
    )
    return { marked, table }
  }, [replies, cut])
}

/** κ of our two keys on all hundred replies, with the lines that count. */
export function useOurKappa(data: JudgedReplies, lines: readonly RubricLine[]): number {
  return useMemo(() => {
    const by = (key: KeyName) => data.answers.map((reply) => isGood(reply, { key, lines }))
    return agreementOf(judgeTable(by('first'), by('second'))).kappa.value
  }, [data, lines])
}

export interface JudgeSetting {
  data: JudgedReplies
  judge: JudgeName
  cut: number
  /** Share of good ones among the other replies, 0 to 1. */
  truth: number
  seed: number
  keyName: KeyName
  lines: readonly RubricLine[]
}

/** How many of 2,000 other replies the judge passes. */
export function usePassed({ data, judge, cut, truth, seed, keyName, lines }: JudgeSetting): number {
  return useMemo(() => {
    const [good, bad] = [true, false].map((wanted) =>
      data.answers.filter((reply) => isGood(reply, { key: keyName, lines }) === wanted),
    )
    return simulatePasses({ judge, cut, truth, marked: MARKED, seed, good: good!, bad: bad! })
  }, [data, judge, cut, truth, seed, keyName, lines])
}

/** What follows from the judge's rates and its passes for the share that is good. */
export function correctedShare({
  passed,
  truth,
  agreement,
  table,
}: {
  passed: number
  truth: number
  agreement: Agreement
  table: JudgeTable
}): CorrectedShare {
  const rates = { good: agreement.good?.share ?? 0, bad: agreement.bad?.share ?? 0 }
  const goodCount = table.bothPass + table.onlyPeople
  const badCount = Math.max(1, table.onlyJudge + table.bothFail)
  return {
    observed: passed / MARKED,
    truth,
    marked: MARKED,
    corrected:
      rates.good + rates.bad - 1 < 0.05
        ? null
        : correctedInterval({ passed, marked: MARKED }, { ...rates, goodCount, badCount }),
  }
}
