import type { Device } from './cookie-jar'
import { eventOf, jsonRequest } from './events'
import { passingAttempt } from './passing-attempt'
import { POST as postAnswer } from '@/app/api/assessment/[id]/answer/route'
import { POST as postEvidence } from '@/app/api/me/evidence/route'
import { POST as postEvents } from '@/app/api/me/events/route'
import { PUT as putNote } from '@/app/api/me/notes/route'
import { requireLearnerId } from '@/lib/account/learner'
import { reportItem } from '@/lib/assessment/report-service'
import { beginAttempt, currentQuestion, endAttempt } from '@/lib/assessment/service'
import { getContent } from '@/lib/content/loader'
import { addDaysOff, renewFeed, saveStudyWeek } from '@/lib/planning/calendar-mutations'
import { addOverrides, savePlanSettings, setPause } from '@/lib/planning/mutations'
import { readCurrentPlan } from '@/lib/planning/service'
import { spacedQuestions } from '@/lib/progress/core/spaced-questions'

/** The first lesson that asks questions again later. */
export async function spacedLesson(): Promise<{ id: string; itemIds: string[] }> {
  for (const lesson of (await getContent()).lessons.values()) {
    const itemIds = spacedQuestions(lesson).map(({ itemId }) => itemId)
    if (itemIds.length > 0) return { id: lesson.id, itemIds }
  }
  throw new Error('No lesson asks a question again')
}

/** Does everything a learner can do, so that every table of a learner holds something; returns the learner's id. */
export async function doEverything(device: Device): Promise<string> {
  const lesson = await spacedLesson()
  return device.run(async () => {
    const events = [
      eventOf({ kind: 'lesson-done', lessonId: lesson.id }),
      eventOf({ kind: 'words-written', lessonId: lesson.id, wordsId: 'w1', text: 'In my own words, "quoted"' }),
      eventOf({ kind: 'practice-done', nodeId: 'practice:E1:1' }),
      eventOf(passingAttempt(1)),
      eventOf({ kind: 'criterion-set', milestoneId: 'MB4', criterionId: 'c1', on: true, date: '2026-01-05' }),
    ]
    await mustSucceed(postEvents(jsonRequest({ events })))
    await mustSucceed(
      putNote(
        jsonRequest(
          { id: crypto.randomUUID(), lessonId: 'E1-1', anchor: 'a', quote: 'the quote', text: '=1+1' },
          'PUT',
        ),
      ),
    )
    const form = new FormData()
    form.set(
      'evidence',
      JSON.stringify({ id: crypto.randomUUID(), subjectId: 'MB4', title: 'What I made', kind: 'file' }),
    )
    form.set('file', new File(['plain words of proof'], 'my proof.txt'))
    await mustSucceed(postEvidence(new Request('http://milepost.test/', { method: 'POST', body: form })))

    const attemptId = await beginAttempt({
      background: 'traditional-pm',
      trackId: 'platform',
      stage: 'basic',
      ratings: { E: 2 },
    })
    const item = (await currentQuestion(attemptId))?.question.item
    if (!item) throw new Error('The attempt asks nothing')
    const answered = postAnswer(jsonRequest({ itemId: item.id, answer: { type: 'dont-know' }, elapsedMs: 20_000 }), {
      params: Promise.resolve({ id: attemptId }),
    })
    await mustSucceed(answered)
    await reportItem({ itemId: item.id, attemptId, text: 'Two options are right' })
    await endAttempt(attemptId)

    const learnerId = await requireLearnerId()
    await savePlanSettings(learnerId, { background: 'traditional-pm', hoursPerWeek: 6, startDate: '2026-01-05' })
    await setPause(learnerId, { weekStart: '2026-02-02', isOn: true })
    await addOverrides(learnerId, [{ id: 'E1-2', kind: 'skip' }])
    await addDaysOff(learnerId, { first: '2026-04-03', last: '2026-04-06', note: 'Easter' })
    await saveStudyWeek(learnerId, {
      timeZone: 'Europe/Berlin',
      weekStartDay: 7,
      studyTimes: [{ number: 1, weekday: 2, startsAt: '19:00', minutes: 90 }],
    })
    await renewFeed(learnerId)
    await readCurrentPlan(learnerId, '2026-01-05')
    return learnerId
  })
}

async function mustSucceed(answering: Promise<Response>): Promise<void> {
  const answer = await answering
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}
