import 'server-only'
import { AppError } from '@/lib/shared/errors'
import { judgeActiveLearning } from './core/active-learning-task'
import type { LearningCurvesFile } from './core/active-learning'
import { judgeAgentBoundaries } from './core/agent-boundaries-task'
import { judgeAnnotationAgreement } from './core/annotation-agreement-task'
import { judgeApproachChoice } from './core/approach-choice'
import { judgeBaseRates } from './core/base-rates'
import { judgeCalibration } from './core/calibration'
import { judgeDriftMonitor } from './core/drift-task'
import { judgeFairness } from './core/fairness-metrics-task'
import { judgeJudgement } from './core/judge-agreement-task'
import { judgeKanoRice } from './core/kano-rice-task'
import { judgePlantedFlaws } from './core/planted-flaws-task'
import { judgeProbeSet } from './core/probe-set'
import { judgePromptTest } from './core/prompt-test-task'
import { judgeRetrieval } from './core/retrieval-task'
import { judgeRiskClasses, riskTaskData } from './core/risk-classes-task'
import { judgeRulesFirst } from './core/rules-first'
import { judgeSourceCriticism } from './core/source-criticism'
import { judgeStagedFallback } from './core/staged-fallback-task'
import { judgeThresholdCost } from './core/threshold-cost'
import { judgeTokenBudget } from './core/token-budget-task'
import { judgeUnitEconomics } from './core/unit-economics-task'
import { judgeValueCase } from './core/value-case'
import type { JudgeAnswer, LabAnswer, PassVerdict } from './core/verdict'
import {
  getApproachCases,
  getClaimsData,
  getProbeSets,
  getRetrievalData,
  getRiskCards,
  getTokenPrices,
  readLabData,
  readPredictions,
} from './queries'

type Judge = (given: { seed: number; answer: LabAnswer }) => Promise<PassVerdict>

const JUDGES: Readonly<Record<string, Judge>> = {
  L01: withData(judgeThresholdCost, readPredictions),
  L02: withoutData(judgeBaseRates),
  L03: withoutData(judgeDriftMonitor),
  L04: withoutData(judgeAnnotationAgreement),
  L05: withData(judgeActiveLearning, () => readLabData<LearningCurvesFile>('active-learning.v1.json')),
  L06: withData(judgeRetrieval, getRetrievalData),
  L07: withoutData(judgePromptTest),
  L08: withData(judgeTokenBudget, async () => (await getTokenPrices()).task),
  L09: withoutData(judgeUnitEconomics),
  L10: withoutData(judgeValueCase),
  L11: withoutData(judgeFairness),
  L12: withoutData(judgeAgentBoundaries),
  L13: withoutData(judgeStagedFallback),
  L14: withData(judgeApproachChoice, async () => (await getApproachCases()).cases),
  L15: withoutData(judgeRulesFirst),
  L16: withoutData(judgeJudgement),
  L17: withoutData(judgeKanoRice),
  L18: withData(judgeCalibration, readPredictions),
  L19: withData(judgeRiskClasses, async () => riskTaskData(await getRiskCards())),
  L20: withData(judgeProbeSet, async () => {
    const { models, library } = await getProbeSets()
    return { models: models.probes, library: library.probes }
  }),
  L21: withoutData(judgePlantedFlaws),
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
