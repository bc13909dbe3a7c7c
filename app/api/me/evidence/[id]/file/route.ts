import { getViewer } from '@/lib/account/viewer'
import { getEvidenceFile } from '@/lib/progress/evidence-queries'

/** A file of one's own, always as a download: nothing uploaded is ever shown as a page of this site. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ id }, { learnerId }] = await Promise.all([params, getViewer()])
  const file = learnerId === null ? null : await getEvidenceFile(learnerId, id)
  if (file === null) return new Response('There is no such file of yours.', { status: 404 })
  const name = encodeURIComponent(file.fileName)
  return new Response(file.bytes, {
    headers: {
      'content-type': file.fileType === 'text/plain' ? 'text/plain; charset=utf-8' : file.fileType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
