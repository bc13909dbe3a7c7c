import * as z from 'zod'
import { AttemptExportSchema } from '@/lib/assessment/result-schemas'

/** The JSON Schema of a downloaded assessment. */
export function GET(): Response {
  return Response.json(z.toJSONSchema(AttemptExportSchema))
}
