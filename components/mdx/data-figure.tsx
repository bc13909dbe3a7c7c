import type { ReactNode } from 'react'
import { BarPicture } from './figures/bar-picture'
import { LinePicture } from './figures/line-picture'
import { StepsPicture } from './figures/steps-picture'
import { readTable } from './read-table'
import type { TagProps } from './tags'

export type DataFigureProps = TagProps<'Figure'> & { children: ReactNode }

/** A picture drawn from the table an author wrote; the table stays as its twin for readers who prefer one. */
export function DataFigure({ id, kind, title, alt, children }: DataFigureProps) {
  const table = readTable(children)
  return (
    <figure className="fig" id={id}>
      <figcaption>{title}</figcaption>
      {table && kind === 'line' && <LinePicture table={table} alt={alt} />}
      {table && kind === 'bar' && <BarPicture table={table} alt={alt} />}
      {table && (kind === 'steps' || kind === 'timeline') && <StepsPicture table={table} alt={alt} />}
      <details className="ui twin">
        <summary>The same as a table</summary>
        {children}
      </details>
    </figure>
  )
}
