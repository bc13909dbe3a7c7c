/** How a track is drawn: class of its colour on the map, the colour itself, dashes of its road, letter of its shield. */
export interface TrackLook {
  className: 'platform' | 'native' | 'plus'
  colour: string
  dash: string | undefined
  letter: string
}

const LOOKS: Record<string, TrackLook> = {
  platform: { className: 'platform', colour: 'var(--track-platform)', dash: undefined, letter: 'P' },
  native: { className: 'native', colour: 'var(--track-native)', dash: '11 2.5', letter: 'N' },
  aiplus: { className: 'plus', colour: 'var(--track-plus)', dash: '3.5 2', letter: 'A+' },
}

/** The look of a track; one that the identity does not know looks like the first. */
export function trackLook(trackId: string): TrackLook {
  return LOOKS[trackId] ?? { className: 'platform', colour: 'var(--track-platform)', dash: undefined, letter: '?' }
}
