export const key = globalThis.process?.env['XIANTING_KEY'];
