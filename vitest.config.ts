import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests start the built program; a loaded machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
