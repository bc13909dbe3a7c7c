// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import type { Content } from '@/lib/content/loader'
import { processWide } from '@/lib/shared/process-wide'
import { asKept, bankFacts, bankOf, setBankFacts, type BankFacts, type ItemBank } from './bank'
import { keepBankVersion } from './calibration-mutations'
import { readBankFacts, readBankVersion } from './calibration-queries'
import type { AssessmentState, Bank } from './core/types'

interface Shared {
  /** The first reading of the facts, and what was kept and read of banks since the start. */
  loading: Promise<void> | null
  kept: Map<string, Promise<Bank | null>>
}

const shared = processWide('bank-versions', (): Shared => ({ loading: null, kept: new Map() }))

/** Takes over what the database says about items: after a publication or a flag, and now and then for other instances. */
export async function renewBankFacts(): Promise<void> {
  setBankFacts(await readBankFacts())
}

/** The bank new attempts begin with. */
export async function currentBank(content: Content): Promise<ItemBank> {
  await ensureFacts()
  return bankOf(content)
}

/** The same for an attempt about to begin with it: from now on the bank of this version is kept. */
export async function bankToBeginWith(content: Content): Promise<ItemBank> {
  const made = await currentBank(content)
  const { version } = made.kept
  if (!shared.kept.has(version)) {
    await keepBankVersion(made.kept)
    shared.kept.set(version, Promise.resolve(made.kept))
  }
  return made
}

/**
 * The bank a stored state was made with, whatever was published or edited since, so that its numbers stay the same to the
 * bit. Items that left the content or are flagged are in it and are not asked. The present bank where that one was never
 * kept; `presentState` takes a state over.
 */
export async function bankOfState(
  content: Content,
  { bankVersion }: Pick<AssessmentState, 'bankVersion'>,
): Promise<ItemBank> {
  const current = await currentBank(content)
  if (bankVersion === current.bank.version) return current
  const kept = await readKept(bankVersion)
  return kept === null ? current : mergedWith(kept, content)
}

function ensureFacts(): Promise<void> {
  shared.loading ??= renewBankFacts().catch((error: unknown) => {
    shared.loading = null
    throw error
  })
  return shared.loading
}

function readKept(version: string): Promise<Bank | null> {
  const known = shared.kept.get(version)
  if (known) return known
  const reading = readBankVersion(version)
  shared.kept.set(version, reading)
  // Neither a failure nor an absence is remembered: another instance may keep this version in a moment.
  reading.then(
    (bank) => bank === null && shared.kept.delete(version),
    () => shared.kept.delete(version),
  )
  return reading
}

interface Merged {
  content: Content
  facts: BankFacts
  made: ItemBank
}

// The engine keeps what it derives from a bank per object, so the same bank has to stay the same object.
const merged = new WeakMap<Bank, Merged>()

function mergedWith(kept: Bank, content: Content): ItemBank {
  const facts = bankFacts()
  const known = merged.get(kept)
  if (known?.content === content && known.facts === facts) return known.made
  const made = asKept(kept, content, facts)
  merged.set(kept, { content, facts, made })
  return made
}
