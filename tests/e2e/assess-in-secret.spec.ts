import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { parse } from 'yaml'
import { authorParameters } from '@/lib/assessment/core/item-parameters'
import { expect, test } from './support/journey'
import { answerOne, headingOf, setUp } from './support/questions'

interface SourceItem {
  id: string
  pool: string
  type: 'single' | 'multi' | 'ordering' | 'numeric'
  level: 1 | 2 | 3
  difficulty: number
  options?: { text: string; correct?: boolean; rationale?: string }[]
  correct_order?: { rationale?: string }[]
  key?: string[]
  answer?: { working?: string }
  common_errors?: { feedback?: string }[]
}

function readItems(): SourceItem[] {
  const folder = path.join('content', 'items')
  return readdirSync(folder).flatMap((file) => {
    const document = parse(readFileSync(path.join(folder, file), 'utf8')) as SourceItem[] | { items: SourceItem[] }
    return Array.isArray(document) ? document : document.items
  })
}

/** Texts that only somebody who knows the answer may read. */
function reasonsOf({ options = [], correct_order = [], answer, common_errors = [] }: SourceItem): string[] {
  const texts = [
    ...[...options, ...correct_order].map(({ rationale }) => rationale),
    answer?.working,
    ...common_errors.map(({ feedback }) => feedback),
  ]
  return texts.filter((text) => text !== undefined).filter((text) => letters(text).length > 12)
}

/** Letters and digits alone: however a text is quoted or escaped, they stay in their order. */
function letters(text: string): string {
  const decoded = text.replace(/&#x27;|&#39;|&quot;|&amp;|&lt;|&gt;|\\[nt"'\\/]/g, ' ')
  return decoded
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[^\p{L}\p{N}]/gu, '')
}

interface Recorded {
  url: string
  kind: string
  text: string
}

/** Keeps the body of every response of this browser, redirects included. */
async function recordEverything(context: BrowserContext): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  await context.route('**/*', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    const kind = response.headers()['content-type'] ?? ''
    if (!/^(font|image)\//.test(kind)) recorded.push({ url: route.request().url(), kind, text: await response.text() })
    await route.fulfill({ response })
  })
  return recorded
}

const items = readItems().filter(({ pool }) => pool === 'assessment')

/** Published parameters are numbers with many digits; an equal one in a response is no accident. */
function parametersOf({ type, level, difficulty, options = [], key = [], correct_order = [] }: SourceItem): string[] {
  const count = type === 'ordering' ? correct_order.length : options.length
  const parameters = authorParameters({
    level,
    difficulty: difficulty,
    format: type,
    optionCount: type === 'numeric' ? 0 : count,
    keyCount: type === 'ordering' ? count : Math.max(1, key.length),
  })
  return Object.values(parameters)
    .map(String)
    .filter((digits) => digits.length > 8)
}

// A response may still be on its way when the journey is over.
test.afterEach(({ context }) => context.unrouteAll({ behavior: 'wait' }))

test('no response before the end of an attempt tells a key, a reason, a working, a feedback or a parameter', async ({
  page,
  context,
}) => {
  test.setTimeout(480_000)
  const recorded = await recordEverything(context)
  await page.clock.install()
  await setUp(page)
  for (let number = 1; number <= 19; number += 1) {
    await answerOne(page)
    if (number === 2) await page.reload()
    if (number === 3) {
      await page.getByText('Something wrong with this question?').press('Enter')
      await page.getByLabel(/What is wrong/).fill('The second option is unclear.')
      await page.getByRole('button', { name: 'Tell the editors' }).click()
      await expect(page.getByText(/Thank you/)).toBeVisible()
    }
    if (number === 4) {
      const address = page.url()
      // Neither the result nor the way to it, and no other screen of the learner, says more.
      for (const screen of [`${address}/result`, `${address}/result/stop`, '/assessment', '/today', '/progress']) {
        await page.goto(screen)
      }
      await page.goto(address)
    }
  }
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(headingOf(page)).toHaveText('All 20 questions are answered')
  await page.getByRole('button', { name: 'Answer 5 more' }).click()
  await expect(headingOf(page)).toHaveText(/^Question 21: /)
  await page.getByRole('link', { name: /Stop here/ }).click()
  await page.getByRole('button', { name: 'Show what is known' }).waitFor()
  const before = [...recorded]
  expect(before.filter(({ url }) => url.endsWith('/answer')).length).toBe(20)
  expect(before.some(({ kind }) => kind.includes('text/html'))).toBe(true)
  expect(before.some(({ kind }) => kind.includes('text/x-component'))).toBe(true)
  expect(before.some(({ kind }) => kind.includes('javascript'))).toBe(true)

  const all = letters([...new Set(before.map(({ text }) => text))].join('\n'))
  const told = items.flatMap((item) =>
    reasonsOf(item)
      .filter((text) => all.includes(letters(text)))
      .map((text) => `${item.id}: ${text}`),
  )
  expect(told).toEqual([])

  const parameters = [...new Set(items.flatMap(parametersOf))]
  expect(parameters.length).toBeGreaterThan(0)
  const data = before.filter(({ kind }) => !kind.includes('javascript') && !kind.includes('css'))
  const names =
    /"(key|correct|correctOrder|correct_order|rationales?|working|commonErrors|common_errors|tolerance|difficulty|verdict|gapProbability|posterior)"\s*:|"[abc]"\s*:\s*-?\d/
  for (const { url, text } of data) {
    const plain = text.replaceAll('\\', '')
    expect(plain.match(names)?.[0], url).toBeUndefined()
    expect(
      parameters.filter((digits) => plain.includes(digits)),
      url,
    ).toEqual([])
  }

  // The same search finds the reasons once the attempt has ended: it would have found them before.
  await page.getByRole('button', { name: 'Show what is known' }).click()
  await page.waitForURL('**/result')
  await expect(page.locator('.answer-review')).toHaveCount(20)
  // What follows a redirect is not recorded; the page asked for by itself is.
  await page.reload()
  await expect(page.locator('.answer-review')).toHaveCount(20)
  // A body is recorded a moment after the page has it.
  const found = () => {
    const after = letters(
      recorded
        .slice(before.length)
        .map(({ text }) => text)
        .join('\n'),
    )
    return items.filter((item) => reasonsOf(item).some((text) => after.includes(letters(text)))).length
  }
  await expect.poll(found).toBeGreaterThan(10)
})
