'use client'

import { useState } from 'react'
import { Link } from '@/components/ui/link'
import type { LabState } from '../use-lab-inputs'

/** Back to the start, and a link that leads to this very state. */
export function LabFoot({ lab }: { lab: LabState }) {
  const [copied, setCopied] = useState('')
  const copy = async () => {
    const address = new URL(lab.sharePath, window.location.href).href
    try {
      await navigator.clipboard.writeText(address)
      setCopied(lab.sharePath)
    } catch {
      window.prompt('Copy this link', address)
    }
  }
  return (
    <div className="acts lab-foot">
      <button type="button" className="btn bare" onClick={lab.reset}>
        Reset
      </button>
      <button type="button" className="btn bare" onClick={() => void copy()}>
        Copy a link to this state
      </button>
      <Link className="btn bare" href={lab.sharePath}>
        Open on its own page
      </Link>
      <span role="status" className="dim">
        {copied === lab.sharePath ? 'Link copied.' : ''}
      </span>
    </div>
  )
}
