/** Size class of a skill; decides how many hours one level step takes. */
export type SizeClass = 'S' | 'M' | 'L'

/** Hours for the steps 0→1, 1→2, 2→3, 3→4, by size class (design assumptions of `content/hours.yaml`). */
export type HoursClasses = Readonly<Record<SizeClass, readonly [number, number, number, number]>>

/** Probability of level 0, 1, 2, 3, 4; sums to 1. From the assessment, or from the background. */
export type LevelProbabilities = readonly [number, number, number, number, number]

/** Kinds of lesson, as in the content. */
export type LessonKind = 'reading' | 'lab' | 'case' | 'checklist' | 'project'

/** What an entry of a plan is. `milestone` is the stone itself (0 h); `milestone-work` the work towards it. */
export type EntryKind = LessonKind | 'practice' | 'milestone-work' | 'milestone'

/** To begin the step up to `forLevel`, `skill` has to stand at `level`. */
export interface SkillPrerequisite {
  readonly skill: string
  readonly level: number
  readonly forLevel: number
}

/** A skill as the planner sees it. `descriptors[l]` is the behaviour that shows level l. */
export interface PlanSkill {
  readonly id: string
  readonly title: string
  readonly shortTitle?: string
  readonly size: SizeClass
  readonly prerequisites: readonly SkillPrerequisite[]
  readonly descriptors?: readonly string[]
}

/** A lesson as the planner sees it: guided minutes inside the step that ends at `levelTo`. */
export interface PlanLesson {
  readonly id: string
  readonly title: string
  readonly skill: string
  readonly levelFrom: number
  readonly levelTo: number
  readonly minutes: number
  readonly kind: LessonKind
  readonly prerequisites: readonly string[]
}

/** A milestone. Its hours lie inside the hours of the skills it moves; `lessons` are those that build it. */
export interface PlanMilestone {
  readonly id: string
  readonly title: string
  readonly stage: string
  readonly hours: number
  readonly moves: readonly string[]
  readonly lessons?: readonly string[]
}

/** Target level per skill id at the end of one stage; a missing skill is 0. */
export interface StageTarget {
  readonly id: string
  readonly title: string
  readonly targets: Readonly<Record<string, number>>
}

/** `known`: held already. `skip`: left out, what builds on it stays. `not-now`: an entry moves to the end of its stage, a goal or milestone waits beyond this plan with all that needs it. `first`: before everything else, with what it needs. `move`: not before the week of `week`, and in it before other work. `choose`: of milestones that stand for each other, this one. */
export type OverrideKind = 'known' | 'skip' | 'not-now' | 'first' | 'move' | 'choose'

/** A learner's word against the plan. `id` is a lesson, milestone or skill id, `goal:<skill>:<level>`, or the `nodeId` of an entry. `week` is any date of the week a `move` names. */
export interface PlanOverride {
  readonly kind: OverrideKind
  readonly id: string
  readonly week?: string | undefined
}

/** What becomes of work that does not fit before the date: all of it is shown and runs over, or the best set that fits is chosen. */
export type Overflow = 'run-over' | 'choose-best'

/** Local dates, the first and the last included. */
export interface DateRange {
  readonly first: string
  readonly last: string
}

