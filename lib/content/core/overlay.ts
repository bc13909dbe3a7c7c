/** A published revision of a document or data file. The newest one of each wins over the file. */
export interface PublishedRevision {
  /** Id of a document (E1-2), or path of a data file under content without ending (items/E1). */
  documentId: string
  source: string
  revisionId: string
}
