import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Left to itself vitest leaves a core idle; most tests wait for programs that they started.
    maxWorkers: '100%',
    // Many tests start the built program; a loaded machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
