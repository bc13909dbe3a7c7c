import { expect, test } from 'vitest'
import {
  ATTACKS,
  COUNTED,
  FLAWS,
  FLOOD,
  GOALS,
  PLACES,
  PLACES_OF,
  REPAIRS,
  WAYS,
  WORDINGS,
  aimsAt,
  coverage,
  easeOf,
  flawEase,
  isHeld,
  nextStep,
  repairOf,
  repaired,
  runAttack,
  severity,
  waysToShow,
  workingTricks,
  type Attack,
  type Flaw,
  type Place,
  type Station,
  type System,
} from '@/lib/labs/core/planted-flaws'
import { CONCERT_HALL, HALL_IMPACT, SCRIPTED, addToLog, attackCode, readLog } from '@/lib/labs/core/planted-flaws-hall'

/** Every way in has its own trick that works; no sentence warns, nothing is guarded. */
const OPEN: System = {
  tricks: { chat: ['authority', 'split'], note: ['override', 'translated'], name: ['translated'] },
  sentences: [],
  guards: [],
  says: 'truth',
}
const attack = (change: Partial<Attack>): Attack => ({ way: 'chat', wording: 'plain', goal: 'promise', ...change })
function stepAt(at: Station, change: Partial<Attack>, system: Partial<System> = {}) {
  const step = nextStep(at, { attack: attack(change), system: { ...OPEN, ...system } })
  expect(step.at).toBe(at)
  return [step.event, step.flaw, step.to]
}

test('ways, wordings, goals, flaws and repairs have their names, wordings from easy to hard', () => {
  expect(WAYS).toEqual(['chat', 'note', 'name'])
  expect(WORDINGS).toEqual(['plain', 'authority', 'override', 'translated', 'split'])
  expect(GOALS).toEqual(['promise', 'instructions', 'booking', 'refund', 'script', 'many'])
  expect(FLAWS).toEqual(['direct', 'indirect', 'leak', 'right', 'output', 'limit'])
  expect(REPAIRS).toEqual(['none', 'sentence', 'place'])
})

test('eight places hold six flaws, two of them at two places', () => {
  expect(PLACES).toEqual([
    'price-list',
    'note-reader',
    'name-reader',
    'no-secret',
    'booking-check',
    'refund-check',
    'escaping',
    'counter',
  ])
  expect(FLAWS.map((flaw) => PLACES_OF[flaw].length)).toEqual([1, 2, 1, 2, 1, 1])
})

test('a half is kept, and an entry lets in what its reader does not cut', () => {
  expect(stepAt('half', {})).toEqual(['kept', null, 'entry'])
  expect(stepAt('entry', {}, { guards: PLACES })).toEqual(['came-in', null, 'model'])
  const readers = { note: 'note-reader', name: 'name-reader' } as const
  for (const way of ['note', 'name'] as const) {
    expect(stepAt('entry', { way })).toEqual(['came-in', null, 'model'])
    expect(stepAt('entry', { way }, { guards: [readers[way]] })).toEqual(['cut', null, null])
    const others = PLACES.filter((place) => place !== readers[way])
    expect(stepAt('entry', { way }, { guards: others })).toEqual(['came-in', null, 'model'])
  }
})

test('the model does what nothing forbids, and hands each goal to its station', () => {
  const stations = GOALS.slice(1).map((goal) => stepAt('model', { goal }))
  expect(stations).toEqual([
    ['complied', null, 'context'],
    ['complied', null, 'bookings'],
    ['complied', null, 'refunds'],
    ['complied', null, 'page'],
    ['complied', null, 'meter'],
  ])
})

test('a promise is always forbidden, a number of requests never, the others by a sentence', () => {
  expect(stepAt('model', { goal: 'promise' })).toEqual(['refused', null, null])
  expect(stepAt('model', { goal: 'many' }, { sentences: FLAWS })).toEqual(['complied', null, 'meter'])
  const flawOf = { instructions: 'leak', booking: 'right', refund: 'right', script: 'output' } as const
  for (const goal of ['instructions', 'booking', 'refund', 'script'] as const) {
    expect(stepAt('model', { goal }, { sentences: [flawOf[goal]] }), goal).toEqual(['refused', null, null])
    const others = FLAWS.filter((flaw) => flaw !== flawOf[goal])
    expect(stepAt('model', { goal }, { sentences: others })[0], goal).toBe('complied')
    expect(stepAt('model', { goal, wording: 'split' }, { sentences: [flawOf[goal]] })[0], goal).toBe('talked-round')
  }
})

test('a text that is only read needs a trick, and obeying it is the indirect flaw', () => {
  for (const goal of GOALS) {
    expect(stepAt('model', { way: 'note', goal }), goal).toEqual(['ignored', null, null])
    const [event, flaw, to] = stepAt('model', { way: 'note', wording: 'override', goal })
    expect([event, flaw], goal).toEqual(['obeyed', 'indirect'])
    expect(to).not.toBeNull()
  }
  expect(stepAt('model', { way: 'name', wording: 'override' })[0]).toBe('ignored')
})

