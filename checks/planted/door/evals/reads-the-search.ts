const { search } = await import('../knowledge/search.ts');

export { search };
