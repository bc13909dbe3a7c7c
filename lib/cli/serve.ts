import { closeDatabase, openDatabase } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { getAuthSecret, getDataFolder, getEnvironment, getSiteUrl } from '@/lib/platform/env'
import { getLog } from '@/lib/platform/log'
import { ControlDoor } from '@/lib/server/control'
import { renewPublishedPages } from '@/lib/server/renew-published-pages'
import { startServer, type RunningServer } from '@/lib/server/server'
import { refreshOverlay } from '@/lib/studio/overlay'
import { scheduleCalibration } from './calibrate-bank'
import { commands } from './commands'
import { watchContent } from './watch-content'

/**
 * Opens the database and serves the site until SIGTERM or SIGINT. `prepareSite` runs after the database is open, so a
 * wrong setting is reported before a long build; the two go side by side when there is nothing to prepare.
 */
export async function serve({ isDevelopment, prepareSite }: ServeOptions): Promise<void> {
  const environment = getEnvironment()
  // A promise nobody waited for must not end the process for every reader; it is a mistake worth a log entry.
  process.on('unhandledRejection', (error) => getLog().error({ err: error }, 'unhandled rejection'))

  const control = new ControlDoor(commands)
  const opening = openDatabase()
  const openSite = (): Promise<RunningServer> =>
    startServer({
      projectFolder: process.cwd(),
      host: environment.HOST,
      port: environment.PORT,
      isDevelopment,
      siteUrl: environment.SITE_URL,
      isProxyTrusted: environment.TRUST_PROXY,
      control,
      beforeFirstRequest: async (handle) => {
        await opening
        const { sources } = await refreshOverlay()
        // A build knows the files alone; its pages must not outlive a published text. Development keeps no pages.
        const isOverlaid = [...sources.values()].some(({ revisionId }) => revisionId !== null)
        if (isOverlaid && !isDevelopment) await renewPublishedPages(handle)
      },
    })
  let database: Database
  let server: RunningServer
  try {
    if (prepareSite === undefined) {
      ;[database, server] = await bothOrNone(opening, openSite)
    } else {
      database = await opening
      await prepareSite()
      server = await openSite()
    }
    getAuthSecret(environment)
  } catch (error) {
    await closeDatabase().catch(() => undefined)
    throw error
  }
  const retractControl =
    database.kind === 'embedded'
      ? control.publish(getDataFolder(environment), server.port, environment.HOST)
      : () => undefined

  const endCalibration = scheduleCalibration()
  const endWatch = isDevelopment ? watchContent() : () => undefined

  const shutDown = once(async () => {
    endCalibration()
    endWatch()
    retractControl()
    await server.stop()
    await closeDatabase()
    process.exit(0)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, shutDown)
  const address = environment.PORT === 0 ? `http://${environment.HOST}:${server.port}` : getSiteUrl(environment)
  const store = database.kind === 'embedded' ? `embedded, in ${getDataFolder(environment)}` : 'Postgres'
  console.log(
    `\nMilepost is ready at ${address}\nDatabase: ${store}\nTo become administrator, create an account, then run: npm run user:promote -- you@example.org\n`,
  )
}

interface ServeOptions {
  isDevelopment: boolean
  prepareSite?: (() => Promise<void>) | undefined
}

/** Waits for both; when one fails the other is ended before the failure is passed on. */
async function bothOrNone(
  opening: Promise<Database>,
  openSite: () => Promise<RunningServer>,
): Promise<[Database, RunningServer]> {
  const [database, server] = await Promise.allSettled([opening, openSite()])
  if (database.status === 'fulfilled' && server.status === 'fulfilled') return [database.value, server.value]
  if (server.status === 'fulfilled') await server.value.stop()
  throw database.status === 'rejected' ? database.reason : (server as PromiseRejectedResult).reason
}

/** The first signal ends in good order; a second one, from somebody who cannot wait, at once. */
function once(shutDown: () => Promise<void>): () => void {
  let isAsked = false
  return () => {
    if (isAsked) process.exit(1)
    isAsked = true
    void shutDown()
  }
}
