import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { closeDatabase, openDatabase } from '@/lib/db/client'
import { FolderLockedError } from '@/lib/db/folder-lock'
import { getDataFolder } from '@/lib/platform/env'
import { StartError } from '@/lib/platform/start-error'
import { CONTROL_FILE, type ControlAddress } from '@/lib/server/control'
import { commands } from './commands'

/**
 * Runs a command of `commands.ts` in this process, or, while a server holds the embedded database, on that server.
 * Returns the text to print. @throws StartError with the command's or the lock's sentence
 */
export async function runOnServerOrHere(name: string, args: readonly string[]): Promise<string> {
  const load = commands[name]
  if (load === undefined) throw new Error(`Unknown command ${name}`)
  try {
    await openDatabase()
  } catch (error) {
    if (!(error instanceof FolderLockedError)) throw error
    return askServer({ name, args, lockedError: error })
  }
  try {
    const command = await load()
    return await command(args)
  } finally {
    await closeDatabase()
  }
}

interface Question {
  name: string
  args: readonly string[]
  lockedError: FolderLockedError
}

async function askServer({ name, args, lockedError }: Question): Promise<string> {
  const file = path.join(getDataFolder(), CONTROL_FILE)
  // The folder is held by something that takes no commands: a server still starting, or another tool.
  if (!existsSync(file)) throw lockedError
  const { url, token } = JSON.parse(readFileSync(file, 'utf8')) as ControlAddress
  let response: Response
  try {
    response = await fetch(`${url}${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    })
  } catch {
    throw lockedError
  }
  const answer = (await response.json().catch(() => ({}))) as { output?: string; error?: string }
  if (response.ok && answer.output !== undefined) return answer.output
  throw new StartError(answer.error ?? `The running server could not carry out ${name}; see its log.`)
}
