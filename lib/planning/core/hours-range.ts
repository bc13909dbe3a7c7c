/** Hours a week that can be planned with, in steps of a quarter: with less nothing is learned by the next session, and above sixty no plan is honest. */
export const hoursRange = { least: 0.5, most: 60, step: 0.25 } as const
