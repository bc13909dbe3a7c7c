import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backUpEmbedded, restoreEmbedded } from '@/lib/db/backup'
import { computeChecksums, type Checksums } from '@/lib/db/checksums'
import type { Database } from '@/lib/db/database'
import { openEmbedded } from '@/lib/db/embedded'

const checksumsOf = (database: Database): Promise<Checksums> => database.withSession(computeChecksums)

test('a restored backup has equal checksums, and the replaced database is kept', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-backup-'))
  const file = path.join(folder, 'backups', 'one.tar.gz')
  let database = await openEmbedded(folder)
  await database.withSession((session) =>
    session.execute(`CREATE TABLE note (id int PRIMARY KEY, body text);
      INSERT INTO note SELECT n, repeat('wörd ', n % 50) FROM generate_series(1, 2000) n;`),
  )
  const before = await checksumsOf(database)
  expect(await backUpEmbedded(database, file)).toEqual(before)
  await expect(backUpEmbedded(database, file)).rejects.toThrow(/exists already/)
  await database.withSession((session) => session.execute('DELETE FROM note WHERE id > 10'))
  expect(await checksumsOf(database)).not.toEqual(before)

  await expect(restoreEmbedded(folder, file)).rejects.toThrow(/in use by process/)
  await database.close()
  const { checksums, keptAs } = await restoreEmbedded(folder, file)
  expect(checksums).toEqual(before)
  expect(keptAs !== null && existsSync(keptAs)).toBe(true)
  database = await openEmbedded(folder)
  expect(await checksumsOf(database)).toEqual(before)
  await database.close()
})

test('a damaged or missing backup is refused and nothing is changed', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-backup-'))
  const file = path.join(folder, 'one.tar.gz')
  let database = await openEmbedded(folder)
  await database.withSession((session) => session.execute('CREATE TABLE note (id int); INSERT INTO note VALUES (1)'))
  await backUpEmbedded(database, file)
  const before = await checksumsOf(database)
  await database.close()

  await expect(restoreEmbedded(folder, path.join(folder, 'none.tar.gz'))).rejects.toThrow(/There is no backup/)
  const cut = path.join(folder, 'cut.tar.gz')
  writeFileSync(cut, readFileSync(file).subarray(0, 10_000))
  await expect(restoreEmbedded(folder, cut)).rejects.toThrow(/cannot be read; nothing was changed/)
  writeFileSync(`${file}.checksums.json`, '{"note":{"rows":2,"md5":"other"}}')
  await expect(restoreEmbedded(folder, file)).rejects.toThrow(/does not match its checksums; nothing was changed/)

  database = await openEmbedded(folder)
  expect(await checksumsOf(database)).toEqual(before)
  await database.close()
})
