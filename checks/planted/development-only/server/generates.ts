import fc from 'fast-check';

export const samples = fc.integer();
