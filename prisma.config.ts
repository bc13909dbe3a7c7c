import { defineConfig } from 'prisma/config'

// Every Prisma command looks for its native schema engine and tries to download it, even `generate` and
// `validate`, which never run it. Any executable satisfies the look-up; Node itself exists everywhere.
// Migrations are made by lib/cli/db-diff.ts and applied by lib/db/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
