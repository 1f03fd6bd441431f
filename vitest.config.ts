import { defineConfig } from 'vitest/config';
import { ClosingLines } from './evals/services/closing-lines.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'web/dist/**', 'checks/planted/**'],
    globalSetup: './evals/services/for-the-run.ts',
    reporters: ['default', new ClosingLines()],
    // Two cores are what a continuous integration machine has; more files at once only make each slower.
    maxWorkers: 2,
    // As `npm start` runs PGlite (decision 7): optimising it takes 600 MB in each file that opens it. Once a thread of
    // V8 ended the process of such a file.
    execArgv: ['--liftoff-only'],
    // Patience for a busy machine only; no test is about time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
