import type { LabState } from '../use-lab-inputs'
import { RangeControl } from './controls'

/** Makes sliders that write straight into a lab's inputs, in hundredths: key of the input, label, value as shown, and
 *  value, smallest, largest and step. A slider stays the same one while its label does, whichever input it writes. */
export function labRanges(lab: LabState) {
  return function labRange(
    key: string,
    label: string,
    shown: string,
    [value, min, max, step]: readonly [number, number, number, number],
  ) {
    return (
      <RangeControl
        key={label}
        label={label}
        value={value}
        shown={shown}
        min={min}
        max={max}
        step={step}
        onChange={(next) => lab.set({ [key]: Math.round(next * 100) / 100 })}
      />
    )
  }
}