test('a sentence takes the two tricks it can name from its way in alone', () => {
  const all = { chat: WORDINGS.slice(1), note: WORDINGS.slice(1), name: WORDINGS.slice(1) }
  const tricks = (sentences: readonly Flaw[]) =>
    WAYS.map((way) => workingTricks({ ...OPEN, tricks: all, sentences }, way).join(' '))
  const [every, rest] = ['authority override translated split', 'translated split']
  expect(tricks([])).toEqual([every, every, every])
  expect(tricks(['direct'])).toEqual([rest, every, every])
  expect(tricks(['indirect'])).toEqual([every, rest, rest])
  expect(tricks(['leak', 'right', 'output', 'limit'])).toEqual([every, every, every])
})

test('the page takes a promise from the list or from the model, and only the chat’s is the direct flaw', () => {
  expect(stepAt('page', {})).toEqual(['promised', 'direct', null])
  expect(stepAt('page', { way: 'note' })).toEqual(['promised', null, null])
  expect(stepAt('page', { way: 'name' })).toEqual(['promised', null, null])
  expect(stepAt('page', {}, { guards: ['price-list'] })).toEqual(['replaced', null, null])
  expect(stepAt('page', {}, { guards: ['escaping'] })[0]).toBe('promised')
})

test('the page runs a script until it is escaped, wherever it came from', () => {
  for (const way of WAYS) {
    expect(stepAt('page', { way, goal: 'script' })).toEqual(['script-ran', 'output', null])
    expect(stepAt('page', { way, goal: 'script' }, { guards: ['escaping'] })).toEqual(['script-shown', null, null])
    expect(stepAt('page', { way, goal: 'script' }, { guards: ['price-list'] })[0]).toBe('script-ran')
  }
})

test('hidden text, bookings, refunds and the meter are each decided by one guard', () => {
  const ends = [
    ['context', 'no-secret', 'secret-shown', 'leak', 'rules-shown'],
    ['bookings', 'booking-check', 'booking-opened', 'right', 'booking-refused'],
    ['refunds', 'refund-check', 'refund-paid', 'right', 'refund-refused'],
    ['meter', 'counter', 'endless', 'limit', 'stopped'],
  ] as const
  for (const [station, place, open, flaw, held] of ends) {
    const others = PLACES.filter((each) => each !== place)
    expect(stepAt(station, {}, { guards: others })).toEqual([open, flaw, null])
    expect(stepAt(station, {}, { guards: [place] })).toEqual([held, null, null])
  }
})

test('a run counts one request, two for halves, thirty at a counter and five hundred without', () => {
  expect([FLOOD, COUNTED]).toEqual([500, 30])
  const requests = (change: Partial<Attack>, guards: readonly Place[] = []) =>
    runAttack(attack(change), { ...OPEN, guards }).requests
  expect([requests({}), requests({ wording: 'split' })]).toEqual([1, 2])
  expect([requests({ goal: 'many' }), requests({ goal: 'many', wording: 'split' })]).toEqual([500, 500])
  expect([requests({ goal: 'many' }, ['counter']), requests({ goal: 'many', wording: 'split' }, ['counter'])]).toEqual([
    30, 30,
  ])
  expect(requests({ way: 'note', goal: 'many' })).toBe(1)
})

test('a run shows the flaw of its way in and that of its goal, in the order of its steps', () => {
  const run = runAttack(attack({ way: 'note', wording: 'override', goal: 'refund' }), OPEN)
  expect(run.steps.map(({ at, event }) => `${at} ${event}`)).toEqual([
    'entry came-in',
    'model obeyed',
    'refunds refund-paid',
  ])
  expect([run.shows, run.attack.way]).toEqual([['indirect', 'right'], 'note'])
  expect(runAttack(attack({ wording: 'split' }), OPEN).steps.map(({ at }) => at)).toEqual([
    'half',
    'entry',
    'model',
    'page',
  ])
})

test('attacks go by goal, way and wording, each once', () => {
  expect(ATTACKS).toHaveLength(6 * 3 * 5)
  expect(ATTACKS[0]).toEqual(attack({}))
  expect(ATTACKS[5]).toEqual(attack({ way: 'note' }))
  expect(ATTACKS[15]).toEqual(attack({ goal: 'instructions' }))
  expect(ATTACKS.at(-1)).toEqual({ way: 'name', wording: 'split', goal: 'many' })
})

test('a flaw with two places is held by both, and each of them alone leaves ways', () => {
  for (const flaw of ['indirect', 'right'] as const) {
    const [first, second] = PLACES_OF[flaw]
    for (const guards of [[], [first!], [second!]]) {
      expect(isHeld(flaw, { guards })).toBe(false)
      expect(waysToShow(flaw, { ...OPEN, guards }).length).toBeGreaterThan(0)
    }
    expect(isHeld(flaw, { guards: [first!, second!] })).toBe(true)
  }
})

