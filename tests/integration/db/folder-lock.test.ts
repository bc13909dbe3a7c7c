import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { FolderLockedError, lockFolder } from '@/lib/db/folder-lock'

const HOLDER = 'tests/fixtures/db/hold-lock.ts'
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'milepost-lock-'))

/** Starts a process that takes the lock and keeps it; resolves with what it says: `held` or its refusal. */
async function startHolder(folder: string): Promise<{ child: ChildProcess; answer: string }> {
  const child = spawn(process.execPath, ['lib/cli/run.mjs', HOLDER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [output] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, answer: output.toString().trim() }
}

test('lockFolder refuses a second process and names the folder and the holder', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  const { child, answer } = await startHolder(folder)
  expect(answer).toBe('held')
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
  await expect(lockFolder(folder)).rejects.toThrow(`${folder} is in use by process ${child.pid}`)
})

test('lockFolder takes over at once after the holder was killed, and tidies up', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  const { child } = await startHolder(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(readdirSync(path.join(folder, 'lock'))).toHaveLength(1)
  const lock = await lockFolder(folder)
  expect(readdirSync(path.join(folder, 'lock'))).toEqual([expect.stringContaining(`${process.pid}-`)])
  await lock.release()
  expect(readdirSync(path.join(folder, 'lock'))).toEqual([])
})

test('lockFolder refuses while the holder is stopped and cannot answer', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  const { child } = await startHolder(folder)
  child.kill('SIGSTOP')
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
})

test('lockFolder lets exactly one of several processes through that start together', { timeout: 120_000 }, async () => {
  const folder = newFolder()
  const answers = await Promise.all(Array.from({ length: 4 }, async () => (await startHolder(folder)).answer))
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
})

test(
  'lockFolder never lets two through in one process, and always one after the other',
  { timeout: 60_000 },
  async () => {
    const folder = newFolder()
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)))
      const held = outcomes.filter((outcome) => outcome.status === 'fulfilled')
      expect(held.length).toBeLessThanOrEqual(1)
      await Promise.all(held.map((outcome) => outcome.value.release()))
      const lock = await lockFolder(folder)
      await lock.release()
    }
  },
)

test('lockFolder works in a folder whose path is longer than a socket address', async () => {
  const folder = path.join(newFolder(), 'a'.repeat(120))
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
  await lock.release()
  expect(readdirSync(path.join(folder, 'lock'))).toEqual([])
})
