export const key = process.env.XIANTING_KEY;
