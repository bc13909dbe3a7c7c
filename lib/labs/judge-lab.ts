import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/shared/errors'
import { judgeApproachChoice } from './core/approach-choice'
import { judgeBaseRates } from './core/base-rates'
import { judgeCalibration } from './core/calibration'
import { judgeDriftMonitor } from './core/drift-task'
import { judgeKanoRice } from './core/kano-rice-task'
import { judgeProbeSet } from './core/probe-set'
import { judgePromptTest } from './core/prompt-test-task'
import { judgeRulesFirst } from './core/rules-first'
import { toScoredCases, type PredictionsFile } from './core/scored-case'
import { judgeSourceCriticism } from './core/source-criticism'
import { judgeThresholdCost } from './core/threshold-cost'
import { judgeTokenBudget } from './core/token-budget-task'
import { judgeUnitEconomics } from './core/unit-economics-task'
import { judgeValueCase } from './core/value-case'
import type { JudgeAnswer, LabAnswer, PassVerdict } from './core/verdict'
import { getApproachCases, getClaimsData, getProbeSet, getTokenPrices } from './queries'

type Judge = (given: { seed: number; answer: LabAnswer }) => Promise<PassVerdict>

const JUDGES: Readonly<Record<string, Judge>> = {
  L01: withData(judgeThresholdCost, readPredictions),
  L02: withoutData(judgeBaseRates),
  L03: withoutData(judgeDriftMonitor),
  L07: withoutData(judgePromptTest),
  L08: withData(judgeTokenBudget, async () => (await getTokenPrices()).task),
  L09: withoutData(judgeUnitEconomics),
  L10: withoutData(judgeValueCase),
  L14: withData(judgeApproachChoice, async () => (await getApproachCases()).cases),
  L15: withoutData(judgeRulesFirst),
  L17: withoutData(judgeKanoRice),
  L18: withData(judgeCalibration, readPredictions),
  L20: withData(judgeProbeSet, async () => (await getProbeSet()).probes),
  L22: withData(judgeSourceCriticism, async () => (await getClaimsData()).claims),
}

/**
 * Judges an answer to the task that a seed draws, by the function that the browser uses: what a browser says about
 * passing counts for nothing.
 * @throws AppError bad-request for a lab without a task
 */
export async function judgeLab(labId: string, given: { seed: number; answer: LabAnswer }): Promise<PassVerdict> {
  const judge = JUDGES[labId]
  if (judge === undefined)
    throw new AppError('bad-request', {
      message: `${labId} has no task to judge`,
      userMessage: `${labId} has no task to pass. Reload the page.`,
    })
  return judge(given)
}

function withoutData(judge: JudgeAnswer): Judge {
  return (given) => Promise.resolve(judge({ ...given, data: null }))
}

function withData<Data>(judge: JudgeAnswer<Data>, read: () => Promise<Data>): Judge {
  return async (given) => judge({ ...given, data: await read() })
}

async function readPredictions() {
  return toScoredCases(await readLabData<PredictionsFile>('predictions.v1.json'))
}

/** A file under public/labs, which is part of the code and therefore trusted. */
async function readLabData<Data>(name: string): Promise<Data> {
  return JSON.parse(await readFile(path.join(process.cwd(), 'public/labs', name), 'utf8')) as Data
}
