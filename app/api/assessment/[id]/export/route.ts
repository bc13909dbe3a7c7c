import { exportAttempt } from '@/lib/assessment/export-attempt'
import { requireResult } from '@/lib/assessment/result-access'
import { getContent } from '@/lib/content/loader'
import { answerJson } from '@/lib/platform/api'
import { getSiteUrl } from '@/lib/platform/env'

/** An ended attempt of whoever asks, as a JSON file; its schema is served beside it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const response = await answerJson(async () =>
    exportAttempt(await getContent(), await requireResult((await params).id), getSiteUrl()),
  )
  if (response.ok) response.headers.set('content-disposition', 'attachment; filename="milepost-result.json"')
  return response
}
