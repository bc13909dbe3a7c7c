import type { ReactNode } from 'react'
import { getApproachCases, getClaimsData, getProbeSets, getTokenPrices, readPredictions } from '@/lib/labs/queries'
import { ActiveLearningThumbnail } from './thumbnails/active-learning-thumbnail'
import { AgentBoundariesThumbnail } from './thumbnails/agent-boundaries-thumbnail'
import { AnnotationAgreementThumbnail } from './thumbnails/annotation-agreement-thumbnail'
import { ApproachChoiceThumbnail } from './thumbnails/approach-choice-thumbnail'
import { BaseRatesThumbnail } from './thumbnails/base-rates-thumbnail'
import { CalibrationThumbnail } from './thumbnails/calibration-thumbnail'
import { DriftMonitorThumbnail } from './thumbnails/drift-monitor-thumbnail'
import { FairnessMetricsThumbnail } from './thumbnails/fairness-metrics-thumbnail'
import { JudgeAgreementThumbnail } from './thumbnails/judge-agreement-thumbnail'
import { KanoRiceThumbnail } from './thumbnails/kano-rice-thumbnail'
import { PlantedFlawsThumbnail } from './thumbnails/planted-flaws-thumbnail'
import { ProbeSetThumbnail } from './thumbnails/probe-set-thumbnail'
import { PromptTestThumbnail } from './thumbnails/prompt-test-thumbnail'
import { RetrievalThumbnail } from './thumbnails/retrieval-thumbnail'
import { RiskClassesThumbnail } from './thumbnails/risk-classes-thumbnail'
import { RulesFirstThumbnail } from './thumbnails/rules-first-thumbnail'
import { SourceCriticismThumbnail } from './thumbnails/source-criticism-thumbnail'
import { StagedFallbackThumbnail } from './thumbnails/staged-fallback-thumbnail'
import { ThresholdCostThumbnail } from './thumbnails/threshold-cost-thumbnail'
import { TokenBudgetThumbnail } from './thumbnails/token-budget-thumbnail'
import { UnitEconomicsThumbnail } from './thumbnails/unit-economics-thumbnail'
import { ValueCaseThumbnail } from './thumbnails/value-case-thumbnail'

const THUMBNAILS: Readonly<Record<string, () => ReactNode | Promise<ReactNode>>> = {
  L01: async () => <ThresholdCostThumbnail cases={await readPredictions()} />,
  L02: () => <BaseRatesThumbnail />,
  L03: () => <DriftMonitorThumbnail />,
  L04: () => <AnnotationAgreementThumbnail />,
  L05: () => <ActiveLearningThumbnail />,
  L06: () => <RetrievalThumbnail />,
  L07: () => <PromptTestThumbnail />,
  L08: async () => <TokenBudgetThumbnail prices={await getTokenPrices()} />,
  L09: () => <UnitEconomicsThumbnail />,
  L10: () => <ValueCaseThumbnail />,
  L11: () => <FairnessMetricsThumbnail />,
  L12: () => <AgentBoundariesThumbnail />,
  L13: () => <StagedFallbackThumbnail />,
  L14: async () => <ApproachChoiceThumbnail data={await getApproachCases()} />,
  L15: () => <RulesFirstThumbnail />,
  L16: () => <JudgeAgreementThumbnail />,
  L17: () => <KanoRiceThumbnail />,
  L18: async () => <CalibrationThumbnail cases={await readPredictions()} />,
  L19: () => <RiskClassesThumbnail />,
  L20: async () => <ProbeSetThumbnail data={(await getProbeSets()).models} />,
  L21: () => <PlantedFlawsThumbnail />,
  L22: async () => <SourceCriticismThumbnail claims={(await getClaimsData()).claims} />,
}

/** The small picture of a lab, calculated on the server from the lab's own functions; nothing for a lab without one. */
export async function LabThumbnail({ labId }: { labId: string }) {
  return (await THUMBNAILS[labId]?.()) ?? null
}
