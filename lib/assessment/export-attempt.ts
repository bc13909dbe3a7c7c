import type { Content } from '@/lib/content/loader'
import { bankOfState } from './calibration-banks'
import { toReviewItem } from './item-dto'
import { AttemptExportSchema, type AttemptExport } from './result-schemas'
import type { ResultDto } from './result-service'
import { ItemAnswerSchema } from './schemas'

/** Address at which the schema of the export is served. */
export const EXPORT_SCHEMA_PATH = '/api/assessment/export-schema'

/** What a learner downloads of an ended attempt. Only questions that were answered are in it. */
export async function exportAttempt(
  content: Content,
  { attempt, result, responses, confidence }: ResultDto,
  siteUrl: string,
): Promise<AttemptExport> {
  const { state } = attempt
  const { bank } = await bankOfState(content, state)
  const parameters = new Map(bank.items.map(({ id, a, b, c }) => [id, { a, b, c }]))
  const uses = new Map(state.responses.map(({ itemId, use }) => [itemId, use]))
  const { skillIds, mean, covariance } = state.prior
  return AttemptExportSchema.parse({
    $schema: `${siteUrl}${EXPORT_SCHEMA_PATH}`,
    format: 'milepost-assessment',
    version: 1,
    attempt: {
      id: attempt.id,
      startedAt: attempt.startedAt.toISOString(),
      endedAt: attempt.finishedAt?.toISOString() ?? null,
      engineVersion: state.engineVersion,
      bankVersion: state.bankVersion,
      seed: attempt.seed,
      settings: attempt.settings,
    },
    result,
    names: {
      skills: Object.fromEntries(result.skills.map(({ id }) => [id, content.skills.get(id)?.title ?? id])),
      areas: Object.fromEntries(result.areas.map(({ id }) => [id, content.areas.get(id)?.title ?? id])),
    },
    answers: responses.flatMap(({ itemId, position, answer, score, confidence: sure, elapsedMs }) => {
      const item = content.items.get(itemId)
      if (item === undefined) return []
      const { stem, skill, options, key, rationales, solution } = toReviewItem(item)
      return [
        {
          position,
          itemId,
          skill,
          stem,
          options: options.map(({ id, text }) => ({ id, text, reason: rationales[id] ?? null })),
          key,
          solution,
          given: ItemAnswerSchema.parse(answer),
          score,
          use: uses.get(itemId) ?? 'scored',
          confidence: sure,
          elapsedMs,
          parameters: parameters.get(itemId) ?? null,
        },
      ]
    }),
    confidence: confidence.calibration,
    prior: { skillIds, mean, covariance },
  } satisfies AttemptExport)
}
