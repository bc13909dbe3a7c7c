import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getContent } from '@/lib/content/loader'
import { canonical } from '@/lib/platform/canonical'

export const dynamic = 'force-static'
export const metadata: Metadata = {
  title: 'How levels are estimated',
  description: 'What the questions measure, how sure the result is, and what it does not know.',
  alternates: canonical('/method'),
}

export default async function MethodPage() {
  const content = await getContent()
  const questions = [...content.items.values()].filter(({ pool }) => pool === 'assessment').length
  const overhead = Math.round((content.hours?.reviewOverhead ?? 0) * 100)
  return (
    <>
      <div className="head pt-8">
        <h1>How levels are estimated</h1>
        <p className="lede">What stands behind a result and a plan, in plain words, with what we do not know.</p>
      </div>
      <article className="prose">
        <h2>One estimate for all skills together</h2>
        <p>
          Skills hang together: who reads a confusion matrix well often sets thresholds well. So every answer moves the
          estimate of its own skill a lot and of its neighbours a little. We keep one normal distribution over all{' '}
          {content.skills.size} skills and update it after each answer. We assume a correlation of one half within an
          area and one quarter across areas, weak on purpose: an assumption that is too strong makes a result look surer
          than it is.
        </p>
        <h2>Which question comes next</h2>
        <p>
          Out of {questions} questions the engine takes those that would say most about whether you stand below a
          target, and draws one of the best four, so that two people do not see the same test. At most two questions in
          a row come from one area, and now and then an easy one checks that all is well.
        </p>
        <h2>What counts, and what does not</h2>
        <p>
          “I don’t know” is an answer of its own and never worse than a guess. Answers faster than anybody can read are
          kept and not scored. Your own rating is a weak hint, because most people rate themselves a little high.
          Questions speak about levels 1 and 2. Levels 3 and 4 are reached by accepted work only, whatever the model
          believes.
        </p>
        <h2>How sure it is</h2>
        <p>
          The band on a line holds eight of ten likely values. We call a gap from 80 in 100, and call a skill solid up
          to 20 in 100. In between we say that we do not know, and what five more questions would probably settle. In
          simulations with this kind of bank, 20 questions call somewhat less than half of the skills, and about nine in
          ten of these calls are right. The difficulties of the questions are still their authors’ judgement; no learner
          data stand behind them yet.
        </p>
        <h2>Hours are assumptions</h2>
        <p>
          A plan multiplies levels by hours: from 3 to 30 hours for one step, by the size of a skill and the step, plus{' '}
          {overhead}% for review. These hours are design assumptions. They will be fitted to what learners really need.
        </p>
        <p>
          The formulas, their sources and their tests stand in the project’s files under <code>lib/assessment</code> and{' '}
          <code>lib/planning</code>. Claims with numbers are graded in the <Link href="/library/claims">library</Link>.
        </p>
      </article>
    </>
  )
}
