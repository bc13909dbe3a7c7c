import next from 'eslint-config-next'
import checkFile from 'eslint-plugin-check-file'
import tseslint from 'typescript-eslint'

/** A bare string does nothing; only the import guards a module. */
const bareServerOnly = {
  selector: 'ExpressionStatement > Literal[value="server-only"]',
  message: "Write import 'server-only': a bare string guards nothing.",
}

/** The core decides from its arguments alone: time and chance are handed in. */
const impureCore = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Core takes its randomness from a seeded argument.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Core takes the time as an argument.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Core takes the time as an argument.' },
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Core takes its settings as arguments.',
  },
]

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      '.cache/**',
      'coverage/**',
      'lib/db/generated/**',
      'next-env.d.ts',
      'tests/fixtures/**',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...next,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'check-file': checkFile },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      complexity: ['warn', 14],
      'max-depth': ['warn', 4],
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'no-restricted-syntax': ['error', bareServerOnly],
    },
  },
  {
    // Nothing in tests is a component; a fixture may be called use.
    files: ['tests/**/*.ts'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['lib/*/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', bareServerOnly, ...impureCore] },
  },
)
