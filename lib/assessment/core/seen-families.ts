import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Bank } from '@/lib/assessment/core/types'

/** The seen items of a bank and everything of their families: who remembers a question knows its variant, too. In bank
 *  order; items that have left the bank are left out. */
export function withFamilies(bank: Bank, seenItemIds: readonly string[]): string[] {
  const { familyOf, itemIndex } = compileBank(bank)
  const families = new Set(seenItemIds.flatMap((id) => familyOf[itemIndex.get(id) ?? -1] ?? []))
  return bank.items.flatMap(({ id }, index) => (families.has(familyOf[index]!) ? [id] : []))
}
