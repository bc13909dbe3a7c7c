/** How the text in the database and the file in `content/` stand to each other. */
export type Publication =
  /** Nothing was published here; the file is served. */
  | 'file'
  /** Published, and the file says the same. */
  | 'same'
  /** Published on top of the present file; the revision is served. */
  | 'published'
  /** Written into `content/`, and the file is newer than what it was published on; the file is served. */
  | 'folded'
  /** The file changed after the publication; the revision is served until somebody merges the two. */
  | 'conflict'

/** What is known of the newest revision. Hashes are SHA-256 in hexadecimal. */
export interface NewestRevision {
  sourceHash: string
  /** Of the file when it was published; empty if there was no file. */
  fileHash: string
  isExported: boolean
}

/**
 * Compares the newest revision of a document with its file.
 * @param fileHash SHA-256 of the present file, empty if there is none
 */
export function comparePublication(revision: NewestRevision | null, fileHash: string): Publication {
  if (revision === null) return 'file'
  if (revision.sourceHash === fileHash) return 'same'
  if (revision.fileHash === fileHash) return 'published'
  return revision.isExported ? 'folded' : 'conflict'
}

/** Whether the revision, and not the file, is what readers get. */
export function isRevisionServed(publication: Publication): boolean {
  return publication === 'published' || publication === 'conflict' || publication === 'same'
}
