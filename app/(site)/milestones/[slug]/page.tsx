import type { Metadata } from 'next'
import { DocumentBody } from '@/components/mdx/document-body'
import { CriteriaTicks } from '@/components/milestone/criteria-ticks'
import { EvidenceBox } from '@/components/milestone/evidence-box'
import { MasteryCheckDoor } from '@/components/milestone/mastery-check-door'
import { MilestoneRecordProvider } from '@/components/milestone/milestone-record'
import { MilestoneStatus } from '@/components/milestone/milestone-status'
import { RubricScores } from '@/components/milestone/rubric-scores'
import { LessonRows } from '@/components/skill/lesson-rows'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { checkRulesOf } from '@/lib/assessment/core/mastery-check'
import { hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.milestones.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: milestone } = await requireDocument('milestone', props)
  return { title: milestone.title, description: milestone.summary, alternates: canonical(hrefOf(milestone)) }
}

const EVIDENCE_WORDS = { link: 'a link', file: 'a file', metric: 'a figure', reflection: 'a reflection' } as const

export default async function MilestonePage(props: DocumentPageProps) {
  const { content, document: milestone } = await requireDocument('milestone', props)
  const lessons = milestone.lessons.flatMap((id) => content.lessons.get(id) ?? [])
  const skills = milestone.moves.flatMap((id) => content.skills.get(id) ?? [])
  const tracks = milestone.tracks.flatMap((id) => content.tracks.get(id) ?? [])
  const check = checkRulesOf(milestone.id)
  return (
    <>
      <Crumb
        steps={[
          { label: 'Roadmap', href: '/roadmap' },
          { label: content.stages.get(milestone.stage)?.title ?? milestone.stage },
          { label: 'Milestone' },
        ]}
      />
      <MilestoneRecordProvider milestoneId={milestone.id}>
        <div className="head">
          <h1>{milestone.title}</h1>
          <p className="lede">{milestone.summary}</p>
          <p className="small dim num">
            About {milestone.hours} hours, inside the hours of its skills. Evidence:{' '}
            {milestone.evidence.map((kind) => EVIDENCE_WORDS[kind]).join(', ')}.
          </p>
        </div>
        <div className="two c">
          <div>
            {check && <MasteryCheckDoor rules={check} skillCount={skills.length} path={`${hrefOf(milestone)}/check`} />}
            <article className="prose skill-body">
              <DocumentBody
                content={content}
                document={milestone}
                show={{
                  criteria: <CriteriaTicks criteria={milestone.criteria} />,
                  rubric: <RubricScores rubric={milestone.rubric} />,
                }}
              />
            </article>
            <section className="section" aria-labelledby="evidence-h">
              <header>
                <h2 id="evidence-h">Your evidence</h2>
                <p>Seen by you alone.</p>
              </header>
              <EvidenceBox />
            </section>
          </div>
          <aside aria-label="Status and what is around">
            <MilestoneStatus criteria={milestone.criteria} />
            <section className="around" aria-labelledby="moves-h">
              <h2 id="moves-h">Shows these skills</h2>
              <ul className="small">
                {skills.map((skill) => (
                  <li key={skill.id}>
                    <Link href={hrefOf(skill)}>{skill.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
            <section className="around" aria-labelledby="tracks-h">
              <h2 id="tracks-h">Stands on the way of</h2>
              <ul className="small">
                {tracks.map((track) => (
                  <li key={track.id}>
                    <Link href={hrefOf(track)}>{track.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          </aside>
        </div>
        {lessons.length > 0 && (
          <section className="section" aria-labelledby="built-h">
            <header>
              <h2 id="built-h">Lessons that build it</h2>
            </header>
            <LessonRows lessons={lessons} />
          </section>
        )}
      </MilestoneRecordProvider>
    </>
  )
}
