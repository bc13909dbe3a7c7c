'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState, type ComponentType } from 'react'
import { Link } from '@/components/ui/link'
import type { LabBodyProps } from './lab-body'
import { LabHold } from './parts/lab-hold'

/** Each lab is its own piece of code, fetched when it comes near. */
const BODIES: Readonly<Record<string, ComponentType<LabBodyProps>>> = {
  L01: dynamic(() => import('./threshold-cost-lab').then((part) => part.ThresholdCostLab), {
    ssr: false,
    loading: () => <LabHold labId="L01" />,
  }),
  L02: dynamic(() => import('./base-rates-lab').then((part) => part.BaseRatesLab), {
    ssr: false,
    loading: () => <LabHold labId="L02" />,
  }),
  L14: dynamic(() => import('./approach-choice-lab').then((part) => part.ApproachChoiceLab), {
    ssr: false,
    loading: () => <LabHold labId="L14" />,
  }),
  L15: dynamic(() => import('./rules-first-lab').then((part) => part.RulesFirstLab), {
    ssr: false,
    loading: () => <LabHold labId="L15" />,
  }),
  L18: dynamic(() => import('./calibration-lab').then((part) => part.CalibrationLab), {
    ssr: false,
    loading: () => <LabHold labId="L18" />,
  }),
  L20: dynamic(() => import('./probe-set-lab').then((part) => part.ProbeSetLab), {
    ssr: false,
    loading: () => <LabHold labId="L20" />,
  }),
  L22: dynamic(() => import('./source-criticism-lab').then((part) => part.SourceCriticismLab), {
    ssr: false,
    loading: () => <LabHold labId="L22" />,
  }),
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
  const Body = BODIES[lab.id]
  return (
    <figure className="fig lab" ref={place}>
      <figcaption className={isPage ? 'vh' : 'lab-name'}>
        <span className="code">{lab.id}</span> {lab.title}
      </figcaption>
      {isNear && Body ? (
        <Body labId={lab.id} path={lab.path} preset={preset} isPage={isPage} />
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
