export const rules = ['vague'];
