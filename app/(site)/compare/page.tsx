import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SkillLinks } from '@/components/library/skill-links'
import { Link } from '@/components/ui/link'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'AI product management compared',
  description:
    'Four differences to conventional product management, four added responsibilities, and the lenses side by side.',
  alternates: canonical('/compare'),
}

export default async function ComparePage() {
  const content = await getContent()
  const { comparison } = content
  if (comparison === null) notFound()
  return (
    <>
      <div className="head pt-8">
        <h1>What changes when a product rests on a model</h1>
        <p className="lede">
          Users, metrics and roadmaps stay. Four things work differently, and four decisions are added.
        </p>
      </div>
      <section className="section" aria-labelledby="differences-h">
        <header>
          <h2 id="differences-h">Four differences</h2>
          <p>Choose one and see what you have to be able to do.</p>
        </header>
        <div className="compare">
          {comparison.differences.map((difference, index) => (
            <details key={difference.id} name="difference" className="difference" open={index === 0}>
              <summary>{difference.title}</summary>
              <div className="sides">
                <section>
                  <h3>Conventional product</h3>
                  <p>{difference.conventional}</p>
                </section>
                <section>
                  <h3>AI product</h3>
                  <p>{difference.ai}</p>
                </section>
                <section className="you">
                  <h3>So you learn to</h3>
                  <p>{difference.learner}</p>
                  <p className="small">
                    <SkillLinks content={content} ids={difference.skills} />
                  </p>
                </section>
              </div>
            </details>
          ))}
        </div>
      </section>
      <section className="section" aria-labelledby="added-h">
        <header>
          <h2 id="added-h">Four added responsibilities</h2>
        </header>
        <ol className="responsibilities">
          {comparison.responsibilities.map(({ id, title, question, explains, skills }) => (
            <li key={id}>
              <h3>{title}</h3>
              <p className="question">{question}</p>
              <p>{explains}</p>
              <p className="small">
                <SkillLinks content={content} ids={skills} />
              </p>
            </li>
          ))}
        </ol>
      </section>
      {comparison.lenses.map(({ id, title, left, right, rows }) => (
        <section className="section" key={id} aria-labelledby={`${id}-h`}>
          <header>
            <h2 id={`${id}-h`}>{title}</h2>
          </header>
          <div className="scroll" tabIndex={0} role="group" aria-label={title}>
            <table className="tbl lens-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="vh">Aspect</span>
                  </th>
                  <th scope="col">{left}</th>
                  <th scope="col">{right}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.aspect}>
                    <th scope="row">{row.aspect}</th>
                    <td>{row.left}</td>
                    <td>{row.right}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <p className="lede mt-8">
        <Link href="/roadmap">See the whole field</Link>, or <Link href="/assessment">find out where you stand</Link>.
      </p>
    </>
  )
}
