import { signUp, test } from './support/journey'
import { promote } from './support/promote'
import { expectNumber, setUp } from './support/questions'
import { expectSoundEverywhere } from './support/sound'

/** Screens that a guest sees, by what they are for. */
const GUEST_SCREENS = {
  'the road': [
    '/',
    '/roadmap',
    '/tracks/aiplus',
    '/paths/technical',
    '/skills/metrics-thresholds-base-rates',
    '/milestones/rules-first-baseline-memo',
    '/compare',
    '/method',
  ],
  learning: ['/lessons/threshold-and-cost', '/lessons/technology-first', '/labs'],
  'the library': [
    '/library',
    '/library/claims',
    '/library/tools',
    '/library/resources',
    '/library/glossary',
    '/library/trends',
    '/library/pitfalls',
    '/library/pitfalls/technology-first',
  ],
  'a learner without an account': [
    '/assessment',
    '/plan',
    '/plan/new',
    '/today',
    '/progress',
    '/review',
    '/account',
    '/sign-in',
    '/sign-up',
    '/reset',
  ],
}

const LEARNER_SCREENS = [
  '/plan',
  '/plan/print',
  '/plan/calendar',
  '/plan/history',
  '/plan/what-if',
  '/today',
  '/progress',
  '/account',
  '/skills/metrics-thresholds-base-rates',
  '/roadmap',
  '/roadmap/aiplus',
]

const STUDIO_SCREENS = [
  '/studio',
  '/studio/documents/PF-1',
  '/studio/documents/items/E1',
  '/studio/history/PF-1',
  '/studio/people',
  '/studio/outbox',
  '/studio/audit',
  '/studio/reports',
  '/studio/items',
  '/studio/items/E1-e',
]

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const [what, screens] of Object.entries(GUEST_SCREENS)) {
  test(`no screen of ${what} has an accessibility violation or scrolls sideways, dark on a phone and light on a desk`, async ({
    page,
  }) => {
    for (const screen of screens) {
      await page.goto(screen)
      await expectSoundEverywhere(page, screen)
    }
  })
}

test('neither has any screen of an assessment, and of a learner with a plan', async ({ page }) => {
  await signUp(page)
  await setUp(page)
  const attempt = new URL(page.url()).pathname
  await expectSoundEverywhere(page, 'a question')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expectNumber(page, 2)
  await page.goto(`${attempt}/result/stop`)
  await expectSoundEverywhere(page, 'stopping')
  await page.getByRole('button', { name: 'Show what is known' }).click()
  await page.waitForURL('**/result')
  await expectSoundEverywhere(page, 'the result')
  await page.goto('/plan/new')
  await page.getByLabel('Date to reach').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10))
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/plan')
  for (const screen of LEARNER_SCREENS) {
    await page.goto(screen)
    await expectSoundEverywhere(page, screen)
  }
})

test('neither has any screen of the studio', async ({ page }) => {
  promote(await signUp(page), 'administrator')
  for (const screen of STUDIO_SCREENS) {
    await page.goto(screen)
    await expectSoundEverywhere(page, screen)
  }
})
