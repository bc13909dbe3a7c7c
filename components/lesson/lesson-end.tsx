'use client'

import { recordEvent, useLearnerState } from '@/components/learner/learner-state'
import { OwnMinutes } from '@/components/learner/own-minutes'
import { useShortcut, useShortcutsSetting } from '@/components/learner/shortcuts'
import { Link } from '@/components/ui/link'
import { StateMark } from '@/components/ui/mark'

export interface LessonEndProps {
  lessonId: string
  /** The next lesson in the road's order, where there is one. */
  next: { path: string; title: string } | null
}

/** Done with one click or one key, undone as easily, and the one next thing. */
export function LessonEnd({ lessonId, next }: LessonEndProps) {
  const state = useLearnerState()
  const { isOn, setIsOn } = useShortcutsSetting()
  const status = state?.lessons[lessonId]?.status ?? 'open'
  const planned = state?.next && state.plan ? state.next : null
  const onward = planned ?? (next ? { ...next, detail: '' } : null)

  function toggle() {
    recordEvent({ kind: status === 'done' ? 'lesson-reopened' : 'lesson-done', lessonId })
  }
  useShortcut('d', toggle)

  return (
    <div className="lesson-end">
      <div role="status">
        {status === 'done' && (
          <p>
            <StateMark name="shown" word="done" /> This lesson is behind you.
          </p>
        )}
        {status === 'skipped' && <p className="dim">You skipped this lesson. It can be done at any time.</p>}
      </div>
      <div className="acts">
        {status === 'done' ? (
          <>
            {onward && (
              <Link className="finger" href={onward.path}>
                {onward.title}
              </Link>
            )}
            <button type="button" className="btn bare" onClick={toggle}>
              Not done yet
            </button>
          </>
        ) : (
          <>
            <button type="button" className="finger" onClick={toggle}>
              Mark as done <kbd>D</kbd>
            </button>
            {status === 'open' && (
              <button
                type="button"
                className="btn bare"
                onClick={() => recordEvent({ kind: 'lesson-skipped', lessonId })}
              >
                Skip it
              </button>
            )}
          </>
        )}
      </div>
      <OwnMinutes subject={`lesson:${lessonId}`} noun="lesson" />
      <label className="small dim keys">
        <input type="checkbox" checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />
        Single keys: D marks as done, N notes what is selected
      </label>
    </div>
  )
}
