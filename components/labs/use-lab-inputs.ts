'use client'

import { use, useEffect, useState } from 'react'
import { recordEvent, useLearnerState } from '@/components/learner/learner-state'
import { useLessonRecordIfAny } from '@/components/lesson/lesson-record'
import { LAB_LINK_VERSION, labQuery } from '@/lib/labs/core/lab-link'
import type { LabAnswer, LabInputs } from '@/lib/labs/core/verdict'
import type { LabBodyProps } from './lab-body'
import { IsRehearsalContext } from './use-rehearsal'

/** Long enough to let a slider come to rest. */
const REST_MS = 1500

export interface LabState {
  labId: string
  inputs: LabInputs
  number: (key: string, fallback: number) => number
  text: (key: string, fallback: string) => string
  flag: (key: string) => boolean
  set: (patch: LabInputs) => void
  reset: () => void
  /** The inputs whose keys begin with one of these, as they are handed in at the task. */
  handIn: (prefixes: readonly string[]) => LabAnswer
  isPassed: boolean
  /** Records an attempt at the task; the server judges it again. */
  attempt: (given: { seed: number; answer: LabAnswer; passed: boolean }) => void
  /** Whether an input was changed since the lab was opened. */
  isTouched: boolean
  /** Address of the lab's page in this state. */
  sharePath: () => string
}

export interface LabInputsOptions extends LabBodyProps {
  /** Inputs of each preset; the first one is the default. */
  presets: Readonly<Record<string, LabInputs>>
  /** Names of the tasks that a state fulfils; once fulfilled they stay so. */
  achieved?: (inputs: LabInputs) => readonly string[]
}

/** Inputs of a lab: from the address on its own page, from the learner's record inside a lesson, else the preset. */
export function useLabInputs({ labId, path, preset, isPage, presets, achieved }: LabInputsOptions): LabState {
  const record = useLessonRecordIfAny()
  const learner = useLearnerState()
  const [changes, setChanges] = useState<LabInputs | null>(null)
  const [address] = useState(() => (isPage ? readAddress(window.location.search) : {}))
  const [hasPassed, setHasPassed] = useState(false)
  const isRehearsal = use(IsRehearsalContext)

  const wanted = String(address.preset ?? preset ?? '')
  const name = Object.hasOwn(presets, wanted) ? wanted : (Object.keys(presets)[0] ?? '')
  const kept = record?.labs[labId]
  const start: LabInputs = {
    ...presets[name],
    ...(isPage ? address : kept?.inputs.preset === name ? kept.inputs : {}),
    preset: name,
  }
  const inputs = changes ?? start

  useEffect(() => {
    if (changes === null || isRehearsal) return
    const timer = setTimeout(() => recordEvent({ kind: 'lab-inputs-set', labId, inputs: { ...changes } }), REST_MS)
    return () => clearTimeout(timer)
  }, [changes, labId, isRehearsal])

  return {
    labId,
    inputs,
    number: (key, fallback) =>
      typeof inputs[key] === 'number' && Number.isFinite(inputs[key]) ? inputs[key] : fallback,
    text: (key, fallback) => (inputs[key] === undefined ? fallback : String(inputs[key])),
    flag: (key) => inputs[key] === true,
    set: (patch) =>
      setChanges((before) => {
        const next = { ...(before ?? start), ...patch }
        const done = Object.fromEntries((achieved?.(next) ?? []).map((task) => [`done-${task}`, true]))
        return { ...next, ...done }
      }),
    reset: () => setChanges({ ...presets[name], preset: name, attempt: inputs.attempt ?? 0 }),
    handIn: (prefixes) =>
      Object.fromEntries(Object.entries(inputs).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix)))),
    isPassed: hasPassed || kept?.passed === true || learner?.labsPassed.includes(labId) === true,
    attempt: ({ seed, answer, passed }) => {
      if (passed) setHasPassed(true)
      recordEvent({ kind: 'lab-attempted', labId, seed, answer: { ...answer } })
    },
    isTouched: changes !== null,
    sharePath: () => `${path}?${writeAddress({ inputs, preset: presets[name] ?? {}, name })}`,
  }
}

/** Keys of what the learner did and answered, beside the inputs that are explored. */
const isProgress = (key: string): boolean => key === 'attempt' || key.includes('-')

/** For `memo` around the task that counts: whether it would show the same, so that a slider need not draw it again. All
 *  that such a task reads of the inputs are answers, whose keys hold a hyphen, and the number of the attempt. */
export function showsSameTask<Props extends { lab: LabState }>(before: Props, now: Props): boolean {
  // Before the first change the learner's record may still arrive and with it another start.
  if (!now.lab.isTouched || before.lab.isPassed !== now.lab.isPassed) return false
  const [old, next] = [before.lab.inputs, now.lab.inputs]
  const keys = new Set([...Object.keys(old), ...Object.keys(next)].filter(isProgress))
  return (
    [...keys].every((key) => old[key] === next[key]) &&
    Object.keys(now).every((name) => name === 'lab' || Object.is(before[name as keyof Props], now[name as keyof Props]))
  )
}

/** What a link carries: the preset and what differs from it; the learner's progress stays at home. */
function writeAddress({ inputs, preset, name }: { inputs: LabInputs; preset: LabInputs; name: string }): string {
  const changed = Object.entries(inputs).filter(
    ([key, value]) => key !== 'preset' && !isProgress(key) && value !== preset[key],
  )
  return labQuery(name, Object.fromEntries(changed))
}

function readAddress(search: string): LabInputs {
  const inputs: Record<string, number | string | boolean> = {}
  const query = new URLSearchParams(search)
  // The inputs of another version may mean something else; its preset still leads to the right start.
  const isReadable = (query.get('v') ?? LAB_LINK_VERSION) === LAB_LINK_VERSION
  for (const [key, value] of query) {
    if (key === 'v' || key.length > 40 || value.length > 400) continue
    if (!isReadable && key !== 'preset') continue
    const asNumber = Number(value)
    inputs[key] =
      value === 'true' ? true : value === 'false' ? false : value !== '' && Number.isFinite(asNumber) ? asNumber : value
  }
  return inputs
}
