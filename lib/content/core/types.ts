/** The curriculum as plain data. Ids are permanent; slugs may change and leave an alias behind. */

/** Level of a skill: 0 not yet, 1 explains, 2 applies with support, 3 performs alone, 4 leads. */
export type Level = 0 | 1 | 2 | 3 | 4
export type StageId = 'basic' | 'specialisation' | 'senior'
export type LensId = 'ai-enabled' | 'applied' | 'core'
export type SkillSize = 'S' | 'M' | 'L'
/** How fast a field moves; drives freshness. */
export type Pace = 'slow' | 'medium' | 'fast'
export type LessonKind = 'reading' | 'lab' | 'case' | 'checklist' | 'project'
export type LessonStep = 'decide' | 'idea' | 'worked' | 'case' | 'lab' | 'checklist' | 'project' | 'check' | 'words'
export type EvidenceKind = 'link' | 'file' | 'metric' | 'reflection'
export type SourceKind = 'ruling' | 'primary' | 'research' | 'data' | 'documentation' | 'reporting' | 'secondary'
/** How a source was read: in full, in part, as a copy elsewhere, or only its address. */
export type SourceRead = 'full' | 'excerpt' | 'copy' | 'link'
/** A calendar day, YYYY-MM-DD. */
export type Day = string

export interface Source {
  id: string
  title: string
  publisher: string
  url: string
  published?: string | number | null | undefined
  accessed: Day
  kind: SourceKind
  read: SourceRead
}

/** What every document carries, whatever its type. */
export interface DocumentHead {
  id: string
  slug: string
  aliases: string[]
  title: string
  /** One sentence, at most 160 characters. */
  summary: string
  seedRefs: string[]
  reviewed: Day
  reviewDue: Day
}

export interface LessonFrontMatter extends DocumentHead {
  type: 'lesson'
  skill: string
  levelFrom: Level
  levelTo: Level
  kind: LessonKind
  /** Whole minutes; the parts in `steps` add up to it. */
  minutes: number
  steps: Partial<Record<LessonStep, number>>
  decision: string
  outcomes: string[]
  prerequisites: string[]
  labs: string[]
  sources: Source[]
}

export interface SkillPrerequisite {
  skill: string
  /** Level needed in the other skill. */
  level: Level
  /** Level of this skill for which it is needed. */
  forLevel: Level
}

export interface SkillLevel {
  level: Level
  name: string
  descriptor: string
  atWork: string
}

export interface SkillResource {
  id: string
  title: string
  publisher: string
  url: string | null
  why: string
  minutes: number | null
  free: boolean | null
  lastChecked: Day | null
  note?: string | null | undefined
}

export interface SkillFrontMatter extends DocumentHead {
  type: 'skill'
  area: string
  canDo: string
  size: SkillSize
  /** Hours from one level to the next. */
  hours: Record<'0-1' | '1-2' | '2-3' | '3-4', number>
  pace: Pace
  prerequisites: SkillPrerequisite[]
  unlocks: string[]
  lessons: string[]
  labs: string[]
  milestones: string[]
  levels: SkillLevel[]
  resources: SkillResource[]
  sources: Source[]
}

export interface Criterion {
  id: string
  text: string
}

export interface RubricLine {
  id: string
  line: string
  anchors: Record<'0' | '1' | '2' | '3' | '4', string>
}

export interface MilestoneFrontMatter extends DocumentHead {
  type: 'milestone'
  stage: StageId
  tracks: string[]
  /** Skills whose level this milestone proves. */
  moves: string[]
  hours: number
  evidence: EvidenceKind[]
  lessons: string[]
  labs: string[]
  criteria: Criterion[]
  rubric: RubricLine[]
  sources: Source[]
}

