export default {
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/.ci/summary-reporter.js'],
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  // A hang is found anyway; a slow machine is none.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};
