import type { Command } from '@/lib/server/control'
import { StartError } from '@/lib/platform/start-error'
import { exportPublished } from '@/lib/studio/export-mutations'

/** `npm run content:export`: writes what was published in the studio into content/, for the repository. */
export const exportContent: Command = async (args) => {
  if (args.length > 0) throw new StartError('Usage: npm run content:export')
  const { written, unchanged, conflicts } = await exportPublished(process.cwd())
  const lines = [
    written.length === 0 ? 'Nothing to write: the files say what is published.' : `Wrote ${written.length} files:`,
    ...written.map((path) => `  ${path}`),
    ...(unchanged === 0 ? [] : [`${unchanged} documents stood in content/ already.`]),
    ...(conflicts.length === 0
      ? []
      : ['Left alone, because the file changed after the publication (merge them in the studio):']),
    ...conflicts.map((path) => `  ${path}`),
  ]
  return lines.join('\n')
}
