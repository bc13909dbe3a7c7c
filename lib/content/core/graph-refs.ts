/** What a document may point to, as far as the gate needs to know it. */
export interface GraphRefs {
  items: ReadonlyMap<string, 'assessment' | 'practice'>
  claims: ReadonlySet<string>
  terms: ReadonlySet<string>
  /** Presets by lab. */
  labs: ReadonlyMap<string, readonly string[]>
}
