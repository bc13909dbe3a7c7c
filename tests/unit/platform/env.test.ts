import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { getAuthSecret, getKeptSecret, getSiteUrl, parseEnvironment } from '@/lib/platform/env'
import { StartError } from '@/lib/platform/start-error'

test('parseEnvironment fills in the defaults of an embedded server', () => {
  expect(parseEnvironment({})).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: '.data',
    LOG_LEVEL: 'info',
    TRUST_PROXY: false,
  })
})

test('parseEnvironment treats an empty variable as unset', () => {
  expect(parseEnvironment({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
})

test('parseEnvironment reads numbers, switches and addresses', () => {
  const environment = parseEnvironment({
    PORT: '8080',
    TRUST_PROXY: '1',
    SITE_URL: 'https://milepost.example/',
    DATABASE_URL: 'postgresql://me:secret@db/milepost',
  })
  expect(environment).toMatchObject({ PORT: 8080, TRUST_PROXY: true, SITE_URL: 'https://milepost.example' })
})

test('parseEnvironment lists every problem by name in one message', () => {
  const parse = (): unknown =>
    parseEnvironment({
      PORT: '70000',
      DATABASE_URL: 'mysql://db/milepost',
      AUTH_SECRET: 'short',
      SITE_URL: 'milepost.example',
      GITHUB_CLIENT_ID: 'abc',
      GOOGLE_CLIENT_SECRET: 'abc',
      SMTP_URL: 'http://mail',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'perhaps',
    })
  expect(parse).toThrow(StartError)
  for (const name of ['PORT', 'DATABASE_URL', 'AUTH_SECRET', 'SITE_URL', 'SMTP_URL', 'LOG_LEVEL', 'TRUST_PROXY']) {
    expect(parse).toThrow(new RegExp(`^  ${name} `, 'm'))
  }
})

test.each([
  [{ GITHUB_CLIENT_ID: 'abc' }, 'GITHUB_CLIENT_SECRET is missing'],
  [{ GOOGLE_CLIENT_SECRET: 'abc' }, 'GOOGLE_CLIENT_ID is missing'],
  [{ SMTP_URL: 'smtp://mail' }, 'MAIL_FROM is missing'],
])('parseEnvironment asks for the other half of %j', (variables, message) => {
  expect(() => parseEnvironment(variables)).toThrow(message)
})

test('the message about a wrong variable does not repeat its value', () => {
  expect(() => parseEnvironment({ DATABASE_URL: 'mysql://me:hunter2@db' })).toThrow(/^(?!.*hunter2)/s)
})

test('getSiteUrl prefers the public address and makes the local one readable', () => {
  expect(getSiteUrl(parseEnvironment({ SITE_URL: 'https://a.example' }))).toBe('https://a.example')
  expect(getSiteUrl(parseEnvironment({ HOST: '0.0.0.0', PORT: '80' }))).toBe('http://localhost:80')
  expect(getSiteUrl(parseEnvironment({ HOST: '::1' }))).toBe('http://[::1]:3000')
})

test('getAuthSecret makes a secret once, readable by its owner alone, and gives way to AUTH_SECRET', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-env-'))
  const secret = getAuthSecret(parseEnvironment({ DATA_DIR: folder }))
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(getAuthSecret(parseEnvironment({ DATA_DIR: folder }))).toBe(secret)
  expect(readFileSync(path.join(folder, 'auth-secret'), 'utf8')).toBe(secret)
  expect(statSync(path.join(folder, 'auth-secret')).mode & 0o777).toBe(0o600)
  const given = 'a-secret-of-at-least-32-characters'
  expect(getAuthSecret(parseEnvironment({ DATA_DIR: folder, AUTH_SECRET: given }))).toBe(given)
})

test('getKeptSecret refuses a file that holds no secret', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'milepost-env-'))
  writeFileSync(path.join(folder, 'auth-secret'), '')
  expect(() => getKeptSecret(folder, 'auth-secret')).toThrow(/does not hold a secret/)
})
