import { watch } from 'node:fs'
import { getLog } from '@/lib/platform/log'
import { refreshOverlay } from '@/lib/studio/overlay'

/** Long enough that an editor has written all it saves at once. */
const REST_MS = 300

/** Reads `content/` again when a file in it changes, so that a writer in development only reloads the page.
 *  Returns what ends it. */
export function watchContent(): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch('content', { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void readAgain(), REST_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}

async function readAgain(): Promise<void> {
  try {
    const { problems } = await refreshOverlay({ readFilesAgain: true })
    for (const { file, line, message } of problems) getLog().warn(`${file}:${line} ${message}`)
  } catch (error) {
    getLog().error({ err: error }, 'content/ could not be read again; what was read before is still served')
  }
}
