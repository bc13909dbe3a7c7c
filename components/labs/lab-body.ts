/** What every lab is given. */
export interface LabBodyProps {
  labId: string
  /** Address of the lab's own page, for links to a state. */
  path: string
  preset: string | null
  /** On its own page a lab reads its state from the address. */
  isPage: boolean
}
