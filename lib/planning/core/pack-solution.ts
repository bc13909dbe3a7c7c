import { pack } from '@/lib/planning/core/pack'
import type { PackedPiece } from '@/lib/planning/core/pack'
import { freeTicks } from '@/lib/planning/core/room'
import type { SequencedNode } from '@/lib/planning/core/sequence'
import type { Solution } from '@/lib/planning/core/solve-plan'
import { ticksPerStudyMinute } from '@/lib/planning/core/ticks'
import { wishedWeeks } from '@/lib/planning/core/wished-weeks'

/** Target of the weekly deep dive, hours of study. */
const deepDiveHours = 4

/** Project work from this size on counts as heavy, hours of study. */
const heavyHours = 3

/** Packs a solution's work into its weeks, in the given order. */
export function packSolution({ input, graph, room }: Solution, order: readonly SequencedNode[]): PackedPiece[][] {
  const ticksPerHourOfStudy = 60 * ticksPerStudyMinute(input.reviewOverhead)
  return pack({
    graph,
    order,
    capacityAt: (offset) => freeTicks(room, { offset, hoursPerWeek: input.hoursPerWeek, untilDay: Infinity }),
    promised: room.frozen?.promised ?? [],
    focusTicks: deepDiveHours * ticksPerHourOfStudy,
    heavyTicks: heavyHours * ticksPerHourOfStudy,
    wishes: wishedWeeks({ input, graph, current: room.calendar.weekAt(0) }),
  })
}
