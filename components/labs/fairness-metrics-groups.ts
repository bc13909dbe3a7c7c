import { useMemo } from 'react'
import { COMPAS, TOY, groupRates, type GroupOutcomes } from '@/lib/labs/core/fairness-metrics'
import { fitModel, outcomesAt, type ScoreModel } from '@/lib/labs/core/fairness-model'
import type { DrawnGroup } from './fairness-metrics-pictures'
import { CASE_WORDS, type CaseName } from './fairness-metrics-words'
import type { LabState } from './use-lab-inputs'

const FITS = { compas: COMPAS.map(fitModel), toy: TOY.map(fitModel) }

/** A group as the learner sets it; the same object while its two numbers stay. */
function useOwnModel(baseRate: number, separation: number): ScoreModel {
  return useMemo(() => ({ size: 1000, baseRate: baseRate / 100, separation }), [baseRate, separation])
}

/** Both groups at their lines: the table's own counts while its lines stand, the model's elsewhere. */
export function useGroups(lab: LabState, name: CaseName): readonly [DrawnGroup, DrawnGroup] {
  const own = [
    useOwnModel(lab.number('base1', 50), lab.number('apart1', 1.4)),
    useOwnModel(lab.number('base2', 30), lab.number('apart2', 1.4)),
  ]
  const mode = linesModeOf(lab, name)
  const counted = lab.number('counted', 100) / 100
  const settingOf = (group: 0 | 1): GroupSetting => {
    const model = name === 'own' ? own[group]! : FITS[name][group]!.model
    const key = mode === 'one' ? 'line' : group === 0 ? 'first' : 'second'
    const isTable = mode === 'published' && name !== 'own'
    const line = isTable ? FITS[name][group]!.line : Math.min(95, Math.max(5, lab.number(key, 46))) / 100
    const table = isTable ? (name === 'toy' ? TOY : COMPAS)[group] : null
    return { name: CASE_WORDS[name].groups[group], model, line, table, counted }
  }
  const [first, second] = [useGroup(settingOf(0)), useGroup(settingOf(1))]
  return useMemo(() => [first, second], [first, second])
}

interface GroupSetting {
  name: string
  model: ScoreModel
  line: number
  /** Counts that stand instead of those of the model. */
  table: GroupOutcomes | null
  counted: number
}

/** A group at its line; the same object while nothing of it changes, so that its half of a picture stays. */
function useGroup({ name, model, line, table, counted }: GroupSetting): DrawnGroup {
  return useMemo(
    () => ({ name, model, line, rates: groupRates(table ?? outcomesAt(line, model), counted) }),
    [name, model, line, table, counted],
  )
}

/** Whose lines are drawn; groups of one's own have no table. */
export function linesModeOf(lab: LabState, name: CaseName): 'published' | 'one' | 'each' {
  const mode = lab.text('lines', 'published')
  if (mode === 'each') return 'each'
  return mode === 'one' || name === 'own' ? 'one' : 'published'
}
