import type { Metadata } from 'next'
import { DocumentBody } from '@/components/mdx/document-body'
import { LessonRows } from '@/components/skill/lesson-rows'
import { LevelStones } from '@/components/skill/level-stones'
import { MilestoneRows } from '@/components/skill/milestone-rows'
import { NextInSkill } from '@/components/skill/next-in-skill'
import { ResourceRows } from '@/components/skill/resource-rows'
import { SkillState } from '@/components/skill/skill-state'
import { WhereYouAre } from '@/components/skill/where-you-are'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import {
  hrefOf,
  labsOfSkill,
  lessonsOfSkill,
  milestonesProving,
  prerequisitesOfSkill,
  unlockedBySkill,
  unwrittenLessons,
} from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'
import { requireDocument, type DocumentPageProps } from '../../require-document'

export const dynamic = 'force-static'

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  const content = await getContent()
  return [...content.skills.values()].map(({ slug }) => ({ slug }))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const { document: skill } = await requireDocument('skill', props)
  return { title: skill.title, description: skill.canDo, alternates: canonical(hrefOf(skill)) }
}

function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

export default async function SkillPage(props: DocumentPageProps) {
  const { content, document: skill } = await requireDocument('skill', props)
  const lessons = lessonsOfSkill(content, skill.id)
  const missing = unwrittenLessons(content, skill.id).length
  const labs = labsOfSkill(content, skill.id)
  const area = content.areas.get(skill.area)
  const needs = prerequisitesOfSkill(content, skill.id)
  const unlocks = unlockedBySkill(content, skill.id)
  const labNames = labs.map(({ id }) => id).join(' and ')
  return (
    <>
      <Crumb steps={[{ label: 'Roadmap', href: '/roadmap' }, ...(area ? [{ label: area.title }] : [])]} />
      <div className="two c skill-top">
        <div className="head">
          <h1>{skill.title}</h1>
          <p className="lede">{skill.canDo}</p>
        </div>
        <NextInSkill
          lessons={lessons.map((lesson) => ({ id: lesson.id, title: lesson.title, path: hrefOf(lesson) }))}
        />
      </div>
      <div className="two c">
        <div>
          <article className="prose skill-body">
            <DocumentBody
              content={content}
              document={skill}
              show={{
                levels: (
                  <LevelStones
                    skillId={skill.id}
                    levels={skill.levels}
                    judgedBy={{
                      1: 'Judged by questions.',
                      2:
                        labs.length > 0 ? `Judged by questions and the checks of ${labNames}.` : 'Judged by questions.',
                      3: 'Judged by work against a rubric.',
                      4: 'Judged by work, a measured outcome and a second reviewer.',
                    }}
                  />
                ),
                resources: <ResourceRows resources={skill.resources} />,
              }}
            />
          </article>
          <section className="section" aria-labelledby="lessons-h">
            <header>
              <h2 id="lessons-h">Lessons</h2>
              <p className="num">
                {lessons.length === 0
                  ? 'The lessons of this skill are being written.'
                  : `${lessons.length} to read now, ${inHours(lessons.reduce((sum, { minutes }) => sum + minutes, 0))} guided${
                      missing > 0 ? `; ${missing} more being written` : ''
                    }`}
              </p>
            </header>
            <LessonRows lessons={lessons} />
          </section>
          <section className="section" aria-labelledby="proof-h">
            <header>
              <h2 id="proof-h">What proves it</h2>
            </header>
            <MilestoneRows milestones={milestonesProving(content, skill.id)} />
          </section>
        </div>
        <aside aria-label="Your place and what is around">
          <WhereYouAre skillId={skill.id} />
          <section className="around" aria-labelledby="needs-h">
            <h2 id="needs-h">Needs</h2>
            {needs.length === 0 ? (
              <p className="small dim">Nothing. You can start here.</p>
            ) : (
              <ul className="small">
                {needs.map(({ skill: needed, level, forLevel }) => (
                  <li key={`${needed.id}-${forLevel}`}>
                    <SkillState skillId={needed.id} />
                    <span>
                      <Link href={hrefOf(needed)}>{needed.title}</Link> at level {level}, before level {forLevel} here
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {unlocks.length > 0 && (
            <section className="around" aria-labelledby="unlocks-h">
              <h2 id="unlocks-h">Opens the way to</h2>
              <ul className="small">
                {unlocks.map((other) => (
                  <li key={other.id}>
                    <SkillState skillId={other.id} />
                    <Link href={hrefOf(other)}>{other.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {labs.length > 0 && (
            <section className="around" aria-labelledby="labs-h">
              <h2 id="labs-h">Labs</h2>
              <ul className="small">
                {labs.map((lab) => (
                  <li key={lab.id}>
                    <Link href={hrefOf(lab)}>{lab.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </>
  )
}
