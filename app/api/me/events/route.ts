import { answerJson, readJson } from '@/lib/platform/api'
import { ProgressEventsSchema } from '@/lib/progress/schemas'
import { recordEvents } from '@/lib/progress/service'

/** Takes what a learner did; sent twice it has one effect. Names the events that could not be taken. */
export async function POST(request: Request): Promise<Response> {
  return answerJson(async () => {
    const { events } = await readJson(request, ProgressEventsSchema)
    return { refused: await recordEvents(events) }
  })
}