export interface TrackFrontMatter extends DocumentHead {
  type: 'track'
  shortTitle: string
  serves: string
  /** Target level of each skill at the end of each stage. */
  targets: Record<StageId, Record<string, Level>>
  /** Skills in road order. */
  route: Record<StageId, string[]>
  milestones: Record<StageId, string[]>
  /** How many milestones of a group (the letters before the number) are enough, e.g. { MX: 1 }. */
  choose: Record<string, number>
  sources: Source[]
}

export interface BackgroundFrontMatter extends DocumentHead {
  type: 'background'
  /** Assumed level on arrival; a skill that is missing counts as 0. */
  prior: Record<string, Level>
  /** Skills that come early within their stage. */
  frontLoad: string[]
  /** What begins a plan once one is AI-enabled, one step after the other. */
  firstSteps: { skills: string[] }[]
  suggestedTrack: string
  sources: Source[]
}

export interface PitfallFrontMatter extends DocumentHead {
  type: 'pitfall'
  lessons: string[]
  labs: string[]
  milestones: string[]
  claims: string[]
  sources: Source[]
}

export interface Lab {
  type: 'lab'
  id: string
  slug: string
  aliases: string[]
  title: string
  summary: string
  skills: string[]
  minutes: number
  presets: string[]
  /** What somebody can decide after it, as the end of "You can …". */
  decide: string
  /** For whoever runs the lab with a group. */
  facilitator: {
    questions: string[]
    wrongConclusions: { conclusion: string; because: string }[]
  }
  seedRefs: string[]
  reviewed: Day
  reviewDue: Day
}

export type FrontMatter =
  | LessonFrontMatter
  | SkillFrontMatter
  | MilestoneFrontMatter
  | TrackFrontMatter
  | BackgroundFrontMatter
  | PitfallFrontMatter

/** The kinds of document that have a body. */
export type DocumentType = FrontMatter['type']

export interface Area {
  id: string
  title: string
  shortTitle: string
  question: string
  summary: string
  seedRefs: string[]
}

export interface Stage {
  id: StageId
  title: string
  /** First and last month of the stage, counted from the start. */
  months: [number, number]
  weeks: number
  summary: string
  seedRefs: string[]
}

export interface Lens {
  id: LensId
  title: string
  meaning: string
  skills: string[]
  /** Levels by skill that make somebody what the lens says; a plan reaches them before all else. Empty where the lens only marks skills. */
  levels: Record<string, Level>
  /** Milestones that show it. */
  milestones: string[]
  /** Tracks that lie in the lens. */
  tracks: string[]
  rule: string
  when: string
  seedRefs: string[]
}

export interface Hours {
  /** Hours for the steps 0 to 1, 1 to 2, 2 to 3 and 3 to 4. */
  classes: Record<SkillSize, [number, number, number, number]>
  /** Share added for review and assessment, 0 to 1. */
  reviewOverhead: number
  note: string
}

export type ClaimVerdict = 'corroborated' | 'plausible-unverified' | 'suspicious' | 'contradicted'
/** fact: may stand in prose · labelled: only with the word "unverified" · withheld: only on the claim's own page. */
export type ClaimDisplay = 'fact' | 'labelled' | 'withheld'

export interface ClaimSource {
  title: string
  url: string | null
  published: string | number | null
  accessed: Day | null
  kind: SourceKind
  read: SourceRead
  supports: string | null
}

export interface Claim {
  id: string
  origin: string
  statement: string
  figure: { value: number | string; unit: string; asOf: string | null } | null
  attributedTo: string
  verdict: ClaimVerdict
  display: ClaimDisplay
  because: string
  sayInstead: string
  beware: string | null
  sources: ClaimSource[]
  checked: Day
  checkAgain: Day
  usedIn: string[]
  /** The lab whose settings show what the claim would mean, and what to look at there. */
  tryIn: { lab: string; preset: string; inputs: Record<string, number | string | boolean>; what: string } | null
}

export interface ItemOption {
  id: string
  text: string
  correct: boolean
  rationale: string
}

