import { LABS_WITH_DATA, getLabData } from '@/lib/labs/queries'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams(): { lab: string }[] {
  return LABS_WITH_DATA.map((lab) => ({ lab }))
}

/** Data of a lab that is made from content files, as static JSON. */
export async function GET(_request: Request, { params }: { params: Promise<{ lab: string }> }): Promise<Response> {
  const data = await getLabData((await params).lab)
  return data === null ? Response.json({ error: 'There is no such data.' }, { status: 404 }) : Response.json(data)
}
