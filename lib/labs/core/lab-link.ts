import type { LabInputs } from './verdict'

/** Version of the inputs in a link to a lab; raised when an input changes its meaning. */
export const LAB_LINK_VERSION = '1'

/** Query of an address that opens a lab at a preset with some inputs changed. */
export function labQuery(preset: string, inputs: LabInputs): string {
  const query = new URLSearchParams({ v: LAB_LINK_VERSION, preset })
  for (const [key, value] of Object.entries(inputs)) query.set(key, String(value))
  return query.toString()
}
