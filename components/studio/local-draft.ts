/** A text that the server does not have yet, kept in this browser. */
export interface LocalDraft {
  source: string
  /** Version and live text it was based on. */
  version: number
  baseHash: string
}

const keyOf = (documentId: string) => `milepost.draft.${documentId}`

/** The kept text, or null; damaged entries count as none. */
export function readLocalDraft(documentId: string): LocalDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(documentId)) ?? 'null') as Partial<LocalDraft> | null
    return kept &&
      typeof kept.source === 'string' &&
      typeof kept.version === 'number' &&
      typeof kept.baseHash === 'string'
      ? (kept as LocalDraft)
      : null
  } catch {
    return null
  }
}

/** Keeps a text; a full or forbidden storage is no reason to stop editing. */
export function keepLocalDraft(documentId: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(keyOf(documentId), JSON.stringify(draft))
  } catch {
    // The server's copy is the one that counts; this one bridges a lost connection.
  }
}

export function dropLocalDraft(documentId: string): void {
  try {
    localStorage.removeItem(keyOf(documentId))
  } catch {
    // Nothing was kept either.
  }
}
