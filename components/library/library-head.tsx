import { Crumb } from '@/components/ui/crumb'

/** Title and purpose of one shelf of the library. */
export function LibraryHead({ title, lede }: { title: string; lede: string }) {
  return (
    <>
      <Crumb steps={[{ label: 'Library', href: '/library' }, { label: title }]} />
      <div className="head">
        <h1>{title}</h1>
        <p className="lede">{lede}</p>
      </div>
    </>
  )
}
