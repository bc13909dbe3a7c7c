'use client'

import { useRef, useState } from 'react'
import { Link } from '@/components/ui/link'
import { saveFile } from '@/components/ui/save-file'
import type { LabState } from '../use-lab-inputs'
import { Later } from './later'
import { drawPng, numbersOf, pictureOf } from './lab-export'

/** Back to the start, a link that leads to this very state, and what the lab shows as files. */
export function LabFoot({ lab }: { lab: LabState }) {
  return (
    <Later>
      <Foot lab={lab} />
    </Later>
  )
}

function Foot({ lab }: { lab: LabState }) {
  const sharePath = lab.sharePath()
  const place = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState({ sharePath: '', text: '' })
  const say = (text: string) => setSaid({ sharePath, text })

  async function copy() {
    const address = new URL(sharePath, window.location.href).href
    try {
      await navigator.clipboard.writeText(address)
      say('Link copied.')
    } catch {
      window.prompt('Copy this link', address)
    }
  }

  async function save(kind: 'svg' | 'png' | 'csv') {
    const figure = place.current?.closest<HTMLElement>('.lab')
    if (!figure) return
    const title = figure.querySelector('figcaption')?.textContent ?? lab.labId
    const name = `${lab.labId}.${kind}`
    if (kind === 'csv') {
      saveFile(name, new Blob([numbersOf(figure)], { type: 'text/csv;charset=utf-8' }))
      return say('Numbers saved.')
    }
    const picture = pictureOf(figure, title)
    if (picture === null) return say('This state of the lab has no picture.')
    try {
      saveFile(name, kind === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await drawPng(picture))
      say('Picture saved.')
    } catch {
      say('This browser could not draw the picture. The SVG file works.')
    }
  }

  return (
    <div className="acts lab-foot" ref={place}>
      <button type="button" className="btn bare" onClick={lab.reset}>
        Reset
      </button>
      <button type="button" className="btn bare" onClick={() => void copy()}>
        Copy a link to this state
      </button>
      <Link className="btn bare" href={sharePath}>
        Open on its own page
      </Link>
      <span className="lab-files">
        Save{' '}
        <button type="button" className="btn bare" onClick={() => void save('svg')}>
          picture (SVG)
        </button>
        <button type="button" className="btn bare" onClick={() => void save('png')}>
          picture (PNG)
        </button>
        <button type="button" className="btn bare" onClick={() => void save('csv')}>
          numbers (CSV)
        </button>
      </span>
      <span role="status" className="dim">
        {said.sharePath === sharePath ? said.text : ''}
      </span>
    </div>
  )
}
