'use client'

import { lazy, Suspense } from 'react'
import type { CopyTemplateProps } from './copy-template'

const CopyTemplate = lazy(() => import('./copy-template').then((part) => ({ default: part.CopyTemplate })))

/** Few lessons have a template; its buttons come with those that do. */
export function TemplateFrame(props: CopyTemplateProps) {
  return (
    <Suspense>
      <CopyTemplate {...props} />
    </Suspense>
  )
}
