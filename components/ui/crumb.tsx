import { Fragment } from 'react'
import { Link } from '@/components/ui/link'

export interface CrumbProps {
  /** From the outermost place to this one; a step without href is text. */
  steps: readonly { label: string; href?: string }[]
}

/** Where this page stands. */
export function Crumb({ steps }: CrumbProps) {
  return (
    <nav className="crumb" aria-label="You are in">
      {steps.map((step, index) => (
        <Fragment key={step.label}>
          {index > 0 && <span aria-hidden="true" />}
          {step.href === undefined ? <span>{step.label}</span> : <Link href={step.href}>{step.label}</Link>}
        </Fragment>
      ))}
    </nav>
  )
}
