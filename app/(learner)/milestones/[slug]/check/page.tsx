import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MasteryCheckStanding } from '@/components/milestone/mastery-check-standing'
import { Crumb } from '@/components/ui/crumb'
import { Link } from '@/components/ui/link'
import { LocalMoment } from '@/components/ui/local-moment'
import { getViewer } from '@/lib/account/viewer'
import { marksNeeded, passProbability } from '@/lib/assessment/core/mastery-check'
import { readCheckOverview } from '@/lib/assessment/mastery-service'
import { findBySlug, hrefOf } from '@/lib/content/core/graph-queries'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = { title: 'Milestone check', robots: { index: false } }

interface Props {
  params: Promise<{ slug: string }>
}

export default async function CheckPage({ params }: Props) {
  const [content, viewer, { slug }] = await Promise.all([getContent(), getViewer(), params])
  const milestone = findBySlug(content, 'milestone', slug)?.document
  const overview = milestone && (await readCheckOverview(milestone.id, viewer.learnerId))
  if (!milestone || !overview) notFound()
  const { rules, skills, standing, ended } = overview
  const count = rules.questionsPerSkill * skills.length
  const path = `${hrefOf(milestone)}/check`
  const titleOf = (id: string) => content.skills.get(id)?.title ?? id
  const chance = (share: number) =>
    Math.round(
      100 *
        passProbability(
          rules,
          skills.map(() => share),
        ),
    )
  return (
    <>
      <Crumb
        steps={[
          { label: 'Roadmap', href: '/roadmap' },
          { label: milestone.title, href: hrefOf(milestone) },
          { label: 'Check' },
        ]}
      />
      <div className="head">
        <h1>
          {count} new questions in {rules.minutes} minutes
        </h1>
        <p className="lede">
          {rules.questionsPerSkill} for each of {skills.length} skills, one at a time. Passed with{' '}
          {marksNeeded(count, rules.passShare)} right over all and at least{' '}
          {marksNeeded(rules.questionsPerSkill, rules.skillShare)} in every skill.
        </p>
      </div>
      <div className="two c">
        <div className="stack check-start">
          {ended[0]?.outcome.isPassed && (
            <p className="done-line">
              You have passed this check. <Link href={`${path}/${ended[0].id}/result`}>See the result</Link>.
            </p>
          )}
          <MasteryCheckStanding standing={standing} rules={rules} path={path} titleOf={titleOf} />
          <section aria-labelledby="rules-h">
            <h2 id="rules-h" className="check-h3">
              How it works
            </h2>
            <ul className="check-rules">
              <li>You have met none of the questions, nor a variant of one, in a lesson, a review or an assessment.</li>
              <li>“I don’t know” counts as not right here and keeps your profile honest.</li>
              <li>Alone: no person, no tool, no notes. You state it at the end.</li>
              <li>What is not answered when the time is over counts as not right.</li>
              <li>
                You see every answer with its reasons afterwards. A new check is possible {rules.retryDays} days later,
                with new questions.
              </li>
              <li className="num">
                Somebody who is right in 9 of 10 such questions passes in {chance(0.9)} of 100 checks; with 8 of 10, in{' '}
                {chance(0.8)}.
              </li>
            </ul>
          </section>
          {ended.length > 0 && (
            <section className="section" aria-labelledby="earlier-h">
              <header>
                <h2 id="earlier-h">Earlier checks</h2>
              </header>
              <ul className="rows">
                {ended.map(({ id, endedAt, outcome }) => (
                  <li key={id}>
                    <Link href={`${path}/${id}/result`}>
                      <LocalMoment at={endedAt.toISOString()} />
                    </Link>
                    <span className="end num">
                      {outcome.right} of {outcome.asked}, {outcome.isPassed ? 'passed' : 'not passed'}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="around" aria-labelledby="skills-h">
          <h2 id="skills-h">The skills</h2>
          <ul className="small">
            {skills.map((id) => {
              const skill = content.skills.get(id)
              return skill ? (
                <li key={id}>
                  <Link href={hrefOf(skill)}>{skill.title}</Link>
                </li>
              ) : null
            })}
          </ul>
        </aside>
      </div>
    </>
  )
}