/** Everything a plan is computed from. All dates are local dates, `YYYY-MM-DD`. */
export interface PlanInput {
  readonly skills: readonly PlanSkill[]
  readonly lessons: readonly PlanLesson[]
  /** Milestones of the track and horizon, in road order. */
  readonly milestones: readonly PlanMilestone[]
  /** Stages up to the horizon, in order, with the targets of the track. */
  readonly stages: readonly StageTarget[]
  readonly classes: HoursClasses
  /** Share of study time that goes to reviews on top, in whole percent; 0.10. */
  readonly reviewOverhead: number
  /** By skill id; a missing skill is level 0 for certain. */
  readonly levelProbabilities: Readonly<Record<string, LevelProbabilities>>
  /** Finished lessons, milestones and practice blocks. */
  readonly finished: readonly string[]
  /** Minutes of study already spent on unfinished entries, by node id. */
  readonly progressMinutes?: Readonly<Record<string, number>>
  readonly overrides: readonly PlanOverride[]
  /** Weeks without study: `YYYY-Www` (ISO week) or any date inside the week. */
  readonly pauses: readonly string[]
  /** Days without study; each takes its share of its week. */
  readonly daysOff?: readonly DateRange[]
  /** What Sunday to Saturday count for in an ordinary week, such as minutes of study; equal where the learner did not say. */
  readonly dayShares?: readonly number[]
  /** Hours a week, reviews included; above 0, in quarters of an hour. */
  readonly hoursPerWeek: number
  readonly startDate: string
  readonly deadline: string | null
  readonly today: string
  /** First day of the week: 0 Sunday to 6 Saturday. */
  readonly weekStart: number
  /** What to do when the work does not fit before the deadline: show all of it, or choose the best set that fits. */
  readonly overflow?: Overflow
  /** Skills that come early within their stage. */
  readonly frontLoad?: readonly string[]
  /** What begins the first stage, one group after the other: ids of goals, skills and milestones. */
  readonly phases?: readonly (readonly string[])[]
  /** Node ids to leave undone together with everything that needs them; used for what-if questions. */
  readonly without?: readonly string[]
  /** By skill id, the level from which a skill is planned, where that is below the one probably held. Left out, the best set by a deadline chooses (`chooseBeginnings`), and every other plan begins at the level probably held. */
  readonly beginnings?: Readonly<Record<string, number>>
  /** Limit of branch-and-bound subproblems per solve (see `whatIfLimits` for what-if questions). Reached, the plan reports its proven gap. */
  readonly searchLimit?: number
  /** The plan shown until now; keeps the current week and the order of what was promised. */
  readonly previous?: Plan
}

/** The computed facts behind an entry. */
export interface EntryReason {
  /** The level the entry serves; null for milestones. */
  readonly goalId: string | null
  readonly gapProbability: number | null
  /** Goals from the one served to the first one elsewhere that would be missed, each needed by the next. */
  readonly chain: readonly string[]
  /** Goals and milestones of this plan that fall away without the entry. */
  readonly lostGoals: readonly string[]
  /** Hours, reviews included, that the plan gets shorter without the entry. */
  readonly hoursSaved: number
  /** Expected level steps, weighted by the target, lost without the entry. */
  readonly valueLost: number
  /** Whether no better plan without the entry exists; where the search was stopped, less may be lost than stated. Missing in plans from before it was said. */
  readonly isProven?: boolean
  readonly sentence: string
}

/** One piece of one week. `hours` is study time without reviews. */
export interface PlanEntry {
  readonly nodeId: string
  readonly kind: EntryKind
  readonly title: string
  readonly skill: string | null
  readonly level: number | null
  readonly hours: number
  readonly continued: boolean
  readonly done: boolean
  /** For practice: what to do, concretely. */
  readonly suggestion: string | null
  /** Null where the entry continues from an earlier week. */
  readonly reason: EntryReason | null
}

/** One week. `index` counts from 1 at the start date. `usedHours` is entries plus reviews, never above `capacityHours`. */
export interface PlanWeek {
  readonly index: number
  readonly start: string
  readonly end: string
  readonly paused: boolean
  /** The current week, kept from the previous plan. */
  readonly frozen: boolean
  /** Days of the week open for study: 7, or fewer in the week the plan begins and where days are off. */
  readonly availableDays: number
  /** Days off of the week, from the day on which the plan begins; missing in plans from before there were days off. */
  readonly daysOff?: readonly string[]
  readonly entries: readonly PlanEntry[]
  readonly reviewHours: number
  readonly usedHours: number
  readonly capacityHours: number
  /** The week's longest undivided block, 2 to 4 h; null when no block is that long. */
  readonly deepDive: { readonly nodeId: string; readonly hours: number } | null
}

/** A level the plan works towards. `weekIndex` is the week its work ends; null when no work is left. */
export interface PlannedGoal {
  readonly id: string
  readonly skill: string
  readonly level: number
  readonly stage: string
  readonly gapProbability: number
  readonly value: number
  readonly weekIndex: number | null
}