test('an attack aims at the flaw of its goal, and at its way in when it is planted', () => {
  expect(GOALS.map((goal) => aimsAt(attack({ goal })))).toEqual([
    ['direct'],
    ['leak'],
    ['right'],
    ['right'],
    ['output'],
    ['limit'],
  ])
  for (const way of ['note', 'name'] as const)
    expect(GOALS.map((goal) => aimsAt(attack({ way, goal })))).toEqual([
      ['indirect'],
      ['indirect', 'leak'],
      ['indirect', 'right'],
      ['indirect', 'right'],
      ['indirect', 'output'],
      ['indirect', 'limit'],
    ])
})

test('the ease of a flaw is that of its easiest attack among those given, 0 when none shows it', () => {
  expect(easeOf(attack({ way: 'name', wording: 'split' }))).toBe(1)
  expect(easeOf(attack({ way: 'name', wording: 'translated' }))).toBe(1)
  expect(FLAWS.map((flaw) => flawEase(flaw, { system: OPEN }))).toEqual([4, 2, 5, 5, 5, 5])
  const hard = ATTACKS.filter(({ wording }) => wording === 'split')
  expect(flawEase('direct', { system: OPEN, attacks: hard })).toBe(1)
  expect(flawEase('indirect', { system: OPEN, attacks: hard })).toBe(0)
  expect(flawEase('direct', { system: OPEN, attacks: [] })).toBe(0)
})

test('severity is impact times ease, from 0 to 25', () => {
  expect([severity(5, 5), severity(3, 2), severity(1, 0)]).toEqual([25, 6, 0])
})

test('coverage names each flaw once in the order of the list, with its share of six', () => {
  const log = [attack({ goal: 'many' }), attack({ goal: 'instructions' }), attack({ goal: 'many', wording: 'split' })]
  expect(coverage(log, OPEN)).toEqual({ found: ['leak', 'limit'], share: 2 / 6 })
})

test('a repair by sentence adds it once, by place keeps it, by none takes it and leaves guards', () => {
  const held: System = { ...OPEN, sentences: ['right'], guards: ['counter'] }
  expect(repaired(held, { leak: 'sentence' })).toEqual({ ...held, sentences: ['leak', 'right'] })
  expect(repaired(held, { right: 'sentence' })).toEqual(held)
  expect(repaired(held, { right: 'none' })).toEqual({ ...held, sentences: [] })
  expect(repaired(held, { limit: 'none' })).toEqual(held)
  expect(repaired(held, { right: 'place' })).toEqual({
    ...held,
    guards: ['booking-check', 'refund-check', 'counter'],
  })
})

test('a repair is named by what holds: both places, else a sentence, else nothing', () => {
  const state = (sentences: readonly Flaw[], guards: readonly Place[]) =>
    repairOf('right', { ...OPEN, sentences, guards })
  expect(state([], [])).toBe('none')
  expect(state(['leak'], ['booking-check'])).toBe('none')
  expect(state(['right'], ['booking-check'])).toBe('sentence')
  expect(state(['right'], PLACES_OF.right)).toBe('place')
})

test('the code of an attack has a letter for way, wording and goal', () => {
  expect(WAYS.map((way) => attackCode(attack({ way })))).toEqual(['cpp', 'npp', 'fpp'])
  expect(WORDINGS.map((wording) => attackCode(attack({ wording })))).toEqual(['cpp', 'cap', 'cop', 'ctp', 'csp'])
  expect(GOALS.map((goal) => attackCode(attack({ goal })))).toEqual(['cpp', 'cpi', 'cpb', 'cpr', 'cps', 'cpm'])
})

test('a log is read back as it was written, and an attack that is run again moves to its end', () => {
  expect(readLog('')).toEqual([])
  expect(readLog('cpp').map(attackCode)).toEqual(['cpp'])
  expect(ATTACKS.reduce(addToLog, '')).toBe(ATTACKS.map(attackCode).join('.'))
  expect(addToLog('cpp.nts.fsm', attack({ way: 'note', wording: 'translated', goal: 'script' }))).toBe('cpp.fsm.nts')
  expect(addToLog('cpp.nts', attack({}))).toBe('nts.cpp')
})

test('the concert hall is planted as the lesson tells: three sentences, no guard, and success in any case', () => {
  expect(CONCERT_HALL).toEqual({
    tricks: { chat: ['authority', 'translated', 'split'], note: ['override', 'split'], name: ['translated'] },
    sentences: ['direct', 'leak', 'right'],
    guards: [],
    says: 'success',
  })
  expect(FLAWS.map((flaw) => HALL_IMPACT[flaw])).toEqual([2, 4, 3, 5, 4, 3])
  expect(SCRIPTED.map(attackCode).join(' ')).toBe('cpp cop cap cpi cti cpb cab cpr nop npr cps cpm')
})
