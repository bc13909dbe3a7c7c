/**
 * `npm run test:mutation -- <domain> [--file retrieval] [--share 0.1] [--seed 1] [--survivors]`: changes the code of a
 * domain in small ways, one at a time, and counts the changes that its unit tests notice. A whole domain takes hours;
 * `--share` draws that part of its lines by the seed, tries the changes within one line, and gives the 95 % interval;
 * `--file` tries the files whose name holds the word. Prints a table and writes .cache/mutation/<domain>.json. The exit
 * code is 1 below 85 %.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

interface Domain {
  /** Folder, and which of its files. */
  code: [folder: string, files: RegExp]
  tests: [folder: string, files: RegExp]
}

const every = /[.]ts$/
const everyTest = /[.]test[.]ts$/
const domains: Record<string, Domain> = {
  assessment: { code: ['lib/assessment/core', every], tests: ['tests/unit/assessment', everyTest] },
  // Many plans on the real curriculum take minutes for each change.
  planning: {
    code: ['lib/planning/core', every],
    tests: [
      'tests/unit/planning',
      /^(?!any-learner|reasons-hold|best-that-fits|hours-check|twenty-years).*[.]test[.]ts$/,
    ],
  },
  // Loading the embedding model takes half a minute for each change.
  labs: {
    code: ['lib/labs/core', every],
    tests: ['tests/unit/labs', /^(?!own-question|probe-recordings).*[.]test[.]ts$/],
  },
  // What decides about a document; the worker it runs in is tried with attacks, not with changes.
  'content-gate': {
    code: ['lib/content/gate', /^(allow-list|bundle-body|check-.*|front-matter|parse-.*|read-.*)[.]ts$/],
    tests: [
      'tests/unit/content',
      /^(allow-list|check-references|check-tags|check-text|check-url|front-matter|gate-corpus|parse-.*|read-.*)[.]test[.]ts$/,
    ],
  },
  permissions: {
    code: ['lib/account', /^permissions[.]ts$/],
    tests: ['tests/unit/account', /^permissions[.]test[.]ts$/],
  },
}

const bar = 85
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: '' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    survivors: { type: 'boolean', default: false },
  },
})
const name = positionals[0] ?? ''
const domain = domains[name]
const share = Number(values.share)
if (!domain) throw new Error(`Name one of ${Object.keys(domains).join(', ')}; got "${name}".`)
if (!(share > 0 && share <= 1)) throw new Error(`--share takes a number above 0 and up to 1, got ${values.share}`)

const listed = ([folder, files]: Domain['code']) =>
  readdirSync(folder)
    .filter((file) => files.test(file))
    .map((file) => path.posix.join(folder, file))
const files = listed(domain.code).filter((file) => path.basename(file).includes(values.file))
if (files.length === 0) throw new Error(`No file of ${domain.code[0]} holds "${values.file}" in its name.`)

// Read by the configuration of vitest in another process. Stryker's own option testFiles would do, but with it 9.6 switches
// a change in code that runs at load on only after the load, and a changed table seems to go unnoticed
// (stryker-js issue 6144).
process.env.MUTATION_TESTS = listed(domain.tests).join()
const report = `.cache/mutation/${name}.json`
const mutants = await new Stryker({
  mutate: share < 1 ? files.flatMap(drawnLines) : files,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Nothing checks types while a test runs.
  disableTypeChecks: false,
  // A busy machine is slow, not caught in a loop.
  timeoutFactor: 2,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 30,
  ignorePatterns: ['/.next', '/.data', '/.cache', '/coverage', '/test-results'],
  tempDirName: `.cache/mutation/sandbox-${name}`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { reportTests: false, reportMutants: values.survivors },
  jsonReporter: { fileName: report },
  thresholds: { high: bar, low: bar, break: bar },
}).runMutationTest()
type MutantResult = (typeof mutants)[number]

const tried = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
const isNoticed = (mutant: MutantResult) => mutant.status === 'Killed' || mutant.status === 'Timeout'
const score = tried.filter(isNoticed).length / tried.length
const percent = (part: number) => `${(100 * part).toFixed(1)} %`
const spread = share < 1 ? `, ± ${percent(1.96 * standardError())} at 95 % (drawn with seed ${values.seed})` : ''
console.log(`${name}: ${percent(score)} of ${tried.length} changes noticed${spread}; each of them is in ${report}`)

/** The lines that the seed draws, as Stryker names them; whether a line is drawn depends on nothing but itself. */
function drawnLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((_text, index) => {
      const key = `${values.seed}|${file}|${index + 1}`
      const lot = createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32
      return lot < share ? [`${file}:${index + 1}-${index + 1}`] : []
    })
}

/** Of the score, by lines, because changes of one line share their fate. Source: ratio estimate, Cochran (1977), 2.11. */
function standardError(): number {
  const surplusOf = new Map<string, number>()
  for (const mutant of tried) {
    const line = `${mutant.fileName}:${mutant.location.start.line}`
    surplusOf.set(line, (surplusOf.get(line) ?? 0) + Number(isNoticed(mutant)) - score)
  }
  return Math.sqrt([...surplusOf.values()].reduce((sum, surplus) => sum + surplus ** 2, 0)) / tried.length
}
