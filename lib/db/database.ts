import type { PrismaPg } from '@prisma/adapter-pg'
import type { PrismaPGlite } from 'pglite-prisma-adapter'
import type { DatabaseSession } from './migrate'

/** An open database of either kind. Everything outside lib/db uses the Prisma client of `client.ts` instead. */
export interface Database {
  kind: 'embedded' | 'postgres'
  /** A connection for Prisma. */
  connectAdapter(): ReturnType<PrismaPGlite['connect']> | ReturnType<PrismaPg['connect']>
  /** Lends a session for statements Prisma does not make: migrations, backups, notifications. */
  withSession<T>(work: (session: DatabaseSession) => Promise<T>): Promise<T>
  /** The whole data folder as a compressed archive; embedded only, Postgres has pg_dump. */
  dump?(): Promise<Uint8Array>
  close(): Promise<void>
}