/** What a case question speaks about. */
export type Exhibit = { title: string; note: string | null } & (
  | { kind: 'table'; columns: string[]; rows: string[][] }
  | {
      kind: 'chart'
      form: 'line' | 'bar'
      /** Names of the axes, the vertical one with its unit. */
      x: string
      y: string
      categories: string[]
      /** One value per category each. */
      series: { name: string; values: number[] }[]
    }
  | { kind: 'transcript'; turns: { speaker: string; text: string }[] }
  | { kind: 'log'; lines: string[] }
)

interface ItemHead {
  id: string
  skill: string
  level: 1 | 2 | 3
  /** Within the level: 1 almost everybody, 3 about two in three, 5 only the strongest. */
  difficulty: 1 | 2 | 3 | 4 | 5
  /** Practice items stand in lessons; assessment items never do. */
  pool: 'assessment' | 'practice'
  locale: string
  seedRefs: string[]
  variantOf: string | null
  stem: string
  isCase: boolean
  exhibit: Exhibit | null
  source: string
  status: 'draft' | 'candidate' | 'reviewed' | 'live' | 'retired'
  reviewedBy: string | null
  reviewedOn: Day | null
  expiresOn: Day | null
}

export interface ChoiceItem extends ItemHead {
  type: 'single' | 'multi'
  options: ItemOption[]
  /** Ids of the right options. */
  key: string[]
}

export interface OrderingItem extends ItemHead {
  type: 'ordering'
  /** First to last. The interface shows them shuffled. */
  correctOrder: { text: string; rationale: string }[]
  scoring: string | null
}

export interface NumericItem extends ItemHead {
  type: 'numeric'
  answer: { value: number; tolerance: number; unit: string | null; working: string }
  commonErrors: { value: number; feedback: string }[]
}

export type Item = ChoiceItem | OrderingItem | NumericItem

export interface Term {
  id: string
  term: string
  short: string
  long?: string | null | undefined
  skills: string[]
  seedRefs: string[]
}

export interface Tool {
  id: string
  name: string
  publisher: string
  url: string | null
  kind: string
  purpose: string
  skills: string[]
  licence: 'open-source' | 'free' | 'paid' | 'mixed' | null
  status: 'active' | 'changed' | 'discontinued' | 'unverified'
  note: string | null
  lastChecked: Day | null
  verdict: string | null
  seedRefs: string[]
}

export interface Resource {
  id: string
  title: string
  publisher: string
  url: string | null
  kind: 'course' | 'book' | 'guide' | 'documentation' | 'paper' | 'community' | 'event'
  skills: string[]
  why: string
  minutes: number | null
  free: boolean | null
  status: 'active' | 'changed' | 'unverified' | 'contradicted'
  lastChecked: Day | null
  note: string | null
  seedRefs: string[]
}

export interface Trend {
  id: string
  title: string
  summary: string
  whatChanges: string
  whatToDo: string
  skills: string[]
  claims: string[]
  asOf: Day
  expires: Day
  seedRefs: string[]
}

export interface Fact {
  id: string
  statement: string
  date: string | null
  status: string
  source: { title: string; url: string | null; accessed: Day | null }
  asOf: Day
  expires: Day
  skills: string[]
}

export interface Difference {
  id: string
  title: string
  conventional: string
  ai: string
  learner: string
  skills: string[]
  seedRefs: string[]
}

export interface Responsibility {
  id: string
  title: string
  question: string
  explains: string
  skills: string[]
  seedRefs: string[]
}

export interface LensComparison {
  id: string
  title: string
  left: string
  right: string
  rows: { aspect: string; left: string; right: string }[]
  seedRefs: string[]
}

export interface Comparison {
  differences: Difference[]
  responsibilities: Responsibility[]
  lenses: LensComparison[]
}

export interface Seed {
  id: string
  seed: 'A' | 'B'
  kind: string
  text: string
}
