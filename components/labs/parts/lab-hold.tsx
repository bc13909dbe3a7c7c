import type { LabData } from '../use-lab-data'

/** The place of a lab at about its final size, before its parts are here. */
export function LabHold({ labId }: { labId: string }) {
  return (
    <div className="lab-hold" data-lab={labId}>
      <div className="skel" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  )
}

/** The place of a lab whose data is on its way or could not be read. */
export function LabWait({ labId, data }: { labId: string; data: Exclude<LabData<unknown>, { state: 'read' }> }) {
  if (data.state === 'reading') return <LabHold labId={labId} />
  return (
    <div className="lab-hold" data-lab={labId} role="alert">
      <p className="strip-off">
        The data of this lab could not be read. Nothing you did is lost.{' '}
        <button type="button" className="btn bare" onClick={data.retry}>
          Try again
        </button>
      </p>
    </div>
  )
}
