'use client'

import { Component, Suspense, useCallback, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

export type PreviewWidth = 'learner' | 'phone' | 'print'

const WIDTH_PX: Record<PreviewWidth, number | null> = { learner: null, phone: 390, print: 794 }

export interface PreviewFrameProps {
  width: PreviewWidth
  children: ReactNode
}

/**
 * The reader's page in a window of its own width, so that its own rules for phones and for paper apply. The window is an
 * empty document of this page, filled from here: pages of the site itself never allow to be framed.
 */
export function PreviewFrame({ width, children }: PreviewFrameProps) {
  const holder = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [body, setBody] = useState<HTMLElement | null>(null)
  const [paneWidth, setPaneWidth] = useState<number | null>(null)

  const fill = useCallback(() => {
    const inside = frame.current?.contentDocument
    if (!inside || inside.body === null) return
    dress(inside)
    setBody(inside.body)
  }, [])

  useEffect(() => {
    fill()
    const watch = new MutationObserver(() => {
      const inside = frame.current?.contentDocument
      if (inside) copyTheme(inside)
    })
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => watch.disconnect()
  }, [fill])

  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const watch = new ResizeObserver(([entry]) => entry && setPaneWidth(entry.contentRect.width))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    const inside = body?.ownerDocument
    if (!inside || width !== 'print') return
    return showAsPrinted(inside)
  }, [body, width])

  const widthPx = WIDTH_PX[width]
  const scale = widthPx === null || paneWidth === null ? 1 : Math.min(1, paneWidth / widthPx)
  return (
    <div ref={holder} className={`preview-holder is-${width}`}>
      <iframe
        ref={frame}
        title="Preview as the reader sees it"
        onLoad={fill}
        style={
          widthPx === null ? {} : { width: `${widthPx}px`, transform: `scale(${scale})`, height: `${100 / scale}%` }
        }
      />
      {body && createPortal(<PreviewPage>{children}</PreviewPage>, body)}
    </div>
  )
}

function PreviewPage({ children }: { children: ReactNode }) {
  return (
    <div className="page preview-page" onClickCapture={stayHere}>
      <PreviewGuard>
        <Suspense>{children}</Suspense>
      </PreviewGuard>
    </div>
  )
}

/** Anchors scroll inside the window; every other link opens beside the studio, so that nothing typed is left. */
function stayHere(event: MouseEvent) {
  const link = (event.target as Element).closest?.('a[href]')
  const href = link?.getAttribute('href')
  if (!link || !href) return
  event.preventDefault()
  event.stopPropagation()
  if (href.startsWith('#')) link.ownerDocument.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView()
  else window.open(href, '_blank', 'noopener')
}

/** A part that fails to draw must not take the editor with it. */
class PreviewGuard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidUpdate(before: { children: ReactNode }): void {
    if (this.state.hasFailed && before.children !== this.props.children) this.setState({ hasFailed: false })
  }

  override render(): ReactNode {
    return this.state.hasFailed ? (
      <p className="error-line">This part cannot be drawn. Change the text to draw it again.</p>
    ) : (
      this.props.children
    )
  }
}

function dress(inside: Document) {
  if (inside.documentElement.dataset['dressed'] !== undefined) return
  inside.documentElement.dataset['dressed'] = ''
  inside.documentElement.lang = 'en'
  inside.documentElement.className = document.documentElement.className
  copyTheme(inside)
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) inside.head.append(link.cloneNode())
  for (const style of document.querySelectorAll('style')) inside.head.append(style.cloneNode(true))
  const marks = document.getElementById('k-none')?.closest('svg')
  if (marks) inside.body.append(marks.cloneNode(true))
}

function copyTheme(inside: Document) {
  inside.documentElement.dataset['theme'] = document.documentElement.dataset['theme'] ?? 'system'
}

/** Lets the rules for paper apply on the screen, and those for screens rest. Returns what undoes it. */
function showAsPrinted(inside: Document): () => void {
  const changed: { media: MediaList; before: string }[] = []
  const visit = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if ('media' in rule) {
        const { media } = rule as CSSMediaRule
        const after = media.mediaText === 'print' ? 'all' : media.mediaText === 'screen' ? 'not all' : null
        if (after !== null) {
          changed.push({ media, before: media.mediaText })
          media.mediaText = after
        }
      }
      if ('cssRules' in rule) visit((rule as CSSGroupingRule).cssRules)
    }
  }
  for (const sheet of inside.styleSheets) visit(sheet.cssRules)
  inside.documentElement.dataset['paper'] = ''
  return () => {
    delete inside.documentElement.dataset['paper']
    for (const { media, before } of changed) media.mediaText = before
  }
}
