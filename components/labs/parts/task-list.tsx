import { Mark } from '@/components/ui/mark'
import { Later } from './later'

export interface LabTask {
  text: string
  isDone: boolean
}

/** What to try; a task is ticked when the lab has seen it, in any order. */
export function TaskList({ tasks }: { tasks: readonly LabTask[] }) {
  return (
    <Later>
      <div className="lab-tasks">
        <h3>Try this</h3>
        <ol>
          {tasks.map(({ text, isDone }) => (
            <li key={text} className={isDone ? 'shown' : 'none'}>
              <Mark name={isDone ? 'shown' : 'none'} />
              <span>
                {text}
                <span className="vh">{isDone ? ' (done)' : ''}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Later>
  )
}
