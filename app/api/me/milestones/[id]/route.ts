import { readIdentity } from '@/lib/account/cookies'
import { answerJson } from '@/lib/platform/api'
import { getMilestoneDetail } from '@/lib/progress/evidence-queries'

/** What the reader did for one milestone. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(async () => {
    const [{ id }, identity] = await Promise.all([params, readIdentity()])
    return getMilestoneDetail(identity, id)
  })
}
