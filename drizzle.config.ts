import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./store/schema.ts', './store/inspection-schema.ts'],
  out: './store/migrations',
  schemaFilter: ['xianting'],
});
