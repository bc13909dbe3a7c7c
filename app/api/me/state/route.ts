import { createHash } from 'node:crypto'
import { readIdentity } from '@/lib/account/cookies'
import { readLearnerState } from '@/lib/learner-state/service'
import { answerError } from '@/lib/platform/api'

/** Everything the static pages draw over themselves, for whoever asks. */
export async function GET(request: Request): Promise<Response> {
  try {
    const body = JSON.stringify(await readLearnerState(await readIdentity()))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const headers = { etag, 'cache-control': 'private, no-cache', 'content-type': 'application/json', vary: 'cookie' }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(body, { headers })
  } catch (error) {
    return answerError(error)
  }
}
