/**
 * The table of lib/README.md as patterns: a new domain is covered the day its folder is made.
 * Data and knowledge go one way; nothing above is known below.
 */
const order = [
  ['shared', []],
  ['platform', ['shared']],
  ['db', ['shared', 'platform']],
  ['account', ['shared', 'platform', 'db']],
  ['content', ['shared', 'platform', 'db']],
  ['assessment', ['shared', 'platform', 'db', 'account', 'content']],
  ['labs', ['shared', 'platform', 'db', 'account', 'content']],
  ['progress', ['shared', 'platform', 'db', 'account', 'content', 'assessment', 'labs']],
  ['planning', ['shared', 'platform', 'db', 'account', 'content', 'assessment', 'labs', 'progress']],
]

/** Above the domains: they may ask any of them. server is the process's edge. */
const above = ['learner-state', 'studio', 'cli', 'server']

const domainRules = order.map(([domain, allowed]) => ({
  name: `${domain}-knows-only-what-is-below`,
  severity: 'error',
  comment: `lib/${domain} may import ${allowed.length === 0 ? 'nothing else in lib' : allowed.map((name) => `lib/${name}`).join(', ')}.`,
  from: { path: `^lib/${domain}/` },
  to: { path: '^(lib|components|app)/', pathNot: `^lib/(${[domain, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { pathNot: '^lib/db/generated/' }, to: { circular: true } },
    ...domainRules,
    {
      name: 'lib-never-knows-screens',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/', pathNot: '^components/mdx/tags[.]ts$' },
    },
    {
      name: 'new-domain-needs-a-place',
      severity: 'error',
      comment: 'A folder in lib stands in the order of .dependency-cruiser.cjs.',
      from: { path: `^lib/(?!(${[...order.map(([domain]) => domain), ...above].join('|')})/)` },
      to: {},
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core knows core, lib/shared and nothing that reads, waits or draws.',
      from: { path: '^lib/[^/]+/core/' },
      to: {
        path: [
          '^(app|components)/',
          '^lib/(?!shared/)[^/]+/(?!core/)',
          '^node_modules/',
          '^(fs|path|crypto|http|https|net|os|child_process|worker_threads|node:.*)$',
        ],
        pathNot: '^node_modules/(minisearch|quickselect)/',
      },
    },
    {
      name: 'components-use-contracts',
      severity: 'error',
      comment: 'Components use schemas, actions and core; queries are for app/.',
      from: { path: '^components/' },
      to: { path: '^lib/[^/]+/(mutations|service)[.]ts$' },
    },
    {
      name: 'prisma-in-its-places',
      severity: 'error',
      comment: 'Prisma is spoken in lib/db, queries, mutations and what they are made of.',
      from: {
        path: '^(app|components|lib)/',
        pathNot:
          '^lib/(db/|[^/]+/([a-z-]*queries|[a-z-]*mutations|service|merge|viewer|learner|learner-sql|privacy|rebuild)[.]ts$|cli/|server/|platform/(mail|rate-limit)[.]ts$)',
      },
      to: { path: '^lib/db/(client|generated)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)([.]next|[.]cache|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
