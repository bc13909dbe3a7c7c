'use client'

import { memo } from 'react'
import { DEMAND, type Agreement, type KeyName, type KeyedReply, type Share } from '@/lib/labs/core/judge-agreement'
import { messageOf } from '@/lib/labs/core/judge-simulation'
import { percent } from '@/lib/labs/core/verdict'
import type { JudgedReplies } from '@/lib/labs/schemas'
import { LateDrawer } from './parts/late-drawer'
import { failedText, signed } from './judge-agreement-words'

export interface BoardProps {
  agreement: Agreement
  /** κ of our own two keys on the same replies and lines. */
  ourKappa: number
  consistency: Share
  pull: number
}

/** All measures of a judge, and what we ask of each. */
export function AgreementBoard({ agreement, ourKappa, consistency, pull }: BoardProps) {
  const { raw, kappa, good, bad } = agreement
  const rows = [
    { name: 'Agreement with people', value: percent(raw.share), interval: spanOf(raw), asked: '' },
    {
      name: 'Cohen’s κ',
      value: Number.isNaN(kappa.value) ? 'none' : signed(kappa.value, 2),
      interval: Number.isNaN(kappa.value) ? '' : `${signed(kappa.low, 2)} to ${signed(kappa.high, 2)}`,
      asked: `our two keys: ${signed(ourKappa, 2)}`,
    },
    rateRow('Good replies passed (TPR)', good),
    rateRow('Bad replies failed (TNR)', bad),
    {
      name: 'Same winner in both orders',
      value: percent(consistency.share),
      interval: spanOf(consistency),
      asked: askedText(consistency.share >= DEMAND.consistency, `at least ${percent(DEMAND.consistency)}`),
    },
    {
      name: 'Points for ten more words',
      value: signed(pull),
      interval: '',
      asked: askedText(Math.abs(pull) <= DEMAND.pull, `at most ${DEMAND.pull}`),
    },
  ]
  return (
    <table className="tbl">
      <caption className="vh">Measures of the judge, with 95% intervals and what is asked</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className="r">
            Value
          </th>
          <th scope="col" className="r">
            95% interval
          </th>
          <th scope="col" className="r">
            Asked
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, interval, asked }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">
              <b>{value}</b>
            </td>
            <td className="r">{interval}</td>
            <td className="r">{asked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rateRow(name: string, share: Share | null) {
  return {
    name,
    value: share === null ? 'none' : percent(share.share),
    interval: share === null ? '' : spanOf(share),
    asked: askedText(share !== null && share.share >= DEMAND.rate, `at least ${percent(DEMAND.rate)}`),
  }
}

function spanOf({ low, high }: Share): string {
  return `${percent(low)} to ${percent(high)}`
}

function askedText(isMet: boolean, asked: string): string {
  return `${isMet ? 'met' : 'not met'}: ${asked}`
}

/** A reply with what people say of it and the judge's points. */
export interface LabelledReply {
  readonly reply: KeyedReply
  readonly isGood: boolean
  readonly points: number
  readonly words: number
}

/** The same with what the judge says at its line. */
export interface MarkedReply extends LabelledReply {
  readonly isPassed: boolean
}

/** Replies on which people and judge differ: the reading that tells what to repair. */
export function DifferenceDrawer({
  marked,
  keyName,
  data,
}: {
  marked: readonly MarkedReply[]
  keyName: KeyName
  data: JudgedReplies
}) {
  const differing = marked.filter(({ isGood, isPassed }) => isGood !== isPassed)
  return (
    <LateDrawer summary={`Read the ${differing.length} replies on which judge and people differ`}>
      {() => (
        <ol className="lab-rows">
          {differing.map(({ reply, isPassed, points, words }) => (
            <li key={reply.id}>
              <dl className="lab-qa">
                <dt>Message</dt>
                <dd>{requestText(data, reply)}</dd>
                <dt>Reply</dt>
                <dd>{reply.text}</dd>
                <dt>Judge</dt>
                <dd>
                  {isPassed ? 'passes' : 'fails'}, {points.toFixed(1)} points, {words} words
                </dd>
                <dt>People</dt>
                <dd>{failedText(reply[keyName])}</dd>
              </dl>
            </li>
          ))}
        </ol>
      )}
    </LateDrawer>
  )
}

/** Replies on which our own two keys differ on passing, with what was settled and why. */
export const DisputeDrawer = memo(function DisputeDrawer({ data }: { data: JudgedReplies }) {
  const disputed = data.answers.filter(({ first, second }) => (first.length === 0) !== (second.length === 0))
  return (
    <LateDrawer summary={`Read the ${disputed.length} replies on which our own two keys differ`}>
      {() => (
        <ol className="lab-rows">
          {disputed.map((reply) => (
            <li key={reply.id}>
              <dl className="lab-qa">
                <dt>Message</dt>
                <dd>{requestText(data, reply)}</dd>
                <dt>Reply</dt>
                <dd>{reply.text}</dd>
                <dt>Keys</dt>
                <dd>
                  first {failedText(reply.first)}; second {failedText(reply.second)}
                </dd>
                <dt>Settled</dt>
                <dd>
                  {failedText(reply.settled)}. {reply.why}
                </dd>
              </dl>
            </li>
          ))}
        </ol>
      )}
    </LateDrawer>
  )
})

/** The rubric and the rules that the replies are held against. */
export const RulesDrawer = memo(function RulesDrawer({ data }: { data: JudgedReplies }) {
  return (
    <LateDrawer summary="The rules of the firm, and the four lines of the rubric">
      {() => (
        <>
          <ol>
            {data.rubric.map(({ id, text }) => (
              <li key={id}>{text}.</li>
            ))}
          </ol>
          <ul>
            {data.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
    </LateDrawer>
  )
})

function requestText({ requests }: JudgedReplies, reply: KeyedReply): string {
  return requests.find(({ id }) => id === messageOf(reply))?.text ?? ''
}
