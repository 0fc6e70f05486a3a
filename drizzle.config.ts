import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./libs/*/src/**/tables.ts', './apps/*/src/**/tables.ts'],
  out: './libs/database/migrations',
});
