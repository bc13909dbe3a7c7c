import type { Metadata } from 'next'
import { FieldPicture } from '@/components/home/field-picture'
import { Fingerpost } from '@/components/home/fingerpost'
import { hoursRows, promisedMonths } from '@/components/home/hours-rows'
import { hoursSentence } from '@/components/home/hours-sentence'
import { HoursTable } from '@/components/home/hours-table'
import { SkillIndex } from '@/components/home/skill-index'
import { countOf, listInWords, numberWord } from '@/components/roadmap/number-words'
import { Link } from '@/components/ui/link'
import type { ContentGraph } from '@/lib/content/core/graph'
import { hrefOf, lessonSequence } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { sentenceStart } from '@/lib/shared/sentence-start'

export const dynamic = 'force-static'

export const metadata: Metadata = {
  title: { absolute: 'The road to AI product management | Milepost' },
  description:
    'A roadmap to AI product management that you can walk: know where you stand, see the way, prove you got there.',
  alternates: canonical('/'),
}

export default async function HomePage() {
  const content = await getContent()
  const rows = hoursRows(content)
  return (
    <>
      <div className="home-top">
        <div>
          <h1>
            Know where you stand, <br />
            see the way, <br />
            prove you got there.
          </h1>
          <p className="lede">
            Milepost is a roadmap to AI product management that you can walk: {inventory(content)}.
          </p>
        </div>
        <Fingerpost first={firstLesson(content)} />
      </div>
      <section className="section" aria-labelledby="map-heading">
        <header>
          <h2 id="map-heading">The whole field on one sheet</h2>
          <p>A line is an area. A marker is a skill. A stone is where a road ends.</p>
          <Link className="push small link" href="/roadmap">
            Open the roadmap
          </Link>
        </header>
        <FieldPicture content={content} />
      </section>
      <section className="section" aria-labelledby="areas-heading">
        <header>
          <h2 id="areas-heading">
            {sentenceStart(numberWord(content.areas.size))} questions, {countOf(content.skills.size, 'skill')}
          </h2>
          <p>Each skill has five levels of observable behaviour.</p>
        </header>
        <SkillIndex content={content} />
      </section>
      {rows.length > 0 && (
        <section className="section" aria-labelledby="time-heading">
          <header>
            <h2 id="time-heading">How long it really takes</h2>
          </header>
          <div className="two a">
            <div className="prose home-prose">
              <p>
                Roadmaps like to promise senior competence in 12 to {promisedMonths} months. {hoursSentence(rows)}
              </p>
              <p>
                The hours are design assumptions: skill hours plus a {share(content)} for review. They are fitted again
                from what learners really need, and your plan says so when a date does not fit.
              </p>
              <p className="ui">
                <Link href="/plan">See what a plan looks like</Link>
              </p>
            </div>
            <HoursTable rows={rows} withTracks />
          </div>
        </section>
      )}
    </>
  )
}

/** Only what is there is counted. */
function inventory(content: ContentGraph): string {
  const parts = [
    [content.skills.size, countOf(content.skills.size, 'skill')],
    [content.lessons.size, countOf(content.lessons.size, 'lesson')],
    [content.labs.size, `${countOf(content.labs.size, 'lab')} that compute something real`],
    [content.milestones.size, `${countOf(content.milestones.size, 'milestone')} with criteria a stranger can check`],
  ] as const
  return listInWords(parts.flatMap(([count, words]) => (count > 0 ? [words] : [])))
}

function firstLesson(content: ContentGraph) {
  const [track] = content.tracks.values()
  const first = content.lessons.get('O-1') ?? (track ? lessonSequence(content, track.id)[0]?.lesson : undefined)
  return first ? { href: hrefOf(first), title: first.title.replace(/\s*\([^)]*\)$/, ''), minutes: first.minutes } : null
}

function share(content: ContentGraph): string {
  const overhead = content.hours?.reviewOverhead ?? 0
  return overhead === 0.1 ? 'tenth' : `${Math.round(overhead * 100)} %`
}
