import type { Lesson } from '@/lib/content/core/graph'
import type { RailStep } from './lesson-rail'

const LABELS: Readonly<Record<string, Omit<RailStep, 'id'> & { anchor: string }>> = {
  Decision: { label: 'Decide', anchor: 'decide' },
  Worked: { label: 'Case', anchor: 'worked' },
  Checklist: { label: 'Checklist', anchor: 'checklist' },
  Lab: { label: 'Lab', anchor: 'lab' },
  Check: { label: 'Check', anchor: 'check-first' },
  YourWords: { label: 'Your words', anchor: 'words' },
  Spaced: { label: 'Later', anchor: 'later' },
}

/** The rail of a lesson, read from its tags: the first of each kind, in reading order; the idea follows the decision. */
export function lessonSteps({ body }: Lesson): RailStep[] {
  const steps: RailStep[] = []
  for (const { name } of body.tags) {
    const step = LABELS[name]
    if (step === undefined || steps.some(({ id }) => id === step.anchor)) continue
    steps.push({ id: step.anchor, label: step.label })
    const idea = body.headings[0]
    if (name === 'Decision' && idea) steps.push({ id: idea.id, label: 'The idea' })
  }
  return steps
}
