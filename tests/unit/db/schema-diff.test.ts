import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { diffSchema, repositoryFolders } from '@/lib/db/schema-diff'

test('the migrations of the repository lead to its schema', { timeout: 60_000 }, async () => {
  expect(await diffSchema(repositoryFolders)).toBeNull()
})

test('diffSchema writes the SQL of a change to the schema', { timeout: 60_000 }, async () => {
  const schemaFolder = mkdtempSync(path.join(tmpdir(), 'milepost-schema-'))
  cpSync(repositoryFolders.schemaFolder, schemaFolder, { recursive: true })
  const file = path.join(schemaFolder, readdirSync(schemaFolder).find((name) => name === 'account.prisma') ?? '')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('model OutboxMail {', 'model OutboxMail {\n  sentAt DateTime? @map("sent_at")'),
  )
  const sql = await diffSchema({ ...repositoryFolders, schemaFolder })
  expect(sql?.trim()).toMatch(/^-- AlterTable\nALTER TABLE "outbox_mail" ADD COLUMN\s+"sent_at" TIMESTAMP\(3\);$/)
})
