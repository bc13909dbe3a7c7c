import { exportEverything } from '@/lib/account/privacy'
import { getViewer } from '@/lib/account/viewer'

/** Everything that is kept about whoever asks, as one zip. */
export async function GET(): Promise<Response> {
  const zip = await exportEverything(await getViewer())
  return new Response(new Uint8Array(zip), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="milepost-export.zip"',
      'cache-control': 'private, no-store',
    },
  })
}
