// Times selectItem + recordAnswer together, one sample per question, by the clock and by processor time (which other
// work on the machine does not disturb). Run: npm run bench:assessment-speed
import { buildPrior } from '@/lib/assessment/core/build-prior'
import { recordAnswer } from '@/lib/assessment/core/record-answer'
import { selectItem } from '@/lib/assessment/core/select-item'
import { startAssessment } from '@/lib/assessment/core/start-assessment'
import type { Bank, Criterion } from '@/lib/assessment/core/types'
import { normalDraw, seededRandom } from '@/lib/shared/random'

const QUESTIONS = 40
const LEARNERS = 60
const WARM_UP_LEARNERS = 10

function buildBank(skillCount: number): Bank {
  const random = seededRandom(7)
  const skills = Array.from({ length: skillCount }, (_, index) => ({ id: `S${index}`, area: `A${index % 6}` }))
  const items = skills.flatMap(({ id, area }) =>
    Array.from({ length: 24 }, (_, index) => ({
      id: `${id}-${index}`,
      skill: id,
      area,
      level: 2 as const,
      a: Math.exp(0.3 + 0.3 * normalDraw(random)),
      b: normalDraw(random),
      c: 0.1,
      format: 'single' as const,
      status: 'active' as const,
      parameters: 'published' as const,
      variantOf: null,
    })),
  )
  return { version: 'speed', skills, items }
}

function timeQuestions(skillCount: number, criterion: Criterion): { clock: number[]; processor: number[] } {
  const bank = buildBank(skillCount)
  const prior = buildPrior({ skills: bank.skills, levels: null })
  const targets = Object.fromEntries(bank.skills.map(({ id }) => [id, 2]))
  const clock: number[] = []
  const processor: number[] = []
  for (let learner = 0; learner < LEARNERS; learner += 1) {
    const random = seededRandom(learner)
    let state = startAssessment(bank, prior, { seed: learner, targets, criterion, questionCount: QUESTIONS })
    for (let question = 0; question < QUESTIONS; question += 1) {
      const [start, used] = [performance.now(), process.cpuUsage()]
      const itemId = selectItem(bank, state)
      if (itemId === null) throw new Error('The bank ran out of items')
      state = recordAnswer(bank, state, itemId, { kind: 'scored', score: random() < 0.6 ? 1 : 0 })
      const [elapsed, spent] = [performance.now() - start, process.cpuUsage(used)]
      if (learner < WARM_UP_LEARNERS) continue
      clock.push(elapsed)
      processor.push((spent.user + spent.system) / 1000)
    }
  }
  return { clock, processor }
}

function quantile(times: number[], share: number): string {
  const sorted = times.toSorted((left, right) => left - right)
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(3)
}

const table = [28, 40].flatMap((skills) =>
  (['gap', 'level'] as const).map((criterion) => {
    const { clock, processor } = timeQuestions(skills, criterion)
    return {
      skills,
      items: skills * 24,
      criterion,
      clockP50Ms: quantile(clock, 0.5),
      clockP99Ms: quantile(clock, 0.99),
      processorP50Ms: quantile(processor, 0.5),
      processorP99Ms: quantile(processor, 0.99),
    }
  }),
)
console.table(table)
