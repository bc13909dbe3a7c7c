'use client'

import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { recordEvent, type NewProgressEvent } from '@/components/learner/learner-state'
import type { MilestoneDetailDto } from '@/lib/progress/core/types'

const FRESH: MilestoneDetailDto = {
  status: 'open',
  criteria: {},
  selfScores: {},
  startedAt: null,
  claimedAt: null,
  acceptedAt: null,
  evidence: [],
}

interface MilestoneRecord {
  milestoneId: string
  detail: MilestoneDetailDto
  isKnown: boolean
  /** Draws at once and sends. */
  change: (event: NewProgressEvent | null, draw: (detail: MilestoneDetailDto) => MilestoneDetailDto) => void
  reload: () => Promise<void>
}

const Context = createContext<MilestoneRecord | null>(null)

/** Reads once what the learner did for this milestone and hands it to the islands inside. */
export function MilestoneRecordProvider({ milestoneId, children }: { milestoneId: string; children: ReactNode }) {
  const [detail, setDetail] = useState(FRESH)
  const [isKnown, setIsKnown] = useState(false)

  const reload = useCallback(async () => {
    try {
      const response = await fetch(`/api/me/milestones/${milestoneId}`)
      if (response.ok) setDetail((await response.json()) as MilestoneDetailDto)
    } catch {
      // Offline: what is drawn stays.
    } finally {
      setIsKnown(true)
    }
  }, [milestoneId])

  useEffect(() => {
    // The first read of what another device may have changed.
    queueMicrotask(() => void reload())
  }, [reload])

  const record = useMemo<MilestoneRecord>(
    () => ({
      milestoneId,
      detail,
      isKnown,
      reload,
      change: (event, draw) => {
        setDetail(draw)
        if (event !== null) recordEvent(event)
      },
    }),
    [milestoneId, detail, isKnown, reload],
  )

  return <Context value={record}>{children}</Context>
}

/** The record of the milestone around this island. @throws Error outside of a milestone */
export function useMilestoneRecord(): MilestoneRecord {
  const record = useContext(Context)
  if (record === null) throw new Error('This part stands outside of a milestone')
  return record
}
