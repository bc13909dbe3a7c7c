import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { THEME_SCRIPT } from '@/lib/server/theme-script'

function themeAfter(getItem: () => string | null): string | undefined {
  const dataset: { theme?: string } = {}
  runInNewContext(THEME_SCRIPT, { localStorage: { getItem }, document: { documentElement: { dataset } } })
  return dataset.theme
}

test.each([
  ['light', 'light'],
  ['dark', 'dark'],
  ['system', 'system'],
  ['<b>', 'system'],
  [null, 'system'],
])('the theme script shows the stored theme %s as %s', (stored, shown) => {
  expect(themeAfter(() => stored)).toBe(shown)
})

test('the theme script falls back to the system where storage is forbidden', () => {
  expect(
    themeAfter(() => {
      throw new Error('forbidden')
    }),
  ).toBe('system')
})
