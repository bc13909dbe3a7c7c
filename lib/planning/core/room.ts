import { dateOf, dayNumber } from '@/lib/planning/core/local-date'
import type { FrozenWeek } from '@/lib/planning/core/frozen-week'
import { ticksPerHour } from '@/lib/planning/core/ticks'
import { maxWeeks, openShare, weekTicks } from '@/lib/planning/core/week-calendar'
import type { CalendarWeek, WeekCalendar } from '@/lib/planning/core/week-calendar'

/** The weeks of a plan with the part of the current week that is already promised. */
export interface Room {
  readonly calendar: WeekCalendar
  readonly frozen: FrozenWeek | null
}

/** Week `offset`, with the open days of the promised week where one is kept. */
export function roomWeek({ calendar, frozen }: Room, offset: number): CalendarWeek {
  return offset === 0 && frozen ? frozen.week : calendar.weekAt(offset)
}

/** Hours a week at which `weekTicks` gives the capacity of week `offset`; a promised week keeps the hours it was promised with. */
export function hoursOfWeek(room: Room, offset: number, hoursPerWeek: number): number {
  if (offset > 0 || !room.frozen) return hoursPerWeek
  const { capacityTicks, week } = room.frozen
  const share = openShare(week)
  return share === 0 ? hoursPerWeek : (capacityTicks * week.wholeShare) / (share * ticksPerHour)
}

/** Ticks that new work can take in week `offset`, up to and including `untilDay`. Negative when the promised part of the week ends later than that. */
export function freeTicks(
  room: Room,
  { offset, hoursPerWeek, untilDay }: { offset: number; hoursPerWeek: number; untilDay: number },
): number {
  const week = roomWeek(room, offset)
  if (openShare(week) === 0) return 0
  const ticks = weekTicks({ week, hoursPerWeek: hoursOfWeek(room, offset, hoursPerWeek), untilDay })
  if (offset > 0 || !room.frozen) return ticks
  const { promisedTicks, doneTicks } = room.frozen
  return Math.min(room.frozen.freeTicks, ticks - promisedTicks - doneTicks)
}

/** The last day a plan can reach, twenty years from the current week. */
export function lastDay(room: Room): number {
  return roomWeek(room, maxWeeks - 1).firstDay + 6
}

/** Whether `needTicks` of new work end within the weeks a plan can have. */
export function endsInTime(
  room: Room,
  { needTicks, hoursPerWeek }: { needTicks: number; hoursPerWeek: number },
): boolean {
  let left = needTicks
  for (let offset = 0; offset < maxWeeks && left > 0; offset += 1) {
    left -= freeTicks(room, { offset, hoursPerWeek, untilDay: Infinity })
  }
  return left <= 0
}

/** Ticks for new work from now up to and including the deadline. */
export function ticksUntil(room: Room, { deadline, hoursPerWeek }: { deadline: string; hoursPerWeek: number }): number {
  const untilDay = dayNumber(deadline)
  let ticks = 0
  for (let offset = 0; roomWeek(room, offset).firstDay <= untilDay && offset < maxWeeks; offset += 1) {
    ticks += freeTicks(room, { offset, hoursPerWeek, untilDay })
  }
  return ticks
}

/** Weeks up to the deadline in which new work has room, at one hour a week or more. */
export function workingWeeksUntil(room: Room, deadline: string): number {
  const untilDay = dayNumber(deadline)
  let weeks = 0
  for (let offset = 0; roomWeek(room, offset).firstDay <= untilDay && offset < maxWeeks; offset += 1) {
    if (freeTicks(room, { offset, hoursPerWeek: 1, untilDay }) > 0) weeks += 1
  }
  return weeks
}

/** The smallest number of whole weeks by which the deadline has to move until `needTicks` fit; null beyond the last day of a plan. */
export function weeksUntilFits(
  room: Room,
  { deadline, hoursPerWeek, needTicks }: { deadline: string; hoursPerWeek: number; needTicks: number },
): { weeksLater: number; deadline: string } | null {
  const deadlineDay = dayNumber(deadline)
  const last = lastDay(room)
  let full = 0
  let offset = 0
  for (let untilDay = deadlineDay; untilDay <= last; untilDay += 7) {
    while (roomWeek(room, offset).firstDay + 6 <= untilDay) {
      full += freeTicks(room, { offset, hoursPerWeek, untilDay: Infinity })
      offset += 1
    }
    const part = freeTicks(room, { offset, hoursPerWeek, untilDay })
    if (full + part >= needTicks && untilDay >= roomWeek(room, 0).firstDay)
      return { weeksLater: (untilDay - deadlineDay) / 7, deadline: dateOf(untilDay) }
  }
  return null
}
