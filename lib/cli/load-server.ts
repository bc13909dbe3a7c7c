import { importSource } from '@/lib/platform/import-source.mjs'
import type * as Serve from './serve'

/**
 * The server process, compiled apart from the command that starts it: it contains the database client, which a new
 * checkout has yet to generate, and React and Next, which choose their build by NODE_ENV when they are first loaded.
 */
export async function loadServer(mode: 'production' | 'development'): Promise<typeof Serve.serve> {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' })
  const { serve } = (await importSource('lib/cli/serve.ts')) as typeof Serve
  return serve
}
