'use client'

import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { saveFile } from '@/components/ui/save-file'

export interface CopyTemplateProps {
  templateId: string
  title: string
  children: ReactNode
}

/** A template that can be copied or taken along as a file. */
export function CopyTemplate({ templateId, title, children }: CopyTemplateProps) {
  const bodyRef = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const text = () => bodyRef.current?.querySelector('pre')?.textContent ?? ''

  async function copy() {
    try {
      await navigator.clipboard.writeText(text())
      setSaid('Copied.')
    } catch {
      setSaid('The browser did not allow copying. Select the text instead.')
    }
  }

  function download() {
    saveFile(`${templateId}.md`, new Blob([text()], { type: 'text/markdown' }))
    setSaid('Saved as a file.')
  }

  return (
    <section className="template" aria-labelledby={`${templateId}-h`}>
      <header>
        <h3 id={`${templateId}-h`}>{title}</h3>
        <div className="acts ui">
          <button type="button" className="btn" onClick={() => void copy()}>
            Copy
          </button>
          <button type="button" className="btn" onClick={download}>
            Download
          </button>
        </div>
      </header>
      <div ref={bodyRef}>{children}</div>
      <p className="small dim" role="status">
        {said}
      </p>
    </section>
  )
}