/** A level or milestone left out of the plan, by the learner's word or for lack of hours. `skill` and `level` are null for milestones. */
export interface DroppedGoal {
  readonly id: string
  readonly title: string
  readonly skill: string | null
  readonly level: number | null
  readonly because: 'not-now' | 'needs-a-dropped-goal' | 'hours'
}

/** A milestone that cannot be reached because of dropped goals, and the levels it waits for (none when the milestone itself was left out). */
export interface OpenMilestone {
  readonly id: string
  readonly title: string
  readonly waitsFor: readonly { readonly skill: string; readonly level: number }[]
}

/** A change of the input; apply with a spread. */
export type PlanPatch = Partial<Pick<PlanInput, 'hoursPerWeek' | 'deadline' | 'overrides' | 'overflow'>>

/** More hours a week; the smallest quarter hour that fits. */
export interface HoursRelaxation {
  readonly hoursPerWeek: number
  readonly extraHoursPerWeek: number
  readonly sentence: string
  readonly patch: PlanPatch
}

/** A later date; the smallest number of weeks that fits. */
export interface WeeksRelaxation {
  readonly weeksLater: number
  readonly deadline: string
  readonly sentence: string
  readonly patch: PlanPatch
}

/** Fewer goals (levels and milestones); `proven` says that no smaller number fits. */
export interface GoalsRelaxation {
  readonly goals: readonly DroppedGoal[]
  readonly hoursSaved: number
  readonly opens: readonly OpenMilestone[]
  readonly proven: boolean
  readonly sentence: string
  readonly patch: PlanPatch
}

/** Date and hours stay, and of all that was asked for the best set that fits is planned, again after every change. */
export interface BestThatFits {
  readonly goals: readonly DroppedGoal[]
  readonly sentence: string
  readonly patch: PlanPatch
}

/** What to plan from when a learner with this plan takes the best that fits. */
export type InputOfBest = (plan: Plan) => PlanInput

/** Answers to an impossible deadline; null where that kind of change cannot help. */
export interface Relaxations {
  readonly hoursNeeded: number
  readonly hoursAvailable: number
  readonly workingWeeks: number
  readonly moreHours: HoursRelaxation | null
  readonly laterDate: WeeksRelaxation | null
  /** Null as well where the learner keeps the date with the best that fits. */
  readonly fewerGoals: GoalsRelaxation | null
  /** Null where the plan is the best that fits already. */
  readonly bestThatFits: BestThatFits | null
  /** From today's hours to the hours that need no extra week. */
  readonly tradeOff: readonly {
    readonly hoursPerWeek: number
    readonly weeksLater: number
    readonly deadline: string
  }[]
}

/** The whole plan: plain data, safe to store as JSON. Hours include reviews unless said otherwise. */
export interface Plan {
  readonly weeks: readonly PlanWeek[]
  /** Open work by priority, as lesson, practice and milestone ids; what a replan keeps to. */
  readonly order: readonly string[]
  /** The day the last entry ends; null when nothing is left to do. */
  readonly finishDate: string | null
  readonly totalHours: number
  readonly finishedHours: number
  readonly remainingHours: number
  /** True without a deadline. */
  readonly fits: boolean
  /** The last day a plan can reach, where the work asked for does not end by then: the plan is the best that fits before it. Null in every ordinary plan. */
  readonly limitDay: string | null
  readonly goals: readonly PlannedGoal[]
  readonly droppedGoals: readonly DroppedGoal[]
  readonly openMilestones: readonly OpenMilestone[]
  /** Milestone hours that no planned step covers, because the skills are held already. Not scheduled. */
  readonly milestonesOnTop: readonly { readonly id: string; readonly title: string; readonly hours: number }[]
  /** Whether the choice of goals is proven best, and the largest share of value it can lack. */
  readonly optimality: { readonly proven: boolean; readonly gap: number }
  readonly relaxations: Relaxations | null
}

/** What a plan is compared by. */
export type PlanOutline = Pick<Plan, 'weeks' | 'finishDate' | 'remainingHours' | 'fits' | 'goals'>
