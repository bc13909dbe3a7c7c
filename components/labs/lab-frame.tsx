'use client'

import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from 'react'
import { createPortal } from 'react-dom'
import { Link } from '@/components/ui/link'
import type { LabBodyProps } from './lab-body'
import { IsWideContext, useIsWide } from './parts/by-width'
import { LabHold } from './parts/lab-hold'
import { IsRehearsalContext, useRehearsal } from './use-rehearsal'

/** Each lab is its own piece of code, fetched when it comes near. */
const BODIES: Readonly<Record<string, ComponentType<LabBodyProps>>> = {
  L01: lazy(() => import('./threshold-cost-lab').then((part) => ({ default: part.ThresholdCostLab }))),
  L02: lazy(() => import('./base-rates-lab').then((part) => ({ default: part.BaseRatesLab }))),
  L03: lazy(() => import('./drift-monitor-lab').then((part) => ({ default: part.DriftMonitorLab }))),
  L04: lazy(() => import('./annotation-agreement-lab').then((part) => ({ default: part.AnnotationAgreementLab }))),
  L05: lazy(() => import('./active-learning-lab').then((part) => ({ default: part.ActiveLearningLab }))),
  L06: lazy(() => import('./retrieval-lab').then((part) => ({ default: part.RetrievalLab }))),
  L07: lazy(() => import('./prompt-test-lab').then((part) => ({ default: part.PromptTestLab }))),
  L08: lazy(() => import('./token-budget-lab').then((part) => ({ default: part.TokenBudgetLab }))),
  L09: lazy(() => import('./unit-economics-lab').then((part) => ({ default: part.UnitEconomicsLab }))),
  L10: lazy(() => import('./value-case-lab').then((part) => ({ default: part.ValueCaseLab }))),
  L11: lazy(() => import('./fairness-metrics-lab').then((part) => ({ default: part.FairnessMetricsLab }))),
  L12: lazy(() => import('./agent-boundaries-lab').then((part) => ({ default: part.AgentBoundariesLab }))),
  L13: lazy(() => import('./staged-fallback-lab').then((part) => ({ default: part.StagedFallbackLab }))),
  L14: lazy(() => import('./approach-choice-lab').then((part) => ({ default: part.ApproachChoiceLab }))),
  L15: lazy(() => import('./rules-first-lab').then((part) => ({ default: part.RulesFirstLab }))),
  L16: lazy(() => import('./judge-agreement-lab').then((part) => ({ default: part.JudgeAgreementLab }))),
  L17: lazy(() => import('./kano-rice-lab').then((part) => ({ default: part.KanoRiceLab }))),
  L18: lazy(() => import('./calibration-lab').then((part) => ({ default: part.CalibrationLab }))),
  L19: lazy(() => import('./risk-classes-lab').then((part) => ({ default: part.RiskClassesLab }))),
  L20: lazy(() => import('./probe-set-lab').then((part) => ({ default: part.ProbeSetLab }))),
  L21: lazy(() => import('./planted-flaws-lab').then((part) => ({ default: part.PlantedFlawsLab }))),
  L22: lazy(() => import('./source-criticism-lab').then((part) => ({ default: part.SourceCriticismLab }))),
}

export interface LabFrameProps {
  lab: { id: string; title: string; summary: string; path: string }
  preset: string | null
  /** On its own page the lab has no second title and reads its state from the address. */
  isPage?: boolean
}

/** A lab in its place: named at once, drawn when the reader comes near. */
export function LabFrame({ lab, preset, isPage = false }: LabFrameProps) {
  const place = useRef<HTMLElement>(null)
  const isNear = useIsNear(place)
  const isWide = useIsWide(place)
  const Body = BODIES[lab.id]
  const stage = useRehearsal(place, isNear)
  return (
    <figure className="fig lab" ref={place}>
      <figcaption className={isPage ? 'vh' : 'lab-name'}>
        {lab.id}. {lab.title}
      </figcaption>
      {isNear && Body ? (
        <IsWideContext value={isWide}>
          <Suspense fallback={<LabHold labId={lab.id} />}>
            <Body labId={lab.id} path={lab.path} preset={preset} isPage={isPage} />
          </Suspense>
          {stage &&
            createPortal(
              <IsRehearsalContext value={true}>
                <Suspense fallback={null}>
                  <Body labId={lab.id} path={lab.path} preset={preset} isPage={isPage} />
                </Suspense>
              </IsRehearsalContext>,
              stage,
            )}
        </IsWideContext>
      ) : (
        <LabHold labId={lab.id} />
      )}
      <noscript>
        <p className="strip-off">
          {lab.summary} The lab calculates in your browser and needs JavaScript. Its figures also stand as tables in the
          lesson
          {isPage ? ' that uses it' : ''}.
        </p>
      </noscript>
      {!Body && <Link href={lab.path}>Open the lab</Link>}
    </figure>
  )
}

/** True once the place is within a screen of the reader, and from then on. */
function useIsNear(place: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null || isNear) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setIsNear(true)
      },
      { rootMargin: '800px 0px' },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [place, isNear])
  return isNear
}
