import { answerJson, readJson } from '@/lib/platform/api'
import { SaveDraftSchema } from '@/lib/studio/schemas'
import { saveDraft } from '@/lib/studio/service'

/** The editor saves by itself. A save that came too late is an answer of its own and carries the other text. */
export async function POST(request: Request): Promise<Response> {
  let isStale = false
  const response = await answerJson(async () => {
    const outcome = await saveDraft(await readJson(request, SaveDraftSchema))
    isStale = !outcome.ok
    return outcome
  })
  return isStale ? new Response(response.body, { status: 409, headers: response.headers }) : response
}
